"""Areas of Finland with years: divisions, municipalities and their mergers, crosswalks, groupings.

Sources: Statistics Finland's municipal keys and classifications, CC BY 4.0, via rOpenGov/geofi;
population at the end of 2022: THL, Sotkanet.fi, CC BY 4.0.
"""

from surveys.areas.crosswalks import Crosswalk, Overlap, crosswalk
from surveys.areas.divisions import Division, area_of, division, divisions
from surveys.areas.grouping_tables import grouping_from
from surveys.areas.groupings import Group, Grouping
from surveys.areas.municipalities import (
    FIRST_YEAR,
    LAST_YEAR,
    Municipality,
    find,
    merged,
    municipalities,
    municipality,
    municipality_codes,
)
from surveys.areas.relabelling import convert, relabel, relabelled

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Crosswalk",
    "Division",
    "Group",
    "Grouping",
    "Municipality",
    "Overlap",
    "area_of",
    "convert",
    "crosswalk",
    "division",
    "divisions",
    "find",
    "grouping_from",
    "merged",
    "municipalities",
    "municipality",
    "municipality_codes",
    "relabel",
    "relabelled",
]
