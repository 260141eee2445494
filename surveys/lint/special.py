"""Answers that are not like the others: 'none of these' and 'don't know'.

The words are heuristic: those with which such answers usually begin in the three languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveys.lint.findings import Finding
from surveys.model import LANGUAGES, Code, CodeList, Instrument, MultipleChoice

_NONE = re.compile(
    r"(ei (mikään|mitään|yksikään) (näistä|edellisistä|niistä)|ei mitään$|ei mikään$"
    r"|ing(et|en|a) av (dessa|de här|ovan)|inget$|none( of (these|the above))?$|nothing$)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"(en osaa sanoa|en tiedä$|ei osaa sanoa|kan inte säga|jag kan inte säga|vet (inte|ej)$"
    r"|jag vet inte$|don[’']t know$|can[’']t say|do not know$)",
    re.IGNORECASE,
)


def not_exclusive(instrument: Instrument) -> Iterator[Finding]:
    """Find 'none of these' in a multiple choice that can be chosen together with others."""
    for item in instrument.items:
        if isinstance(item, MultipleChoice):
            for code in item.codes:
                if not code.exclusive and code.missing is None and _says(code, _NONE):
                    yield Finding(
                        f"{item.name}.codes.{code.code}",
                        f"{_shown(code)}, which can be chosen together with other answers",
                        "an answer that rules out the others",
                        "Write Code(…, exclusive=True).",
                    )


def counted_as_answers(instrument: Instrument) -> Iterator[Finding]:
    """Find 'don't know' that counts as an answer, on a scale even as a number."""
    for item in instrument.items:
        codes = getattr(item, "codes", None)
        if isinstance(codes, CodeList):
            for code in codes:
                if code.missing is None and _says(code, _UNKNOWN):
                    yield Finding(
                        f"{item.name}.codes.{code.code}",
                        f"{_shown(code)}, which counts as an answer",
                        "a code that says that there is no answer",
                        "Write Code(…, missing=Missing.DONT_KNOW).",
                    )


def _says(code: Code, words: re.Pattern[str]) -> bool:
    return any(words.match(code.text[one].strip()) for one in LANGUAGES if code.text.has(one))


def _shown(code: Code) -> str:
    return repr(code.text[LANGUAGES[-1]])
