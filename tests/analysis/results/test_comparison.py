"""What a comparison shows: sentences, table, frame and figure."""

from __future__ import annotations

import pytest

from analysis import before_after
from analysis.numbers import SPACE
from analysis.results import Comparison, Verdict
from analysis.results.comparison import effect_text
from analysis.results.verdicts import verdict_of
from analysis.statistics import EffectSize, Interval
from surveys.errors import AnalysisError
from surveys.model import Language
from tests.analysis.answers import two_waves

BEFORE = [3.0, 2.4, 4.0, 3.2, 2.8, 3.6, 3.0, 2.2]
AFTER = [3.4, 3.0, 4.2, 3.4, 3.6, 3.8, 2.8, 3.0]


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace(SPACE, " ")


def score(link: str | None = "respondent") -> Comparison:
    return before_after(two_waves("score", BEFORE, AFTER), "score", link=link)


def order(link: str | None = "respondent", times: int = 1) -> Comparison:
    before = ["1", "2", "2", "3", "3", "3", "4", "2", "5", "3"]
    after = ["2", "3", "3", "4", "4", "3", "5", "3", "5", "2"]
    return before_after(two_waves("likert", before * times, after * times), "likert", link=link)


def plan() -> Comparison:
    before = ["yes"] * 59 + ["no"] * 16 + ["yes"] * 6 + ["no"] * 80
    after = ["yes"] * 75 + ["no"] * 86
    return before_after(two_waves("plan", list(before), list(after)), "plan", link="respondent")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "Johdon tuki: keskimäärin 3,0 vuonna 2024 ja 3,4 vuonna 2026 (muutos 0,4; 95 %:n "
            "luottamusväli 0,1–0,7; 8 samaa vastaajaa).",
        ),
        (
            "sv",
            "Ledningens stöd: i genomsnitt 3,0 i omgången 2024 och 3,4 i omgången 2026 "
            "(förändring 0,4; 95 % konfidensintervall 0,1–0,7; samma 8 svarande).",
        ),
        (
            "en",
            "Support: on average 3.0 in 2024 and 3.4 in 2026 (change 0.4; 95% confidence interval "
            "0.1–0.7; the same 8 respondents).",
        ),
    ],
)
def test_means_in_words(language: Language, told: str) -> None:
    assert plain(score().sentence(language)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Onko suunnitelma?”: vastauksen ”Kyllä” osuus oli 40,4 % vuonna 2024 ja 46,6 % vuonna "
            "2026 (muutos 6,2 prosenttiyksikköä; 95 %:n luottamusväli 0,5–11,9; 161 samaa "
            "vastaajaa).",
        ),
        (
            "sv",
            "”Finns en plan?”: andelen som svarade ”Ja” var 40,4 % år 2024 och 46,6 % år 2026 "
            "(förändring 6,2 procentenheter; 95 % konfidensintervall 0,5–11,9; samma 161 "
            "svarande).",
        ),
        (
            "en",
            "“Is there a plan?”: the share that answered “Yes” was 40.4% in 2024 and 46.6% in 2026 "
            "(change 6.2 percentage points; 95% confidence interval 0.5–11.9; the same 161 "
            "respondents).",
        ),
    ],
)
def test_shares_in_words(language: Language, told: str) -> None:
    assert plain(plan().sentence(language)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Työ sujuu”: 70,0 % vastaajista antoi vuonna 2026 suuremman ja 10,0 % pienemmän arvon "
            "kuin vuonna 2024 (erotus 60,0 prosenttiyksikköä;",
        ),
        (
            "sv",
            "”Arbetet löper”: 70,0 % av de svarande gav ett högre och 10,0 % ett lägre värde år "
            "2026 än år 2024 (skillnad 60,0 procentenheter;",
        ),
        (
            "en",
            "“Work goes well”: 70.0% of respondents gave a higher value in 2026 than in 2024 and "
            "10.0% a lower one (difference 60.0 percentage points;",
        ),
    ],
)
def test_linked_order_in_words(language: Language, told: str) -> None:
    assert plain(order(times=5).sentence(language)).startswith(told)
    means = {
        "fi": "Keskiarvo oli 2,80 vuonna 2024 ja 3,40 vuonna 2026.",
        "sv": "Medelvärdet var 2,80 i omgången 2024 och 3,40 i omgången 2026.",
        "en": "The mean was 2.80 in 2024 and 3.40 in 2026.",
    }
    assert plain(order(times=5).sentence(language)).endswith(means[language])


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Työ sujuu”: kun kierrosten kaikkia vastaajia verrataan toisiinsa, arvo on vuonna "
            "2026 suurempi 52,0 %:ssa ja pienempi 22,0 %:ssa vertailuista kuin vuonna 2024 (erotus "
            "30,0 prosenttiyksikköä;",
        ),
        (
            "sv",
            "”Arbetet löper”: när alla svarande i omgångarna jämförs med varandra är värdet år "
            "2026 högre än år 2024 i 52,0 % av jämförelserna och lägre i 22,0 % (skillnad 30,0 "
            "procentenheter;",
        ),
        (
            "en",
            "“Work goes well”: when all respondents of the two waves are compared with each other, "
            "the value is higher in 2026 than in 2024 in 52.0% of comparisons and lower in 22.0% "
            "(difference 30.0 percentage points;",
        ),
    ],
)
def test_unlinked_order_in_words(language: Language, told: str) -> None:
    assert plain(order(link=None).sentence(language)).startswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Työ sujuu”: vuonna 2026 suuremman ja pienemmän arvon kuin vuonna 2024 antaneiden "
            "osuuksien erotus oli 60,0 prosenttiyksikköä (",
        ),
        (
            "sv",
            "”Arbetet löper”: skillnaden mellan andelarna som gav ett högre och ett lägre värde år "
            "2026 än år 2024 var 60,0 procentenheter (",
        ),
        (
            "en",
            "“Work goes well”: the share that gave a higher value in 2026 than in 2024 minus the "
            "share that gave a lower one was 60.0 percentage points (",
        ),
    ],
)
def test_few_who_fell_are_not_told(language: Language, told: str) -> None:
    assert plain(order().sentence(language)).startswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "vastaajia 8 ja 8, vastauksia ei ole yhdistetty"),
        ("sv", "8 respektive 8 svarande, svaren är inte kopplade"),
        ("en", "8 and 8 respondents, answers not linked"),
    ],
)
def test_two_groups_in_words(language: Language, told: str) -> None:
    assert told in score(link=None).sentence(language)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Johdon tuki: tyypillinen muutos oli 0,4 (95 %:n luottamusväli"),
        ("sv", "Ledningens stöd: den typiska förändringen var 0,4 (95 % konfidens"),
        ("en", "Support: the typical shift was 0.4 (95% confidence interval"),
    ],
)
def test_a_shift_in_words(language: Language, told: str) -> None:
    change = before_after(
        two_waves("score", BEFORE, AFTER), "score", link="respondent", method="hodges_lehmann"
    )
    assert plain(change.sentence(language)).startswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Puhelin: valinneiden osuus oli 20,0 % vuonna 2024 ja 60,0 % vuonna 2026"),
        ("sv", "Telefon: andelen som valde alternativet var 20,0 % år 2024 och 60,0 % år 2026"),
        ("en", "Telephone: the share that chose this was 20.0% in 2024 and 60.0% in 2026"),
    ],
)
def test_an_option_in_words(language: Language, told: str) -> None:
    answers = two_waves("help__phone", [True] * 5 + [False] * 20, [True] * 15 + [False] * 10)
    change = before_after(answers, "help__phone", link="respondent")
    assert plain(change.sentence(language)).startswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Johdon tuki: vastaajia on liian vähän tuloksen julkaisemiseen (alle 5)."),
        (
            "sv",
            "Ledningens stöd: de svarande är för få för att resultatet ska kunna publiceras "
            "(färre än 5).",
        ),
        ("en", "Support: too few respondents to publish the result (fewer than 5)."),
    ],
)
def test_too_few_in_words(language: Language, told: str) -> None:
    few = before_after(two_waves("score", BEFORE[:3], AFTER[:3]), "score", link="respondent")
    assert few.sentence(language) == told
    assert few.cautions[-1][language] == {
        "fi": "Vertailuryhmää ei ole, joten muutos ei kerro, mistä se johtuu.",
        "sv": "Det finns ingen jämförelsegrupp, så förändringen visar inte vad den beror på.",
        "en": "There is no comparison group, so the change does not show what it is due to.",
    }[language]  # fmt: skip


