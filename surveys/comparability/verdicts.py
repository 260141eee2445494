"""What can have changed in an item, and what it means for comparing its answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from surveys.model import Text


class Use(StrEnum):
    """Whether answers can be compared."""

    FREELY = "comparable"
    WITH_CARE = "comparable with care"
    NOT = "not comparable"


class Verdict(StrEnum):
    """What happened to an item from one version to another, the mildest first."""

    SAME = "same"
    ORDER = "order changed"
    TRANSLATION = "translation changed"
    WORDING = "wording changed"
    RULES = "rules changed"
    ASKED_OF = "asked of others"
    CODES_ADDED = "codes added"
    CODES_REMOVED = "codes removed"
    RANGE = "range changed"
    SCALE = "scale changed"
    KIND = "kind changed"
    ADDED = "added"
    REMOVED = "removed"

    @property
    def use(self) -> Use:
        """What it means for comparing answers.

        A scale with other steps, another kind of question and a question that was not asked
        leave nothing to compare; for all between, the reader has to be told.
        """
        return _USES.get(self, Use.WITH_CARE)

    @property
    def words(self) -> Text:
        """What to call it in prose."""
        return _WORDS[self]


_USES = {
    Verdict.SAME: Use.FREELY,
    Verdict.SCALE: Use.NOT,
    Verdict.KIND: Use.NOT,
    Verdict.ADDED: Use.NOT,
    Verdict.REMOVED: Use.NOT,
}
_WORDS = {
    Verdict.SAME: Text(fi="sama", sv="samma", en="the same"),
    Verdict.ORDER: Text(
        fi="vaihtoehtojen järjestys on muuttunut",
        sv="alternativens ordning har ändrats",
        en="the order of the options has changed",
    ),
    Verdict.TRANSLATION: Text(
        fi="käännös on muuttunut", sv="översättningen har ändrats", en="a translation has changed"
    ),
    Verdict.WORDING: Text(
        fi="sanamuoto on muuttunut", sv="formuleringen har ändrats", en="the wording has changed"
    ),
    Verdict.RULES: Text(
        fi="säännöt siitä, mitä voi tai pitää vastata, ovat muuttuneet",
        sv="reglerna för vad man kan eller ska svara har ändrats",
        en="the rules of what can or must be answered have changed",
    ),
    Verdict.ASKED_OF: Text(
        fi="kysymys on esitetty eri vastaajille",
        sv="frågan har ställts till andra svarande",
        en="the question was put to other respondents",
    ),
    Verdict.CODES_ADDED: Text(
        fi="vastausvaihtoehtoja on lisätty",
        sv="svarsalternativ har lagts till",
        en="answer options have been added",
    ),
    Verdict.CODES_REMOVED: Text(
        fi="vastausvaihtoehtoja on poistettu",
        sv="svarsalternativ har tagits bort",
        en="answer options have been removed",
    ),
    Verdict.RANGE: Text(
        fi="sallitut arvot ovat muuttuneet",
        sv="de tillåtna värdena har ändrats",
        en="the values allowed have changed",
    ),
    Verdict.SCALE: Text(
        fi="vastausasteikko on muuttunut", sv="svarsskalan har ändrats", en="the scale has changed"
    ),
    Verdict.KIND: Text(
        fi="kysymyksen muoto on muuttunut",
        sv="frågans form har ändrats",
        en="the kind of question has changed",
    ),
    Verdict.ADDED: Text(
        fi="kysymys on lisätty", sv="frågan har lagts till", en="the question has been added"
    ),
    Verdict.REMOVED: Text(
        fi="kysymys on poistettu", sv="frågan har tagits bort", en="the question has been removed"
    ),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs.

    Parameters
    ----------
    verdict
        What kind of change it is.
    before, after
        What stood and what stands, in words for the reader of `tkk diff`.
    """

    verdict: Verdict
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        if not (self.before or self.after):
            return str(self.verdict)
        return f"{self.verdict}: {self.before or '–'} → {self.after or '–'}"
