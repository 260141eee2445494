from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.publication import Protected, Rule, protect, public
from analysis.publication.protected import checked
from surveys.errors import AnalysisError, DisclosureError
from surveys.model import Text

SOURCE = Text(fi="Raportti", sv="Rapport", en="Report")


def areas(*sizes: int) -> pd.DataFrame:
    names = [f"area {chr(65 + place)}" for place in range(len(sizes))]
    shares = [place / 10 for place in range(len(sizes))]
    return pd.DataFrame({"label": names, "n": list(sizes), "share": shares})


def hidden(protected: Protected) -> list[int]:
    return [place for place, gone in enumerate(protected.hidden_rows) if gone]


def test_a_row_on_too_few_loses_every_value_and_its_base() -> None:
    protected = protect(areas(4, 5, 30))
    assert hidden(protected) == [0]
    assert protected.frame["label"].tolist() == ["area A", "area B", "area C"]
    assert protected.frame["n"].isna().tolist() == [True, False, False]
    assert protected.frame["share"].isna().tolist() == [True, False, False]
    assert protected.hidden.to_numpy().tolist() == [
        [False, True, True],
        [False, False, False],
        [False, False, False],
    ]
    assert (protected.reason(0, "n"), protected.reason(1, "n")) == ("small_group", "")


def test_whole_numbers_stay_whole() -> None:
    assert str(protect(areas(4, 5)).frame["n"].dtype) == "Int64"
    assert str(protect(areas(6, 5)).frame["n"].dtype) == "int64"


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_or_nobody_in_a_small_group_is_hidden_too(share: float) -> None:
    frame = pd.DataFrame({"label": ["A", "B"], "n": [4, 50], "share": [share, 0.5]})
    assert protect(frame).frame["share"].isna().tolist() == [True, False]


def test_an_empty_group_is_hidden() -> None:
    assert hidden(protect(areas(0, 20))) == [0]


def test_nothing_small_nothing_hidden() -> None:
    protected = protect(areas(5, 6), total_shown=True)
    assert not protected.any_hidden


def test_with_a_total_one_hidden_row_takes_the_next_smallest_with_it() -> None:
    protected = protect(areas(30, 4, 12, 40), total_shown=True)
    assert hidden(protected) == [1, 2]
    assert protected.reason(2, "share") == "recoverable"


def test_two_hidden_rows_that_hold_too_few_take_a_third() -> None:
    assert hidden(protect(areas(30, 1, 2, 40), total_shown=True)) == [0, 1, 2]


def test_two_hidden_rows_that_hold_enough_are_enough() -> None:
    assert hidden(protect(areas(30, 3, 4, 40), total_shown=True)) == [1, 2]


def test_without_a_total_only_the_small_row_is_hidden() -> None:
    assert hidden(protect(areas(30, 4, 12, 40))) == [1]


def test_when_everything_must_go_it_goes() -> None:
    assert hidden(protect(areas(4, 9), total_shown=True)) == [0, 1]
    assert hidden(protect(areas(1, 1), total_shown=True)) == [0, 1]


def test_rows_of_one_size_are_taken_in_the_order_of_their_labels() -> None:
    frame = pd.DataFrame({"label": ["c", "b", "a", "d"], "n": [4, 10, 10, 10]})
    assert protect(frame, total_shown=True).frame["n"].isna().tolist() == [
        True, False, True, False,
    ]  # fmt: skip
    turned = frame.iloc[::-1]
    assert protect(turned, total_shown=True).frame["n"].isna().tolist() == [
        False, True, False, True,
    ]  # fmt: skip


def test_the_smallest_of_several_bases_counts() -> None:
    frame = pd.DataFrame({"label": ["A", "B"], "clients": [30, 30], "coordinators": [9, 2]})
    assert hidden(protect(frame, base=["clients", "coordinators"])) == [1]


def test_other_label_columns_stay() -> None:
    frame = pd.DataFrame({"area": ["A"], "wave": ["2024"], "n": [3]})
    protected = protect(frame, labels=("area", "wave"))
    assert protected.frame[["area", "wave"]].to_numpy().tolist() == [["A", "2024"]]
    assert protected.frame["n"].isna().tolist() == [True]


def test_texts_and_booleans_of_a_hidden_row_go_too() -> None:
    frame = pd.DataFrame({"label": ["A"], "n": [3], "verdict": ["all improved"], "risen": [True]})
    row = protect(frame).frame.iloc[0]
    assert row[["verdict", "risen"]].isna().all()


def test_the_rule_is_a_setting_with_a_floor() -> None:
    assert hidden(protect(areas(8, 10), rule=Rule(10))) == [0]
    with pytest.raises(DisclosureError, match="a smallest group of 2; expected at least 3"):
        Rule(2)


@pytest.mark.parametrize("bad", [float("nan"), -1, 2.5, "many"])
def test_a_base_that_is_no_count_is_refused(bad: object) -> None:
    frame = pd.DataFrame({"label": ["A", "B"], "n": pd.Series([10, bad], dtype=object)})
    with pytest.raises(
        AnalysisError, match=r"column n, row 2: found .*; expected a count of people"
    ):
        protect(frame)


def test_a_missing_column_is_named_with_its_neighbour() -> None:
    with pytest.raises(AnalysisError, match=r"0 columns 'pairs'.*Did you mean 'pair'\?"):
        protect(pd.DataFrame({"label": ["A"], "pair": [9]}), base="pairs")


def test_a_column_twice_is_refused() -> None:
    frame = pd.DataFrame([["A", 9, 9]], columns=["label", "n", "n"])
    with pytest.raises(AnalysisError, match="2 columns 'n'"):
        protect(frame)


def test_the_frame_handed_out_is_a_copy() -> None:
    protected = protect(areas(9, 9))
    taken = protected.frame
    taken.loc[0, "share"] = 99.0
    assert protected.frame.loc[0, "share"] == 0.0


def test_the_frame_handed_in_is_left_alone() -> None:
    frame = areas(3, 9)
    protect(frame)
    assert frame["n"].tolist() == [3, 9]


def test_public_figures_pass_as_they_are() -> None:
    protected = public(areas(1, 2), SOURCE)
    assert not protected.any_hidden
    assert (protected.rule, protected.source) == (None, SOURCE)


def test_nobody_makes_a_protected_by_hand() -> None:
    frame = areas(1)
    made = protect(frame)
    with pytest.raises(DisclosureError, match="no rule of publication has seen"):
        Protected(cells=frame, mask=made.mask, reasons=made.reasons, labels=("label",))


def test_a_plain_frame_is_refused() -> None:
    made = protect(areas(9))
    assert checked(made, "table 'x'") is made
    with pytest.raises(DisclosureError, match=r"table 'x': found a DataFrame"):
        checked(areas(9), "table 'x'")


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12))
def test_no_hidden_row_follows_from_the_total(sizes: list[int]) -> None:
    protected = protect(areas(*sizes), total_shown=True)
    gone = [sizes[place] for place in hidden(protected)]
    shown = [size for size in sizes if size not in gone or sizes.count(size) > gone.count(size)]
    assert all(size >= 5 for size in set(shown) - set(gone))
    assert not gone or len(gone) == len(sizes) or (len(gone) > 1 and sum(gone) >= 5)
