"""What shows that a file is an export of ODK Central or KoboToolbox."""

from __future__ import annotations

from surveys.platforms.glimpse import Glimpse

_CENTRAL = ("SubmissionDate", "KEY")


def recognise(file: Glimpse) -> str | None:
    """Say what shows that this is ODK Central's or KoboToolbox's, or return None.

    Examples
    --------
    >>> from surveys.platforms.glimpse import glimpse_of_text
    >>> recognise(glimpse_of_text(b"SubmissionDate,background-role,KEY,FormVersion", "a.csv"))
    'columns SubmissionDate and KEY, as ODK Central writes them'
    >>> recognise(glimpse_of_text(b'"role";"_id";"_uuid";"_submission_time";"_index"', "a.csv"))
    'columns _uuid and _index, as KoboToolbox writes them'
    """
    found = file.headings
    if set(_CENTRAL) <= set(found):
        return "columns SubmissionDate and KEY, as ODK Central writes them"
    if "_index" in found and ("_uuid" in found or "_id" in found):
        return "columns _uuid and _index, as KoboToolbox writes them"
    return None
