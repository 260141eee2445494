"""Several questions before and after: adjusted, hidden where small, told in three languages."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from analysis import before_after
from analysis.families import Family, before_after_family
from analysis.language import using
from analysis.numbers import SPACE
from analysis.results import Verdict
from analysis.sample import Sample
from analysis.statistics import holm
from surveys.errors import AnalysisError, UsageError
from surveys.model import LANGUAGES, Language
from tests.analysis.answers import approx, sample, text

TITLE = text("Kysymykset", "Frågor", "Questions")
BEFORE = [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.0, 2.2]
ROSE = [3.4, 3.0, 4.2, 3.4, 3.6, 3.8, 2.8, 3.0]
SAME = [3.1, 2.3, 4.1, 3.1, 2.9, 3.5, 2.9, 2.3]
YEARS = [9, 8, 7, 9, 8, 7, 9, 8]
FEWER = [5, 4, 3, 5, 5, 4, 5, 4]


def twice(**answers: tuple[Sequence[object], Sequence[object]]) -> Sample:
    """Return answers of the same people in two waves: name=(before, after)."""
    size = len(next(iter(answers.values()))[0])
    people = [f"r{place:03d}" for place in range(size)]
    return sample(
        {
            "wave": ["2024"] * size + ["2026"] * size,
            "respondent": people * 2,
            **{name: [*before, *after] for name, (before, after) in answers.items()},
        }
    )


def scores() -> Sample:
    return twice(score=(BEFORE, ROSE), years=(YEARS, FEWER))


def family(link: str | None = "respondent") -> Family:
    return before_after_family(scores(), ["score", "years"], link=link, title=TITLE)


def flags(chosen: int, size: int = 40) -> list[bool]:
    return [True] * chosen + [False] * (size - chosen)


def plain(told: str) -> str:
    """Return a text with ordinary spaces."""
    return told.replace(SPACE, " ")


def test_p_values_are_adjusted_over_the_family() -> None:
    single = [before_after(scores(), item, link="respondent").p for item in ("score", "years")]
    p_values = [np.nan if one is None else one for one in single]
    frame = family().to_frame()
    assert list(frame["p"]) == approx(p_values)
    assert list(frame["p_adjusted"]) == approx(holm(p_values).tolist())
    assert [one.verdict for one in family().items] == [Verdict.INCREASE, Verdict.DECREASE]


def test_what_is_clear_alone_need_not_be_clear_in_a_family() -> None:
    """Eight pairs: p = 0.03 alone, over 0.05 among several questions that did not change."""
    weak = [3.2, 2.5, 4.3, 3.1, 3.2, 3.7, 2.95, 2.6]
    answers = twice(
        score=(BEFORE, weak),
        years=(YEARS, [8, 9, 8, 8, 8, 8, 8, 8]),
        likert=(["3"] * 8, ["3", "4", "2", "3", "3", "4", "2", "3"]),
    )
    alone = before_after(answers, "score", link="respondent")
    together = before_after_family(
        answers, ["score", "years", "likert"], link="respondent", title=TITLE
    )
    assert alone.p is not None
    assert alone.p < 0.05
    assert alone.verdict is Verdict.INCREASE
    assert together.items[0].p_adjusted is not None
    assert together.items[0].p_adjusted > 0.05
    assert together.items[0].verdict is Verdict.NO_CLEAR_CHANGE


def test_a_frame_has_both_waves_and_the_change() -> None:
    row = family().to_frame().iloc[0]
    change = before_after(scores(), "score", link="respondent")
    assert change.interval is not None
    assert (row["item"], row["label"], row["n"], row["n_after"]) == ("score", "Support", 8, 8)
    assert (row["before"], row["after"]) == approx((np.mean(BEFORE), np.mean(ROSE)))
    assert row["change"] == approx(np.mean(ROSE) - np.mean(BEFORE))
    assert (row["change_low"], row["change_high"]) == approx(
        (change.interval.low, change.interval.high)
    )
    assert row["verdict"] == "increase"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "Kysymykset, 2024–2026. 2 kohdasta 1 nousi (”Johdon tuki”) ja 1 laski (”years fi”). "
            "Mukana ovat samat 8 vastaajaa; p-arvot on korjattu Holmin menetelmällä.",
        ),
        (
            "sv",
            "Frågor, 2024–2026. Av 2 punkter: 1 ökade (”Ledningens stöd”) och 1 minskade "
            "(”years sv”). Samma 8 svarande ingår; p-värdena är justerade med Holms metod.",
        ),
        (
            "en",
            "Questions, 2024–2026. Of 2 items, 1 rose (“Support”) and 1 fell (“years en”). The same "
            "8 respondents are compared; p-values are adjusted by Holm’s method.",
        ),
    ],
)
def test_in_words(language: Language, told: str) -> None:
    assert family().sentence(language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "1 kohdasta yksikään ei noussut, yksikään ei laskenut ja 1 ei muuttunut selvästi "
            "(”Johdon tuki”). Vastaajia oli 8 vuonna 2024 ja 8 vuonna 2026, eikä vastauksia ole "
            "yhdistetty; p-arvot",
        ),
        (
            "sv",
            "Av 1 punkt: ingen ökade, ingen minskade och 1 ändrades inte tydligt "
            "(”Ledningens stöd”). De svarande var 8 år 2024 och 8 år 2026, och svaren är inte "
            "kopplade; p-värdena",
        ),
        (
            "en",
            "Of 1 item, none rose, none fell and 1 showed no clear change (“Support”). There were 8 "
            "respondents in 2024 and 8 in 2026, and the answers are not linked; p-values",
        ),
    ],
)
def test_nothing_changed_and_nothing_linked(language: Language, told: str) -> None:
    found = before_after_family(twice(score=(BEFORE, SAME)), "score", title=TITLE)
    assert told in found.sentence(language)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "1 jää arvioimatta, koska vastauksia on liian vähän (”years fi”). Mukana"),
        ("sv", "1 kan inte bedömas eftersom svaren är för få (”years sv”). Samma"),
        ("en", "1 had too few answers to say (“years en”). The same"),
    ],
)
def test_too_few_answered_one(language: Language, told: str) -> None:
    few = [1, 2, 3, *[None] * 5]
    answers = twice(score=(BEFORE, ROSE), years=(few, few))
    found = before_after_family(answers, ["score", "years"], link="respondent", title=TITLE)
    assert told in found.sentence(language)
    row = found.to_frame().iloc[1]
    assert row[["n", "before", "change", "p", "p_adjusted", "verdict"]].isna().all()
    assert set(found.table(language).rows[1][1:]) == {".."}


def test_too_few_answered_all() -> None:
    few = [1, 2, 3, *[None] * 5]
    found = before_after_family(twice(years=(few, few)), ["years"], link="respondent", title=TITLE)
    assert found.sentence("en") == (
        "Questions, 2024–2026. Of 1 item, none rose, none fell and 1 had too few answers to say "
        "(“years en”). P-values are adjusted by Holm’s method."
    )
    with pytest.raises(AnalysisError, match="none may be shown"):
        found.plot("en")


@pytest.mark.parametrize(
    ("before", "after", "hidden"), [(10, 20, False), (3, 20, True), (10, 37, True), (0, 20, False)]
)
def test_shares_of_a_few_are_hidden(before: int, after: int, hidden: bool) -> None:
    answers = twice(help__phone=(flags(before), flags(after)))
    found = before_after_family(answers, ["help__phone"], link="respondent", title=TITLE)
    assert found.to_frame()["before"].isna().tolist() == [hidden]
    assert (found.items[0].verdict is Verdict.TOO_FEW) is hidden


def test_an_answer_is_named_beside_its_question() -> None:
    plans = ["yes"] * 10 + ["no"] * 30, ["yes"] * 30 + ["no"] * 10
    found = before_after_family(twice(plan=plans), ["plan"], link="respondent", title=TITLE)
    interval = before_after(twice(plan=plans), "plan", link="respondent").interval
    assert interval is not None
    assert "1 nousi (”Onko suunnitelma?” ”Kyllä”)" in found.sentence("fi")
    assert found.table("fi").rows[0][0] == "Onko suunnitelma? ”Kyllä”"
    assert [plain(cell) for cell in found.table("en").rows[0][1:]] == [
        "40",
        "25.0%",
        "75.0%",
        f"50.0 pp ({interval.low * 100:.1f}–{interval.high * 100:.1f})",
        "p < 0.001",
        "increase",
    ]


def ordered() -> Family:
    before = ["2"] * 10 + ["3"] * 6
    after = ["3"] * 9 + ["2"] * 1 + ["4"] * 3 + ["3"] * 3
    answers = twice(likert=(before, after), score=([3.0] * 16, [3.0] * 16))
    return before_after_family(answers, ["likert"], link="respondent", title=TITLE)


def test_answers_with_an_order_show_mean_and_who_moved() -> None:
    table = ordered().table("en")
    assert table.header == (
        "Item", "Pairs", "2024", "2026", "Change (95% confidence interval)",
        "Higher minus lower (95% confidence interval)", "p-value (Holm)", "In words",
    )  # fmt: skip
    row = [plain(cell) for cell in table.rows[0]]
    assert row[:4] == ["Work goes well", "16", "2.38", "3.13"]
    assert row[4].startswith("0.75 (")
    assert row[5].startswith("75.0 pp (")
    assert row[7] == "increase"
    assert "the means illustrate the change" in table.notes[0]


def test_without_order_the_note_does_not_speak_of_it() -> None:
    (note,) = family().table("en").notes
    assert note.startswith("An increase or decrease is stated only where the p-value, adjusted")
    assert "illustrate" not in note
    assert note.count("Only those who answered") == 1
    assert "There is no comparison group" in note


def test_unlinked_waves_have_a_column_each() -> None:
    assert family(link=None).table("en").header[:3] == ("Item", "n 2024", "n 2026")
    assert "The answers are not linked" in family(link=None).table("en").notes[0]


def test_equal_changes_have_no_interval_and_no_test() -> None:
    answers = twice(score=([3.0, 2.0, 4.0, 3.0, 2.0], [3.0, 2.0, 4.0, 3.0, 2.0]))
    found = before_after_family(answers, ["score"], link="respondent", title=TITLE)
    assert found.items[0].p_adjusted is None
    assert found.items[0].verdict is Verdict.NO_CLEAR_CHANGE
    assert found.table("en").rows[0][4] == "0.0"
    assert "change" not in found.plot("en").alt.partition(".")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_states_the_finding(language: Language) -> None:
    figure = ordered().plot(language)
    finding = {"fi": "1 nousi", "sv": "1 ökade", "en": "1 rose"}[language]
    assert figure.alt.startswith(f"{TITLE[language]} – {finding}. ")
    assert figure.svg == ordered().plot(language).svg


def test_each_scale_has_its_own_figure() -> None:
    answers = twice(
        score=(BEFORE * 5, ROSE * 5),
        help__phone=(flags(10), flags(20)),
        likert=(["2"] * 40, ["3"] * 20 + ["2"] * 20),
    )
    found = before_after_family(
        answers, ["score", "help__phone", "likert"], link="respondent", title=TITLE
    )
    assert [one.alt.split(". ")[1].partition(":")[0] for one in found.plots("en")] == [
        "Support",
        "Telephone",
        "Work goes well",
    ]
    with pytest.raises(AnalysisError, match=r"items on 3 scales.*plots\(\)"):
        found.plot("en")


def test_it_shows_itself_in_the_readers_language() -> None:
    with using("fi"):
        assert family()._repr_html_().startswith('<div class="tkk-table" lang="fi">')
        assert str(family()) == family().sentence("fi")
        assert family().to_frame()["label"].tolist() == ["Johdon tuki", "years fi"]


@pytest.mark.parametrize(
    ("items", "found"), [([], "found no items"), (["score", "score"], "found score more than once")]
)
def test_each_item_once(items: list[str], found: str) -> None:
    with pytest.raises(UsageError, match=found):
        before_after_family(scores(), items, title=TITLE)


def test_an_unknown_item_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"found variable 'scor'; .* Did you mean 'score'\?"):
        before_after_family(scores(), ["scor"], title=TITLE)


def test_a_question_without_order_has_no_change() -> None:
    homes = ["city", "county", "state", "city", "city"]
    with pytest.raises(AnalysisError, match="level of measurement 'nominal'"):
        before_after_family(twice(home=(homes, homes)), ["home"], title=TITLE)


def test_the_order_of_rows_does_not_matter() -> None:
    mixed = scores()
    shuffled = Sample(
        frame=mixed.frame.sample(frac=1, random_state=1), codebook=mixed.codebook, rule=mixed.rule
    )
    again = before_after_family(shuffled, ["score", "years"], link="respondent", title=TITLE)
    pd.testing.assert_frame_equal(again.to_frame(), family().to_frame())
