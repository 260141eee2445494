"""What the servers say of a submission: that it could not be decrypted, that it was rejected.

Such submissions are neither read as answers nor left out without a word: the file is refused, so
that whoever exported it decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveys.errors import ResponseError, listed, shown_id
from surveys.platforms.sheets import Sheet

if TYPE_CHECKING:
    import pandas as pd

DELETED = "_deletedAt"
_REJECTED = {
    "ReviewState": frozenset(("rejected",)),
    # KoboToolbox writes its own name of the state with XML values, and its label otherwise.
    "_validation_status": frozenset(("validation_status_not_approved", "not approved")),
}
"""Column → what stands there, in lower case, when a reviewer threw the submission out."""


_UNREADABLE = frozenset(
    {"notdecrypted", "missingencryptedformdata", "not decrypted", "missing encrypted form data"}
)
"""What ODK Central says; anything else in that column may be somebody's words."""


def check_readable(sheet: Sheet, ids: pd.Series[str]) -> None:
    """Raise ResponseError when ODK Central could not write the answers of a submission.

    Its column Status is empty unless the submission is encrypted, and was not decrypted, or parts
    of it have not arrived.

    Parameters
    ----------
    sheet
        The file.
    ids
        The id of each of its rows.
    """
    if "Status" not in sheet.header:
        return
    states = sheet.texts("Status").str.strip().replace("", None)
    found = _located(sheet, ids, states.notna())
    if found:
        told = sorted({one for one in states.dropna() if one.lower() in _UNREADABLE})
        named = f" ({listed(told)})" if told else ""
        raise ResponseError(
            f"{len(found)} submission(s) without readable answers{named}: {listed(found)}",
            expected="decrypted submissions",
            where=f"{sheet.name}, column Status",
            advice="Give the passphrase when you export from ODK Central, so that it decrypts "
            "them; if their data never arrived, delete them there.",
        )


def check_accepted(sheet: Sheet, ids: pd.Series[str]) -> None:
    """Raise ResponseError when a reviewer rejected a submission.

    Parameters
    ----------
    sheet
        The file.
    ids
        The id of each of its rows.
    """
    for column, states in _REJECTED.items():
        if column not in sheet.header:
            continue
        texts = sheet.texts(column).str.strip().str.lower()
        found = _located(sheet, ids, texts.isin(states))
        if found:
            raise ResponseError(
                f"{len(found)} submission(s) that a reviewer rejected: {listed(found)}",
                expected="submissions that count as answers",
                where=f"{sheet.name}, column {column}",
                advice="Delete or approve them on the server, or export without rejected "
                "submissions.",
            )


def check_present(sheet: Sheet, ids: pd.Series[str]) -> None:
    """Raise ResponseError when a submission was deleted on ODK Central, which serves it on request.

    Parameters
    ----------
    sheet
        The file.
    ids
        The id of each of its rows.
    """
    if DELETED not in sheet.header:
        return
    found = _located(sheet, ids, sheet.texts(DELETED).notna())
    if found:
        raise ResponseError(
            f"{len(found)} submission(s) that were deleted: {listed(found)}",
            expected="submissions that count as answers",
            where=sheet.name,
            advice="Fetch the submissions without deleted ones.",
        )


def _located(sheet: Sheet, ids: pd.Series[str], marks: pd.Series[bool]) -> list[str]:
    rows = marks.to_numpy(dtype=bool).nonzero()[0].tolist()
    return [f"{shown_id(str(ids.iloc[row]))} on line {sheet.line(row)}" for row in rows]
