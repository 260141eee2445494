"""The start and exit notices keep their names and can be compared and linked."""

from __future__ import annotations

import pytest

from surveys.instruments import INSTRUMENTS, esf_exit, esf_start
from surveys.model import CodeList, Disclosure, Instrument, Missing, SingleChoice

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


@pytest.mark.parametrize(
    ("instrument", "names"), [(esf_start, START), (esf_exit, EXIT)], ids=["start", "exit"]
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


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.name)
def test_one_name_means_one_code_list(instrument: Instrument) -> None:
    lists = [codes for item in instrument for codes in code_lists(item)]
    by_name = {codes.name: codes for codes in lists}
    assert all(by_name[codes.name] == codes for codes in lists)


def code_lists(item: object) -> list[CodeList]:
    held = (getattr(item, slot, None) for slot in ("codes", "rows", "parts"))
    return [codes for codes in held if isinstance(codes, CodeList)]
