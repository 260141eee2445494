"""Names in REDCap projects: one variable for each field, but one for a whole multiple choice.

REDCap's rules, as its help says them: lower-case letters, digits and underscores, a letter first,
two characters or more, and no name twice in a project. 26 characters or fewer are recommended, for
the sake of statistical packages, and longer ones are taken; we keep names as they are up to 100,
which is where REDCap ends (said on the web, not tried). Its designer makes two underscores one, so
that a row of a grid is called `support_valued`, not `support__valued`. The columns of a multiple
choice are `tasks___guidance`; no other name has three underscores, so that they never clash.

A name that is taken, or too long, ends in a few characters of its own hash. Names depend on the
whole instrument, so that they are the same in all of its waves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from surveys.errors import DefinitionError, listed
from surveys.model import CodeList, Field, Instrument, Kind

LONGEST = 100
RECORD = "record_id"
VERSION = "form_version"
LANGUAGE = "form_language"
INTRO = "form_intro"
NOTICE = "form_notice"
_OWN = (RECORD, VERSION, LANGUAGE, INTRO, NOTICE)
_SYSTEM = "redcap_"
"""Begins the names of REDCap's own columns."""


@dataclass(frozen=True)
class Names:
    """The names of one instrument in REDCap, the same in all of its waves.

    Parameters
    ----------
    form
        Name of the form.
    variables
        Field → variable; all options of a multiple choice have the same one.
    notes
        Item or section → name of the text that stands before or after it: `support`'s question,
        `work`'s intro, `ended`'s warning.
    """

    form: str
    variables: Mapping[str, str]
    notes: Mapping[str, str]

    def variable(self, one: Field) -> str:
        """Return the variable of a field."""
        return self.variables[one.name]

    def column(self, one: Field) -> str:
        """Return the heading of a field in an export: `role`, `tasks___guidance`."""
        own = self.variables[one.name]
        return f"{own}___{one.part}" if one.kind is Kind.FLAG else own

    def reference(self, one: Field) -> str:
        """Return how logic calls a field: `[role]`, `[tasks(guidance)]`."""
        own = self.variables[one.name]
        return f"[{own}({one.part})]" if one.kind is Kind.FLAG else f"[{own}]"

    @property
    def complete(self) -> str:
        """Heading of the column that says whether the form is complete."""
        return f"{self.form}_complete"

    @property
    def timestamp(self) -> str:
        """Heading of the column that says when the survey was completed."""
        return f"{self.form}_timestamp"


@lru_cache(maxsize=32)
def names_of(instrument: Instrument) -> Names:
    """Return the names of a whole instrument, all waves together.

    Raises
    ------
    DefinitionError
        A list has codes that are equal numbers: REDCap would take one for the other.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> names = names_of(coordinators)
    >>> names.column(coordinators.fields["tasks__guidance"])
    'tasks___guidance'
    >>> names.reference(coordinators.fields["support__valued"])
    '[support_valued]'
    """
    form = instrument.name if len(instrument.name) > 1 else f"{instrument.name}_form"
    for item in instrument.items:
        for codes in (item.options, item.parts_list):
            if codes is not None:
                _check_apart(codes, f"item {item.name}")
    taken = {*_OWN, f"{form}_complete", f"{form}_timestamp"}
    variables = _variables(instrument, taken)
    notes = dict(_given(_notes(instrument), taken))
    return Names(form, variables, notes)


def _variables(instrument: Instrument, taken: set[str]) -> dict[str, str]:
    # Items first: what a part is called gives way to what an item is called.
    wholes = [one.name for one in instrument.fields.values() if not one.part]
    ticked = [one.item for one in instrument.fields.values() if one.kind is Kind.FLAG]
    items = dict.fromkeys((*wholes, *ticked))
    found = dict(_given(((name, name) for name in items), taken))
    parts = [one for one in instrument.fields.values() if one.part and one.kind is not Kind.FLAG]
    found |= _given(((one.name, f"{one.item}_{one.part}") for one in parts), taken)
    return {
        one.name: found[one.item if one.kind is Kind.FLAG else one.name]
        for one in instrument.fields.values()
    }


def _notes(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for section in instrument.sections:
        yield section.name, f"{section.name}_intro"
        for item in section.items:
            yield f"{item.name}?", f"{item.name}_question"
            yield f"{item.name}#", f"{item.name}_grid"
            yield f"{item.name}!", f"{item.name}_warning"


def _given(wanted: Iterable[tuple[str, str]], taken: set[str]) -> Iterator[tuple[str, str]]:
    """Give each key the name it wants, or one like it."""
    for key, name in wanted:
        own = name
        if name in taken or not 1 < len(name) <= LONGEST or name.startswith(_SYSTEM):
            end = hashlib.sha256(key.encode()).hexdigest()[:6]
            own = f"q_{name[: LONGEST - 9]}_{end}"
        taken.add(own)
        yield key, own


def _check_apart(codes: CodeList, where: str) -> None:
    """Refuse codes such as "1" and "01"."""
    numbers = [float(code) for code in codes.names if code.isdecimal()]
    same = [code for code in codes.names if code.isdecimal() and numbers.count(float(code)) > 1]
    if same:
        raise DefinitionError(
            f"the codes {listed(same)}, which are the same number to REDCap",
            expected="codes that differ as numbers",
            where=where,
            advice="Rename one of them.",
        )
