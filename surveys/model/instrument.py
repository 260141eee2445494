"""Sections, waves and the instrument; building one checks the whole questionnaire."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from surveys.conditions import Condition, all_of, as_condition
from surveys.errors import DefinitionError, UsageError, listed, near, unknown
from surveys.kinds import check_kinds
from surveys.model.checks import check_items, check_plan
from surveys.model.fields import Field
from surveys.model.items import Item
from surveys.model.naming import check_name, check_unique, check_wave
from surveys.model.plan import AnalysisPlan
from surveys.model.text import LANGUAGES, Language, Text
from surveys.model.texts import texts_of


@dataclass(frozen=True, slots=True)
class Wave:
    """One round of asking.

    Parameters
    ----------
    name
        Short and stable, such as "2024": lower-case letters, digits and underscores.
    opens, closes
        First and last day of answering, both included.

    Raises
    ------
    DefinitionError
        The name has other characters, or the wave closes before it opens.
    """

    name: str
    opens: dt.date
    closes: dt.date

    def __post_init__(self) -> None:
        check_kinds(self, f"wave {self.name!r}")
        check_wave(self.name)
        if self.opens > self.closes:
            raise DefinitionError(
                f"opens {self.opens} after closes {self.closes}",
                expected="that order",
                where=f"wave {self.name}",
            )


@dataclass(frozen=True, slots=True)
class Repeat:
    """Which turn of which repeat group a section is; see `repeated`."""

    group: str
    number: int


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the questionnaire: a title and the items under it."""

    name: str
    title: Text
    items: tuple[Item, ...]
    intro: Text | None = None
    show_if: Condition | str | None = None
    repeat: Repeat | None = None

    def __post_init__(self) -> None:
        check_kinds(self, f"section {self.name!r}")
        check_name(self.name, f"section {self.name!r}")
        condition = as_condition(self.show_if, f"section {self.name}, show_if")
        object.__setattr__(self, "show_if", condition)
        if not self.items:
            raise DefinitionError(
                "no items", expected="at least one item", where=f"section {self.name}"
            )

    @property
    def condition(self) -> Condition | None:
        """The parsed `show_if`."""
        return as_condition(self.show_if)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A hint of `tkk check` that has been looked at and is left as it is.

    Parameters
    ----------
    rule
        Name of the rule, as `tkk check` shows it.
    place
        Item, field or section that it is about.
    reason
        Why it stays.
    """

    rule: str
    place: str
    reason: str


@dataclass(frozen=True)
class Instrument:
    """A questionnaire, in the order in which it is asked.

    Parameters
    ----------
    name
        Stable name, also the beginning of every exported file's name.
    title, intro, thanks
        What respondents read first and last.
    sections
        The pages.
    waves
        The rounds of asking; an item may name the waves it belongs to.
    source
        The language in which texts are written first, and translated from.
    plan
        What is to be analysed and how, written down before the answers are seen.
    accepted
        Hints of `tkk check` that stay as they are, each with its reason.

    Raises
    ------
    DefinitionError
        Something in it does not hold together; the message names the item.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> coordinators["role"].name
    'role'
    >>> coordinators.at("2024").waves[0].name
    '2024'
    """

    name: str
    title: Text
    intro: Text
    thanks: Text
    sections: tuple[Section, ...]
    waves: tuple[Wave, ...]
    source: Language = "fi"
    plan: AnalysisPlan | None = None
    accepted: tuple[Accepted, ...] = ()

    def __post_init__(self) -> None:
        where = f"instrument {self.name}"
        check_kinds(self, where)
        check_name(self.name, where)
        check_unique((section.name for section in self.sections), "section", where)
        check_unique((wave.name for wave in self.waves), "wave", where)
        check_unique(
            [item.name for item in self.items] + [section.name for section in self.sections],
            "item or section",
            where,
        )
        if not self.waves:
            raise DefinitionError("no waves", expected="at least one wave", where=where)
        for earlier, later in pairwise(self.waves):
            if earlier.opens > later.opens:
                raise DefinitionError(
                    f"wave {later.name!r} after {earlier.name!r}, though it opens earlier",
                    expected="waves in the order in which they open",
                    where=where,
                )
        check_items(self)
        if self.varies:
            for wave in self.waves:
                self._check_view(wave.name)
        if self.plan is not None:
            check_plan(self, self.plan)

    def _check_view(self, wave: str) -> None:
        """See that what is asked in one wave holds together by itself."""
        try:
            self.at(wave)
        except DefinitionError as error:
            raise DefinitionError(
                error.found,
                expected=error.expected,
                where=f"{error.where}, as asked in wave {wave}",
                advice=error.advice,
            ) from None

    @property
    def varies(self) -> bool:
        """Whether what is asked can differ from wave to wave."""
        return any(item.waves or item.revisions for item in self.items)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All items in order, computed scores among them."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def fields(self) -> dict[str, Field]:
        """All fields by name, in order."""
        return {field.name: field for item in self.items for field in item.fields}

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items that respondents see."""
        return tuple(item for item in self.items if item.asked)

    @cached_property
    def asked_fields(self) -> tuple[Field, ...]:
        """The fields of the items that respondents see."""
        return tuple(field for item in self.asked for field in item.fields)

    @cached_property
    def texts(self) -> dict[str, Text]:
        """Every text by its place, in order: `title`, `role.text`, `role.codes.local`."""
        return dict(texts_of(self))

    @cached_property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which every text is there."""
        return tuple(one for one in LANGUAGES if all(text.has(one) for text in self.texts.values()))

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __contains__(self, name: object) -> bool:
        return any(item.name == name for item in self.items)

    def __getitem__(self, name: str) -> Item:
        """Return the item, or raise UsageError with the nearest name."""
        for item in self.items:
            if item.name == name:
                return item
        names = [item.name for item in self.items]
        raise UsageError(
            f"item {name!r}",
            expected=f"an item of {self.name}: {listed(names)}",
            where=f"instrument {self.name}",
            advice=near(name, names),
        )

    def section_of(self, name: str) -> Section:
        """Return the section in which an item stands."""
        return next(
            section for section in self.sections if any(item.name == name for item in section.items)
        )

    def condition_of(self, name: str) -> Condition | None:
        """Return when an item is shown: its section's condition and its own."""
        return all_of(self.section_of(name).condition, self[name].condition)

    def wave(self, name: str | None = None) -> Wave:
        """Return the wave of that name; the last one when none is given.

        Raises
        ------
        UsageError
            There is no such wave.

        Examples
        --------
        >>> from surveys.instruments import coordinators
        >>> coordinators.wave().name, coordinators.wave("2024").name
        ('2026', '2024')
        """
        if name is None:
            return self.waves[-1]
        for wave in self.waves:
            if wave.name == name:
                return wave
        names = [wave.name for wave in self.waves]
        raise unknown("wave", name, names, where=f"instrument {self.name}")

    def at(self, wave: str) -> Instrument:
        """Return the questionnaire as it was asked in one wave, without its analysis plan.

        Raises
        ------
        UsageError
            There is no such wave.
        """
        if wave not in self._views:
            self._views[wave] = replace(
                self,
                waves=(self.wave(wave),),
                sections=tuple(_sections_at(self.sections, wave)),
                plan=None,
            )
        return self._views[wave]

    @cached_property
    def _views(self) -> dict[str, Instrument]:
        """What `at` has returned so far; building a questionnaire checks it, which takes time."""
        return {}


def _sections_at(sections: tuple[Section, ...], wave: str) -> Iterator[Section]:
    for section in sections:
        kept = [item for item in section.items if not item.waves or wave in item.waves]
        if kept:
            yield replace(section, items=tuple(item.at(wave) for item in kept))
