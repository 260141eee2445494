"""Which column of a file holds which answer, and whether all of them are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveys.errors import ResponseError, listed
from surveys.model import LANGUAGES, Field, Instrument, Kind
from surveys.platforms import columns
from surveys.platforms.odk import names
from surveys.platforms.sheets import Sheet

ADVICE = (
    "In ODK Central download all submissions as CSV; in KoboToolbox export CSV with XML values "
    "and headers."
)
IDS = ("KEY", "meta-instanceID", "instanceID", "meta/instanceID", "_uuid", "_id")
TIMES = ("SubmissionDate", "_submission_time", names.END)
VERSIONS = ("FormVersion", "__version__")
"""Where ODK Central and KoboToolbox write which form it was; KoboToolbox may write its own."""
_DELETED = (
    "If an earlier version of the form had it, export without the deleted fields: in ODK Central "
    "leave out that option, in KoboToolbox do not include fields from all versions."
)
_META = frozenset((
    *IDS, *TIMES, *VERSIONS, "SubmitterID", "SubmitterName", "AttachmentsPresent",
    "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "instanceName",
    "rootUuid", "deprecatedID", "start", "end", "today", "username", "phonenumber", "deviceid",
))  # fmt: skip
"""Columns of the servers, and what KoboToolbox's form builder can add."""
_GENERATED = re.compile(r"(?:generated_table_list_label|reserved_name_for_field_list_labels)_\d+")
"""Nodes that pyxform puts before the rows of a grid."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in the file each node stands, and each option that has a column of its own."""

    nodes: Mapping[str, int]
    options: Mapping[tuple[str, str], int]
    strangers: tuple[str, ...]

    @classmethod
    def of(cls, sheet: Sheet, asked: Instrument) -> Columns:
        """Match headings by their last parts: groups may stand before them or not."""
        fields = asked.asked_fields
        parts = {(one.item, one.part) for one in fields if one.kind is Kind.FLAG}
        known = {names.node(one) for one in fields} | {names.LANGUAGE}
        # What the form computed is computed again from the answers, so that it always fits them.
        computed = {item.name for item in asked.items if not item.asked}
        nodes: dict[str, int] = {}
        options: dict[tuple[str, str], int] = {}
        strangers = []
        for place, heading in enumerate(sheet.header):
            *before, last = re.split("[-/]", heading)
            if before and (before[-1], last) in parts:
                options[before[-1], last] = place
            elif last in known and last not in nodes:
                nodes[last] = place
            elif last not in computed and not _is_own(heading, last):
                strangers.append(heading)
        return cls(nodes, options, tuple(strangers))

    def has(self, one: Field) -> bool:
        """Tell whether the file has a field."""
        return names.node(one) in self.nodes or (one.item, one.part) in self.options

    def place(self, one: Field) -> int:
        """Return where a field stands, its own column before one that it shares."""
        own = self.options.get((one.item, one.part))
        return self.nodes[names.node(one)] if own is None else own


def _is_own(heading: str, last: str) -> bool:
    """Tell whether a column is the server's or the form's own and holds no answer."""
    return (
        heading.startswith(("_", "formhub/", "meta/", "meta-"))
        or heading in _META
        or last in _META
        or last.endswith("_")
        or _GENERATED.fullmatch(last) is not None
    )


def check_columns(sheet: Sheet, found: Columns, instrument: Instrument, asked: Instrument) -> None:
    """Raise ResponseError unless the file has all columns of a wave and no others.

    Parameters
    ----------
    sheet
        The file.
    found
        Its columns.
    instrument
        With all of its waves.
    asked
        As asked in the wave.
    """
    place = f"{instrument.name}, wave {asked.waves[0].name}"
    fields = asked.asked_fields
    there = {one.name: sheet.header[found.place(one)] for one in fields if found.has(one)}
    expected = {one.name: names.node(one) for one in fields}
    if not any(name in sheet.header for name in IDS):
        raise ResponseError(
            f"no column {listed(IDS)} among the {len(sheet.header)} of the first line",
            expected="an export of ODK Central or KoboToolbox",
            where=sheet.name,
            advice=ADVICE,
        )
    _check_codes(sheet, found, asked)
    columns.check_complete(sheet, there, expected, place, ADVICE)
    elsewhere = {
        heading: columns.waves_of(instrument, one.item)
        for item in instrument.asked
        for one in item.fields
        for heading in found.strangers
        if re.split("[-/]", heading)[-1] == names.node(one)
    }
    columns.check_no_strangers(
        sheet, found.strangers, tuple(expected.values()), elsewhere, place, _DELETED
    )


def _check_codes(sheet: Sheet, found: Columns, asked: Instrument) -> None:
    """Refuse KoboToolbox's files with labels: what was chosen cannot be told from them."""
    texts = set(_texts(asked))
    labels = [one for one in found.strangers if texts & {one, one.rpartition("/")[2]}]
    if labels:
        raise ResponseError(
            f"{len(labels)} heading(s) that are texts of questions, such as {labels[0]!r}",
            expected="names and codes: KoboToolbox joins the labels of several chosen options by "
            "spaces, so that they cannot be told apart",
            where=sheet.name,
            advice="In KoboToolbox choose “XML values and headers” as the value and header format "
            "and export again.",
        )


def _texts(asked: Instrument) -> Iterator[str]:
    for item in asked.asked:
        for text in (item.text, *(one.text for one in item.fields)):
            yield from (text[one] for one in LANGUAGES if text.has(one))
