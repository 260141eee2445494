"""How did the answers to a question change from one wave to another? The whole comparison."""

from __future__ import annotations

from dataclasses import replace

from analysis.changes.cautions import cautions, missing_treatment, why
from analysis.changes.outcomes import Outcome, check_method, compute
from analysis.changes.waves import (
    Answers,
    check_asked,
    chosen_waves,
    linked_answers,
    unlinked_answers,
)
from analysis.language import in_each
from analysis.publication import Rule
from analysis.results.comparison import Comparison, Design
from analysis.results.estimate import Estimate, estimate_of
from analysis.results.methods import METHODS
from analysis.results.quantities import Quantity
from analysis.results.verdicts import Verdict, verdict_of
from analysis.results.words import when
from analysis.sample import Sample
from analysis.sample.values import answer_text, chosen_codes, scale_ends, unsupported
from analysis.statistics.checks import confidence
from surveys.codebook import Level, Variable
from surveys.model import Text


def before_after(
    sample: Sample,
    item: str,
    *,
    link: str | None = None,
    before: str | None = None,
    after: str | None = None,
    method: str | None = None,
    code: str | tuple[str, ...] | None = None,
    level: float = 0.95,
) -> Comparison:
    """Compare the answers to a question in two waves, by the method that fits them.

    Parameters
    ----------
    sample
        Answers of two waves or more.
    item
        A variable: a question, a row of a grid, an option of a multiple choice, a score.
    link
        Column of pseudonyms by which the same people are found in both waves. Without it the
        waves are compared as two groups.
    before, after
        Names of the waves; the sample's first and last unless given.
    method
        Another method than the one chosen. Linked: "mcnemar_exact", "mcnemar_mid_p" for shares;
        "wilcoxon", "hodges_lehmann", "paired_t" for ordered answers and numbers. Unlinked:
        "newcombe", "newcombe_fisher"; "mann_whitney", "welch".
    code
        Compare the share that chose this answer, or any of these. Needed for questions whose
        answers have no order; for two answers the first is meant unless one is given.
    level
        Confidence level.

    Returns
    -------
    Comparison
        After minus before. Numbers that rest on fewer people than the sample's rule allows
        are left out, and so are shares of a few or of all but a few in either wave; the verdict
        is then that there are too few to say.

    Raises
    ------
    AnalysisError
        The item is not in both waves; its level of measurement has no mean or share; the
        sample has one wave; a respondent answered twice in a wave.
    UsageError
        An item, wave, link, code or method that does not exist.

    Notes
    -----
    Linked shares: McNemar's test and Newcombe's paired interval. Linked ordered answers: share
    that gave a higher minus share that gave a lower answer (Tango), exact Wilcoxon test, matched
    rank-biserial correlation. Linked numbers: paired t, d_z and d_av. Unlinked shares: Newcombe's
    interval. Unlinked ordered answers: Cliff's delta, Mann-Whitney test. Unlinked numbers: Welch's
    t, Hedges' g. Sources: `analysis.results.METHODS`.

    Examples
    --------
    >>> import pandas as pd
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> frame = pd.DataFrame({
    ...     "wave": ["2024"] * 6 + ["2026"] * 6,
    ...     "respondent": list("abcdef") * 2,
    ...     "management_support": [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.4, 3.0, 4.2, 3.4, 3.6, 3.8],
    ... })
    >>> sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2024", "2026"]))
    >>> change = before_after(sample, "management_support", link="respondent")
    >>> change.pairs, round(change.estimate, 2), change.verdict.value
    (6, 0.4, 'increase')
    """
    waves = chosen_waves(sample, before, after)
    variable = sample.variable(item)
    check_asked(sample, item, waves)
    confidence(level)
    measurement = measurement_of(variable, code)
    answers = _answers(sample, item, waves, link, code)
    design = Design.LINKED if answers.linked else Design.UNLINKED
    name = check_method(design, measurement, method)
    estimates = _estimates(sample, variable, answers, waves, measurement, code, level)
    empty = Comparison(
        item=item,
        what=variable.label,
        answer=answer_text(variable, code),
        waves=waves,
        design=design,
        measurement=measurement,
        quantity=Quantity.SHARE if measurement is Level.BINARY else Quantity.MEAN,
        before=estimates[0],
        after=estimates[1],
        method=METHODS[name],
        why=why(design, measurement, named=method is not None),
        verdict=Verdict.TOO_FEW,
        level=level,
        minimum_group=sample.rule.minimum_group,
        missing=missing_treatment(answers),
        ends=scale_ends(variable, code),
        cautions=cautions(sample, item, answers, waves, None, level),
    )
    with_counts = _with_counts(empty, answers)
    if any(one.hidden for one in estimates):
        return with_counts
    return _with_change(with_counts, sample, answers, name)


