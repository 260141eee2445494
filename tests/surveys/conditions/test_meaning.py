"""What names, counts, sums and means stand for, field by field."""

from __future__ import annotations

import pytest

from surveys.conditions import Count, Mean, Total, fields_of, parse_quantity
from surveys.conditions.meaning import counted, terms
from tests.small import small_instrument

FIELDS = small_instrument().fields


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("role", ["role"]),
        ("time__b", ["time__b"]),
        ("time", ["time__a", "time__b", "time__c"]),
        ("tim", []),
    ],
)
def test_a_name_is_a_field_or_all_fields_of_an_item(name: str, expected: list[str]) -> None:
    assert [one.name for one in fields_of(name, FIELDS)] == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        ("count(tasks)", ['any_of(tasks, "guidance")', 'any_of(tasks, "training")']),
        (
            'count(tasks, "none", "guidance", "none")',
            ['any_of(tasks, "guidance")', 'any_of(tasks, "none")'],
        ),
        (
            'count(support, "4", "5")',
            [f'any_of(support__{row}, "4", "5")' for row in ("valued", "known", "alone")],
        ),
        ("count(time)", [f"is_answered(time__{part})" for part in "abc"]),
    ],
)
def test_a_count_counts_tests_of_options_rows_or_parts(count: str, expected: list[str]) -> None:
    read = parse_quantity(count)
    assert isinstance(read, Count)
    assert [str(test) for test in counted(read, FIELDS)] == expected


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("sum(time, years)", ["time__a", "time__b", "time__c", "years"]),
        ("mean(support__valued, reversed(support__alone))",
         ["support__valued", "6 - support__alone"]),
        ("mean(reversed(support))",
         ["6 - support__valued", "6 - support__known", "6 - support__alone"]),
        ("mean(support, support_score)",
         ["support__valued", "support__known", "support__alone", "support_score"]),
    ],
)  # fmt: skip
def test_what_is_added_up_is_answers_and_answers_turned_round(
    quantity: str, expected: list[str]
) -> None:
    read = parse_quantity(quantity)
    assert isinstance(read, Total | Mean)
    assert [str(term) for term in terms(read, FIELDS)] == expected
