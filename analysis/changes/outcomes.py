"""What is the change, and how sure are we? One function for each design and level."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from analysis.changes.waves import Answers
from analysis.results.comparison import Change, Design
from analysis.results.quantities import Quantity
from analysis.statistics import (
    EffectSize,
    Interval,
    Result,
    d_av,
    hodges_lehmann,
    improved_minus_worsened,
    mann_whitney,
    mcnemar,
    paired_t,
    rank_biserial,
    transitions,
    two_proportions,
    welch_t,
    wilcoxon_signed_rank,
)
from surveys.codebook import Level
from surveys.errors import UsageError, listed, near

SMALL_EXPECTED: Final = 5
"""Below this expected count the score test gives way to Fisher's exact test."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a method found; as in `Comparison`."""

    method: str
    quantity: Quantity
    estimate: float
    interval: Interval | None
    p: float | None
    effects: tuple[EffectSize, ...] = ()
    also: tuple[Change, ...] = ()
    higher: float | None = None
    lower: float | None = None


Compute: TypeAlias = Callable[[Answers, float], Outcome]


def compute(answers: Answers, measurement: Level, method: str | None, level: float) -> Outcome:
    """Compare by the method that fits design and level of measurement, or by a named one.

    Raises
    ------
    UsageError
        The named method is none of those that fit.
    """
    design = Design.LINKED if answers.linked else Design.UNLINKED
    return _METHODS[design, measurement][check_method(design, measurement, method)](answers, level)


def check_method(design: Design, measurement: Level, method: str | None) -> str:
    """Return the method's name, the first that fits when none is named.

    Examples
    --------
    >>> check_method(Design.LINKED, Level.ORDINAL, None)
    'wilcoxon'
    """
    fitting = tuple(_METHODS[design, measurement])
    if method is not None and method not in fitting:
        raise UsageError(
            f"method {method!r}",
            expected=f"one of {listed(fitting)} for {design.value} {measurement.value} answers",
            where="before_after",
            advice=near(method, fitting),
        )
    return method or fitting[0]


def _mcnemar_exact(answers: Answers, level: float) -> Outcome:
    result = mcnemar(*transitions(answers.before, answers.after), method="exact", level=level)
    return _outcome("mcnemar_exact", Quantity.SHARE, result)


def _mcnemar_mid_p(answers: Answers, level: float) -> Outcome:
    result = mcnemar(*transitions(answers.before, answers.after), method="mid_p", level=level)
    return _outcome("mcnemar_mid_p", Quantity.SHARE, result)


def _wilcoxon(answers: Answers, level: float) -> Outcome:
    up, down = _moves(answers)
    same = answers.before.size - up - down
    shares = improved_minus_worsened(up, same, down, level=level)
    ranks = wilcoxon_signed_rank(answers.before, answers.after, level=level)
    assert shares.estimate is not None
    return Outcome(
        method="wilcoxon",
        quantity=Quantity.HIGHER_MINUS_LOWER,
        estimate=shares.estimate,
        interval=shares.interval,
        p=ranks.p,
        effects=(ranks.effect,) if ranks.effect else (),
        also=(
            _change(Quantity.MEAN, paired_t(answers.before, answers.after, level=level)),
            _change(Quantity.SHIFT, hodges_lehmann(answers.before, answers.after, level=level)),
        ),
        higher=up / answers.before.size,
        lower=down / answers.before.size,
    )


def _hodges_lehmann(answers: Answers, level: float) -> Outcome:
    result = wilcoxon_signed_rank(answers.before, answers.after, level=level)
    mean = _change(Quantity.MEAN, paired_t(answers.before, answers.after, level=level))
    return _outcome("hodges_lehmann", Quantity.SHIFT, result, also=(mean,))


def _paired_t(answers: Answers, level: float) -> Outcome:
    result = paired_t(answers.before, answers.after, level=level)
    effects = [result.effect] if result.effect else []
    if np.ptp(answers.before) > 0 or np.ptp(answers.after) > 0:
        effects.append(d_av(answers.before, answers.after, level=level))
    if any(_moves(answers)):
        effects.append(rank_biserial(answers.before, answers.after, level=level))
    return _outcome("paired_t", Quantity.MEAN, result, effects=tuple(effects))


