"""What all items share: wording, conditions, waves, and how they were asked before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from dataclasses import fields as dataclass_fields
from typing import TYPE_CHECKING, ClassVar, Self

from surveys.conditions import Condition, Quantity, as_condition, field_name
from surveys.errors import DefinitionError, listed
from surveys.kinds import check_kinds
from surveys.model.codes import CodeList
from surveys.model.fields import Disclosure, Field, Kind
from surveys.model.naming import check_item_name
from surveys.model.text import Text

if TYPE_CHECKING:
    from surveys.model.items import Item


@dataclass(frozen=True, slots=True)
class Revision:
    """How an item was asked in waves in which it was asked differently.

    Parameters
    ----------
    waves
        Names of those waves.
    text, help, codes, rows, minimum, maximum
        What was different; None where it was as the item says.
    """

    waves: tuple[str, ...]
    text: Text | None = None
    help: Text | None = None
    codes: CodeList | None = None
    rows: CodeList | None = None
    minimum: float | None = None
    maximum: float | None = None

    @property
    def changes(self) -> dict[str, object]:
        """What was different, by the name of the item's part."""
        every = {one.name: getattr(self, one.name) for one in dataclass_fields(self)}
        return {name: value for name, value in every.items()
                if name != "waves" and value is not None}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Twin:
    """Which item another role's item is the twin of."""

    role: str
    of: Item


@dataclass(frozen=True, slots=True)
class Question:
    """What all items share.

    Parameters
    ----------
    name
        Stable over waves: lower-case letters, digits and single underscores.
    text, help
        The question, and what stands under it. `{name}` shows the answer to an earlier item.
    show_if
        The condition on which it is asked.
    valid_if, valid_message
        What the answer must fulfil, and what is said when it does not.
    required
        Whether the form may not be left without an answer.
    disclosure
        What an answer can give away.
    waves
        The waves in which it is asked; empty for all.
    revisions
        How it was asked in waves in which it was asked differently.
    twin
        Which other role's item this is the twin of; see `variant`.
    """

    name: str
    text: Text
    help: Text | None = field(default=None, kw_only=True)
    show_if: Condition | str | None = field(default=None, kw_only=True)
    valid_if: Condition | str | None = field(default=None, kw_only=True)
    valid_message: Text | None = field(default=None, kw_only=True)
    required: bool = field(default=False, kw_only=True)
    disclosure: Disclosure = field(default=Disclosure.NONE, kw_only=True)
    waves: tuple[str, ...] = field(default=(), kw_only=True)
    revisions: tuple[Revision, ...] = field(default=(), kw_only=True)
    twin: Twin | None = field(default=None, kw_only=True, compare=False, repr=False)

    asked: ClassVar[bool] = True
    parts_name: ClassVar[str] = ""
    """Name of the list of which every member is answered by itself; empty when there is none."""

    def __post_init__(self) -> None:
        check_kinds(self, f"item {self.name!r}")
        check_item_name(self.name)
        for name, source in (("show_if", self.show_if), ("valid_if", self.valid_if)):
            object.__setattr__(self, name, as_condition(source, f"item {self.name}, {name}"))
        if (self.valid_if is None) != (self.valid_message is None):
            raise self._fault("valid_if or valid_message alone", "both or neither")
        self._check_waves()
        for revision in self.revisions:
            self._check_revision(revision)

    def _check_waves(self) -> None:
        """See that no wave is revised twice, or though it is not asked in it."""
        revised = [wave for one in self.revisions for wave in one.waves]
        for wave in revised:
            if revised.count(wave) > 1 or (self.waves and wave not in self.waves):
                raise self._fault(
                    f"a revision of wave {wave!r}, {revised.count(wave)} in all",
                    "at most one for each wave in which it is asked: "
                    f"{listed(self.waves) or 'all'}",
                )

    def _check_revision(self, revision: Revision) -> None:
        own = {one.name for one in dataclass_fields(self)}
        for name, value in revision.changes.items():
            if name not in own:
                raise self._fault(f"a revision of {name}", f"a part of {type(self).__name__}")
            if isinstance(value, CodeList):
                whole: CodeList = getattr(self, name)
                stray = [code for code in value.names if code not in whole]
                if stray:
                    raise self._fault(
                        f"code(s) {listed(stray)} in a revision of {name}",
                        f"codes that the item itself has: {listed(whole.names)}",
                        "The item lists the codes of all waves; revisions leave some out.",
                    )

    def at(self, wave: str) -> Self:
        """Return the item as it was asked in one wave."""
        changes: dict[str, object] = {}
        for revision in self.revisions:
            if wave in revision.waves:
                changes |= revision.changes
        return replace(self, **changes, waves=(), revisions=())  # type: ignore[arg-type] # parts of this item, checked when it was built

    def _fault(self, found: str, expected: str, advice: str = "") -> DefinitionError:
        return DefinitionError(found, expected=expected, where=f"item {self.name}", advice=advice)

    @property
    def condition(self) -> Condition | None:
        """The parsed `show_if`."""
        return as_condition(self.show_if)

    @property
    def constraint(self) -> Condition | None:
        """The parsed `valid_if`."""
        return as_condition(self.valid_if)

    @property
    def quantity(self) -> Quantity | None:
        """What computes the item; None when it is asked."""
        return None

    @property
    def options(self) -> CodeList | None:
        """The list that it is answered from, if there is one."""
        return getattr(self, "codes", None)

    @property
    def parts_list(self) -> CodeList | None:
        """The list of which every member is answered by itself, if there is one."""
        return getattr(self, self.parts_name) if self.parts_name else None

    def _parts(
        self, parts: CodeList, kind: Kind, codes: CodeList | None = None
    ) -> tuple[Field, ...]:
        return tuple(
            Field(field_name(self.name, part.code), self.name, kind, part.text, codes, part.code)
            for part in parts
        )

    def _whole(self, kind: Kind, codes: CodeList | None = None) -> tuple[Field, ...]:
        return (Field(self.name, self.name, kind, self.text, codes, value=self.quantity),)
