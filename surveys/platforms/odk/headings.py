"""The columns that ODK Central gives a form: one for each node, groups joined by '-'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveys.platforms.odk.cells import Line

BEFORE = ("SubmissionDate",)
AFTER = (
    "meta-instanceID", "KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent",
    "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion",
)  # fmt: skip
"""Central's own columns before and after the answers."""
KOBO = (
    "__version__", "meta/instanceID", "_id", "_uuid", "_submission_time", "_validation_status",
    "_notes", "_status", "_submitted_by", "_tags", "_index",
)  # fmt: skip
"""KoboToolbox's own columns after the answers, as kpi and formpack name them in their source."""


def headings(survey: Sequence[Line]) -> list[tuple[str, ...]]:
    """Return the path of every node that has a column, in order.

    Parameters
    ----------
    survey
        Rows of the survey sheet.

    Notes
    -----
    In front of the rows of a grid pyxform puts two nodes of its own, named after the row of the
    sheet; their columns are always empty.
    """
    return list(_walk(survey))


def _walk(survey: Sequence[Line]) -> Iterator[tuple[str, ...]]:
    groups: list[str] = []
    grid = False
    for number, row in enumerate(survey, start=2):
        if row["type"] == "begin_group":
            groups.append(row["name"])
            grid = row.get("appearance") == "table-list"
            if grid:
                yield (*groups, f"generated_table_list_label_{number}")
        elif row["type"] == "end_group":
            groups.pop()
        else:
            if grid:
                yield (*groups, f"reserved_name_for_field_list_labels_{number}")
                grid = False
            yield (*groups, row["name"])
