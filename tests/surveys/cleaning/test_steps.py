from __future__ import annotations

from typing import Any

import pytest

from surveys.cleaning.frames import texts
from surveys.cleaning.scores import scale_scores
from surveys.cleaning.steps import (
    blank_invalid,
    blank_skipped,
    drop_partial,
    keep_last,
    repair_text,
    set_missing_out_of_range,
)
from surveys.errors import DefinitionError
from surveys.model import Instrument

from .conftest import OnEngine, Read


def test_unsubmitted_responses_are_dropped(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({}, {"submitted": None}, {"submitted": ""}, {}))
    assert texts(drop_partial(frame, instrument), "response_id") == ["1", "4"]


def test_the_share_counts_questions_that_were_asked(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    # Asked of a local coordinator: link_code, role, years, started, tasks, time, three rows
    # of support, story: ten questions, of which the usual response leaves two blank.
    frame = frame_of(
        read(
            {"submitted": None},
            {"years": ""},
            {"years": "", "role": "no"},
            {"role": "", "years": ""},
        )
    )
    kept = {
        share: texts(drop_partial(frame, instrument, minimum_share=share), "response_id")
        for share in (0.5, 0.7, 0.8, 0.9)
    }
    assert kept == {
        0.5: ["1", "2", "3", "4"], 0.7: ["1", "2", "3"], 0.8: ["1"], 0.9: [],
    }  # fmt: skip


@pytest.mark.parametrize("share", [0, -0.1, 1.01])
def test_a_share_is_a_share(
    read: Read, frame_of: OnEngine, instrument: Instrument, share: float
) -> None:
    with pytest.raises(DefinitionError, match="expected a share over 0 and up to 1"):
        drop_partial(frame_of(read({})), instrument, minimum_share=share)


def test_a_share_of_nothing_drops_nothing(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({}))
    bare = frame.select("response_id", "submitted")
    assert len(drop_partial(bare, instrument, minimum_share=1)) == 1
    assert len(drop_partial(frame.select("response_id", "years"), instrument, minimum_share=1)) == 1


def test_the_last_of_the_same_is_kept_whatever_the_order(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    early, late = "2026-02-01T08:00:00", "2026-02-02T08:00:00"
    frame = frame_of(
        read(
            {"link_code": "AB-1", "submitted": early},
            {"link_code": "ab – 1", "submitted": late},
            {"link_code": "ab-1", "submitted": None},
            {"link_code": "cd", "submitted": early, "years": ""},
            {"link_code": "cd", "submitted": early},
            {"link_code": "ef", "submitted": early},
            {"link_code": "ef", "submitted": early},
            {"link_code": ""},
            {"link_code": ""},
        )
    )
    expected = ["2", "5", "7", "8", "9"]
    for start in range(9):
        rows = [(start + 2 * step) % 9 for step in range(9)]
        kept = keep_last(frame[rows], instrument, by="link_code")
        assert sorted(one or "" for one in texts(kept, "response_id")) == expected


def test_the_same_id_twice_keeps_the_later(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({"years": "1"}, {"response_id": "1", "years": "2"}, {}))
    for rows in ([0, 1, 2], [2, 1, 0]):
        kept = keep_last(frame[rows], instrument).sort("response_id")
        assert texts(kept, "years") == ["2", "3"]


def test_reasons_for_missing_answers_are_no_answers(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    fuller = {"link_code": "ab", "years": "3"}
    frame = frame_of(read(fuller, {"link_code": "ab", "years": "", "story": ""}))
    for rows in ([0, 1], [1, 0]):
        kept = keep_last(frame[rows], instrument, by="link_code")
        assert texts(kept, "response_id") == ["1"]


def test_of_equal_responses_the_higher_number_is_the_later(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read(*({"response_id": one, "link_code": "ab"} for one in ("9", "10", "2"))))
    for rows in ([0, 1, 2], [2, 1, 0]):
        kept = keep_last(frame[rows], instrument, by="link_code")
        assert texts(kept, "response_id") == ["10"]


def test_same_by_an_unknown_field(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    with pytest.raises(DefinitionError, match="Did you mean 'link_code'"):
        keep_last(frame_of(read({})), instrument, by="link_cod")


def test_values_out_of_range_are_removed(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({"years": "99", "started": "1999-01-01", "time__other": "140"}, {}))
    after = set_missing_out_of_range(frame, instrument)
    assert texts(after, "years") == [None, "3"]
    assert texts(after, "years__missing") == ["removed", None]
    assert texts(after, "started__missing") == ["removed", None]
    assert texts(after, "time__other__missing") == ["removed", None]
    assert texts(after, "time__clients__missing") == [None, None]
    assert after.schema == frame.schema
    only = set_missing_out_of_range(frame, instrument, fields=["time"])
    assert texts(only, "years") == ["99", "3"]


def test_answers_that_break_a_rule_are_removed_whole(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(
        read({"time__clients": "10", "tasks__none": "1", "role": "regional", "area_years": "4"}, {})
    )
    after = blank_invalid(frame, instrument)
    for name in ("time__clients", "time__other", "tasks__guide", "tasks__none", "area_years"):
        assert texts(after, f"{name}__missing")[0] == "removed"
    assert texts(after, "years") == ["3", "3"]
    assert texts(after[[1]], "time__clients") == ["60"]


def test_unknown_fields_are_named(read: Read, frame_of: OnEngine, instrument: Instrument) -> None:
    frame = frame_of(read({}))
    with pytest.raises(DefinitionError, match="Did you mean 'years'"):
        set_missing_out_of_range(frame, instrument, fields=["yeras"])
    with pytest.raises(DefinitionError, match="no longer has"):
        set_missing_out_of_range(frame.drop("years"), instrument, fields=["years"])


def test_skipped_answers_are_removed_and_what_hangs_on_them(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(
        read(
            {"area_years": "6", "years": "9", "early": "1.5"},
            {"area_years": "6", "years": "9", "early": ""},
            {"role": "regional", "area_years": "6", "years": "9", "early": "1.5"},
        )
    )
    after = blank_skipped(frame, instrument)
    assert texts(after, "area_years") == [None, None, "6"]
    assert texts(after, "area_years__missing") == ["removed", "removed", None]
    assert texts(after, "early") == [None, None, "1.5"]
    assert texts(after, "early__missing") == ["removed", "not_asked", None]
    assert after.schema == frame.schema


def test_skip_logic_needs_no_columns_of_reasons(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({"area_years": "6"})).select("response_id", "role", "area_years")
    assert texts(blank_skipped(frame, instrument), "area_years") == [None]


def test_texts_are_repaired_and_spaces_are_blank(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({"story": "  a  b "}, {"story": "  "}, {"story": ""}))
    after = repair_text(frame, instrument)
    assert texts(after, "story") == ["a b", None, None]
    assert texts(after, "story__missing") == [None, "blank", "blank"]
    assert texts(repair_text(frame, instrument, fields=["link_code"]), "story")[0] == "  a  b "
    with pytest.raises(DefinitionError, match="a field of text"):
        repair_text(frame, instrument, fields=["years"])


@pytest.mark.parametrize(
    ("answers", "score", "reason"),
    [
        ({}, 14 / 3, None),
        ({"support__alone": "5"}, 10 / 3, None),
        ({"support__alone": ""}, 4.5, None),
        ({"support__alone": "", "support__boss": ""}, None, "blank"),
    ],
)
def test_scores_are_means_after_reversing(
    read: Read,
    frame_of: OnEngine,
    instrument: Instrument,
    answers: dict[str, str | None],
    score: float | None,
    reason: str | None,
) -> None:
    after = scale_scores(frame_of(read(answers)), instrument)
    value: Any = after["backing"].to_list()[0]
    assert texts(after, "backing__missing") == [reason]
    assert (texts(after, "backing") == [None]) if score is None else value == pytest.approx(score)


def test_unknown_scores_and_lost_fields(
    read: Read, frame_of: OnEngine, instrument: Instrument
) -> None:
    frame = frame_of(read({}))
    with pytest.raises(DefinitionError, match="Did you mean 'backing'"):
        scale_scores(frame, instrument, scores=["baking"])
    with pytest.raises(DefinitionError, match="before fields are removed"):
        scale_scores(frame.drop("support__boss"), instrument)
