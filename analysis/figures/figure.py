"""A finished figure: SVG and the text for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass

from surveys.errors import AnalysisError


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its alt text.

    Parameters
    ----------
    svg
        The drawing; the same input gives the same bytes.
    alt
        What the figure shows, in a sentence or two; never empty.

    Raises
    ------
    AnalysisError
        There is no alt text.

    Examples
    --------
    >>> Figure("<svg/>", "Use rose from 12% to 30%.").alt
    'Use rose from 12% to 30%.'
    """

    svg: str
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise AnalysisError(
                "a figure without alt text",
                expected="a sentence that says what it shows",
                where="figure",
                advice="Say the finding, not how the figure looks.",
            )

    def __repr__(self) -> str:
        return f"Figure: {self.alt}"

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        return {"image/svg+xml": self.svg}, {"image/svg+xml": {"alt": self.alt}}
