"""What changed in the codes that answers are chosen from: the codes, their texts and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surveys.comparability.texts import wording_changes
from surveys.comparability.verdicts import Change, Verdict
from surveys.model import LANGUAGES, Code, CodeList, Field, Kind, Language


def list_changes(old: CodeList, new: CodeList, one: Field) -> Iterator[Change]:
    """Find what changed from one list to another, for a field that is answered from them.

    Parameters
    ----------
    old, new
        The codes of the field, or the parts of its item when every part has a field of its own.
    one
        The field.
    """
    scale = one.codes is not None and (old.numeric or new.numeric)
    if scale and {*old.answer_names} != {*new.answer_names}:
        yield Change(Verdict.SCALE, _answers(old), _answers(new))
    else:
        yield from _other_codes(old, new)
    moved = _moved(old, new)
    if moved:
        yield _permuted(old, new, moved)
    involved = {code for codes in moved.values() for code in codes}
    for first, second in _common(old, new):
        if first.code not in involved and first.code != one.part:
            yield from wording_changes(first.text, second.text)
        yield from _rule_changes(first, second, one)


def _common(old: CodeList, new: CodeList) -> list[tuple[Code, Code]]:
    return [(code, new[code.code]) for code in old if code.code in new]


def _answers(codes: CodeList) -> str:
    """Name the codes; those that are no answers in brackets."""
    return ", ".join(one.code if one.missing is None else f"({one.code})" for one in codes)


def _other_codes(old: CodeList, new: CodeList) -> Iterator[Change]:
    """Find codes that came or went, also as answers: what was one can be a don't know now."""
    gone = [code for code in old.answer_names if code not in new.answer_names]
    gone += [code for code in old.names if code not in (*new.names, *gone)]
    come = [code for code in new.answer_names if code not in old.answer_names]
    come += [code for code in new.names if code not in (*old.names, *come)]
    if gone:
        yield Change(Verdict.CODES_REMOVED, ", ".join(gone))
    if come:
        yield Change(Verdict.CODES_ADDED, "", ", ".join(come))
    if not (gone or come) and old.names != new.names:
        yield Change(Verdict.ORDER, ", ".join(old.names), ", ".join(new.names))


def _rule_changes(first: Code, second: Code, one: Field) -> Iterator[Change]:
    """Find what choosing a code means otherwise than before."""
    # Elsewhere than among options there is nothing that a choice could rule out.
    if one.kind is Kind.FLAG and first.exclusive != second.exclusive:
        yield Change(Verdict.RULES, *(_exclusive(code) for code in (first, second)))
    if first.missing and second.missing and first.missing != second.missing:
        yield Change(
            Verdict.RULES, f"{first.code} means {first.missing}", f"means {second.missing}"
        )


def _exclusive(code: Code) -> str:
    return f"{code.code} {'rules out the others' if code.exclusive else 'goes with others'}"


def _moved(old: CodeList, new: CodeList) -> Mapping[Language, tuple[str, ...]]:
    """Return, by language, the answers of both lists whose text stood or stands at another."""
    both = [one for one in old.answer_names if one in new.answer_names]
    found = {}
    for language in LANGUAGES:
        first, second = _places(old, both, language), _places(new, both, language)
        # A text may stand at several codes; it has moved when none of them is the same.
        away = [text for text in first if text in second and not first[text] & second[text]]
        codes = {code for text in away for code in first[text] | second[text]}
        if codes:
            found[language] = tuple(code for code in both if code in codes)
    return found


def _places(codes: CodeList, names: list[str], language: Language) -> dict[str, set[str]]:
    """Return the codes at which each text stands; capitals and spaces make no other text."""
    places: dict[str, set[str]] = {}
    for name in names:
        text = " ".join(codes[name].text.get(language).casefold().split())
        if text:
            places.setdefault(text, set()).add(name)
    return places


def _permuted(old: CodeList, new: CodeList, moved: Mapping[Language, tuple[str, ...]]) -> Change:
    language, codes = next(iter(moved.items()))
    before, after = (
        ", ".join(f"{code} {one[code].text[language]!r}" for code in codes) for one in (old, new)
    )
    return Change(Verdict.SCALE, f"{language} {before}", after)
