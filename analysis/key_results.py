"""The cards on the book's first page: each key figure with its base, interval and time."""

from __future__ import annotations

from analysis import numbers, pilots
from analysis.language import in_each
from analysis.pilots import PilotResults
from analysis.prose import KeyFigure, KeyFigures, key_figures
from analysis.results import Comparison, Verdict
from analysis.results.quantities import level_text, written
from analysis.results.words import sentence_case
from analysis.sample import Sample
from analysis.tables import HIDDEN
from surveys.model import Language, Text

_TO = f"{numbers.SPACE}→ "
_RESPONSES = Text(fi="Vastauksia", sv="Svar", en="Responses")
_BY_WAVE = Text(
    fi="Vuosien {waves} kyselyistä aineistoon otetut vastaukset",
    sv="Svar i materialet från enkäterna {waves}",
    en="Responses kept from the surveys of {waves}",
)
_AND = Text(fi=" ja ", sv=" och ", en=" and ")
_SAME = Text(fi="samat {n} vastaajaa", sv="samma {n} svarande", en="the same {n} respondents")
_DIFFERENT = Text(
    fi="vastaajia {before} ja {after}, vastauksia ei ole yhdistetty",
    sv="{before} och {after} svarande, svaren är inte kopplade",
    en="{before} and {after} respondents, answers not linked",
)
_TOO_FEW = Text(fi="Vastaajia on liian vähän.", sv="För få har svarat.", en="Too few answered.")
_AT_WORK = Text(
    fi="Työssä aloittaessa ja lopettaessa (S20784)",
    sv="I arbete vid starten och vid avslutet (S20784)",
    en="At work at the start and at the exit (S20784)",
)
_AT_WORK_NOTE = Text(
    fi="{employed_start} henkilöä {starts} aloittamisilmoituksesta, {employed_exit} henkilöä "
    "{exits} lopettamisilmoituksesta; kaikista aloittaneista osuus on lopussa {bounds}",
    sv="{employed_start} personer av {starts} startanmälningar, {employed_exit} personer av "
    "{exits} avslutsanmälningar; av alla som startade är andelen vid slutet {bounds}",
    en="{employed_start} of {starts} start notices, {employed_exit} of {exits} exit notices; of "
    "all who started the share at the end is {bounds}",
)
_CLIENTS = Text(
    fi="Asiakkaita tavoitteesta (S20784)",
    sv="Klienter i förhållande till målet (S20784)",
    en="Clients against the target (S20784)",
)
_CLIENTS_NOTE = Text(
    fi="{clients} asiakasta; loppuraportin tavoite {clients_target}, hakemuksen suunnitelma "
    "{clients_plan_application}",
    sv="{clients} klienter; målet i slutrapporten {clients_target}, planen i ansökan "
    "{clients_plan_application}",
    en="{clients} clients; target in the final report {clients_target}, plan in the application "
    "{clients_plan_application}",
)


def coordinators_cards(
    sample: Sample, *comparisons: Comparison, language: Language | None = None
) -> KeyFigures:
    """Return cards: how many answered, and the change in each question.

    Parameters
    ----------
    sample
        The answers.
    comparisons
        Results of `before_after`, in the order of the cards.
    """
    cards = (_responses(sample), *(change_card(one) for one in comparisons))
    return key_figures(*cards, language=language)


def pilots_cards(found: PilotResults | None = None, language: Language | None = None) -> KeyFigures:
    """Return the cards of the S20784 pilots."""
    found = found or pilots.results()
    at_work = KeyFigure(
        _AT_WORK, in_each(lambda _: _arrow("start", "exit", found)), _filled(_AT_WORK_NOTE, found)
    )
    clients = KeyFigure(
        _CLIENTS, in_each(lambda _: pilots.value("clients_attained", found)),
        _filled(_CLIENTS_NOTE, found),
    )  # fmt: skip
    return key_figures(at_work, clients, language=language)


def change_card(comparison: Comparison) -> KeyFigure:
    """Return the card of one comparison: both waves, and below them the change and its base."""
    label = _label(comparison)
    if comparison.hidden:
        return KeyFigure(label, Text(fi=HIDDEN, sv=HIDDEN, en=HIDDEN), _TOO_FEW)
    return KeyFigure(
        label,
        in_each(lambda language: _both_waves(comparison, language)),
        in_each(lambda language: _change(comparison, language)),
    )


def _responses(sample: Sample) -> KeyFigure:
    counts = [len(sample.wave(wave)) for wave in sample.waves]
    least = sample.rule.minimum_group
    return KeyFigure(
        _RESPONSES,
        in_each(lambda _: " + ".join(numbers.integer(n) if n >= least else HIDDEN for n in counts)),
        in_each(
            lambda language: _BY_WAVE[language].format(waves=_AND[language].join(sample.waves))
        ),
    )


def _label(comparison: Comparison) -> Text:
    if comparison.answer is None:
        return comparison.what
    answer = comparison.answer
    return in_each(lambda language: f"{comparison.what[language]} – {answer[language]}")


def _both_waves(comparison: Comparison, language: Language) -> str:
    waves = (comparison.before, comparison.after)
    return _TO.join(
        written(one.quantity, one.estimate, language, comparison.places)
        for one in waves
        if one.estimate is not None
    )


def _change(comparison: Comparison, language: Language) -> str:
    change = comparison.change_of_waves()
    assert change is not None
    words = change.written()
    told = f"{change.label[language]} {words['estimate'][language]}"
    if "interval" in words:
        told += f" ({level_text(comparison.level, language)} {words['interval'][language]})"
    waves = "–".join(comparison.waves)
    said = f"{waves}. {sentence_case(told)}; {_people(comparison, language)}."
    if comparison.verdict is not Verdict.NO_CLEAR_CHANGE:
        return said
    return f"{said} {sentence_case(comparison.verdict.text[language])}."


def _people(comparison: Comparison, language: Language) -> str:
    if comparison.pairs is not None:
        return _SAME[language].format(n=numbers.integer(comparison.pairs, language=language))
    before, after = (
        HIDDEN if one.n is None else numbers.integer(one.n, language=language)
        for one in (comparison.before, comparison.after)
    )
    return _DIFFERENT[language].format(before=before, after=after)


def _arrow(before: str, after: str, found: PilotResults) -> str:
    return _TO.join((pilots.value(before, found), pilots.value(after, found)))


def _filled(template: Text, found: PilotResults) -> Text:
    return in_each(lambda language: template[language].format_map(pilots.values(found, language)))
