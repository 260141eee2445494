"""What a patient session makes of answers that are late, broken, elsewhere or for people."""

from __future__ import annotations

import datetime
import ssl
import time
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from surveys.connections import Patience
from surveys.connections.addresses import checked
from surveys.connections.patience import retry_after
from surveys.connections.sessions import PatientSession
from surveys.errors import ResponseError, ToolkitError, UsageError
from tests.surveys.connections.standin import Reply, Request, as_json, serving

OK = as_json({"fine": True})
BUSY = Reply(status=503)


def ask(patience: Patience, *troubles: Reply | None, path: str = "/") -> int:
    """Ask once, with troubles first; return how many requests it took."""
    with serving(lambda request: OK) as server, PatientSession(patience) as session:
        server.troubles.extend(troubles)
        assert session.get(server.url + path).json() == {"fine": True}
        return len(server.requests)


@pytest.mark.parametrize(
    "trouble",
    [BUSY, Reply(status=500), Reply(status=429), Reply(hang=True), Reply(b'{"fine": tr'),
     Reply(b'{"fine": true}', cut=True)],
    ids=["503", "500", "429", "connection lost", "half of the JSON", "half of the body"],
)  # fmt: skip
def test_what_passes_is_asked_again(
    patience: Patience, pauses: list[float], trouble: Reply
) -> None:
    assert ask(patience, trouble, trouble) == 3
    assert pauses == [1.0, 2.0], "each pause is twice the one before"


def test_the_server_says_how_long_to_wait(patience: Patience, pauses: list[float]) -> None:
    assert ask(patience, Reply(status=429, headers={"Retry-After": "7"})) == 2
    assert pauses == [7.0]


def test_pauses_are_spread_and_bounded() -> None:
    low, high = Patience(chance=lambda: 0.0), Patience(chance=lambda: 1.0)
    assert (low.pause(1), high.pause(1)) == (0.5, 1.0)
    assert high.pause(20) == high.most


@pytest.mark.parametrize(
    ("header", "seconds"),
    [(None, None), ("", None), ("12", 12.0), ("soon", None),
     ("Fri, 02 Jan 2026 10:00:05 GMT", 5.0), ("Fri, 02 Jan 2026 10:00:05", 5.0),
     ("Fri, 02 Jan 2026 09:00:00 GMT", 0.0)],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_moment(header: str | None, seconds: float | None) -> None:
    now = datetime.datetime(2026, 1, 2, 10, tzinfo=datetime.UTC)
    assert retry_after(header, now) == seconds


@pytest.mark.parametrize(
    ("trouble", "requests", "error", "message"),
    [
        (BUSY, 4, ResponseError, r"a server that cannot answer now \(status 503\).*is kept"),
        (Reply(status=429), 4, ResponseError, r"too many requests \(status 429\)"),
        (Reply(hang=True), 4, ResponseError, r"no connection \(ConnectionError\)"),
        (Reply(b"[1, 2", cut=True), 4, ResponseError, "an answer that breaks off"),
        (
            Reply(status=429, headers={"Retry-After": "3600"}),
            1,
            ResponseError,
            "It asks to wait 3600 seconds",
        ),
        (Reply(b"<!doctype html><form>"), 1, ResponseError, "a web page instead of data"),
        (Reply(b"\xef\xbb\xbf \n<html>"), 1, ResponseError, "a web page instead of data"),
        (
            Reply(status=302, headers={"Location": "https://u:p@login.example.fi/sso?t=1"}),
            1,
            UsageError,
            r"found a server that sends on to login.example.fi/sso;",
        ),
    ],
)
def test_what_does_not_pass_is_told(
    patience: Patience, trouble: Reply, requests: int, error: type[ToolkitError], message: str
) -> None:
    with serving(lambda request: trouble) as server, PatientSession(patience) as session:
        with pytest.raises(error, match=message) as told:
            session.get(f"{server.url}/v1/things?token=secret")
        assert len(server.requests) == requests
        assert "secret" not in str(told.value)


def test_other_refusals_are_left_to_who_asked(patience: Patience) -> None:
    with serving(lambda request: as_json({}, 404)) as server, PatientSession(patience) as session:
        assert session.get(server.url).status_code == 404


def test_a_server_that_never_answers(pauses: list[float]) -> None:
    patience = Patience(attempts=2, read=0.05, sleep=pauses.append, chance=lambda: 1.0)

    def late(request: Request) -> Reply:
        time.sleep(0.3)
        return Reply(hang=True)

    told = pytest.raises(ResponseError, match="found no answer in time")
    with serving(late) as server, PatientSession(patience) as session, told:
        session.get(server.url)
    assert pauses == [1.0]


def test_no_server_at_all(patience: Patience) -> None:
    with serving(lambda request: OK) as server:
        url = server.url
    with PatientSession(patience) as session, pytest.raises(ResponseError, match="no connection"):
        session.get(url)


def test_what_is_written_for_programs_of_the_user_is_not_sent(
    patience: Patience, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login anna password hidden\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serving(lambda request: OK) as server, PatientSession(patience) as session:
        session.get(server.url)
        assert "Authorization" not in server.requests[0].headers


def certificate(folder: Path) -> Path:
    """Write a key and a certificate that its server made itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def test_a_certificate_that_nobody_vouches_for(patience: Patience, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    with serving(lambda request: OK, context) as server, PatientSession(patience) as session:
        message = "found a certificate that is not trusted.*REQUESTS_CA_BUNDLE"
        with pytest.raises(ResponseError, match=message):
            session.get(server.url.replace("http://127.0.0.1", "https://localhost"))
        assert server.requests == []


def test_https_where_there_is_none(patience: Patience) -> None:
    told = pytest.raises(ResponseError, match="a server that does not speak https")
    with serving(lambda request: OK) as server, PatientSession(patience) as session, told:
        session.get(server.url.replace("http:", "https:"))


@pytest.mark.parametrize(
    "url", ["https://a.example.fi", "http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1"]
)
def test_addresses_that_are_taken(url: str) -> None:
    assert checked(f"{url}/") == url


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("survey.example.fi", "expected an address such as https"),
        ("ftp://survey.example.fi", "expected an address such as https"),
        ("https://survey.example.fi:port", "expected an address such as https"),
        ("https://", "expected an address such as https"),
        ("http://survey.example.fi", "Write https://survey.example.fi"),
        ("https://localhost.example.fi?x=1", "a [?] or # in the address"),
        ("https://anna:hidden@survey.example.fi", "a user name in the address"),
    ],
)
def test_addresses_that_are_not_taken(url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as told:
        checked(url)
    assert "hidden" not in str(told.value)
