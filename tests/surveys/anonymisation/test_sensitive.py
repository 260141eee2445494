"""Classes whose members all gave the same sensitive answer lose it."""

from __future__ import annotations

import narwhals as nw
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation.keycodes import classes, key_codes
from surveys.anonymisation.sensitive import different_answers, suppress_sensitive
from surveys.cleaning.frames import Frame, framed
from surveys.errors import DefinitionError
from surveys.instruments import coordinators


def test_a_class_of_one_answer_loses_it_and_says_why() -> None:
    frame = framed(
        response_id=["1", "2", "3", "4", "5"],
        ely=["a", "a", "b", "b", None],
        role=["local", "local", "local", "regional", "other"],
        role__missing=[None] * 5,
    )
    safe = suppress_sensitive(frame, coordinators, keys=["ely"], sensitive=["role"])
    assert [one for one in safe["role"].to_list() if isinstance(one, str)] == ["local", "regional"]
    assert safe["role__missing"].drop_nulls().to_list() == ["removed"] * 3


def test_a_blank_beside_one_answer_is_no_second_answer() -> None:
    frame = framed(response_id=["1", "2"], ely=["a", "a"], role=["local", None])
    safe = suppress_sensitive(frame, coordinators, keys=["ely"], sensitive=["role"])
    assert safe["role"].is_null().all()


def test_fewer_answers_than_asked_for_are_removed() -> None:
    frame = framed(response_id=["1", "2", "3"], ely=["a"] * 3, role=["local", "regional", "local"])
    safe = suppress_sensitive(frame, coordinators, keys=["ely"], sensitive=["role"], l=3)
    assert safe["role"].is_null().all()
    kept = suppress_sensitive(frame, coordinators, keys=["ely"], sensitive=["role"], l=2)
    assert kept["role"].to_list() == ["local", "regional", "local"]


def test_no_records_are_no_trouble() -> None:
    frame = framed(response_id=["1"], ely=["a"], role=["local"]).head(0)
    assert len(suppress_sensitive(frame, coordinators, keys=["ely"], sensitive=["role"])) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"keys": ["ely"], "sensitive": ["role"], "l": 1}, "l = 1"),
        ({"keys": ["role"], "sensitive": ["role"]}, "'role' as a key and as sensitive"),
        ({"keys": ["elly"], "sensitive": ["role"]}, "Did you mean 'ely'"),
        ({"keys": ["ely"], "sensitive": ["rol"]}, "Did you mean 'role'"),
    ],
)
def test_wrong_options_are_named(options: dict[str, object], message: str) -> None:
    frame = framed(response_id=["1"], ely=["a"], role=["local"])
    with pytest.raises(DefinitionError, match=message):
        suppress_sensitive(frame, coordinators, **options)  # type: ignore[arg-type] # wrong on purpose


@given(
    rows=st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["x", "y", "z", None]))),
    least=st.integers(2, 4),
)
def test_every_class_gives_enough_answers_or_none(
    rows: list[tuple[str, str | None]], least: int
) -> None:
    native = pd.DataFrame(rows, columns=["ely", "role"]).astype("str")
    native.insert(0, "response_id", [str(one) for one in range(len(native))])
    frame: Frame = nw.from_native(native, eager_only=True)
    safe = suppress_sensitive(frame, coordinators, keys=["ely"], sensitive=["role"], l=least)
    if len(safe):
        labels = classes(key_codes(safe, ["ely"])).labels
        counts = different_answers(safe, "role", labels)
        assert all(one == 0 or one >= least for one in counts)
        shuffled = frame[list(reversed(range(len(frame))))]
        again = suppress_sensitive(
            shuffled, coordinators, keys=["ely"], sensitive=["role"], l=least
        ).sort("response_id")
        assert again.to_native().equals(safe.sort("response_id").to_native())
