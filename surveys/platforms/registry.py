"""Which platforms there are. They are imported when asked for, so that starting stays fast."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from surveys.errors import unknown
from surveys.platforms.forms import Platform

_MODULES = {
    "limesurvey": "surveys.platforms.limesurvey",
    "ms_forms": "surveys.platforms.ms_forms",
    "odk": "surveys.platforms.odk",
    "paper": "surveys.platforms.paper",
    "qualtrics": "surveys.platforms.qualtrics",
    "redcap": "surveys.platforms.redcap",
    "surveyjs": "surveys.platforms.surveyjs",
    "html": "surveys.platforms.html",
    "spss": "surveys.platforms.spss",
    "stata": "surveys.platforms.stata",
    "table": "surveys.platforms.table",
    "webropol": "surveys.platforms.webropol",
}


def names() -> tuple[str, ...]:
    """Return the names of all platforms.

    Examples
    --------
    >>> "limesurvey" in names()
    True
    """
    return tuple(_MODULES)


def get(name: str) -> Platform:
    """Return a platform by its name.

    Raises
    ------
    UsageError
        There is no such platform.

    Examples
    --------
    >>> get("odk").TITLE
    'ODK and KoboToolbox'
    """
    if name not in _MODULES:
        raise unknown("platform", name, _MODULES)
    return cast("Platform", import_module(_MODULES[name]))
