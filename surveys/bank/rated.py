"""Statements rated on one scale, with the mean of the ratings."""

from __future__ import annotations

from surveys.errors import DefinitionError, listed
from surveys.model import CodeList, Disclosure, LikertGrid, Scale, ScaleScore, Text


def rated(
    name: str,
    text: Text,
    *,
    rows: CodeList,
    codes: CodeList,
    mean: Text,
    minimum_answered: int,
    score: str = "",
    help: Text | None = None,  # noqa: A002 - named as in the items
    negative: tuple[str, ...] = (),
    randomise: bool = False,
    disclosure: Disclosure = Disclosure.NONE,
    waves: tuple[str, ...] = (),
) -> tuple[LikertGrid, ScaleScore]:
    """Return a grid and the mean of all its rows, the negative ones turned round.

    Parameters
    ----------
    name, text, help, rows, codes, negative, randomise
        The grid's.
    mean
        What the mean is called; the range of the codes is put behind it.
    minimum_answered
        Fewer rows answered than this give no mean.
    score
        Name of the mean; `<name>_score` where not given.
    disclosure, waves
        Of both.

    Raises
    ------
    DefinitionError
        The codes are not whole numbers, so there is no mean.

    Examples
    --------
    >>> from surveys.codelists import answers, work
    >>> grid, score = rated("competence", Text(en="How are your skills?"), rows=work.COMPETENCE,
    ...                     codes=answers.COMPETENCE_LEVEL, mean=Text(en="Skills"),
    ...                     minimum_answered=4)
    >>> grid.name, score.name, score.text.en, len(score.scale.fields)
    ('competence', 'competence_score', 'Skills (mean, 1–5)', 6)
    """
    if not codes.numeric:
        raise DefinitionError(
            f"the codes {listed(codes.answer_names)}",
            expected="whole numbers, to take the mean of",
            where=f"item {name}",
        )
    grid = LikertGrid(
        name, text, help=help, rows=rows, codes=codes, negative=negative, randomise=randomise,
        disclosure=disclosure, waves=waves,
    )
    scale = Scale.of(grid, minimum_answered=minimum_answered)
    return grid, ScaleScore(
        score or f"{name}_score", mean + _range(codes), scale=scale,
        disclosure=disclosure, waves=waves,
    )


def _range(codes: CodeList) -> Text:
    ends = "–".join(map(str, codes.ends))
    return Text(fi=f"(keskiarvo {ends})", sv=f"(medelvärde {ends})", en=f"(mean, {ends})")
