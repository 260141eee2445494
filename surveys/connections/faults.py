"""What can go wrong between here and a server, in words that say what to do.

No message holds a password, a token or an answer.
"""

from __future__ import annotations

from typing import Final

from surveys.connections.addresses import place
from surveys.errors import ResponseError, ToolkitError, UsageError

_RESUMED: Final = "Whatever was fetched so far is kept: give the same command again to go on."


def not_installed(extra: str) -> ToolkitError:
    """Return the error that a library is missing that only a connection needs."""
    return UsageError(
        "no library for this connection",
        expected=f"the extra {extra!r}",
        advice=f'Install it with: pip install "tkk-toolkit[{extra}]"',
    )


def unreachable(url: str, why: str) -> ToolkitError:
    """Return the error that no connection, or no whole answer, came about."""
    return ResponseError(
        why,
        expected="an answer from the server",
        where=place(url),
        advice=f"Check the address and the network, or wait. {_RESUMED}",
    )


def untrusted(url: str) -> ToolkitError:
    """Return the error that the server's certificate does not prove who it is."""
    return ResponseError(
        "a certificate that is not trusted: run out, made by the server itself, or of another name",
        expected="a certificate that proves which server this is",
        where=place(url),
        advice="Tell who keeps the server. If your organisation has its own authority, name its "
        "certificates in the environment variable REQUESTS_CA_BUNDLE. It is never skipped.",
    )


def busy(url: str, status: int, seconds: float | None) -> ToolkitError:
    """Return the error that the server keeps refusing for now."""
    wait = f" It asks to wait {seconds:.0f} seconds." if seconds else ""
    what = "too many requests" if status == 429 else "a server that cannot answer now"
    return ResponseError(
        f"{what} (status {status})",
        expected="an answer",
        where=place(url),
        advice=f"Wait a while, or ask for smaller pages with --page.{wait} {_RESUMED}",
    )


def web_page(url: str) -> ToolkitError:
    """Return the error that a page for people came, mostly one to sign in on."""
    return ResponseError(
        "a web page instead of data",
        expected="an answer for programs",
        where=place(url),
        advice="The address is not that of the interface, or the organisation asks to sign in "
        "before it: ask who keeps the server how programs get through.",
    )


def moved(url: str, target: str) -> ToolkitError:
    """Return the error that the server sends on to another address; passwords do not follow."""
    return UsageError(
        f"a server that sends on to {place(target) or 'another address'}",
        expected="the address itself",
        where=place(url),
        advice="Give that address with --url if it is the right one.",
    )


def broken_off(url: str) -> ToolkitError:
    """Return the error that an answer is not whole."""
    return ResponseError(
        "an answer that breaks off",
        expected="whole JSON",
        where=place(url),
        advice=f"Ask for smaller pages with --page. {_RESUMED}",
    )


def refused(url: str, status: int) -> ToolkitError:
    """Return the error that the server refuses for a reason that is not known here."""
    return ResponseError(
        f"a refusal (status {status})",
        expected="an answer",
        where=place(url),
        advice="Look into the server's log, or ask who keeps it.",
    )


def wrong_password(url: str) -> ToolkitError:
    """Return the error that user and password do not belong together."""
    return UsageError(
        "a user or password that the server does not accept",
        expected="those of an account that may read the answers",
        where=place(url),
        advice="Check --user and TKK_PASSWORD; some servers let only accounts with a password of "
        "their own in, none of a common sign-in.",
    )


def not_allowed(url: str, what: str) -> ToolkitError:
    """Return the error that the account may not read the answers."""
    return UsageError(
        f"an account that may not read {what}",
        expected="an account with the right to see and export its answers",
        where=place(url),
        advice="Ask who keeps the survey for that right.",
    )


def changing(url: str, expected: str) -> ToolkitError:
    """Return the error that the answers did not stand still while they were read."""
    return ResponseError(
        "answers that were added, changed or deleted while they were read",
        expected=expected,
        where=place(url),
        advice="Fetch again with --force when nobody is answering or cleaning up.",
    )


def unreadable(url: str, found: str, expected: str, advice: str = "") -> ToolkitError:
    """Return the error that an answer is not of the form that the server's documents tell."""
    return ResponseError(found, expected=expected, where=place(url), advice=advice)
