"""Recall on sentences that nothing was tuned on, with each dictionary; and how it is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveys.anonymisation.free_text import (
    MarkedText,
    Share,
    lexica,
    marked_texts,
    recall_report,
)
from surveys.anonymisation.free_text.languages import Spoken
from surveys.anonymisation.free_text.lexicon import simplemma, voikko

SETS = Path(__file__).parent / "sets"
# Least recall and most false hits. Without Voikko more Finnish names are missed, and without
# any dictionary only the lists and the capitals are left.
LIMITS = {"voikko": (0.98, 0.05), "simplemma": (0.95, 0.05), "none": (0.90, 0.05)}


def texts(part: str, language: str) -> tuple[MarkedText, ...]:
    return marked_texts((SETS / f"{part}.{language}.txt").read_text("utf-8").splitlines())


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("dictionary", LIMITS)
@pytest.mark.parametrize("part", ["held_out", "tuning"])
def test_names_are_found_and_little_else(part: str, dictionary: str, language: Spoken) -> None:
    if dictionary == "voikko" and voikko() is None:
        pytest.skip("Voikko or its Finnish dictionary is not installed")
    if dictionary != "none" and simplemma("sv") is None:
        pytest.skip("simplemma is not installed")
    report = recall_report(texts(part, language), lexica(dictionary), language)
    least, most = LIMITS[dictionary]
    slack = 0.03 if part == "tuning" else 0.0  # hard cases, chosen for being so
    assert report.names.value >= least - slack, f"{report}"
    assert report.false_hits.value <= most, f"{report}"


def test_the_held_out_sets_are_large_enough() -> None:
    finnish, swedish = (texts("held_out", language) for language in ("fi", "sv"))
    empty = [recall_report(some, lexica("none"), "fi") for some in (finnish, swedish)]
    assert [one.names.among >= least for one, least in zip(empty, (200, 150), strict=True)] == [
        True, True,
    ]  # fmt: skip
    assert len(finnish) + len(swedish) >= 250
    assert sum(one.false_hits.among for one in empty) >= 2900


def test_the_sets_have_no_sentence_in_common() -> None:
    for language in ("fi", "sv"):
        held_out, tuning = ({one.text for one in texts(part, language)} for part in ("held_out", "tuning"))  # fmt: skip
        assert held_out.isdisjoint(tuning)


def test_counting_goes_by_word() -> None:
    report = recall_report(
        marked_texts(["Kysyin {Liisa Virtaselta} ja {talolta} <Kuopiossa>.", "", "# {Matti}"]),
        lexica("none"),
        "fi",
    )
    assert report.names == Share(2, 3)
    assert report.places == Share(1, 1)
    assert report.false_hits == Share(0, 2)
    assert report.missed == ("talolta",)
    assert "names found 2 of 3, 66.7 %" in str(report)


def test_false_hits_are_told() -> None:
    report = recall_report(marked_texts(["Kysyin Liisalta."]), lexica("none"), "fi")
    assert (report.false_hits, report.wrong) == (Share(1, 2), ("Liisalta",))


def test_wilsons_interval() -> None:
    # Newcombe (1998), Statistics in Medicine 17: 81 of 263.
    low, high = Share(81, 263).interval
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert Share(0, 0).interval == (0.0, 1.0)
    assert Share(0, 0).value != Share(0, 0).value
