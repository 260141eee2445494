"""The validation report as a page: one file, without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from surveys import pages
from surveys.cleaning import report_words as words
from surveys.model import Instrument, Language, Text
from surveys.responses import Problem

MOST_ROWS: Final = 50
"""Rows shown of one question; a mistake of the form itself stands in every response."""

_STYLE = ".more { color: var(--quiet); font-size: .9rem; } td[lang] { overflow-wrap: anywhere; }"
_NUMBERS = (words.TIMES, words.IN_RESPONSES, words.ROW)
_NUMBER = ' class="number"'
_Groups = dict[str, list[Problem]]


def page(
    source: str,
    responses: int,
    errors: Sequence[Problem],
    warnings: Sequence[Problem],
    language: Language,
    instrument: Instrument | None,
) -> str:
    """Return the report as HTML; the parameters are those of the report and its `to_html`."""
    report = _Report(language, instrument)
    counts = ((words.ERRORS, errors), (words.WARNINGS, warnings))
    facts = [
        (words.FILE[language], source),
        (words.RESPONSES[language], str(responses)),
        *((text[language], str(len(found))) for text, found in counts),
    ]
    return pages.page(
        language=language,
        kind=words.TITLE[language],
        title=report.title(source),
        head=[pages.facts(facts), f"<p>{escape(words.MASKED[language])}</p>"],
        body=[
            *report.summary(errors, warnings),
            *report.section("errors", errors),
            *report.section("warnings", warnings),
        ],
        style=_STYLE,
    )


class _Report:
    """Writes the parts of the page in one language."""

    def __init__(self, language: Language, instrument: Instrument | None) -> None:
        self.language = language
        self.instrument = instrument

    def title(self, source: str) -> str:
        return source if self.instrument is None else self.instrument.title[self.language]

    def summary(self, errors: Sequence[Problem], warnings: Sequence[Problem]) -> Iterator[str]:
        head = self.heads(words.QUESTION, words.KIND, words.TIMES, words.IN_RESPONSES)
        title = self.say(words.SUMMARY)
        yield f'<section aria-labelledby="summary">\n<h2 id="summary">{title}</h2>'
        if errors or warnings:
            caption = self.say(words.SUMMARY_CAPTION)
            yield f'<div class="wide" role="region" tabindex="0" aria-label="{caption}"><table>'
            yield f"<caption>{caption}</caption>"
            yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
            for part, found in (("errors", errors), ("warnings", warnings)):
                for item, problems in _by_item(found).items():
                    yield from self.counts(part, item, problems)
            yield "</tbody></table></div>"
        else:
            yield f"<p>{self.say(words.NO_ERRORS)} {self.say(words.NO_WARNINGS)}</p>"
        yield "</section>"

    def counts(self, part: str, item: str, problems: Sequence[Problem]) -> Iterator[str]:
        """Yield a row for each kind of problem of a question."""
        for kind in dict.fromkeys(one.kind for one in problems):
            same = [one for one in problems if one.kind is kind]
            text = escape(self.question(item))
            yield (
                f'<tr><th scope="row"><a href="#{part}-{escape(item)}">{text}</a></th>'
                f"<td>{self.say(words.KINDS[kind])}</td>"
                f'<td class="number">{len(same)}</td>'
                f'<td class="number">{len({one.row for one in same})}</td></tr>'
            )

    def section(self, part: str, problems: Sequence[Problem]) -> Iterator[str]:
        """Yield the errors or the warnings, question by question."""
        title, meaning, none = (
            (words.ERRORS, words.ERRORS_MEAN, words.NO_ERRORS)
            if part == "errors"
            else (words.WARNINGS, words.WARNINGS_MEAN, words.NO_WARNINGS)
        )
        yield f'<section aria-labelledby="{part}">\n<h2 id="{part}">{self.say(title)}</h2>'
        yield f"<p>{self.say(meaning if problems else none)}</p>"
        for item, found in _by_item(problems).items():
            yield f'<article id="{part}-{escape(item)}">'
            yield f'<h3>{escape(self.question(item))} <span class="name">{escape(item)}</span></h3>'
            yield from self.problems(found, f"{self.say(title)}: {escape(self.question(item))}")
            yield "</article>"
        yield "</section>"

    def problems(self, found: Sequence[Problem], label: str) -> Iterator[str]:
        heads = self.heads(
            words.ROW, words.RESPONSE, words.COLUMN, words.KIND, words.FOUND, words.EXPECTED
        )
        yield f'<div class="wide" role="region" tabindex="0" aria-label="{label}"><table>'
        yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
        for one in found[:MOST_ROWS]:
            # What stands there and what could have stood there is said in English everywhere.
            yield (
                f'<tr><th scope="row" class="number">{one.row}</th><td>{escape(one.response)}</td>'
                f"<td>{escape(one.column)}</td><td>{self.say(words.KINDS[one.kind])}</td>"
                f'<td lang="en">{escape(one.found)}</td>'
                f'<td lang="en">{escape(one.expected)}</td></tr>'
            )
        yield "</tbody></table></div>"
        if len(found) > MOST_ROWS:
            more = self.say(words.MORE).format(len(found) - MOST_ROWS)
            yield f'<p class="more">{more}</p>'

    def question(self, item: str) -> str:
        if item in words.OWN:
            return words.OWN[item][self.language]
        if self.instrument is None or item not in self.instrument:
            return item
        return self.instrument[item].text[self.language]

    def heads(self, *texts: Text) -> str:
        return "".join(
            f'<th scope="col"{_NUMBER if one in _NUMBERS else ""}>{self.say(one)}</th>'
            for one in texts
        )

    def say(self, text: Text) -> str:
        return escape(text[self.language])


def _by_item(problems: Sequence[Problem]) -> _Groups:
    groups: _Groups = {}
    for one in problems:
        groups.setdefault(one.item, []).append(one)
    return groups
