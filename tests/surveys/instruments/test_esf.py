"""The start and exit notices keep their names and can be compared and linked."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from surveys.bank import clients
from surveys.codelists.participants import LABOUR_STATUS
from surveys.instruments import INSTRUMENTS, esf_exit, esf_start
from surveys.instruments.esf_plus_exit import esf_plus_exit
from surveys.instruments.esf_plus_start import esf_plus_start
from surveys.model import (
    CodeList,
    Date,
    Disclosure,
    Instrument,
    Item,
    Kind,
    Missing,
    Number,
    SingleChoice,
)
from surveys.synthetic import Behaviour, respond
from tests.surveys.instruments.answered import accepted, shown

START = """
    client coordinator ely start_date
    gender birth_year labour_status unemployed_months education
    household household_employed dependants only_adult foreign_background disability housing
"""
EXIT = """
    client coordinator ely start_date exit_date
    labour_status seeking_work qualification_gained means
    exit_reason exit_reason_other next_step helped feedback
"""
PLUS_START = """
    client coordinator employment_area start_date
    gender age labour_status unemployed_months education work_ability
    disability citizenship parents_born minority housing living_area
"""
PLUS_EXIT = """
    client exit_date
    labour_status seeking_work in_education qualification_gained work_ability
    means helped feedback
    exit_reason exit_reason_other next_step
