"""What should the reader of a before-and-after comparison keep in mind? Cautions in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from analysis.asking import asked_differently
from analysis.changes.waves import Answers
from analysis.language import in_each
from analysis.results.comparison import Design
from analysis.results.estimate import COMPLETE, DEMO
from analysis.results.missing import missing_reasons
from analysis.results.words import how_many
from surveys.codebook import Level
from surveys.model import Language, Missing, Text

if TYPE_CHECKING:
    from analysis.changes.outcomes import Outcome
    from analysis.sample import Sample

FEW_PEOPLE: Final = 20

NO_CAUSE: Final = Text(
    fi="Vertailuryhmää ei ole, joten muutos ei kerro, mistä se johtuu.",
    sv="Det finns ingen jämförelsegrupp, så förändringen visar inte vad den beror på.",
    en="There is no comparison group, so the change does not show what it is due to.",
)
NOT_LINKED: Final = Text(
    fi="Vastauksia ei ole yhdistetty: osa vastaajista voi olla samoja, ja vastaajajoukon "
    "vaihtuminen voi näyttää muutokselta.",
    sv="Svaren är inte kopplade: en del av de svarande kan vara desamma, och att gruppen har "
    "bytts ut kan se ut som en förändring.",
    en="The answers are not linked: some respondents may be the same, and a change in who "
    "answered can look like a change in the answers.",
)
NO_INTERVAL: Final = Text(
    fi="Kaikki muutokset ovat yhtä suuria, joten luottamusväliä ei voi laskea.",
    sv="Alla förändringar är lika stora, så inget konfidensintervall kan beräknas.",
    en="All changes are equal, so no interval can be computed.",
)
BORDERLINE: Final = Text(
    fi="Tulos on rajatapaus: testi ja luottamusväli eivät ole yhtäpitäviä.",
    sv="Resultatet är ett gränsfall: testet och konfidensintervallet stämmer inte överens.",
    en="The result is borderline: the test and the interval do not agree.",
)
_FEW: Final = Text(
    fi="Vastaajia on vähän, joten tulos on epävarma.",
    sv="De svarande är få, så resultatet är osäkert.",
    en="There are few respondents, so the result is uncertain.",
)
_SOME: Final = Text(
    fi="Kysymys esitettiin vain osalle vastaajista, eikä tämä osa ole välttämättä samanlainen "
    "kummallakin kierroksella.",
    sv="Frågan ställdes bara till en del av de svarande, och denna del är inte nödvändigtvis "
    "likadan i båda omgångarna.",
    en="The question was put to only some of the respondents, who need not be alike in the two "
    "waves.",
)
_PAIRS: Final = Text(
    fi="Mukana ovat vain ne, jotka vastasivat kysymykseen kummallakin kierroksella; puuttuvia "
    "vastauksia ei ole korvattu.",
    sv="Endast de som har svarat på frågan i båda omgångarna ingår; uteblivna svar har inte "
    "ersatts.",
    en="Only those who answered the question in both waves are included; missing answers were "
    "not filled in.",
)


def missing_treatment(answers: Answers) -> Text:
    """Say how missing answers were treated."""
    return _PAIRS if answers.linked else COMPLETE


def cautions(
    sample: Sample,
    item: str,
    answers: Answers,
    waves: tuple[str, str],
    outcome: Outcome | None,
    level: float,
) -> tuple[Text, ...]:
    """Return what has to be said beside the comparison.

    Parameters
    ----------
    outcome
        What was found; None when too few answered.
    level
        Confidence level.
    """
    return tuple(_cautions(sample, item, answers, waves, outcome, level))


def _cautions(
    sample: Sample,
    item: str,
    answers: Answers,
    waves: tuple[str, str],
    outcome: Outcome | None,
    level: float,
) -> Iterator[Text]:
    least = sample.rule.minimum_group
    if not answers.linked:
        yield NOT_LINKED
    elif outcome is not None:
        yield from _left_out(answers, least)
    if outcome is not None and answers.smallest < FEW_PEOPLE:
        yield _FEW
    if outcome is not None:
        yield from _of_outcome(outcome, level)
    if sample.variable(item).universe:
        yield _SOME
    yield from asked_differently([sample.variable(item)], waves)
    yield from removed(sample, item, waves)
    yield NO_CAUSE
    if sample.synthetic:
        yield DEMO


def removed(sample: Sample, item: str, waves: tuple[str, ...]) -> Iterator[Text]:
    """Say how many answers anonymisation took away, if any."""
    reasons = missing_reasons(sample.frame, sample.variable(item))[sample.frame["wave"].isin(waves)]
    number, least = int((reasons == str(Missing.REMOVED)).sum()), sample.rule.minimum_group
    if number:
        yield in_each(lambda language: _removed(number, least, language))


def _removed(number: int, least: int, language: Language) -> str:
    count = how_many(number, least, language)
    return {
        "fi": f"Anonymisoinnissa poistettuja vastauksia: {count}.",
        "sv": f"Svar som togs bort vid anonymiseringen: {count}.",
        "en": f"Answers removed in anonymisation: {count}.",
    }[language]


def _of_outcome(outcome: Outcome, level: float) -> Iterator[Text]:
    if outcome.interval is None:
        yield NO_INTERVAL
    elif outcome.p is not None:
        clear = outcome.interval.low > 0 or outcome.interval.high < 0
        if clear != (outcome.p < 1 - level):
            yield BORDERLINE


def _left_out(answers: Answers, least: int) -> Iterator[Text]:
    """Say how many are outside the pairs, in one number: its parts would tell of a few people."""
    number = (answers.unlinked_before or 0) + (answers.unlinked_after or 0)
    number += answers.incomplete or 0
    if number:
        yield in_each(lambda language: _outside(number, least, language))


def _outside(number: int, least: int, language: Language) -> str:
    count = how_many(number, least, language)
    return {
        "fi": f"Parien ulkopuolelle jäivät ne, jotka vastasivat tähän kysymykseen vain toisella "
        f"kierroksella: {count}. Heidän vastauksensa eivät ole mukana.",
        "sv": f"Utanför paren står de som besvarade den här frågan bara i den ena omgången: "
        f"{count}. Deras svar ingår inte.",
        "en": f"Outside the pairs are those who answered this question in one wave only: {count}. "
        "Their answers are left out.",
    }[language]


_DESIGNS: Final = {
    Design.LINKED: Text(
        fi="samojen vastaajien vastaukset on yhdistetty",
        sv="samma svarandes svar är kopplade",
        en="the answers of the same respondents are linked",
    ),
    Design.UNLINKED: Text(
        fi="vastauksia ei ole yhdistetty",
        sv="svaren inte är kopplade",
        en="the answers are not linked",
    ),
}
_LEVELS: Final = {
    Level.BINARY: Text(fi="verrataan osuuksia", sv="andelar jämförs", en="shares are compared"),
    Level.ORDINAL: Text(
        fi="vastausvaihtoehdoilla on järjestys",
        sv="svarsalternativen har en ordning",
        en="the answers have an order",
    ),
    Level.NUMERIC: Text(
        fi="vastaukset ovat lukuja", sv="svaren är tal", en="the answers are numbers"
    ),
}


def why(design: Design, measurement: Level, *, named: bool) -> Text:
    """Say why the method was chosen.

    Parameters
    ----------
    named
        Whether the researcher named the method.

    Examples
    --------
    >>> why(Design.LINKED, Level.ORDINAL, named=False).en
    'Chosen because the answers of the same respondents are linked and the answers have an order.'
    """
    if named:
        return Text(
            fi="Menetelmän valitsi tutkija.",
            sv="Metoden valdes av forskaren.",
            en="The method was chosen by the researcher.",
        )
    linked, measured = _DESIGNS[design], _LEVELS[measurement]
    return Text(
        fi=f"Menetelmä on valittu, koska {linked.fi} ja {measured.fi}.",
        sv=f"Metoden valdes eftersom {linked.sv} och {measured.sv}.",
        en=f"Chosen because {linked.en} and {measured.en}.",
    )
