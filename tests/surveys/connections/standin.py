"""Stand-ins for survey servers, on this machine, that can misbehave in every way wanted.

They speak as much of the interfaces as is told in the servers' sources, no more: what passes here
has not been tried against a real LimeSurvey or ODK Central.
"""

from __future__ import annotations

import base64
import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PASSWORD = "sala-sana-ÄÖ-42"  # noqa: S105
DATE = "Mon, 05 Jan 2026 10:00:00 GMT"


@dataclass
class Reply:
    """What a server answers; `cut` leaves the body half, `hang` the connection without any."""

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    hang: bool = False


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any


Answer = Callable[[Request], Reply]


@dataclass
class Server:
    """A server whose next replies can be set aside for faults: what the trouble is, how often."""

    answer: Answer
    url: str = ""
    requests: list[Request] = field(default_factory=list)
    troubles: list[Reply | None] = field(default_factory=list)

    def reply(self, request: Request) -> Reply:
        self.requests.append(request)
        trouble = self.troubles.pop(0) if self.troubles else None
        return trouble or self.answer(request)


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of connections that were closed on it."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


@contextmanager
def serving(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server as long as it is needed, encrypted when there is a context."""
    server = Server(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            parts = urlsplit(self.path)
            size = int(self.headers.get("Content-Length", 0))
            raw = self.rfile.read(size)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            body = json.loads(raw) if raw else None
            request = Request(
                self.command, unquote(parts.path), query, dict(self.headers.items()), body
            )
            self.send(server.reply(request))

        do_GET = do_POST = do_DELETE = handle_any  # noqa: N815 # names of http.server

        def send(self, reply: Reply) -> None:
            self.close_connection = True
            if reply.hang:
                return
            self.send_response_only(reply.status)
            for name, value in {"Date": DATE, "Connection": "close", **reply.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(
                reply.content[: len(reply.content) // 2] if reply.cut else reply.content
            )

        def log_message(self, *args: Any) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Handler) as http:
        if context:
            http.socket = context.wrap_socket(http.socket, server_side=True)
        server.url = f"http://127.0.0.1:{http.server_address[1]}"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()


def as_json(plain: Any, status: int = 200) -> Reply:
    return Reply(json.dumps(plain).encode(), status, {"Content-Type": "application/json"})


def response(number: int, **fields: Any) -> dict[str, Any]:
    """Return a response as LimeSurvey exports it: null was not shown, "" was left empty."""
    return {
        "id": str(number),
        "submitdate": f"2026-01-0{number % 9 + 1} 10:00:00",
        "lastpage": "3",
        "role": "tkk",
        "why": "",
        "hidden": None,
        **fields,
    }


@dataclass
class LimeSurveyStandIn:
    """As much of RemoteControl 2 as exporting responses needs."""

    responses: list[dict[str, Any]]
    surveys: list[dict[str, Any]] = field(
        default_factory=lambda: [{"sid": "123", "surveyls_title": "Koordinaattorit"}]
    )
    status: str = ""
    key: int = 0
    during: Callable[[LimeSurveyStandIn], None] = lambda standin: None
    exported: list[tuple[int, int]] = field(default_factory=list)

    def __call__(self, request: Request) -> Reply:
        if request.path != "/index.php/admin/remotecontrol":
            return as_json({"detail": "no such page"}, 404)
        method, params = request.body["method"], request.body["params"]
        result = getattr(self, method)(*params)
        return as_json({"id": request.body["id"], "result": result, "error": None})

    def get_session_key(self, user: str, password: str, plugin: str) -> Any:
        if (user, password) != ("anna", PASSWORD):
            return {"status": "Invalid user name or password"}
        self.key += 1
        return f"key-{self.key}"

    def release_session_key(self, key: str) -> str:
        return "OK"

    def list_surveys(self, key: str, *rest: Any) -> Any:
        return self.surveys or {"status": "No surveys found"}

    def export_responses(self, key: str, survey: int, kind: str, *rest: Any) -> Any:
        if key != f"key-{self.key}":
            return {"status": "Invalid session key"}
        if self.status:
            return {"status": self.status}
        assert (survey, kind, rest[1:4]) == (123, "json", ("all", "code", "short"))
        first, last, fields = rest[4], rest[5], rest[6]
        rows = [row for row in self.responses if (first or 1) <= int(row["id"]) <= (last or 10**9)]
        if fields is not None:
            rows = [{name: row[name] for name in fields} for row in rows]
        else:
            self.exported.append((first, last))
            self.during(self)
        document = json.dumps({"responses": rows}).encode()
        return base64.b64encode(document).decode()


def submission(number: int, **fields: Any) -> dict[str, Any]:
    """Return a submission as ODK Central's OData tells it."""
    return {
        "__id": f"uuid:{number}",
        "__system": {"submissionDate": f"2026-01-04T10:{number:02}:00.000Z", "status": None},
        "role": "tkk",
        "trips": [{"__id": f"{number}-1", "place": "Åbo"}],
        **fields,
    }


@dataclass
class CentralStandIn:
    """As much of ODK Central as its OData of submissions needs."""

    submissions: list[dict[str, Any]]
    forms: list[str] = field(default_factory=lambda: ["coordinators"])
    token: int = 0
    ended: list[str] = field(default_factory=list)
    origin: str = "https://elsewhere.example.fi"
    rights: bool = True
    date: str = DATE

    def __call__(self, request: Request) -> Reply:
        if request.path == "/v1/sessions":
            return self.sign_in(request.body)
        if request.method == "DELETE":
            assert request.path == "/v1/sessions/current"
            self.ended.append(request.headers["Authorization"])
            return as_json({"success": True})
        if request.headers.get("Authorization") != f"Bearer token-{self.token}":
            return as_json({"code": 401.2, "message": "Could not authenticate"}, 401)
        if request.path == "/v1/projects/1/forms":
            return as_json([{"xmlFormId": name} for name in self.forms])
        known = [f"/v1/projects/1/forms/{name}.svc/Submissions" for name in self.forms]
        if request.path not in known:
            return as_json({"code": 404.1, "message": "Could not find the resource"}, 404)
        if not self.rights:
            return as_json({"code": 403.1, "message": "not allowed"}, 403)
        return self.page(request)

    def sign_in(self, account: dict[str, str]) -> Reply:
        if account != {"email": "anna@example.fi", "password": PASSWORD}:
            return as_json({"code": 401.2, "message": "Could not authenticate"}, 401)
        self.token += 1
        reply = as_json({"token": f"token-{self.token}"})
        reply.headers["Date"] = self.date
        return reply

    def page(self, request: Request) -> Reply:
        assert request.query["$expand"] == "*"
        until = request.query["$filter"].rpartition(" le ")[2]
        rows = [row for row in self.submissions if row["__system"]["submissionDate"] <= until]
        start = int(request.query.get("$skiptoken", "0"))
        size = int(request.query["$top"])
        document: dict[str, Any] = {"value": rows[start : start + size], "@odata.count": len(rows)}
        if start + size < len(rows):
            link = f"{self.origin}{request.path}?%24skiptoken={start + size}"
            rest = {name: value for name, value in request.query.items() if name != "$skiptoken"}
            document["@odata.nextLink"] = link + "".join(
                f"&{name.replace('$', '%24')}={value.replace(' ', '%20')}"
                for name, value in rest.items()
            )
        return as_json(document)
