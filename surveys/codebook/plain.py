"""Variables as plain values, such as JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surveys.codebook.variable import Variable, WaveChange
from surveys.comparability import Verdict
from surveys.model import Code, Disclosure, Kind, Missing, Text

_TEXTS = ("help", "asked_if", "unit", "treated")
_SIMPLE = ("number", "section", "decimals", "longest", "required", "formula", "limits", "sources")
"""Kept only where they say something, so that codebooks stay short."""


def texts_to_plain(text: Text) -> dict[str, str]:
    """Return a text by language, as `Text` takes it."""
    return {"fi": text.fi, "sv": text.sv, "en": text.en}


def variable_to_plain(variable: Variable) -> dict[str, object]:
    """Return a variable as JSON can hold it."""
    return {
        "name": variable.name,
        "item": variable.item,
        "kind": str(variable.kind),
        "level": str(variable.level),
        "label": texts_to_plain(variable.label),
        "question": texts_to_plain(variable.question),
        "codes": [
            {
                "code": code.code,
                "text": texts_to_plain(code.text),
                **({"missing": str(code.missing)} if code.missing else {}),
            }
            for code in variable.codes
        ],
        "disclosure": str(variable.disclosure),
        "waves": list(variable.waves),
        "universe": variable.universe,
        **({"scale": list(variable.scale)} if variable.scale else {}),
        **({"changes": [_change_to_plain(one) for one in variable.changes]}
           if variable.changes else {}),
        **{name: texts_to_plain(text) for name in _TEXTS
           if (text := getattr(variable, name)) is not None},
        **{name: list(value) if isinstance(value, tuple) else value
           for name in _SIMPLE if (value := getattr(variable, name))},
    }  # fmt: skip


def _change_to_plain(change: WaveChange) -> dict[str, object]:
    return {
        "before": change.before,
        "after": change.after,
        "verdicts": [str(one) for one in change.verdicts],
    }


def variable_from_plain(plain: Mapping[str, Any]) -> Variable:
    """Return the variable that `variable_to_plain` made this of."""
    extra: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name in _SIMPLE
        if (value := plain.get(name))
    }
    extra |= {name: Text(**plain[name]) for name in _TEXTS if name in plain}
    return Variable(
        name=plain["name"],
        item=plain["item"],
        kind=Kind(plain["kind"]),
        label=Text(**plain["label"]),
        question=Text(**plain["question"]),
        codes=tuple(
            Code(
                one["code"],
                Text(**one["text"]),
                missing=Missing(one["missing"]) if "missing" in one else None,
            )
            for one in plain["codes"]
        ),
        disclosure=Disclosure(plain["disclosure"]),
        waves=tuple(plain["waves"]),
        universe=plain["universe"],
        scale=tuple(plain["scale"]) if "scale" in plain else None,
        changes=tuple(
            WaveChange(one["before"], one["after"], tuple(map(Verdict, one["verdicts"])))
            for one in plain.get("changes", ())
        ),
        **extra,
    )
