"""The offline form as one HTML file: its content, its look and its runtime.

A strict Content-Security-Policy inside the file forbids every request: nothing can be fetched from
anywhere or sent anywhere, and no script runs but the one with the hash that is named.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Sequence
from importlib.resources import files

from surveys.model import Language
from surveys.platforms.html.form import Node
from surveys.platforms.html.messages import NO_SCRIPT

SCRIPTS = ("conditions.js", "saving.js", "showing.js", "questions.js", "pages.js", "main.js")
"""Modules of the runtime, each after those that it imports."""
STYLE = "form.css"
TITLES: dict[Language, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}

_IMPORT = re.compile(r"^import \{[^}]*\} from \"\./\w+\.js\";[^\n]*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|const)", re.MULTILINE)

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" id="skip" href="#main"></a>
<header class="masthead"><div class="inside">
<p id="form-title">{title}</p>
<nav id="languages"{hidden}>{switch}</nav>
</div></header>
<main id="main" tabindex="-1">
<noscript>{no_script}</noscript>
</main>
<footer><div id="foot"></div><p class="unseen" id="announcement" aria-live="polite"></p></footer>
<script type="application/json" id="form">{content}</script>
<script>{script}</script>
</body>
</html>
"""


def page(form: Node) -> str:
    """Return the file of a form.

    Parameters
    ----------
    form
        As `surveys.platforms.html.form.form` writes it.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> from surveys.platforms.html.form import form
    >>> page(form(coordinators, "2026")).splitlines()[:2]
    ['<!doctype html>', '<html lang="fi">']
    """
    language: Language = form["language"]
    languages: Sequence[Language] = form["languages"]
    style, code = _runtime(STYLE), script()
    return _PAGE.format(
        language=language,
        policy=policy(style, code),
        title=html.escape(form["title"][language]),
        style=style,
        hidden="" if len(languages) > 1 else " hidden",
        switch="".join(map(_button, languages)),
        no_script="".join(
            f'<p lang="{one}">{html.escape(NO_SCRIPT[one])}</p>' for one in languages
        ),
        content=_embedded(form),
        script=code,
    )


def policy(style: str, code: str) -> str:
    """Return the Content-Security-Policy that allows this style and this script alone."""
    return "; ".join((
        "default-src 'none'", f"script-src '{_hash(code)}'", f"style-src '{_hash(style)}'",
        "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
    ))  # fmt: skip


def script() -> str:
    """Return the runtime as one script, from modules that can be run and tested one by one."""
    parts = [_EXPORT.sub("", _IMPORT.sub("", _runtime(name))).strip() for name in SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n\n".join(parts) + "\n})();\n"


def _runtime(name: str) -> str:
    text = files("surveys.platforms.html").joinpath("runtime", name).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _button(language: Language) -> str:
    return (
        f'<button type="button" id="language-{language}" lang="{language}">'
        f"{TITLES[language]}</button>"
    )


def _embedded(form: Node) -> str:
    """Write JSON that no text in it can end or comment out."""
    text = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
