"""The disclosure report as a page for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from surveys import pages
from surveys.anonymisation.report import words
from surveys.anonymisation.report.report import DisclosureReport
from surveys.anonymisation.utility.coarse import coarse
from surveys.model import Instrument, Language, Text

NOTHING = "–"


def page(
    reports: Sequence[DisclosureReport],
    instrument: Instrument,
    titles: Mapping[str, Text],
    language: Language,
) -> str:
    """Return the reports of an instrument's waves as one HTML page.

    Parameters
    ----------
    reports
        One for each wave.
    instrument
        Over all waves; names the fields.
    titles
        Step → what readers call it.
    language
        Of the page. Reasons stand as the study gives them.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> "Disclosure report" in page([], coordinators, {}, "en")
    True
    """
    writer = _Writer(instrument, titles, language)
    return pages.page(
        language=language,
        kind=words.TITLE[language],
        title=instrument.title[language],
        head=[f"<p>{escape(words.ABOUT[language])}</p>"],
        body=[part for report in reports for part in writer.wave(report)],
    )


class _Writer:
    """Writes the parts of the page in one language."""

    def __init__(
        self, instrument: Instrument, titles: Mapping[str, Text], language: Language
    ) -> None:
        self.instrument = instrument
        self.titles = titles
        self.language = language

    def wave(self, report: DisclosureReport) -> Iterator[str]:
        title = f"{self.say(words.WAVE)} {report.wave.replace('_', '–')}"
        parts = (self.rule(report), self.steps(report), self.costs(report), self.risk(report))
        yield pages.section(f"wave-{report.wave}", title, parts)

    def rule(self, report: DisclosureReport) -> str:
        gate = report.gate
        sensitive = self.names(gate.alike)
        verdict = words.PASSED if gate.allowed else words.REFUSED
        return pages.facts(
            [
                (self.say(words.RECORDS), str(gate.records)),
                (self.say(words.KEYS), self.names(gate.keys)),
                (self.say(words.LEAST), str(gate.k)),
                (self.say(words.SENSITIVE), sensitive or NOTHING),
                (self.say(words.DIFFERENT), str(gate.l) if gate.alike else NOTHING),
                (self.say(words.POPULATION), ", ".join(report.population) or NOTHING),
                (self.say(words.OUTCOME), self.say(verdict)),
            ]
        )

    def steps(self, report: DisclosureReport) -> str:
        rows = [
            [self.step(one.step), one.reason, str(one.cells_changed), "; ".join(one.notes)]
            for one in report.steps
        ]
        heads = (words.STEP, words.WHY, words.CELLS, words.NOTES)
        return pages.table(self.say(words.DONE), self.heads(heads), rows, [2])

    def costs(self, report: DisclosureReport) -> str:
        moved = report.utility.codes.margins if report.utility.codes else {}
        rows = [
            [
                self.name(one.field),
                *map(str, (one.answers_before, one.answers_after)),
                *map(str, (one.kinds_before, one.kinds_after)),
                self.most(coarse(moved.get(one.field))),
            ]
            for one in report.costs
        ]
        heads = (words.FIELD, words.BEFORE, words.AFTER, words.KINDS_BEFORE, words.KINDS_AFTER,
                 words.MOVED)  # fmt: skip
        return pages.table(self.say(words.COST), self.heads(heads), rows, [1, 2, 3, 4, 5])

    def risk(self, report: DisclosureReport) -> str:
        after = report.after
        strict = after.rules[0]
        small = report.gate.violating["value"].records
        rows = [
            (words.SMALL, self.most(report.small_before), str(small)),
            (words.EXPECTED, self.most(report.expected_before),
             self.number(after.individual.expected)),
            (words.SMALLEST, NOTHING, str(strict.smallest)),
            (words.UNIQUES, NOTHING, str(strict.under[2])),
            (words.SPECIAL, NOTHING, str(after.special.records)),
            (words.HIGHEST, NOTHING, self.number(after.individual.highest)),
        ]  # fmt: skip
        if after.units is not None:
            rows.append((words.UNIT, NOTHING, self.number(after.units.highest)))
        named = [(self.say(name), *values) for name, *values in rows]
        learnt = self.say(words.LEARNT)
        named += [
            (learnt.format(self.name(one.field)), NOTHING, str(one.l)) for one in after.sensitive
        ]
        heads = self.heads((words.MEASURE, words.AT_FIRST, words.AT_LAST))
        notes = (words.COUNTED[after.individual.counted], words.ROUNDED)
        told = " ".join(self.say(note) for note in notes)
        return f"{pages.table(self.say(words.RISK), heads, named, [1, 2])}\n<p>{escape(told)}</p>"

    def most(self, value: float | None) -> str:
        return NOTHING if value is None else f"≤ {self.number(value)}"

    def number(self, value: float) -> str:
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        return text if self.language == "en" else text.replace(".", ",")

    def step(self, name: str) -> str:
        return self.titles[name][self.language] if name in self.titles else name

    def name(self, field: str) -> str:
        fields = self.instrument.fields
        return fields[field].text[self.language] if field in fields else field

    def names(self, fields: Sequence[str] | Mapping[str, int]) -> str:
        return " · ".join(self.name(one) for one in fields)

    def heads(self, texts: Sequence[Text]) -> list[str]:
        return [self.say(one) for one in texts]

    def say(self, text: Text) -> str:
        return text[self.language]
