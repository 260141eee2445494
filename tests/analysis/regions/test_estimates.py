"""Areas against values computed in another way; small ones hidden in every output."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.oneway import anova_oneway
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from analysis import by_area
from analysis.numbers import SPACE
from analysis.regions import AreaComparison
from analysis.regions.differences import adjusted
from analysis.results import Difference, Heterogeneity, Quantity
from analysis.sample import Sample
from surveys.errors import AnalysisError, UsageError
from surveys.model import Language
from tests.analysis.answers import CODEBOOK, approx, sample

SOUTH = [3.0, 3.2, 3.4, 3.6, 3.8, 4.0, 3.1]
MIDDLE = [2.0, 2.2, 2.4, 2.6, 2.8, 2.2]
EAST = [3.0, 3.3, 2.9, 3.6, 3.2]
NORTH = [4.5, 4.0, 5.0]


def by_code(groups: Mapping[str, Sequence[object]], item: str = "score", **known: Any) -> Sample:
    """Return answers of wave 2026 by area, after one row of 2024 that must not count."""
    values = [value for group in groups.values() for value in group]
    return sample(
        {
            "wave": ["2024"] + ["2026"] * len(values),
            "area": ["01"] + [code for code, group in groups.items() for _ in group],
            item: [values[0], *values],
        },
        **known,
    )


def means(**known: Any) -> AreaComparison:
    return by_area(by_code({"01": SOUTH, "02": MIDDLE, "03": EAST}, **known), "score", areas="area")


def test_means_as_scipy() -> None:
    areas = means()
    assert [one.code for one in areas.results] == ["01", "02", "03"]
    assert (areas.wave, areas.quantity) == ("2026", Quantity.MEAN)
    for code, values in (("01", SOUTH), ("02", MIDDLE), ("03", EAST)):
        estimate = areas[code].estimate
        expected = stats.ttest_1samp(values, 0).confidence_interval()
        assert estimate.interval is not None
        assert (estimate.n, estimate.estimate) == (len(values), approx(np.mean(values)))
        assert (estimate.interval.low, estimate.interval.high) == approx(
            (expected.low, expected.high)
        )
    assert areas.country.n == 18
    assert areas.country.estimate == approx(np.mean([*SOUTH, *MIDDLE, *EAST]))


def test_differences_from_the_rest_as_scipy_and_holm_as_statsmodels() -> None:
    areas = means()
    groups = [SOUTH, MIDDLE, EAST]
    p_values = []
    for place, one in enumerate(areas.results):
        rest = [value for other, group in enumerate(groups) if other != place for value in group]
        test = stats.ttest_ind(groups[place], rest, equal_var=False)
        interval = test.confidence_interval()
        assert one.difference == approx(np.mean(groups[place]) - np.mean(rest))
        assert one.p == approx(test.pvalue)
        assert one.interval is not None
        assert (one.interval.low, one.interval.high) == approx((interval.low, interval.high))
        p_values.append(test.pvalue)
    adjusted = multipletests(p_values, method="holm")[1]
    assert [one.p_adjusted for one in areas.results] == approx(list(adjusted))
    assert [one.verdict for one in areas.results] == [
        Difference.HIGHER,
        Difference.LOWER,
        Difference.NO_CLEAR_DIFFERENCE,
    ]


def test_heterogeneity_as_statsmodels() -> None:
    areas = means()
    expected = anova_oneway([SOUTH, MIDDLE, EAST], use_var="unequal")
    assert areas.test is not None
    assert areas.test.method.name == "welch_anova"
    assert areas.test.statistic == approx(expected.statistic)
    assert areas.test.p == approx(expected.pvalue)
    assert areas.verdict is Heterogeneity.DIFFER


def shares(**known: Any) -> AreaComparison:
    groups = {
        "01": ["yes"] * 12 + ["no"] * 8,
        "02": ["yes"] * 6 + ["no"] * 14,
        "03": ["yes"] * 9 + ["no"] * 9,
    }
    return by_area(by_code(groups, "plan"), "plan", areas="area", **known)


def test_shares_as_statsmodels_and_scipy() -> None:
    areas = shares()
    first = areas["01"]
    assert first.estimate.estimate == approx(0.6)
    assert first.estimate.interval is not None
    assert (first.estimate.interval.low, first.estimate.interval.high) == approx(
        proportion_confint(12, 20, method="wilson")
    )
    assert first.interval is not None
    assert (first.interval.low, first.interval.high) == approx(
        confint_proportions_2indep(12, 20, 15, 38, method="newcomb", compare="diff")
    )
    two = stats.chi2_contingency([[12, 8], [15, 23]], correction=False)
    assert first.p == approx(two.pvalue)
    everyone = stats.chi2_contingency([[12, 6, 9], [8, 14, 9]], correction=False)
    assert areas.test is not None
    assert (areas.test.p, areas.test.df) == (approx(everyone.pvalue), 2)
    assert not areas.test.rough
    assert areas.verdict is Heterogeneity.NO_CLEAR_DIFFERENCE


def test_the_share_of_another_answer() -> None:
    assert shares(code="no")["01"].estimate.estimate == approx(0.4)


def test_small_expected_counts_are_pointed_out() -> None:
    groups = {"01": ["yes"] * 5 + ["no"] * 5, "02": ["no"] * 6, "03": ["no"] * 20}
    areas = by_area(by_code(groups, "plan"), "plan", areas="area")
    assert areas["01"].p == approx(stats.fisher_exact(np.array([[5, 5], [0, 26]])).pvalue)
    assert areas.test is not None
    assert areas.test.rough
    assert any(caution.en.startswith("Some expected counts") for caution in areas.cautions)


def test_ordered_answers_have_means() -> None:
    groups = {"01": ["1", "2", "3", "4", "5"], "02": ["3", "3", "4", "5", "5"]}
    areas = by_area(by_code(groups, "likert"), "likert", areas="area")
    assert areas["02"].estimate.estimate == approx(4.0)
    assert areas.ends == (1.0, 5.0)


def test_an_area_without_variation_takes_kruskal_wallis() -> None:
    groups = {"01": [3.0] * 5, "02": [1.0, 2.0, 3.0, 4.0, 5.0], "03": [4.0, 5.0, 5.0, 4.0, 4.5]}
    areas = by_area(by_code(groups), "score", areas="area")
    assert areas.test is not None
    assert areas.test.method.name == "kruskal_wallis"
    assert areas.test.p == approx(stats.kruskal(*groups.values()).pvalue)


@pytest.mark.parametrize(
    ("item", "values"), [("score", [3.0] * 5), ("plan", ["no"] * 5), ("plan", ["yes"] * 5)]
)
def test_equal_answers_everywhere_do_not_differ(item: str, values: list[object]) -> None:
    areas = by_area(by_code({"01": values, "02": values}, item), item, areas="area")
    assert areas.test is not None
    assert areas.test.p is None
    assert areas.verdict is Heterogeneity.NO_CLEAR_DIFFERENCE
    assert {one.verdict for one in areas.results} == {Difference.NO_CLEAR_DIFFERENCE}
    assert areas.sentence("en").endswith("There are no clear differences between the areas.")


def test_unequal_constants_have_no_test_of_difference() -> None:
    areas = by_area(by_code({"01": [3.0] * 5, "02": [4.0] * 5}), "score", areas="area")
    assert [one.verdict for one in areas.results] == [Difference.TOO_FEW, Difference.TOO_FEW]
    assert [one.p_adjusted for one in areas.results] == [None, None]


def with_small_areas() -> AreaComparison:
    """One area has three answers, so a second has to be hidden with it."""
    return by_area(
        by_code({"01": SOUTH, "02": MIDDLE, "03": EAST, "04": NORTH}), "score", areas="area"
    )


def test_small_areas_and_those_that_give_them_away_are_hidden() -> None:
    areas = with_small_areas()
    hidden = [one.code for one in areas.results if one.estimate.hidden]
    assert hidden == ["03", "04"]
    for code in hidden:
        one = areas[code]
        assert (one.estimate.n, one.estimate.estimate, one.difference, one.p) == (None,) * 4
    frame = areas.to_frame().set_index("area")
    assert frame.loc[hidden].drop(columns="label").isna().all(axis=None)
    assert frame.loc["01", "n"] == 7
    table = areas.table("en")
    assert [set(row[1:]) for row in table.rows[2:]] == [{".."}, {".."}]
    assert "4.5" not in areas._repr_html_()


def test_a_share_of_a_few_is_hidden_and_cannot_be_had_from_the_country() -> None:
    groups = {
        "01": ["yes"] * 2 + ["no"] * 20,
        "02": ["yes"] * 20 + ["no"] * 10,
        "03": ["yes"] * 9 + ["no"] * 9,
        "04": ["no"] * 6,
    }
    areas = by_area(by_code(groups, "plan"), "plan", areas="area")
    assert areas.country.estimate == approx(31 / 76)
    # 04 holds nobody who said yes, so with it alone the two of 01 could still be had.
    assert [one.code for one in areas.results if one.estimate.hidden] == ["01", "03", "04"]
    assert areas["01"].difference is None
    assert [".." in row for row in areas.table("en").rows] == [True, False, True, True]


def test_a_country_of_a_few_hides_every_area() -> None:
    groups = {"01": ["yes"] * 2 + ["no"] * 20, "02": ["no"] * 30}
    areas = by_area(by_code(groups, "plan"), "plan", areas="area")
    assert areas.country.hidden
    assert all(one.estimate.hidden for one in areas.results)
    frame = areas.to_frame().set_index("area").drop(columns="label")
    assert frame.isna().all(axis=None)


def test_hidden_areas_are_not_tested() -> None:
    areas = with_small_areas()
    expected = anova_oneway([SOUTH, MIDDLE], use_var="unequal")
    assert areas.test is not None
    assert areas.test.p == approx(expected.pvalue)
    shown = [one.p for one in areas.results if one.p is not None]
    holm = [one.p_adjusted for one in areas.results if one.p_adjusted is not None]
    assert holm == approx(list(multipletests(shown, method="holm")[1]))


def test_the_same_areas_are_hidden_in_every_language() -> None:
    groups = {"01": [1.0] * 6, "02": [2.0] * 6, "03": [3.0] * 6, "04": [4.0] * 2}
    areas = by_area(by_code(groups), "score", areas="area")
    assert [one.code for one in areas.results if one.estimate.hidden] == ["01", "04"]
    languages: tuple[Language, ...] = ("fi", "sv", "en")
    hidden = [[".." in row for row in areas.table(one).rows] for one in languages]
    assert hidden == [[True, False, False, True]] * 3


def test_too_few_answers_at_all() -> None:
    areas = by_area(by_code({"01": [1.0, 2.0], "02": [3.0, 4.0]}), "score", areas="area")
    assert areas.country.hidden
    assert (areas.test, areas.verdict) == (None, Heterogeneity.TOO_FEW)
    assert areas.sentence("en") == (
        "Support, in 2026: too few respondents to publish the result (fewer than 5)."
    )
    assert areas.table("en").notes[0].startswith("Too few areas have enough answers to say.")
    with pytest.raises(AnalysisError, match="none may be shown"):
        areas.plot()


def test_no_answers_at_all() -> None:
    empty = sample({"wave": ["2024", "2026"], "area": ["01", None], "score": [1.0, None]})
    areas = by_area(empty, "score", areas="area")
    assert areas.results == ()
    assert areas.to_frame().empty


def test_one_area_has_nothing_to_be_compared_with() -> None:
    areas = by_area(by_code({"01": SOUTH}), "score", areas="area")
    assert areas["01"].verdict is Difference.TOO_FEW
    assert areas.verdict is Heterogeneity.TOO_FEW
    assert areas["01"].estimate.n == 7
    assert "across" not in areas.sentence("en")


def test_answers_without_an_area_are_counted() -> None:
    groups = sample(
        {
            "wave": ["2026"] * 20,
            "area": ["01"] * 5 + ["02"] * 6 + [None] * 9,
            "score": [float(place) for place in range(20)],
        }
    )
    areas = by_area(groups, "score", areas="area", wave="2026")
    assert areas.country.n == 11
    assert (
        areas.cautions[0].en
        == "Respondents whose area is missing or was hidden in anonymisation are left out: 9."
    )


def test_what_anonymisation_removed_is_counted() -> None:
    groups = sample(
        {
            "wave": ["2026"] * 8,
            "area": ["01"] * 8,
            "score": [3.0] * 6 + [None] * 2,
            "score__missing": [None] * 6 + ["removed"] * 2,
        }
    )
    said = by_area(groups, "score", areas="area").cautions[0].en
    assert said == "Answers removed in anonymisation: fewer than 5."


def test_another_wave() -> None:
    answers = sample({"wave": ["2024"] * 5, "area": ["01"] * 5, "score": SOUTH[:5]})
    assert by_area(answers, "score", areas="area", wave="2024")["01"].estimate.n == 5


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"areas": "score"}, AnalysisError, "'score', whose answers are no codes"),
        ({"areas": "arae"}, UsageError, "Did you mean 'area'?"),
        ({"areas": "area", "wave": "2020"}, UsageError, "found wave '2020'"),
        ({"item": "later", "areas": "area", "wave": "2024"}, AnalysisError,
         "found 'later' not in wave 2024; expected one of the waves that had it: 2026. Name the "
         "wave, such as wave='2026'."),
        ({"item": "home", "areas": "area"}, AnalysisError, "such as code='city'"),
    ],
)  # fmt: skip
def test_wrong_arguments_are_explained(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    answers = sample(
        {"wave": ["2024", "2026"], "area": ["01"] * 2, "score": [1.0] * 2, "later": [1] * 2,
         "home": ["city"] * 2}
    )  # fmt: skip
    with pytest.raises(error) as caught:
        by_area(answers, arguments.pop("item", "score"), **arguments)
    assert message in str(caught.value)


def test_an_unknown_area_is_named() -> None:
    with pytest.raises(UsageError, match="score by area: found area '1'"):
        means()["1"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "Johdon tuki, vuonna 2026: keskiarvo kaikilla alueilla yhdessä 3,2 (n = 21), esitetyillä "
            "2 alueella 2,4–3,4. Alueiden välillä on eroja (Welchin varianssianalyysi, p < 0,001). "
            "Muista selvästi eroavat: Häme (matalampi kuin muualla). Vähäisen vastaajamäärän vuoksi "
            "esittämättä jää 2 aluetta.",
        ),
        (
            "sv",
            "Ledningens stöd, år 2026: medelvärde i alla områden tillsammans 3,2 (n = 21), i de 2 "
            "områden som visas 2,4–3,4. Det finns skillnader mellan områdena (Welchs variansanalys, "
            "p < 0,001). Tydligt annorlunda än de övriga: Tavastland (lägre än på andra håll). "
            "2 områden visas inte på grund av få svarande.",
        ),
        (
            "en",
            "Support, in 2026: mean 3.2 in all areas together (n = 21), 2.4–3.4 across the 2 areas "
            "shown. The areas differ (Welch’s analysis of variance, p < 0.001). Clearly different "
            "from the others: Häme (lower than elsewhere). 2 areas are not shown because few "
            "answered.",
        ),
    ],
)
def test_sentence(language: Language, told: str) -> None:
    assert with_small_areas().sentence(language).replace(SPACE, " ") == told


def test_shown_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "sv")
    areas = shares()
    table = areas.table()
    assert table.caption == "Finns en plan? ”Ja”, efter område, 2026"
    assert table.header[:3] == ("Område", "n", "Andel")
    assert table.header[4] == "Skillnad mot övriga (procentenheter)"
    assert [cell.replace(SPACE, " ") for cell in table.rows[0][:4]] == [
        "Nyland", "20", "60,0 %", "38,7–78,1 %",
    ]  # fmt: skip
    assert (
        table.notes[0].replace(SPACE, " ").startswith("Alla områden tillsammans: 46,6 % (n = 58).")
    )
    assert str(areas) == areas.sentence("sv")
    assert "<table>" in areas._repr_html_()
    assert areas.to_frame()["label"].tolist() == ["Nyland", "Tavastland", "Savo" + "lax"]


def test_figure_tells_the_comparison() -> None:
    assert with_small_areas().plot("fi").alt == with_small_areas().sentence("fi")
    assert shares().plot("en").alt == shares().sentence("en")


def test_demo_data_are_named() -> None:
    assert means(synthetic=True).cautions[-1].fi == "Luvut ovat keksittyä esimerkkiaineistoa."


def test_nothing_to_adjust() -> None:
    assert adjusted([]) == []


def test_no_words_of_rank() -> None:
    for verdict in (*Difference, *Heterogeneity):
        for word in ("paras", "huonoin", "bäst", "sämst", "best", "worst", "rank", "sija"):
            assert word not in f"{verdict.text.fi} {verdict.text.sv} {verdict.text.en}"


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["01", "02", "03", "04"]), st.integers(1, 5)),
        min_size=5,
        max_size=40,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_does_not_matter(rows: list[tuple[str, int]], random: Any) -> None:
    answers = sample(
        {
            "wave": ["2026"] * len(rows),
            "area": [code for code, _ in rows],
            "score": [value / 3 for _, value in rows],
        }
    )
    order = list(range(len(rows)))
    random.shuffle(order)
    shuffled = Sample(frame=answers.frame.iloc[order], codebook=CODEBOOK)
    one, other = (by_area(each, "score", areas="area") for each in (answers, shuffled))
    assert one.results == other.results
    assert (one.country, one.test, one.cautions) == (other.country, other.test, other.cautions)


def test_a_constant_area_is_drawn_as_a_dot() -> None:
    groups = {"01": [4.0] * 6, "02": [2.0, 3.0, 4.0, 5.0, 5.0]}
    figure = by_area(by_code(groups, "score"), "score", areas="area").plot("en")
    assert "No figure" not in figure.svg
    assert "Uusimaa" in figure.svg
