"""Puts every rule to an instrument, and sets aside what has been looked at and accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from surveys.conditions import item_of
from surveys.errors import near
from surveys.lint import (
    constraints,
    disclosure,
    length,
    lists,
    reaching,
    special,
    sticking,
    translations,
    wording,
)
from surveys.lint.findings import Finding, Level, Located, Rule
from surveys.lint.length import Length, length_of
from surveys.model import LANGUAGES, Accepted, Instrument, Language

ACCEPTED = "accepted"
"""The rule that finds what has been accepted in vain."""

RULES: tuple[Rule, ...] = (
    Rule("never-shown", Level.ERROR, reaching.never_shown, by_wave=True),
    Rule("always-shown", Level.WARNING, reaching.always_shown, by_wave=True, in_every_wave=True),
    Rule("idle-part", Level.WARNING, reaching.idle_parts, by_wave=True, in_every_wave=True),
    Rule("never-computed", Level.ERROR, reaching.never_computed, by_wave=True),
    Rule("stuck", Level.ERROR, constraints.stuck, by_wave=True),
    Rule("sometimes-stuck", Level.WARNING, sticking.sometimes_stuck, by_wave=True),
    Rule("never-valid", Level.ERROR, constraints.never_valid, by_wave=True),
    Rule("always-valid", Level.WARNING, constraints.always_valid, by_wave=True, in_every_wave=True),
    Rule("missing-language", Level.ERROR, translations.missing_languages),
    Rule("stale-translation", Level.WARNING, translations.stale_translations),
    Rule("untranslated", Level.WARNING, translations.untranslated),
    Rule("numbers", Level.HINT, translations.different_numbers),
    Rule("endings", Level.HINT, translations.different_endings),
    Rule("spacing", Level.WARNING, translations.spacing),
    Rule("straight-quotes", Level.HINT, translations.straight_quotes),
    Rule("double-barrelled", Level.HINT, wording.double_barrelled),
    Rule("denying", Level.HINT, wording.denying),
    Rule("long-text", Level.HINT, wording.long_texts),
    Rule("same-question", Level.HINT, wording.same_questions, by_wave=True),
    Rule("single-answer", Level.WARNING, lists.single_answers),
    Rule("scale-order", Level.WARNING, lists.unordered),
    Rule("same-option", Level.WARNING, lists.same_options),
    Rule("long-grid", Level.HINT, lists.long_grids, by_wave=True),
    Rule("unspecified-other", Level.HINT, lists.unspecified, by_wave=True),
    Rule("not-exclusive", Level.WARNING, special.not_exclusive),
    Rule("counted-as-answer", Level.WARNING, special.counted_as_answers),
    Rule("undeclared-text", Level.WARNING, disclosure.undeclared_texts),
    Rule("undeclared-identifier", Level.WARNING, disclosure.undeclared_identifiers),
    Rule("undeclared-key", Level.HINT, disclosure.undeclared_keys),
    Rule("promised-time", Level.HINT, length.too_long, by_wave=True),
)
"""Every rule, in the order in which findings of one level are listed."""


@dataclass(frozen=True, slots=True)
class Report:
    """What checking an instrument came to.

    Parameters
    ----------
    instrument
        Its name.
    lengths
        Wave → how long the questionnaire is, in the source language.
    findings
        Errors first, then warnings and hints, each in the order of the form.
    accepted
        What was found and has been accepted.
    """

    instrument: str
    lengths: dict[str, Length]
    findings: tuple[Located, ...]
    accepted: tuple[Located, ...]


def check(
    instrument: Instrument,
    languages: Collection[Language] = LANGUAGES,
    rules: tuple[Rule, ...] = RULES,
) -> Report:
    """Put the rules to an instrument.

    Parameters
    ----------
    instrument
        All of its waves are checked.
    languages
        Findings about other languages are left out.
    rules
        Those to be put.

    Examples
    --------
    >>> from surveys.instruments import esf_start
    >>> [one.rule for one in check(esf_start).findings if one.level is Level.ERROR]
    []
    """
    views = {wave.name: instrument.at(wave.name) for wave in instrument.waves}
    first = instrument.waves[0].name
    distinct = views if instrument.varies else {first: views[first]}
    found = [one for rule in rules for one in _put(rule, instrument, views, distinct)]
    found = [one for one in found if set(one.finding.languages) <= set(languages)]
    aside = [one for one in found if _accepts(instrument, one)]
    left = [one for one in found if one not in aside]
    names = {rule.name for rule in rules}
    left += [_in_vain(instrument, one, names) for one in instrument.accepted
             if not any(_matches(one, other) for other in aside)]  # fmt: skip
    return Report(
        instrument.name,
        {wave: length_of(view) for wave, view in views.items()},
        tuple(sorted(left, key=lambda one: _rank(instrument, one))),
        tuple(aside),
    )


def _put(
    rule: Rule,
    instrument: Instrument,
    views: dict[str, Instrument],
    distinct: dict[str, Instrument],
) -> Iterator[Located]:
    """Search in the views that differ: one of an instrument that is asked alike in every wave."""
    if not rule.by_wave:
        for finding in rule.search(instrument):
            yield Located(instrument.name, (), rule.name, rule.level, finding)
        return
    waves: dict[Finding, list[str]] = {}
    for wave, view in distinct.items():
        for finding in dict.fromkeys(rule.search(view)):
            waves.setdefault(finding, []).append(wave)
    for finding, those in waves.items():
        having = [wave for wave, view in views.items() if _has(view, finding.place)]
        everywhere = len(distinct) == 1 or those == having
        if everywhere or not rule.in_every_wave:
            named = () if everywhere and having == list(views) else tuple(those)
            yield Located(instrument.name, named, rule.name, rule.level, finding)


def _has(view: Instrument, place: str) -> bool:
    names = {item.name for item in view.items} | {section.name for section in view.sections}
    return item_of(place.split(".")[0]) in {*names, "title", "intro", "thanks"}


def _accepts(instrument: Instrument, one: Located) -> bool:
    return one.level is not Level.ERROR and any(_matches(a, one) for a in instrument.accepted)


def _matches(accepted: Accepted, one: Located) -> bool:
    return (accepted.rule, accepted.place) == (one.rule, one.finding.place)


def _in_vain(instrument: Instrument, accepted: Accepted, rules: set[str]) -> Located:
    known = accepted.rule in rules
    finding = Finding(
        accepted.place,
        f"Accepted({accepted.rule!r}, …), which no hint or warning matches",
        "something that is found there; errors cannot be accepted",
        "Take it away." if known else near(accepted.rule, rules) or "There is no such rule.",
    )
    return Located(instrument.name, (), ACCEPTED, Level.WARNING, finding)


def _rank(instrument: Instrument, one: Located) -> tuple[int, int, str, str]:
    order = ["title", "intro", "thanks"]
    for section in instrument.sections:
        order += [section.name, *(item.name for item in section.items)]
    name = item_of(one.finding.place.split(".")[0])
    place = order.index(name) if name in order else len(order)
    return list(Level).index(one.level), place, one.rule, str(one)
