"""The Union's indicators: numbers and names of the reference, and who counts towards which."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import narwhals as nw
import pandas as pd
import pytest

from surveys.codelists.indicators import (
    INDICATORS,
    INDICATORS_2014_2020,
    INDICATORS_2021_2027,
    START_FORMS,
    Indicator,
    indicator,
)
from surveys.conditions import parse
from surveys.conditions.evaluation import evaluate
from surveys.errors import DefinitionError, UsageError
from surveys.instruments.esf_exit import esf_exit
from surveys.instruments.esf_plus_exit import esf_plus_exit
from surveys.instruments.esf_plus_start import esf_plus_start
from surveys.instruments.esf_start import esf_start
from surveys.model import LANGUAGES, Instrument
from surveys.model.references import check_condition
from tests.surveys.platforms.answering import frame, read_directly

FORMS = {form.name: form for form in (esf_start, esf_exit, esf_plus_start, esf_plus_exit)}
FILES = {
    "esf_2014_2020_common.csv": INDICATORS_2014_2020,
    "esf_plus_2021_2027_common.csv": INDICATORS_2021_2027,
}
MEASURED = [one for one in INDICATORS if one.counted_when is not None]
BORN_1960 = {"birth_year": "1960", "start_date": "2016-03-01"}
BORN_1990 = {"birth_year": "1990", "start_date": "2016-03-01"}
BORN_1992 = {"birth_year": "1992", "start_date": "2016-03-01"}

# Answers that count towards the indicator, and answers that only just do not.
EXAMPLES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "CO01": ({"labour_status": "unemployed"}, {"labour_status": "none"}),
    "CO02": (
        {"labour_status": "unemployed", "unemployed_months": "7", **BORN_1992},
        {"labour_status": "unemployed", "unemployed_months": "12", **BORN_1990},
    ),
    "CO03": ({"labour_status": "studying"}, {"labour_status": "unemployed"}),
    "CO04": ({"labour_status": "none"}, {"labour_status": "studying"}),
    "CO05": ({"labour_status": "entrepreneur"}, {"labour_status": "studying"}),
    "CO06": (BORN_1992, {**BORN_1992, "birth_year": "1991"}),
    "CO07": ({**BORN_1960, "birth_year": "1961"}, {**BORN_1960, "birth_year": "1962"}),
    "CO08": (
        {**BORN_1960, "labour_status": "none"},
        {**BORN_1960, "labour_status": "studying"},
    ),
    "CO09": ({"education": "isced_1_2"}, {"education": "below_isced_1"}),
    "CO10": ({"education": "isced_3_4"}, {"education": "isced_5_8"}),
    "CO11": ({"education": "isced_5_8"}, {"education": "refused"}),
    "CO12": (
        {"labour_status": "unemployed", "household": "alone"},
        {"labour_status": "employed", "household": "alone"},
    ),
    "CO13": (
        {
            "labour_status": "unemployed",
            "household": "two_or_more",
            "household_employed": "no",
            "dependants": "yes",
        },
        {
            "labour_status": "unemployed",
            "household": "two_or_more",
            "household_employed": "yes",
            "dependants": "yes",
        },
    ),
    "CO14": (
        {"household": "two_or_more", "dependants": "yes", "only_adult": "yes"},
        {"household": "two_or_more", "dependants": "yes", "only_adult": "refused"},
    ),
    "CO15": ({"foreign_background": "yes"}, {"foreign_background": "refused"}),
    "CO16": ({"disability": "yes"}, {"disability": "no"}),
    "CO18": ({"housing": "at_risk"}, {"housing": "secure"}),
    "CR01": (
        {"labour_status": "none", "seeking_work": "yes"},
        {"labour_status": "none", "seeking_work": "no"},
    ),
    "CR02": ({"labour_status": "studying"}, {"labour_status": "employed"}),
    "CR03": ({"qualification_gained": "yes"}, {"qualification_gained": "no"}),
    "CR04": ({"labour_status": "employed"}, {"labour_status": "unemployed"}),
    "EECO01": ({"client": "a1"}, {}),
    "EECO02": ({"labour_status": "unemployed"}, {"labour_status": "none"}),
    "EECO03": (
        {"labour_status": "unemployed", "unemployed_months": "7", "age": "24"},
        {"labour_status": "unemployed", "unemployed_months": "12", "age": "25"},
    ),
    "EECO04": ({"labour_status": "none"}, {"labour_status": "unemployed"}),
    "EECO05": ({"labour_status": "employed"}, {"labour_status": "none"}),
    "EECO06": ({"age": "17"}, {"age": "18"}),
    "EECO07": ({"age": "18"}, {"age": "30"}),
    "EECO08": ({"age": "55"}, {"age": "54"}),
    "EECO09": ({"education": "below_isced_1"}, {"education": "isced_3_4"}),
    "EECO10": ({"education": "isced_3_4"}, {"education": "isced_1_2"}),
    "EECO11": ({"education": "isced_5_8"}, {"education": "isced_3_4"}),
    "EECO12": ({"disability": "yes"}, {"disability": "refused"}),
    "EECO13": ({"citizenship": "stateless"}, {"citizenship": "eu"}),
    "EECO14": ({"parents_born": "abroad"}, {"parents_born": "one_abroad"}),
    "EECO15": ({"minority": "yes"}, {"minority": "refused"}),
    "EECO16": ({"housing": "homeless"}, {"housing": "secure"}),
    "EECO17": ({"living_area": "rural"}, {"living_area": "town"}),
    "EECR01": ({"labour_status": "unemployed"}, {"labour_status": "employed"}),
    "EECR02": (
        {"labour_status": "employed", "in_education": "yes"},
        {"labour_status": "employed", "in_education": "no"},
    ),
    "EECR03": ({"qualification_gained": "yes"}, {"qualification_gained": "no"}),
    "EECR04": ({"labour_status": "entrepreneur"}, {"labour_status": "studying"}),
}

# Situation at the start that a result presupposes, and one that rules it out.
AT_START = {
    "CR01": ("none", "unemployed"),
    "CR02": ("employed", "studying"),
    "CR04": ("studying", "employed"),
    "EECR01": ("studying", "entrepreneur"),
    "EECR02": ("none", "studying"),
    "EECR04": ("unemployed", "entrepreneur"),
}


def counted(condition: str, form: Instrument, given: dict[str, str]) -> bool:
    """Return whether a response with these answers, and no others, counts."""
    wave = form.waves[0].name
    names = [field.name for item in form.asked for field in item.fields]
    assert set(given) <= set(names)
    read = read_directly(frame([("fi", {name: given.get(name, "") for name in names})]), form, wave)
    assert not read.problems
    answers = nw.from_native(read.frame, eager_only=True)
    return bool(answers.select(rule=evaluate(parse(condition), form))["rule"][0])


@pytest.mark.parametrize("file", FILES)
def test_numbers_names_and_kinds_equal_the_reference(file: str, reference: Path) -> None:
    with (reference / "reference" / "indicators" / file).open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    assert [(one.code, one.text.en, one.kind) for one in FILES[file]] == [
        (row["code"], row["name_en"], row["kind"].replace("-", "_")) for row in rows
    ]
    confirmed = [row["code"] for row in rows if "confirmed" in row["verification"]]
    assert [one.code for one in FILES[file] if one.verified] == confirmed


def test_codes_are_unique_and_belong_to_their_programme() -> None:
    codes = [one.code for one in INDICATORS]
    assert len(codes) == len(set(codes)) == 57
    new = [one.code for one in INDICATORS if one.programme == "2021_2027"]
    assert new == [code for code in codes if code.startswith("EE")] != []


def test_only_three_numbers_are_verified_and_the_others_say_that_they_are_from_memory() -> None:
    assert [one.code for one in INDICATORS if one.verified] == ["EECO01", "EECO05", "EECO19"]
    from_memory = [one.code for one in INDICATORS if "memory" in one.verification]
    assert from_memory == [one.code for one in INDICATORS if not one.verified]


@pytest.mark.parametrize("one", INDICATORS, ids=lambda one: one.code)
def test_a_name_is_translated(one: Indicator) -> None:
    assert len({one.text[language] for language in LANGUAGES}) == 3


def test_every_measured_indicator_has_an_example() -> None:
    assert list(EXAMPLES) == [one.code for one in MEASURED]
    assert list(AT_START) == [one.code for one in INDICATORS if one.counted_at_start is not None]


@pytest.mark.parametrize("one", MEASURED, ids=lambda one: one.code)
def test_who_counts_and_who_does_not(one: Indicator) -> None:
    assert one.counted_when is not None
    assert one.form is not None
    form = FORMS[one.form]
    assert form.waves[0].name == one.programme
    check_condition(parse(one.counted_when), form.fields, one.code)
    fits, misses = EXAMPLES[one.code]
    assert counted(one.counted_when, form, fits)
    assert not counted(one.counted_when, form, misses)
    if one.code != "EECO01":
        assert not counted(one.counted_when, form, {"client": "a1"})


@pytest.mark.parametrize("code", AT_START)
def test_a_result_presupposes_another_situation_at_the_start(code: str) -> None:
    one = indicator(code)
    assert one.counted_at_start is not None
    form = FORMS[START_FORMS[one.programme]]
    check_condition(parse(one.counted_at_start), form.fields, code)
    before, already = AT_START[code]
    assert counted(one.counted_at_start, form, {"labour_status": before})
    assert not counted(one.counted_at_start, form, {"labour_status": already})
    assert not counted(one.counted_at_start, form, {})


def test_age_is_that_of_the_year_of_starting_on_every_day_of_the_period() -> None:
    days = pd.date_range("2015-01-01", "2023-12-31")
    for years, code in ((25, "CO06"), (55, "CO07")):
        condition = parse(indicator(code).counted_when or "")
        older = pd.DataFrame({"start_date": days, "birth_year": days.year - years})
        younger = older.assign(birth_year=older["birth_year"] + 1)
        found = [
            set(nw.from_native(one).select(rule=evaluate(condition, esf_start))["rule"].to_list())
            for one in (older, younger)
        ]
        assert found == [{code == "CO07"}, {code == "CO06"}]


def test_each_age_and_education_counts_once() -> None:
    groups = [indicator(f"EECO{number}") for number in ("09", "10", "11")]
    for level in ("below_isced_1", "isced_1_2", "isced_3_4", "isced_5_8"):
        held = [
            counted(one.counted_when or "", esf_plus_start, {"education": level}) for one in groups
        ]
        assert held.count(True) == 1


def test_a_condition_needs_its_form_and_its_absence_a_reason() -> None:
    one = indicator("CO01")
    reason = indicator("CO20").not_measured
    for wrong in (
        {"form": None},
        {"not_measured": reason},
        {"counted_when": None},
        {"counted_when": None, "form": None},
        {"counted_when": None, "not_measured": reason},
    ):
        with pytest.raises(DefinitionError, match="indicator CO01"):
            replace(one, **wrong)


def test_an_unknown_number_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="Did you mean 'EECO05'"):
        indicator("EECO055")
