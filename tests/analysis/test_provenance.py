"""Where the data come from and what was done to them, for the methods page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.provenance import STEPS, Provenance, provenance
from analysis.provenance.protection import _questions
from surveys import anonymisation, cleaning
from surveys.codebook import Codebook
from surveys.errors import AnalysisError
from surveys.model import Text
from surveys.store import Store


@pytest.fixture
def made(released: Store) -> Provenance:
    return Provenance(released.release("demo"))


def test_every_step_has_a_name_for_readers() -> None:
    assert set(STEPS) == {*cleaning.STEPS, *anonymisation.STEPS}


def test_responses_read_and_kept(made: Provenance) -> None:
    frame = made.responses_table("en").to_frame()
    facts = made.release.manifest["instruments"]["coordinators"]["waves"]["2024"]
    row = frame[(frame["Wave"] == "2024")].iloc[0]
    assert row["Platform"] == "LimeSurvey"
    assert (row["Read"], row["Kept"]) == (
        str(facts["files"][0]["responses_read"]),
        str(facts["responses_kept"]),
    )
    assert set(frame["Wave"]) == {"2024", "2026", "2014–2020"}


def test_steps_say_what_they_changed_and_join_their_namesakes(made: Provenance) -> None:
    frame = made.steps_table("esf_start", "en").to_frame()
    names = list(frame["Step"])
    assert names.count("Identifier replaced by a keyed pseudonym") == 1
    log = json.loads(made.release.text("esf_start.steps.json"))["2014_2020"]
    pseudonyms = [step for step in log if step["step"] == "pseudonymise"]
    assert len(pseudonyms) == 2
    dropped = made.steps_table("coordinators", "fi").to_frame()
    assert dropped.iloc[0]["Vaihe"] == "Keskeneräisten vastausten poisto"
    assert int(dropped.iloc[0]["Poistettuja vastauksia"]) > 0


def test_protection_names_keys_and_the_smallest_group(made: Provenance) -> None:
    frame = made.protection_table("en").to_frame()
    assert (frame["Smallest group"].astype(int) >= frame["Least required"].astype(int)).all()
    risk = json.loads(made.release.text("coordinators.disclosure.json"))["2024"]
    assert risk["gate"]["keys"]
    assert frame["Background items"].str.contains("In which ELY Centre").any()


def test_a_key_that_is_no_question_is_named_as_it_is(made: Provenance) -> None:
    codebook = Codebook.from_json(made.release.text("coordinators.codebook.json"))
    assert _questions(["language"], codebook) == Text(fi="language", sv="language", en="language")


def test_facts_of_the_study(made: Provenance) -> None:
    assert made.synthetic
    assert made.rule.minimum_group == 5
    assert made.study_title.fi.startswith("Esimerkkitutkimus")


def test_an_unknown_instrument_is_named(made: Provenance) -> None:
    with pytest.raises(AnalysisError, match="instrument 'coordinator'"):
        made.steps_table("coordinator")


def test_the_study_is_taken_from_the_environment(
    made: Provenance, monkeypatch: pytest.MonkeyPatch
) -> None:
    root: Path = made.release.folder.parents[2]
    monkeypatch.setenv("TKK_ROOT", str(root))
    monkeypatch.setenv("TKK_STUDY", "demo")
    assert provenance().release.version == made.release.version
    monkeypatch.delenv("TKK_STUDY")
    assert provenance().release.study == "demo"
