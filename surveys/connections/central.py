"""A signed-in connection to an ODK Central: where its forms are, and a session with a token."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from surveys.connections import faults
from surveys.connections.patience import Patience
from surveys.errors import ToolkitError

if TYPE_CHECKING:
    import requests

    from surveys.connections.sessions import PatientSession

EXTRA: Final = "odk"
_REFUSED: Final = (HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Central:
    """A form on an ODK Central.

    Parameters
    ----------
    url
        Address of the server.
    project, form
        Number of the project, and the form's id in it.
    user
        E-mail address of the account.
    since
        Day from which on submissions are fetched, as 2026-01-31; all when empty.
    """

    url: str
    project: int
    form: str
    user: str
    since: str = ""

    @property
    def source(self) -> dict[str, str]:
        """What is downloaded."""
        told = {"url": self.url, "project": str(self.project), "form": self.form}
        return {"platform": "odk", **told, "since": self.since}

    @property
    def api(self) -> str:
        """Address of the interface."""
        return f"{self.url}/v1"

    @property
    def forms(self) -> str:
        """Address of the project's forms."""
        return f"{self.api}/projects/{self.project}/forms"

    @property
    def submissions(self) -> str:
        """Address of the form's submissions."""
        return f"{self.forms}/{quote(self.form, safe='')}.svc/Submissions"


class Connection:
    """A session with a server; begins another when it has run out.

    Parameters
    ----------
    central, password
        The form, and the password of the account.
    session
        Makes the requests.
    """

    def __init__(self, central: Central, password: str, session: PatientSession) -> None:
        self._central = central
        self._password = password
        self._session = session
        self._date = ""
        self._token = ""

    def sign_in(self) -> None:
        """Begin a session.

        Raises
        ------
        UsageError
            User or password is wrong.
        ResponseError
            What answers is no ODK Central.
        """
        url = f"{self._central.api}/sessions"
        account = {"email": self._central.user, "password": self._password}
        answer = self._session.post(url, json=account)
        if answer.status_code in _REFUSED:
            raise faults.wrong_password(url)
        token = _token(answer)
        if not token:
            raise faults.unreadable(
                url,
                f"no session (status {answer.status_code})",
                "a token",
                "Check that --url is that of an ODK Central; one whose users sign in with their "
                "organisation (OpenID Connect) takes no passwords.",
            )
        self._token, self._date = token, answer.headers.get("Date", "")
        self._session.auth = self._sign

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request

    def get(self, url: str) -> requests.Response:
        """Ask for something."""
        answer = self._session.get(url)
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            self.sign_in()
            answer = self._session.get(url)
        return answer

    def server_time(self) -> str:
        """Return when it was signed in, by the clock of the server, as OData writes a moment."""
        try:
            moment = parsedate_to_datetime(self._date)
        except ValueError:
            moment = datetime.now(UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def sign_out(self) -> None:
        """End the session; one that is not ended ends by itself after a day.

        It is named "current", so that the token stands in no log of addresses.
        """
        self._session.patience = replace(self._session.patience, attempts=1)
        with suppress(ToolkitError):
            self._session.delete(f"{self._central.api}/sessions/current")


def _token(answer: requests.Response) -> str:
    try:
        token = answer.json().get("token", "")
    except (ValueError, AttributeError):
        return ""
    return str(token)


@contextmanager
def signed_in(central: Central, password: str, patience: Patience) -> Iterator[Connection]:
    """Sign in for a while.

    Raises
    ------
    UsageError
        The extra is not installed, or user or password is wrong.
    """
    try:
        from surveys.connections.sessions import PatientSession
    except ModuleNotFoundError:
        raise faults.not_installed(EXTRA) from None
    with PatientSession(patience) as session:
        connection = Connection(central, password, session)
        connection.sign_in()
        try:
            yield connection
        finally:
            connection.sign_out()
