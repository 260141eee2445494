"""A session with a server that asks again when it should, and says plainly why it gave up.

It follows no redirect, as a password must only go to the address that was given, and it takes
nothing but whole JSON for an answer. All requests only read, so each may be made twice.
"""

from __future__ import annotations

import json
from typing import Any, Final

import requests

from surveys.connections import faults
from surveys.connections.patience import PATIENCE, Patience, retry_after
from surveys.errors import ToolkitError

_LATER: Final = frozenset({429, 500, 502, 503, 504})


class PatientSession(requests.Session):
    """A `requests.Session` with patience.

    Parameters
    ----------
    patience
        How long to wait, and how often to ask.
    """

    def __init__(self, patience: Patience = PATIENCE) -> None:
        super().__init__()
        self.patience = patience
        self.headers["Accept"] = "application/json"
        # Without an own way to sign, the library would put in what ~/.netrc says.
        self.auth = _unsigned

    def request(  # type: ignore[override] # the rest is handed on as it came
        self, method: str, url: str, *args: Any, **kwargs: Any
    ) -> requests.Response:
        """Make a request until it is answered or patience ends.

        Raises
        ------
        ResponseError
            No answer, or none that can be used.
        UsageError
            The server sends on to another address.
        """
        kwargs["allow_redirects"] = False
        kwargs.setdefault("timeout", (self.patience.connect, self.patience.read))
        attempt = 0
        while True:
            attempt += 1
            answer = self._once(method, url, *args, **kwargs)
            if isinstance(answer, requests.Response) and answer.status_code not in _LATER:
                return answer
            asked = None
            if isinstance(answer, requests.Response):
                asked = retry_after(answer.headers.get("Retry-After"))
                answer = faults.busy(url, answer.status_code, asked)
            if attempt >= self.patience.attempts or (asked or 0) > self.patience.most:
                raise answer
            self.patience.sleep(self.patience.pause(attempt, asked))

    def _once(self, method: str, url: str, *args: Any, **kwargs: Any) -> Any:
        """Return an answer, or the error that is worth another attempt."""
        try:
            answer = super().request(method, url, *args, **kwargs)
        except requests.exceptions.SSLError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise faults.untrusted(url) from None
            return faults.unreachable(url, "a server that does not speak https")
        except requests.exceptions.Timeout:
            return faults.unreachable(url, "no answer in time")
        except (
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ):
            return faults.broken_off(url)
        except requests.exceptions.RequestException as error:
            # The library's own words may hold the whole address; its kind says enough.
            return faults.unreachable(url, f"no connection ({type(error).__name__})")
        return _fault_of(answer, url) or answer


def _unsigned(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _fault_of(answer: requests.Response, url: str) -> ToolkitError | None:
    """Return the error that an answer is not whole; raise when another attempt is in vain."""
    if answer.is_redirect:
        raise faults.moved(url, answer.headers.get("Location", ""))
    if answer.status_code != requests.codes.ok or not answer.content.strip():
        return None
    if answer.content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise faults.web_page(url)
    try:
        json.loads(answer.content)
    except ValueError:
        return faults.broken_off(url)
    return None