def test_a_limit_beside_zero_keeps_its_sign() -> None:
    before = [1.0, 2.0, 3.0, 4.0, 5.0, 3.0]
    after = [1.2, 2.1, 3.02, 4.2, 5.1, 3.01]
    change = before_after(two_waves("score", before, after), "score", link="respondent")
    assert change.interval is not None
    assert 0 < change.interval.low < 0.05
    assert "0.02–0.19" in change.sentence("en")


def test_without_an_interval_the_sentence_stands() -> None:
    change = before_after(two_waves("years", [1, 2, 3, 4, 5], [2, 3, 4, 5, 6]), "years",
                          link="respondent")  # fmt: skip
    assert change.sentence("en") == (
        "years en: on average 3.0 in 2024 and 4.0 in 2026 (change 1.0; the same 5 respondents)."
    )
    assert "p-value" not in change.table("en").header


def test_one_line_ends_in_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    assert str(score()).endswith("the same 8 respondents): increase")
    monkeypatch.setenv("BOOK_LANG", "fi")
    assert str(score()).endswith("8 samaa vastaajaa): kasvua")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_one_line_says_the_verdict_once(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOK_LANG", language)
    unclear = before_after(two_waves("score", BEFORE, BEFORE[::-1]), "score", link="respondent")
    few = before_after(two_waves("score", BEFORE[:3], AFTER[:3]), "score", link="respondent")
    assert unclear.verdict is Verdict.NO_CLEAR_CHANGE
    assert str(unclear).casefold().count(unclear.verdict.text[language]) == 1
    assert (str(unclear), str(few)) == (unclear.sentence(), few.sentence())


def test_one_line_without_an_interval_says_that_it_is_too_little() -> None:
    change = before_after(two_waves("years", [1, 2, 3, 4, 5], [2, 3, 4, 5, 6]), "years",
                          link="respondent")  # fmt: skip
    assert str(change).endswith("the same 5 respondents): too few to say")


def test_table_in_a_notebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOK_LANG", "en")
    table = order().table()
    assert table.caption == "Work goes well, 2024–2026"
    assert [row[0] for row in table.rows] == [
        "2024",
        "2026",
        "Higher minus lower",
        "Change of the mean",
        "Typical shift",
    ]
    assert table.rows[2][1] == "10"
    assert "matched rank-biserial correlation" in table.rows[2][-1]
    note = table.notes[0]
    assert note.startswith("Increase. Method: share that gave a higher value minus")
    assert "Wilcoxon 1945" in note
    assert "Chosen because the answers of the same respondents are linked" in note
    assert "missing answers were not filled in" in note
    assert "no comparison group" in note
    html = order()._repr_html_()
    assert '<th scope="row">2024</th>' in html


def test_caption_names_the_answer() -> None:
    assert plan().table("sv").caption == "Finns en plan? ”Ja”, 2024–2026"


def test_frame_has_every_number() -> None:
    row = score().to_frame().iloc[0]
    assert (row["item"], row["before"], row["after"]) == ("score", "2024", "2026")
    assert (row["design"], row["pairs"], row["verdict"]) == ("linked", 8, "increase")
    assert (row["effect_name"], row["method"]) == ("d_z", "paired_t")
    assert row["low"] < row["estimate"] < row["high"]
    assert row["effect_low"] < row["effect"] < row["effect_high"]


def test_figure_tells_the_comparison() -> None:
    assert score().plot("fi").alt == score().sentence("fi")
    assert order().plot("sv").alt == order().sentence("sv")
    assert plan().plot().alt == plan().sentence("en")


def test_no_figure_of_too_few() -> None:
    few = before_after(two_waves("score", BEFORE[:3], AFTER[:3]), "score")
    with pytest.raises(AnalysisError, match="figure of score: found too few answers to show"):
        few.plot()


@pytest.mark.parametrize(
    ("estimate", "interval", "verdict"),
    [
        (None, None, Verdict.TOO_FEW),
        (0.4, None, Verdict.TOO_FEW),
        (0.0, None, Verdict.NO_CLEAR_CHANGE),
        (0.4, (0.1, 0.7), Verdict.INCREASE),
        (-0.4, (-0.7, -0.1), Verdict.DECREASE),
        (0.4, (0.0, 0.8), Verdict.NO_CLEAR_CHANGE),
        (0.4, (-0.1, 0.9), Verdict.NO_CLEAR_CHANGE),
    ],
)
def test_the_verdict_is_read_off_the_interval(
    estimate: float | None, interval: tuple[float, float] | None, verdict: Verdict
) -> None:
    found = Interval(*interval, 0.95, "t") if interval else None
    assert verdict_of(estimate, found) is verdict


def test_effect_sizes_without_end_or_interval() -> None:
    odds = EffectSize("conditional_odds_ratio", float("inf"), Interval(1.5, float("inf"), 0.95, ""))
    assert effect_text(odds).en == "conditional odds ratio ∞ (1.50–∞)"
    assert effect_text(EffectSize("d_av", -0.25, None)).fi == "d_av −0,25"


@pytest.mark.parametrize("link", ["respondent", None])
def test_a_constant_wave_is_drawn_as_a_dot(link: str | None) -> None:
    change = before_after(two_waves("score", [4.0] * 6, [3, 4, 5, 4, 5, 3]), "score", link=link)
    assert change.before.interval is None
    assert "4.0" in change.plot("en").alt
    assert "4.0" in change.before.plot("en").alt
