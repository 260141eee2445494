"""The parts of a questionnaire: frozen values, checked when built."""

from surveys.model.codes import Code, CodeList, Missing
from surveys.model.digest import content_hash
from surveys.model.instrument import Instrument, Section, Wave
from surveys.model.items import (
    Allocation,
    Date,
    Disclosure,
    Field,
    Item,
    Kind,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Scale,
    ScaleScore,
    ShortText,
    SingleChoice,
)
from surveys.model.text import LANGUAGES, Language, Text

__all__ = [
    "LANGUAGES",
    "Allocation",
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
    "Missing",
    "MultipleChoice",
    "Number",
    "Scale",
    "ScaleScore",
    "Section",
    "ShortText",
    "SingleChoice",
    "Text",
    "Wave",
    "content_hash",
]
