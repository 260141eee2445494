"""What must hold before data are released, as a study declares it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from surveys.anonymisation.population import Population
from surveys.errors import DefinitionError
from surveys.model import Disclosure, Instrument

DEFAULT_K = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRule:
    """What must hold before a frame is released.

    Parameters
    ----------
    keys
        Columns that someone could know from elsewhere, in order of dispensability.
    k
        Smallest number of records that share all keys.
    unit
        Column of pseudonyms whose distinct values are counted as well, such as
        "coordinator": five clients of one coordinator are one coordinator.
    texts
        Short texts that hold no personal data and may stay.
    sensitive
        Fields whose answers nobody may learn of anyone.
    l
        Smallest number of different answers to each of them among records that share all keys;
        where nobody answered there is nothing to learn.
    population
        Known counts of people, from which the remaining risk is measured.

    Raises
    ------
    DefinitionError
        No keys, k or l under 2, or a key that is sensitive as well.
    """

    keys: tuple[str, ...]
    k: int = DEFAULT_K
    unit: str | None = None
    texts: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    l: int = 2  # noqa: E741 - the literature's name
    population: tuple[Population, ...] = ()

    def without(self, names: Collection[str]) -> DisclosureRule:
        """Return the rule without what a wave did not ask.

        Examples
        --------
        >>> DisclosureRule(keys=("mood", "area"), unit="team").without({"mood", "team"})
        DisclosureRule(keys=('area',), k=5, unit=None, texts=(), sensitive=(), l=2, population=())
        """
        return replace(
            self,
            keys=tuple(key for key in self.keys if key not in names),
            unit=None if self.unit in names else self.unit,
            texts=tuple(text for text in self.texts if text not in names),
            sensitive=tuple(field for field in self.sensitive if field not in names),
            population=tuple(one for one in self.population if not {*one.keys} & {*names}),
        )

    def __post_init__(self) -> None:
        if not self.keys:
            raise DefinitionError("no keys", expected="one key or more", where="disclosure rule")
        for name, least in (("k", self.k), ("l", self.l)):
            if least < 2:
                raise DefinitionError(
                    f"{name} = {least!r}", expected="a whole number from 2", where="disclosure rule"
                )
        for field in self.sensitive:
            if field in self.keys:
                raise DefinitionError(
                    f"{field!r} as a key and as sensitive",
                    expected="one of them",
                    where="disclosure rule",
                    advice="A key is known from elsewhere; what is sensitive must not be learnt.",
                )


def default_rule(instrument: Instrument, k: int = DEFAULT_K) -> DisclosureRule:
    """Return the rule that the instrument itself suggests.

    The keys are the language and the fields of all items marked as keys; the language is the
    most dispensable, then what is asked last.
    """
    fields = [
        field.name
        for item in instrument.asked
        if item.disclosure is Disclosure.KEY
        for field in item.fields
    ]
    return DisclosureRule(keys=("language", *reversed(fields)), k=k)
