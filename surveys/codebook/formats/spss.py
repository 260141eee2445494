"""The codebook as an SPSS file without cases for each language: labels, formats, missing values.

The writer is that of the platform, so that values are the same as in its files. SPSS would cut
long labels without a word, so they are refused, or cut and listed beside the file when asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from surveys.codebook.codebook import Codebook
from surveys.codebook.formats.order import Order
from surveys.codebook.variable import Variable
from surveys.errors import DefinitionError
from surveys.model import Kind
from surveys.platforms import statistical
from surveys.platforms.statistical import SPSS, Cut, cut_table, fitted, measure_of, named, values_of

_LONG = 4000
_COMPUTED_DECIMALS = 2


def files(order: Order) -> dict[str, bytes]:
    """Return `<language>.sav`, and `<language>.labels.csv` where labels were cut."""
    variables = variables_of(order.codebook)
    found: dict[str, bytes] = {}
    for language in order.languages:
        labels = fitted(variables, language, SPSS)
        if labels.cut and not order.shorten:
            raise _too_long(labels.cut, order.codebook, language)
        title = order.codebook.title[language]
        found[f"{language}.sav"] = statistical.write_data(variables, labels, title, SPSS)
        if labels.cut:
            found[f"{language}.labels.csv"] = cut_table(labels.cut)
    return found


def variables_of(codebook: Codebook) -> tuple[statistical.Variable, ...]:
    """Return the variables of a codebook as those of an SPSS file."""
    where = f"codebook of {codebook.instrument}"
    names = named((one.name for one in codebook.variables), SPSS, where)
    return tuple(_variable(one, names[one.name]) for one in codebook.variables)


def _variable(one: Variable, name: str) -> statistical.Variable:
    is_computed_decimal = one.kind is Kind.DECIMAL and one.formula
    return statistical.Variable(
        field=one.name,
        name=name,
        kind=one.kind,
        label=one.label,
        codes=one.codes,
        stored=values_of(one.codes, SPSS),
        measure=measure_of(one.kind, one.codes),
        decimals=_COMPUTED_DECIMALS if is_computed_decimal else one.decimals,
        width=2 * one.longest or _LONG,
    )


def _too_long(cuts: Sequence[Cut], codebook: Codebook, language: str) -> DefinitionError:
    first = cuts[0]
    of = f"code {first.code} of {first.variable}" if first.code else first.variable
    most = SPSS.longest_value_label if first.code else SPSS.longest_label
    return DefinitionError(
        f"{len(cuts)} label(s) in {language} that SPSS would cut; that of {of} has "
        f"{len(first.full.encode())} bytes",
        expected=f"at most {most}",
        where=f"codebook of {codebook.instrument}",
        advice="Give --shorten to cut them after a word and list them in full beside the file.",
    )
