"""What shows that a file is an export of ODK Central or KoboToolbox."""

from __future__ import annotations

from surveys.platforms.delimited import headings_of

_CENTRAL = ("SubmissionDate", "KEY")


def recognise(head: bytes) -> str | None:
    """Say what shows that this is ODK Central's or KoboToolbox's, or return None.

    Examples
    --------
    >>> recognise(b"SubmissionDate,background-role,KEY,SubmitterID,FormVersion")
    'columns SubmissionDate and KEY, as ODK Central writes them'
    >>> recognise(b'"role";"_id";"_uuid";"_submission_time";"_index"')
    'columns _uuid and _index, as KoboToolbox writes them'
    """
    found = headings_of(head)
    if set(_CENTRAL) <= set(found):
        return "columns SubmissionDate and KEY, as ODK Central writes them"
    if "_index" in found and ("_uuid" in found or "_id" in found):
        return "columns _uuid and _index, as KoboToolbox writes them"
    return None
