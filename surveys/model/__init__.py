"""The parts of a questionnaire: frozen values, checked when built."""

from surveys.model.codes import MOST_RATINGS, Code, CodeList, Missing
from surveys.model.computed import Calculation, Scale, ScaleScore
from surveys.model.digest import content_hash
from surveys.model.fields import AddedColumn, Disclosure, Field, Kind
from surveys.model.instrument import Accepted, Instrument, Repeat, Section, Wave
from surveys.model.items import (
    Allocation,
    Date,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    is_shuffled,
    is_unique,
)
from surveys.model.piping import piped_fields, with_pipes, without_pipes
from surveys.model.plan import Amendment, AnalysisPlan, Method, Planned, plan_hash
from surveys.model.question import Revision, Twin
from surveys.model.repeats import repeated
from surveys.model.text import LANGUAGES, Language, Text
from surveys.model.texts import with_texts
from surveys.model.twins import Twins, variant

__all__ = [
    "LANGUAGES",
    "MOST_RATINGS",
    "Accepted",
    "AddedColumn",
    "Allocation",
    "Amendment",
    "AnalysisPlan",
    "Calculation",
    "Code",
    "CodeList",
    "Date",
    "Disclosure",
    "Field",
    "Instrument",
    "Item",
    "Kind",
    "Language",
    "LikertGrid",
    "LongText",
    "Method",
    "Missing",
    "MultipleChoice",
    "Number",
    "Planned",
    "Repeat",
    "Revision",
    "Scale",
    "ScaleScore",
    "Section",
    "ShortText",
    "SingleChoice",
    "Text",
    "Twin",
    "Twins",
    "Wave",
    "content_hash",
    "is_shuffled",
    "is_unique",
    "piped_fields",
    "plan_hash",
    "repeated",
    "variant",
    "with_pipes",
    "with_texts",
    "without_pipes",
]
