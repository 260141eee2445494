"""A signed-in connection to LimeSurvey's RemoteControl 2, through the library citric."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar

from surveys.connections import faults
from surveys.connections.patience import Patience
from surveys.errors import ResponseError, ToolkitError, UsageError, near

if TYPE_CHECKING:
    from citric.client import Client

    from surveys.connections.sessions import PatientSession

EXTRA: Final = "limesurvey"
_ENDPOINT: Final = "/index.php/admin/remotecontrol"
_ENDED: Final = "invalid session key"
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class LimeSurvey:
    """A survey on a LimeSurvey.

    Parameters
    ----------
    url
        Address of the server, or of its RemoteControl when that lies elsewhere.
    survey
        Number of the survey.
    user
        Name of the account.
    """

    url: str
    survey: int
    user: str

    @property
    def source(self) -> dict[str, str]:
        """What is downloaded."""
        return {"platform": "limesurvey", "url": self.url, "survey": str(self.survey)}

    @property
    def endpoint(self) -> str:
        """Address of the interface.

        Examples
        --------
        >>> LimeSurvey(url="https://survey.example.fi", survey=1, user="anna").endpoint
        'https://survey.example.fi/index.php/admin/remotecontrol'
        """
        if self.url.endswith("/remotecontrol"):
            return self.url
        return f"{self.url.removesuffix('/index.php')}{_ENDPOINT}"


class Connection:
    """A session with a server; begins another when it has run out.

    Parameters
    ----------
    limesurvey, password
        The survey, and the password of the account.
    session
        Makes the requests.
    """

    def __init__(self, limesurvey: LimeSurvey, password: str, session: PatientSession) -> None:
        self._limesurvey = limesurvey
        self._password = password
        self._session = session
        self._client = self._signed_in()

    def _signed_in(self) -> Client:
        from citric.client import Client

        limesurvey = self._limesurvey
        return self._told(
            lambda: Client(
                limesurvey.endpoint,
                limesurvey.user,
                self._password,
                requests_session=self._session,
            )
        )

    def check_survey(self) -> None:
        """See that the account knows the survey.

        Raises
        ------
        UsageError
            It does not; those that it knows are named.
        """
        surveys = self._told(lambda: self._client.list_surveys())
        known = {str(one["sid"]): str(one.get("surveyls_title", "")) for one in surveys}
        number = str(self._limesurvey.survey)
        if number not in known:
            named = ", ".join(f"{one} ({title})" for one, title in known.items())
            raise UsageError(
                f"no survey {number}",
                expected=f"one that the account may see: {named or 'none'}",
                where=self._limesurvey.url,
                advice=near(number, known),
            )

    def responses(
        self, first: int | None = None, last: int | None = None, fields: tuple[str, ...] = ()
    ) -> list[dict[str, Any]]:
        """Return responses by range of ids, with all fields or only some.

        Raises
        ------
        ResponseError
            What comes is no export of responses.
        """
        content = self._asked(first, last, fields)
        try:
            rows: list[dict[str, Any]] = json.loads(content)["responses"]
            _ = [int(row["id"]) for row in rows]
        except (ValueError, KeyError, TypeError):
            raise faults.unreadable(
                self._limesurvey.endpoint,
                "an export that is not a list of responses with ids",
                'JSON {"responses": [{"id": …}]}, as LimeSurvey 5 and 6 write it',
                "Ask for smaller pages with --page; look into the server's log.",
            ) from None
        return rows

    def _asked(self, first: int | None, last: int | None, fields: tuple[str, ...]) -> bytes:
        def ask() -> bytes:
            return self._client.export_responses(
                self._limesurvey.survey,
                file_format="json",
                heading_type="code",
                response_type="short",
                completion_status="all",
                from_response_id=first,
                to_response_id=last,
                fields=list(fields) or None,
            )

        return self._told(ask, again=True)

    def sign_out(self) -> None:
        """Give the session back; one that is not given back ends by itself."""
        self._session.patience = replace(self._session.patience, attempts=1)
        with suppress(ToolkitError):
            self._told(self._client.close)

    def _told(self, call: Callable[[], _Answer], *, again: bool = False) -> _Answer:
        """Return what a call returns, and say its faults in the toolkit's words."""
        import requests
        from citric import exceptions

        url = self._limesurvey.endpoint
        try:
            return call()
        except exceptions.LimeSurveyStatusError as error:
            if again and _ENDED in str(error).lower():
                self._client = self._signed_in()
                return self._told(call)
            raise _fault_of(str(error), self._limesurvey) from None
        except exceptions.RPCInterfaceNotEnabledError:
            raise _switched_off(url) from None
        except exceptions.LimeSurveyApiError:
            raise faults.unreadable(url, "an error inside LimeSurvey", "an answer") from None
        except requests.HTTPError as error:
            status = error.response.status_code if error.response is not None else 0
            if status == HTTPStatus.NOT_FOUND:
                raise _switched_off(url) from None
            raise faults.refused(url, status) from None
        except (exceptions.ResponseMismatchError, ValueError, KeyError, TypeError):
            # ValueError: base64 that is none.
            raise faults.broken_off(url) from None


@contextmanager
def signed_in(limesurvey: LimeSurvey, password: str, patience: Patience) -> Iterator[Connection]:
    """Sign in for a while.

    Raises
    ------
    UsageError
        The extra is not installed, or user or password is wrong.
    """
    try:
        import citric  # noqa: F401 # to know whether it is there

        from surveys.connections.sessions import PatientSession
    except ModuleNotFoundError:
        raise faults.not_installed(EXTRA) from None
    with PatientSession(patience) as session:
        connection = Connection(limesurvey, password, session)
        try:
            yield connection
        finally:
            connection.sign_out()


def _fault_of(status: str, limesurvey: LimeSurvey) -> ToolkitError:
    """Return the error that a status of RemoteControl stands for."""
    url, words = limesurvey.endpoint, status.lower()
    if "invalid user name or password" in words:
        return faults.wrong_password(url)
    if "no permission" in words:
        return faults.not_allowed(url, f"the responses of survey {limesurvey.survey}")
    if "no surveys" in words:
        return faults.not_allowed(url, "any survey")
    if "could not get max id" in words:
        return ResponseError(
            f"no response to survey {limesurvey.survey}", expected="one at least", where=url
        )
    if "no data" in words:
        return ResponseError(
            f"survey {limesurvey.survey}, which was never activated",
            expected="a survey that has been answered",
            where=url,
            advice="Activate it on the server.",
        )
    return faults.unreadable(
        url, f"the status “{status}”", "an answer", "Look into the server's log."
    )


def _switched_off(url: str) -> ToolkitError:
    return ResponseError(
        "no answer from RemoteControl",
        expected="LimeSurvey's JSON-RPC interface",
        where=url,
        advice="An administrator switches it on under Configuration, Global settings, Interfaces. "
        "Check the address too.",
    )