def measurement_of(variable: Variable, code: str | tuple[str, ...] | None) -> Level:
    """Return the level at which answers are compared: shares whenever a code is given.

    Raises
    ------
    AnalysisError
        A date, a text, or codes without order and no code given.
    UsageError
        The code is no answer to the question.
    """
    if chosen_codes(variable, code):
        return Level.BINARY
    if variable.level not in (Level.BINARY, Level.ORDINAL, Level.NUMERIC):
        raise unsupported(variable)
    return variable.level


def _answers(
    sample: Sample,
    item: str,
    waves: tuple[str, str],
    link: str | None,
    code: str | tuple[str, ...] | None,
) -> Answers:
    values = sample.numbers(item, code)
    if link is None:
        return unlinked_answers(sample, values, waves)
    return linked_answers(sample, values, waves, link)


def _estimates(
    sample: Sample,
    variable: Variable,
    answers: Answers,
    waves: tuple[str, str],
    measurement: Level,
    code: str | tuple[str, ...] | None,
    level: float,
) -> tuple[Estimate, Estimate]:
    first, second = (
        estimate_of(
            values,
            item=variable.name,
            what=variable.label,
            answer=answer_text(variable, code),
            group=Text(fi=wave, sv=wave, en=wave),
            quantity=Quantity.SHARE if measurement is Level.BINARY else Quantity.MEAN,
            base=_base(wave, linked=answers.linked),
            rule=sample.rule,
            level=level,
        )
        for values, wave in zip((answers.before, answers.after), waves, strict=True)
    )
    return first, second


def _base(wave: str, *, linked: bool) -> Text:
    at = in_each(lambda language: when(wave, language))
    if linked:
        return Text(
            fi=f"kummallakin kierroksella vastanneet, vastaukset {at.fi}",
            sv=f"de som svarade i båda omgångarna, svaren {at.sv}",
            en=f"those who answered in both waves, answers {at.en}",
        )
    return Text(
        fi=f"kysymykseen {at.fi} vastanneet",
        sv=f"de som svarade på frågan {at.sv}",
        en=f"those who answered the question {at.en}",
    )


def _with_counts(comparison: Comparison, answers: Answers) -> Comparison:
    least = comparison.minimum_group
    totals = [_shown(number, least) for number in (answers.n_before, answers.n_after)]
    counted = replace(comparison, n_before=totals[0], n_after=totals[1])
    if not answers.linked or answers.smallest < least:
        return counted
    # The wave's own number would give away a small number left out: it is their sum.
    left = [
        answers.n_before - answers.before.size - answers.unlinked_before,
        answers.n_after - answers.after.size - answers.unlinked_after,
    ]
    safe = [
        _is_shown(unlinked, least) and _is_shown(rest, least)
        for unlinked, rest in zip(
            (answers.unlinked_before, answers.unlinked_after), left, strict=True
        )
    ]
    return replace(
        counted,
        pairs=answers.before.size,
        n_before=totals[0] if safe[0] else None,
        n_after=totals[1] if safe[1] else None,
        unlinked_before=_shown(answers.unlinked_before, least),
        unlinked_after=_shown(answers.unlinked_after, least),
    )


def _with_change(comparison: Comparison, sample: Sample, answers: Answers, name: str) -> Comparison:
    outcome = compute(answers, comparison.measurement, name, comparison.level)
    higher, lower = _moved(outcome, answers, sample.rule)
    return replace(
        comparison,
        quantity=outcome.quantity,
        estimate=outcome.estimate,
        interval=outcome.interval,
        p=outcome.p,
        higher=higher,
        lower=lower,
        effects=() if _moves_few(answers, comparison) else outcome.effects,
        also=outcome.also,
        method=METHODS[outcome.method],
        verdict=verdict_of(outcome.estimate, outcome.interval),
        cautions=cautions(
            sample, comparison.item, answers, comparison.waves, outcome, comparison.level
        ),
    )


def _moves_few(answers: Answers, comparison: Comparison) -> bool:
    """Tell whether the odds ratio of pairs would give away a few who changed their answer."""
    if not answers.linked or comparison.measurement is not Level.BINARY:
        return False
    least = comparison.minimum_group
    gained, lost = (int((sign * (answers.after - answers.before) > 0).sum()) for sign in (1, -1))
    return any(0 < number < least for number in (gained, lost))


def _moved(outcome: Outcome, answers: Answers, rule: Rule) -> tuple[float | None, float | None]:
    """Return the shares that rose and fell; neither when one would tell of a few people."""
    shares = (outcome.higher, outcome.lower)
    if not answers.linked or outcome.higher is None or outcome.lower is None:
        return shares
    pairs = answers.before.size
    moved = [round(share * pairs) for share in (outcome.higher, outcome.lower)]
    is_told = rule.hides(pairs - sum(moved)) or any(rule.hides_share(one, pairs) for one in moved)
    return (None, None) if is_told else shares


def _is_shown(number: int, least: int) -> bool:
    return number == 0 or number >= least


def _shown(number: int, least: int) -> int | None:
    return number if _is_shown(number, least) else None
