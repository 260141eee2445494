"""The rounds of surveys that look at the reform of 2025: before it and after it."""

from __future__ import annotations

import datetime as dt

from surveys.model import Wave

BEFORE = Wave("2024", opens=dt.date(2024, 10, 1), closes=dt.date(2024, 11, 15))
"""Before employment services moved to the employment areas."""

AFTER = Wave("2026", opens=dt.date(2026, 9, 1), closes=dt.date(2026, 10, 15))
"""After the move."""
