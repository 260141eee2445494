"""Items that are computed from answers and never asked: scores and calculations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from surveys.conditions import Mean, Quantity, as_quantity
from surveys.conditions.names import with_new_item
from surveys.errors import DefinitionError, listed
from surveys.kinds import check_kinds
from surveys.model.fields import Field, Kind
from surveys.model.question import Question
from surveys.model.text import Text

if TYPE_CHECKING:
    from surveys.model.items import LikertGrid


@dataclass(frozen=True, slots=True)
class Scale:
    """How a score is counted from fields.

    Parameters
    ----------
    fields
        Names of the fields that make up the score, all on the same list of whole-number codes.
    reverse
        Those turned round first (lowest becomes highest).
    minimum_answered
        Fewer answers than this give no score.
    """

    fields: tuple[str, ...]
    minimum_answered: int
    reverse: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_kinds(self, f"scale of {self.fields!r}")
        stray = set(self.reverse) - set(self.fields)
        if stray or not 1 <= self.minimum_answered <= len(self.fields):
            raise DefinitionError(
                f"reverse {sorted(stray)} outside the scale"
                if stray
                else f"minimum_answered={self.minimum_answered}",
                expected=f"fields of the scale, and 1 to {len(self.fields)} answers",
                where=f"scale of {listed(self.fields)}",
            )

    @classmethod
    def of(cls, grid: LikertGrid, *, minimum_answered: int) -> Scale:
        """Return the scale over all rows of a grid, its negative rows turned round.

        Examples
        --------
        >>> from surveys.instruments import coordinators
        >>> Scale.of(coordinators["support"], minimum_answered=3).reverse
        ('support__alone',)
        """
        return cls(
            fields=tuple(one.name for one in grid.fields),
            minimum_answered=minimum_answered,
            reverse=tuple(one.name for one in grid.fields if one.part in grid.negative),
        )

    def renamed(self, names: Mapping[str, str]) -> Scale:
        """Return the scale over other items: old item name → new."""
        return replace(
            self,
            fields=tuple(with_new_item(name, names) for name in self.fields),
            reverse=tuple(with_new_item(name, names) for name in self.reverse),
        )


@dataclass(frozen=True, slots=True)
class ScaleScore(Question):
    """The mean of the answers to several fields: computed, never asked."""

    scale: Scale = field(kw_only=True)

    asked: ClassVar[bool] = False

    @property
    def quantity(self) -> Mean:
        """The mean that the scale says."""
        return Mean(self.scale.fields, self.scale.reverse, self.scale.minimum_answered)

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of decimals."""
        return self._whole(Kind.DECIMAL)


@dataclass(frozen=True, slots=True)
class Calculation(Question):
    """A number computed from answers, such as `realised / planned * 100`: never asked.

    Parameters
    ----------
    value
        How it is computed; see `surveys.conditions` for what is missing when.
    unit
        What the number is in.
    """

    value: Quantity | str = field(kw_only=True)
    unit: Text | None = field(default=None, kw_only=True)

    asked: ClassVar[bool] = False

    def __post_init__(self) -> None:
        Question.__post_init__(self)
        value = as_quantity(self.value, f"item {self.name}, value")
        object.__setattr__(self, "value", value)

    @property
    def quantity(self) -> Quantity:
        """The parsed `value`."""
        return as_quantity(self.value)

    @property
    def fields(self) -> tuple[Field, ...]:
        """One field of decimals."""
        return self._whole(Kind.DECIMAL)