def _newcombe(answers: Answers, level: float) -> Outcome:
    return _two_shares(answers, level, exact=_smallest_expected(answers) < SMALL_EXPECTED)


def _newcombe_fisher(answers: Answers, level: float) -> Outcome:
    return _two_shares(answers, level, exact=True)


def _two_shares(answers: Answers, level: float, *, exact: bool) -> Outcome:
    result = two_proportions(
        int(answers.after.sum()),
        answers.after.size,
        int(answers.before.sum()),
        answers.before.size,
        method="fisher" if exact else "score",
        level=level,
    )
    return _outcome("newcombe_fisher" if exact else "newcombe", Quantity.SHARE, result)


def _mann_whitney(answers: Answers, level: float) -> Outcome:
    result = mann_whitney(answers.after, answers.before, level=level)
    assert result.effect is not None
    higher, lower = _comparisons(answers)
    return Outcome(
        method="mann_whitney",
        quantity=Quantity.HIGHER_MINUS_LOWER,
        estimate=result.effect.value,
        interval=result.effect.interval,
        p=result.p,
        effects=(result.effect,),
        also=(_change(Quantity.MEAN, welch_t(answers.after, answers.before, level=level)),),
        higher=higher,
        lower=lower,
    )


def _welch(answers: Answers, level: float) -> Outcome:
    return _outcome("welch", Quantity.MEAN, welch_t(answers.after, answers.before, level=level))


def _moves(answers: Answers) -> tuple[int, int]:
    # Decimal scores such as 3.3 and 3.3 may differ in the last bit.
    changes = np.round(answers.after - answers.before, 10)
    return int((changes > 0).sum()), int((changes < 0).sum())


def _comparisons(answers: Answers) -> tuple[float, float]:
    # Shares of all comparisons of one person after with one before, without listing them.
    before = np.sort(np.round(answers.before, 10))
    after = np.round(answers.after, 10)
    below = np.searchsorted(before, after, side="left")
    above = before.size - np.searchsorted(before, after, side="right")
    return float(below.mean() / before.size), float(above.mean() / before.size)


def _smallest_expected(answers: Answers) -> float:
    together = np.concatenate([answers.before, answers.after])
    share = float(together.mean())
    return answers.smallest * min(share, 1 - share)


def _outcome(
    method: str,
    quantity: Quantity,
    result: Result,
    *,
    effects: tuple[EffectSize, ...] | None = None,
    also: tuple[Change, ...] = (),
) -> Outcome:
    assert result.estimate is not None
    own = (result.effect,) if result.effect else ()
    return Outcome(
        method=method,
        quantity=quantity,
        estimate=result.estimate,
        interval=result.interval,
        p=result.p,
        effects=own if effects is None else effects,
        also=also,
    )


def _change(quantity: Quantity, result: Result) -> Change:
    assert result.estimate is not None
    return Change(
        quantity=quantity,
        estimate=result.estimate,
        interval=result.interval,
        p=result.p,
        method=result.method,
    )


_METHODS: Final[Mapping[tuple[Design, Level], Mapping[str, Compute]]] = {
    (Design.LINKED, Level.BINARY): {
        "mcnemar_exact": _mcnemar_exact,
        "mcnemar_mid_p": _mcnemar_mid_p,
    },
    (Design.LINKED, Level.ORDINAL): {
        "wilcoxon": _wilcoxon,
        "hodges_lehmann": _hodges_lehmann,
        "paired_t": _paired_t,
    },
    (Design.LINKED, Level.NUMERIC): {
        "paired_t": _paired_t,
        "hodges_lehmann": _hodges_lehmann,
        "wilcoxon": _wilcoxon,
    },
    (Design.UNLINKED, Level.BINARY): {
        "newcombe": _newcombe,
        "newcombe_fisher": _newcombe_fisher,
    },
    (Design.UNLINKED, Level.ORDINAL): {"mann_whitney": _mann_whitney, "welch": _welch},
    (Design.UNLINKED, Level.NUMERIC): {"welch": _welch, "mann_whitney": _mann_whitney},
}