"""
FORMS = (esf_start, esf_exit, esf_plus_start, esf_plus_exit)
PLUS = "2021_2027"


@pytest.mark.parametrize(
    ("instrument", "names"),
    [
        (esf_start, START),
        (esf_exit, EXIT),
        (esf_plus_start, PLUS_START),
        (esf_plus_exit, PLUS_EXIT),
    ],
    ids=["start", "exit", "plus_start", "plus_exit"],
)
def test_item_names_are_stable(instrument: Instrument, names: str) -> None:
    assert [item.name for item in instrument] == names.split()


def test_both_forms_share_codes_and_link() -> None:
    for name in ("labour_status", "ely"):
        start, end = esf_start[name], esf_exit[name]
        assert isinstance(start, SingleChoice)
        assert isinstance(end, SingleChoice)
        assert start.codes is end.codes
    for form in (esf_start, esf_exit):
        assert form["client"].disclosure is Disclosure.IDENTIFIER
        assert form["coordinator"].disclosure is Disclosure.IDENTIFIER
        assert [wave.name for wave in form.waves] == ["2014_2020"]


@pytest.mark.parametrize(
    "name",
    [
        "household",
        "household_employed",
        "dependants",
        "only_adult",
        "foreign_background",
        "disability",
        "housing",
    ],
)
def test_sensitive_questions_can_be_refused(name: str) -> None:
    item = esf_start[name]
    assert isinstance(item, SingleChoice)
    assert item.disclosure is Disclosure.SENSITIVE
    assert item.codes["refused"].missing is Missing.REFUSED
    assert not item.required


@pytest.mark.parametrize(
    ("instrument", "name", "condition"),
    [
        (esf_start, "unemployed_months", 'labour_status == "unemployed"'),
        (esf_start, "household_employed", 'household == "two_or_more"'),
        (esf_start, "dependants", 'household == "two_or_more"'),
        (esf_start, "only_adult", 'dependants == "yes"'),
        (esf_exit, "seeking_work", 'any_of(labour_status, "studying", "none")'),
        (esf_exit, "exit_reason_other", 'exit_reason == "other"'),
    ],
)
def test_who_is_asked(instrument: Instrument, name: str, condition: str) -> None:
    assert str(instrument.condition_of(name)) == condition


def test_the_end_may_not_come_before_the_start() -> None:
    assert str(esf_exit["exit_date"].constraint) == "not exit_date < start_date"
    assert esf_exit["exit_date"].valid_message is not None


@pytest.mark.parametrize(
    "name", ["disability", "citizenship", "parents_born", "minority", "housing"]
)
def test_special_categories_of_esf_plus_can_be_refused(name: str) -> None:
    item = esf_plus_start[name]
    assert isinstance(item, SingleChoice)
    assert item.disclosure is Disclosure.SENSITIVE
    assert item.codes["refused"].missing is Missing.REFUSED
    assert not item.required


@pytest.mark.parametrize("name", sorted({name for form in FORMS for name in form.fields}))
def test_the_same_name_is_the_same_question_in_all_four_forms(name: str) -> None:
    fields = [form.fields[name] for form in FORMS if name in form.fields]
    assert len({(field.kind, field.codes) for field in fields}) == 1
    items = [form[fields[0].item] for form in FORMS if name in form.fields]
    assert len({item.disclosure for item in items}) == 1


BANK = {name: item for name, item in vars(clients).items() if isinstance(item, Item)}


@pytest.mark.parametrize("name", BANK)
def test_questions_of_the_bank_are_used_under_their_own_names(name: str) -> None:
    ours = BANK[name]
    assert ours.name.upper() == name
    used = [form[ours.name].fields[0] for form in FORMS if ours.name in form]
    assert {field.kind for field in used} == {ours.fields[0].kind}
    assert all(field.codes is ours.fields[0].codes for field in used)


def test_esf_plus_links_by_client_and_asks_nothing_twice() -> None:
    for form in (esf_plus_start, esf_plus_exit):
        assert form["client"].required
        assert form["client"].disclosure is Disclosure.IDENTIFIER
        assert [wave.name for wave in form.waves] == [PLUS]
    both = {item.name for item in esf_plus_start} & {item.name for item in esf_plus_exit}
    assert both == {"client", "labour_status", "work_ability"}


def test_what_can_be_compared_with_the_earlier_period() -> None:
    start = {item.name for item in esf_start} & {item.name for item in esf_plus_start}
    assert start == {
        *("client", "coordinator", "start_date", "gender", "labour_status", "unemployed_months"),
        *("education", "disability", "housing"),
    }
    end = {item.name for item in esf_exit} - {item.name for item in esf_plus_exit}
    assert end == {"coordinator", "ely", "start_date"}


def test_work_ability_is_a_whole_number_from_0_to_10() -> None:
    for form in (esf_plus_start, esf_plus_exit):
        item = form["work_ability"]
        assert isinstance(item, Number)
        assert (item.minimum, item.maximum, item.decimals) == (0, 10, 0)
        assert item.disclosure is Disclosure.SENSITIVE


@pytest.mark.parametrize(
    ("form", "name", "status", "asked"),
    [
        (esf_plus_start, "unemployed_months", "unemployed", True),
        (esf_plus_start, "unemployed_months", "none", False),
        (esf_plus_exit, "seeking_work", "none", True),
        (esf_plus_exit, "seeking_work", "unemployed", False),
        (esf_plus_exit, "in_education", "employed", True),
        (esf_plus_exit, "in_education", "unemployed", True),
        (esf_plus_exit, "in_education", "studying", False),
    ],
)
def test_who_is_asked_in_esf_plus(form: Instrument, name: str, status: str, *, asked: bool) -> None:
    assert shown(form, PLUS, name, labour_status=status) is asked


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ({"start_date": "2020-05-04", "exit_date": "2020-05-04"}, True),
        ({"start_date": "2020-05-04", "exit_date": "2020-05-03"}, False),
        ({"exit_date": "2020-05-03"}, True),
    ],
)
def test_dates_of_2014_2020(given: dict[str, str], *, fits: bool) -> None:
    assert accepted(esf_exit, "2014_2020", "exit_date", **given) is fits


def test_dates_lie_within_the_period_of_the_form() -> None:
    limits = {
        (form.name, item.name): (item.earliest, item.latest)
        for form in FORMS
        for item in form
        if isinstance(item, Date)
    }
    before = (dt.date(2015, 1, 1), dt.date(2023, 12, 31))
    now = (dt.date(2021, 1, 1), dt.date(2029, 12, 31))
    assert limits == {
        ("esf_start", "start_date"): before,
        ("esf_exit", "start_date"): before,
        ("esf_exit", "exit_date"): before,
        ("esf_plus_start", "start_date"): now,
        ("esf_plus_exit", "exit_date"): now,
    }
    for form in FORMS:
        assert (form.waves[0].opens, form.waves[0].closes) == limits[
            form.name, "start_date" if "start_date" in form else "exit_date"
        ]


def test_the_exit_form_of_the_authority_can_be_filled_from_ours(reference: Path) -> None:
    file = reference / "reference" / "indicators" / "eura2021_exit_form.csv"
    with file.open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    options = {
        name: [row["option"] for row in rows if row["field"] == f"{name}{suffix}" and row["option"]]
        for name, suffix in (("labour_status", "_exit"), ("qualification_gained", ""))
    }
    assert [len(found) for found in options.values()] == [5, 2]
    for form in (esf_exit, esf_plus_exit):
        assert "exit_date" in form
        for name, found in options.items():
            item = form[name]
            assert isinstance(item, SingleChoice)
            assert len(item.codes) == len(found)
    for code, option in zip(LABOUR_STATUS, options["labour_status"], strict=True):
        assert option.startswith(code.text.fi.lower().split()[0])


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.name)
def test_synthetic_clients_answer_as_the_form_allows(form: Instrument) -> None:
    people = pd.DataFrame({"person": range(60), "client": [f"c{number}" for number in range(60)]})
    cells = respond(form, form.waves[0].name, people, Behaviour(), seed=3)
    assert cells["client"].is_unique
    assert (cells["labour_status"] != "").all()
    asked_of_some = {"unemployed_months": {"unemployed"}, "seeking_work": {"studying", "none"}}
    (name,) = (one for one in asked_of_some if one in form)
    told = cells[name].notna() & (cells[name] != "")
    assert set(cells.loc[told, "labour_status"]) == asked_of_some[name]


def test_texts_are_free_only_where_needed() -> None:
    texts = {
        form.name: [name for name, field in form.fields.items() if field.kind is Kind.TEXT]
        for form in (esf_plus_start, esf_plus_exit)
    }
    assert texts == {
        "esf_plus_start": ["client", "coordinator"],
        "esf_plus_exit": ["client", "feedback", "exit_reason_other"],
    }


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
def test_one_name_means_one_code_list(instrument: Instrument) -> None:
    lists = [codes for item in instrument for codes in code_lists(item)]
    by_name = {codes.name: codes for codes in lists}
    assert by_name
    assert all(by_name[codes.name] == codes for codes in lists)


def code_lists(item: object) -> list[CodeList]:
    held = (getattr(item, slot, None) for slot in ("codes", "rows", "parts"))
    return [codes for codes in held if isinstance(codes, CodeList)]
