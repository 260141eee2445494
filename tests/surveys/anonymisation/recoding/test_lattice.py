from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.anonymisation import violations
from surveys.anonymisation.recoding import Hierarchy, Lattice, hierarchy, lattice
from surveys.cleaning import Frame
from surveys.cleaning.frames import texts
from surveys.errors import DefinitionError, DisclosureError
from surveys.model import Instrument

from ..conftest import Make, framed

KEYS = ("area", "age", "language")


@pytest.fixture
def ladders(instrument: Instrument) -> dict[str, Hierarchy]:
    fields = instrument.fields
    return {
        "area": hierarchy(
            instrument, fields["area"], [{"n": ["north"], "rest": ["east", "west"]}, "all"]
        ),
        "age": hierarchy(instrument, fields["age"], [[30, 40, 50], [40], "all"]),
    }


records = st.lists(
    st.tuples(
        st.sampled_from(["north", "east", "west", None]),
        st.one_of(st.none(), st.integers(28, 52)),
        st.sampled_from(["fi", "sv"]),
        st.sampled_from(["a", "b", None]),
    ),
    min_size=1, max_size=30,
)  # fmt: skip


@given(rows=records, k=st.integers(1, 6), distinct=st.integers(1, 2))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=10
)
def test_every_node_equals_brute_force(
    ladders: dict[str, Hierarchy], rows: list[tuple[Any, ...]], k: int, distinct: int
) -> None:
    frame = framed(
        {name: [row[place] for row in rows] for place, name in enumerate((*KEYS, "mood"))}
        | {
            "area__missing": [
                None if row[0] else ("refused" if row[3] else "blank") for row in rows
            ]
        }
    )
    plain = lattice(frame, KEYS, ladders, k)
    varied = lattice(frame, KEYS, ladders, k, sensitive="mood", distinct=distinct)
    assert [tuple(one.levels.values()) for one in plain.nodes] == list(
        product(range(3), range(4), range(1))
    )
    for node, other in zip(plain.nodes, varied.nodes, strict=True):
        after = applied(frame, ladders, node.levels)
        assert node.suppressed == violations(after, KEYS, k).records
        sizes = class_sizes(after)
        kept = [len(moods) for moods in sizes if len(moods) >= k]
        assert (node.classes, node.suppressed) == (len(kept), len(rows) - sum(kept))
        assert node.average == pytest.approx(sum(kept) / len(kept) if kept else 0)
        assert node.discernibility == sum(one**2 for one in kept) + len(rows) * node.suppressed
        assert other.suppressed == sum(
            len(moods) for moods in sizes if len(moods) < k or len({*moods} - {None}) < distinct
        )


def applied(frame: Frame, ladders: dict[str, Hierarchy], levels: Any) -> Frame:
    for key, ladder in ladders.items():
        frame = ladder.applied(frame, levels[key])
    return frame


def class_sizes(frame: Frame) -> list[list[str | None]]:
    found: dict[tuple[str | None, ...], list[str | None]] = {}
    columns = [texts(frame, name) for name in (*KEYS, "area__missing", "mood")]
    for *place, mood in zip(*columns, strict=True):
        found.setdefault(tuple(place), []).append(mood)
    return list(found.values())


def searched(make: Make, ladders: dict[str, Hierarchy]) -> Lattice:
    frame = make(
        {
            "area": ["north", "north", "east", "west", "west", None],
            "age": [29, 29, 35, 38, 45, 60], "language": ["fi"] * 6,
        }
    )  # fmt: skip
    return lattice(frame, KEYS, ladders, 2)


def test_what_is_lost(make: Make, ladders: dict[str, Hierarchy]) -> None:
    nodes = {tuple(one.levels.values()): one for one in searched(make, ladders).nodes}
    assert (nodes[0, 0, 0].penalty, nodes[0, 0, 0].precision, nodes[0, 0, 0].height) == (0, 0, 0)
    # Four of five areas answered lie in a group of two of three codes: 3 × 1/2 over 6 records.
    assert nodes[1, 0, 0].penalty == pytest.approx(3 * 0.5 / 6 / 3)
    assert nodes[2, 3, 0].penalty == pytest.approx((5 / 6 + 1) / 3)
    assert nodes[1, 3, 0].precision == pytest.approx(1.5 / 3)
    assert nodes[1, 3, 0].height == 4


def test_the_best_node(make: Make, ladders: dict[str, Hierarchy]) -> None:
    found = searched(make, ladders)
    assert found.records == 6
    assert found.best(most_suppressed=1).levels == {"area": 0, "age": 0, "language": 0}
    assert found.best(most_suppressed=2 / 6).levels == {"area": 1, "age": 1, "language": 0}
    assert found.best(most_suppressed=2 / 6, least={"age": 2}).levels["age"] == 2
    for by in ("height", "precision", "discernibility", "average", "penalty"):
        best = found.best(most_suppressed=0.5, by=by)
        fit = [one for one in found.nodes if one.suppressed <= 3]
        assert getattr(best, by) == min(getattr(one, by) for one in fit)


def test_no_node_is_good_enough(make: Make, ladders: dict[str, Hierarchy]) -> None:
    found = searched(make, ladders)
    with pytest.raises(DisclosureError, match=r"1 of 6 record\(s\) suppressed at best; .* 0.0%"):
        found.best()


def test_no_records(make: Make, ladders: dict[str, Hierarchy]) -> None:
    frame = make({"area": ["north"], "age": [40], "language": ["fi"]}).head(0)
    found = lattice(frame, KEYS, ladders, 5)
    assert (len(found.nodes), found.best().suppressed, found.best().average) == (12, 0, 0)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"k": 0}, "k = 0"),
        ({"distinct": 0}, "distinct = 0"),
        ({"keys": ("area", "language")}, "levels of 'age'; expected of a key: area, language"),
        ({"keys": ("area", "age", "langage")}, "Did you mean 'language'"),
        ({"sensitive": "mod"}, "Did you mean 'mood'"),
    ],
)
def test_wrong_options(
    make: Make, ladders: dict[str, Hierarchy], options: dict[str, Any], message: str
) -> None:
    frame = make({"area": ["north"], "age": [40], "language": ["fi"], "mood": ["a"]})
    with pytest.raises(DefinitionError, match=message):
        lattice(frame, **{"keys": KEYS, "hierarchies": ladders, "k": 2, **options})


def test_wrong_wishes(make: Make, ladders: dict[str, Hierarchy]) -> None:
    found = searched(make, ladders)
    with pytest.raises(DefinitionError, match=r"most_suppressed = 1\.5"):
        found.best(most_suppressed=1.5)
    with pytest.raises(DefinitionError, match="Did you mean 'height'"):
        found.best(by="hight")  # type: ignore[arg-type] # that is the point


def test_too_many_nodes(make: Make, instrument: Instrument) -> None:
    edges: list[Any] = [list(range(19, 99 - cut)) for cut in range(50)]
    ladder = hierarchy(instrument, instrument.fields["age"], edges)
    keys = ("a", "b", "c")
    with pytest.raises(DefinitionError, match="132651 combinations of levels"):
        lattice(make({key: [1] for key in keys}), keys, dict.fromkeys(keys, ladder), 2)
