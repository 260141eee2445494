"""Says what an analysis is, in Finnish, Swedish and English."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from analysis import numbers
from analysis.distributions.words import label_quoted
from analysis.plans.analyses import Analysis, variables
from analysis.results.words import heading
from surveys.codebook import Variable
from surveys.errors import listed
from surveys.model import Language, Method, Text
from surveys.model.plan import CHANGES
from surveys.model.words import AND, joined

if TYPE_CHECKING:
    from analysis.sample import Sample

_HOW: Final[dict[str, Text]] = {
    Method.DESCRIBE: Text(fi="vastausten kuvaus", sv="beskrivning av svaren",
                          en="description of answers"),
    Method.BEFORE_AFTER: Text(fi="muutos", sv="förändring", en="change"),
    Method.BEFORE_AFTER_FAMILY: Text(
        fi="muutos kohdittain", sv="förändring per punkt", en="change by item"
    ),
    Method.BY_AREA: Text(fi="vertailu alueittain", sv="jämförelse mellan områden",
                         en="comparison by area"),
}  # fmt: skip
_SAME: Final = Text(fi="samat vastaajat", sv="samma svarande", en="the same respondents")
_ALL: Final = Text(
    fi="kaikki vastaajat kahtena ryhmänä",
    sv="alla svarande som två grupper",
    en="all respondents as two groups",
)
_HOLM: Final = Text(
    fi="p-arvot korjattu Holmin menetelmällä",
    sv="p-värdena justerade med Holms metod",
    en="p-values adjusted by Holm’s method",
)
_ITEMS: Final = Text(fi="{n} kohtaa", sv="{n} punkter", en="{n} items")
_ANSWER: Final = Text(fi="vastaus", sv="svaret", en="answer")
_BY: Final = Text(fi="alueet", sv="områden", en="areas")
_ONLY: Final = Text(fi="rajaus tai valinta", sv="avgränsning eller val", en="part or option")


def described(analysis: Analysis, sample: Sample, language: Language) -> str:
    """Say what is analysed and how.

    Examples
    --------
    >>> import pandas as pd
    >>> from analysis.sample import Sample
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> sample = Sample(frame=pd.DataFrame({"wave": ["2024"]}),
    ...                 codebook=codebook_of(coordinators, ["2024", "2026"]))
    >>> change = Analysis(method="before_after", items=("competence_score",),
    ...                   waves=("2024", "2026"), link="respondent")
    >>> described(change, sample, "en")
    'Self-rated competence (mean, 1–5): change 2024–2026, the same respondents'
    """
    how = _HOW.get(analysis.method)
    told = how[language] if how else analysis.method
    return f"{_what(analysis, sample, language)}: {told}{_compared(analysis, sample, language)}"


def _what(analysis: Analysis, sample: Sample, language: Language) -> str:
    found = variables(analysis, sample)
    if not found:
        return listed(analysis.items)
    first = found[0]
    if len(analysis.items) > 1:
        count = numbers.integer(len(analysis.items), language=language)
        questions = list(dict.fromkeys(heading(one.question, language) for one in found))
        return f"{joined(questions, AND[language])}, {_ITEMS[language].format(n=count)}"
    whole = first.name not in analysis.items
    return heading(first.question if whole else first.label, language)


def _compared(analysis: Analysis, sample: Sample, language: Language) -> str:
    parts = [f" {waves}" if (waves := "–".join(analysis.waves)) else ""]
    found = variables(analysis, sample)
    if analysis.codes:
        parts.append(f"{_ANSWER[language]} {_answer(analysis.codes, found, language)}")
    if analysis.areas:
        parts.append(f"{_BY[language]}: {_areas(analysis.areas, sample, language)}")
    if analysis.method in CHANGES:
        parts.append((_SAME if analysis.link else _ALL)[language])
    if analysis.method == Method.BEFORE_AFTER_FAMILY:
        parts.append(_HOLM[language])
    if analysis.options:
        parts.append(f"{_ONLY[language]}: {'; '.join(analysis.options)}")
    return ", ".join(parts) if parts[0] else "".join(f", {one}" for one in parts[1:])


def _answer(codes: Sequence[str], found: Sequence[Variable], language: Language) -> str:
    """Name answers by their texts; by their codes when the data do not have them."""
    texts = {code.code: code.text for one in found for code in one.codes}
    return " / ".join(label_quoted(texts[one], language) if one in texts else one for one in codes)


def _areas(name: str, sample: Sample, language: Language) -> str:
    if name not in sample.codebook:
        return name
    return heading(sample.codebook[name].label, language)
