"""What a description shows: sentences, tables and figures in three languages."""

from __future__ import annotations

import itertools

import pytest

from analysis.distributions import Distribution, describe
from analysis.language import using
from analysis.numbers import SPACE
from surveys.errors import AnalysisError
from surveys.model import LANGUAGES, Language
from tests.analysis.distributions.questions import need, sample, single


def plain(told: str) -> str:
    """Return a text with ordinary spaces."""
    return told.replace(SPACE, " ")


def options(**counts: int) -> Distribution:
    columns = {
        f"tasks__{name}": [True] * count + [False] * (30 - count) for name, count in counts.items()
    }
    full = {f"tasks__{name}": [False] * 30 for name in ("advice", "visits", "none")}
    return describe(sample(full | columns), "tasks")


def grid() -> Distribution:
    kela, town = ["1", "2", "2", "3", "3", "3"], ["1", "1", "1", "2", "2", "3"]
    return describe(sample({"ties__kela": kela, "ties__town": town}, synthetic=True), "ties")


def allocation() -> Distribution:
    work, rest = [80, 60, 50, 70, 60], [20, 40, 50, 30, 40]
    return describe(sample({"time__work": work, "time__rest": rest}), "time")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Tarve?”: vuonna 2024 vastaajia oli 40, ja vastauksista yleisin oli ”Suuri tarve” "
            "(60,0 %); vuonna 2026 vastaajia oli 40, ja vastauksista yleisimmät olivat ”Jonkin "
            "verran” ja ”Suuri tarve” (50,0 % kumpikin).",
        ),
        (
            "sv",
            "”Behov?”: år 2024 svarade 40, och det vanligaste svaret var ”Stort behov” (60,0 %); år "
            "2026 svarade 40, och de vanligaste svaren var ”I någon mån” och ”Stort behov” (50,0 % "
            "vardera).",
        ),
        (
            "en",
            "“Need?”: in 2024, 40 answered, and the most common answer was “Great need” (60.0%); in "
            "2026, 40 answered, and the most common answers were “Some” and “Great need” (50.0% "
            "each).",
        ),
    ],
)
def test_the_most_common_answer(language: Language, told: str) -> None:
    assert plain(describe(need([6, 10, 24], [0, 20, 20]), "need").sentence(language)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Tarve?”: vuonna 2024 vastaajia oli 102, ja esitettävistä vastauksista yleisin oli ”Ei tarvetta” (49,0 %).",
        ),
        (
            "sv",
            "”Behov?”: år 2024 svarade 102, och det vanligaste svaret av dem som kan visas var ”Inget behov” (49,0 %).",
        ),
        (
            "en",
            "“Need?”: in 2024, 102 answered, and of those that can be shown, the most common answer was “No need” (49.0%).",
        ),
    ],
)
def test_the_most_common_of_those_shown(language: Language, told: str) -> None:
    found = describe(need([50, 48, 4]), "need", waves=("2024",))
    assert plain(found.sentence(language)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Tarve?”: vuonna 2024 vastaajia oli 100, mutta jakaumaa ei voi esittää, koska ryhmät ovat liian pieniä.",
        ),
        (
            "sv",
            "”Behov?”: år 2024 svarade 100, men fördelningen kan inte visas eftersom grupperna är för små.",
        ),
        (
            "en",
            "“Need?”: in 2024, 100 answered, but the answers cannot be shown because the groups are too small.",
        ),
    ],
)
def test_nothing_but_zeros_shown_is_no_finding(language: Language, told: str) -> None:
    assert describe(need([97, 3, 0]), "need", waves=("2024",)).sentence(language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "”Tarve?”: vuonna 2024: vastaajia on liian vähän tuloksen julkaisemiseen (alle 5)."),
        ("en", "“Need?”: in 2024: too few respondents to publish the result (fewer than 5)."),
    ],
)
def test_too_few_answered(language: Language, told: str) -> None:
    assert describe(need([1, 2, 1]), "need", waves=("2024",)).sentence(language) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Mitä teet?”: vuonna 2024 vastaajia oli 30, ja vaihtoehdoista useimmin valittiin ”Neuvonta” (66,7 %).",
        ),
        ("sv", "”Vad gör du?”: år 2024 svarade 30, och det vanligaste valet var ”Råd” (66,7 %)."),
        (
            "en",
            "“What do you do?”: in 2024, 30 answered, and the option chosen most often was “Advice” (66.7%).",
        ),
    ],
)
def test_the_option_chosen_most(language: Language, told: str) -> None:
    assert plain(options(advice=20, visits=10).sentence(language)) == told


def test_a_hidden_option_could_be_the_most_common() -> None:
    assert "of those that can be shown" in options(advice=28, visits=10).sentence("en")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "ja vaihtoehdon valitsi 66,7 %."),
        ("sv", "och 66,7 % valde alternativet."),
        ("en", "and 66.7% chose this option."),
    ],
)
def test_one_option(language: Language, told: str) -> None:
    answers = sample({"tasks__advice": [True] * 20 + [False] * 10})
    assert plain(describe(answers, "tasks__advice").sentence(language)).endswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Kuinka tiivistä?”: vuonna 2024 vastaajia oli 6, ja keskiarvoista suurin oli kohdassa ”Kela” (2,3) ja pienin kohdassa ”Kunta” (1,7).",
        ),
        (
            "sv",
            "”Hur nära?”: år 2024 svarade 6, och medelvärdet var störst för ”FPA” (2,3) och minst för ”Kommun” (1,7).",
        ),
        (
            "en",
            "“How closely?”: in 2024, 6 answered, and the mean was highest for “Kela” (2.3) and lowest for “Town” (1.7).",
        ),
    ],
)
def test_the_highest_and_lowest_mean(language: Language, told: str) -> None:
    assert plain(grid().sentence(language)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "vuonna 2024 vastaajia oli 6, ja esitettävistä keskiarvoista suurin oli kohdassa ”Kunta” (1,7)",
        ),
        (
            "sv",
            "år 2024 svarade 6, och av dem som kan visas var medelvärdet störst för ”Kommun” (1,7)",
        ),
        (
            "en",
            "in 2024, 6 answered, and of those that can be shown, the mean was highest for “Town” (1.7)",
        ),
    ],
)
def test_a_hidden_mean_could_be_the_highest(language: Language, told: str) -> None:
    kela, town = ["3"] * 4 + [None] * 2, ["1", "1", "1", "2", "2", "3"]
    found = describe(sample({"ties__kela": kela, "ties__town": town}), "ties")
    assert told in plain(found.sentence(language))


def test_rows_of_different_sizes_are_told_as_a_range() -> None:
    kela, town = ["1"] * 5 + ["3"] * 7, ["1"] * 6 + [None] * 6
    found = describe(sample({"ties__kela": kela, "ties__town": town}), "ties")
    assert "vuonna 2024 vastaajia oli kohdittain 6–12, ja" in found.sentence("fi")
    assert "år 2024 svarade 6–12 per punkt, och" in found.sentence("sv")
    assert "in 2024, each item was answered by 6–12, and" in found.sentence("en")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "ja keskiarvo oli 3,0."),
        ("sv", "och medelvärdet var 3,0."),
        ("en", "and the mean was 3.0."),
    ],
)
def test_a_number(language: Language, told: str) -> None:
    assert describe(sample({"years": [1, 2, 3, 4, 5]}), "years").sentence(language).endswith(told)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "fi",
            "”Miten aika jakautuu?”: vuonna 2024 vastaajia oli 5, ja osuuksista suurin oli keskimäärin ”Työ” (64,0 %).",
        ),
        (
            "sv",
            "”Hur delas tiden?”: år 2024 svarade 5, och den i genomsnitt största andelen var ”Arbete” (64,0 %).",
        ),
        (
            "en",
            "“How is time divided?”: in 2024, 5 answered, and the largest share on average was “Work” (64.0%).",
        ),
    ],
)
def test_the_largest_part(language: Language, told: str) -> None:
    assert plain(allocation().sentence(language)) == told


def test_three_answers_equally_common() -> None:
    assert "(33,3 % kukin)" in plain(
        describe(need([6, 6, 6]), "need", waves=("2024",)).sentence("fi")
    )
    assert "(33,3 % var)" in plain(
        describe(need([6, 6, 6]), "need", waves=("2024",)).sentence("sv")
    )


def test_a_table_has_the_waves_side_by_side() -> None:
    table = describe(need([6, 10, 24], [5, 30, 20]), "need").table("fi")
    assert table.caption == "Tarve? 2024–2026"
    assert table.header == (
        "Vastaus",
        "Vastaajia 2024",
        "Osuus 2024",
        "Vastaajia 2026",
        "Osuus 2026",
    )
    assert [plain(cell) for cell in table.rows[2]] == [
        "Suuri tarve",
        "24",
        "60,0 %",
        "20",
        "36,4 %",
    ]
    assert table.numeric == (False, True, True, True, True)
    assert table.notes == (
        "Vuonna 2024 kysyttiin 40 vastaajalta, ja kaikki vastasivat. Vuonna 2026 kysyttiin 55 "
        "vastaajalta, ja kaikki vastasivat.",
    )


def test_why_cells_are_hidden_is_said_once() -> None:
    table = describe(need([6, 3, 24], [5, 2, 20]), "need").table("en")
    assert sum("Not shown" in note for note in table.notes) == 1


def test_a_table_of_means_tells_scale_method_and_demo() -> None:
    table = grid().table("en")
    assert table.header == ("Item", "n 2024", "Mean 2024", "95% confidence interval 2024")
    assert table.rows[1] == ("Town", "6", "1.7", "0.8–2.5")
    (note,) = table.notes
    assert "Scale: 1 = “No need”, 3 = “Great need”." in note
    assert "Method: mean with a t interval" in note
    assert note.endswith("invented demo data.")


def test_a_table_of_parts_is_in_per_cent() -> None:
    assert allocation().table("en").rows[0][:3] == ("Work", "5", "64.0%")


def test_it_shows_itself_in_the_readers_language() -> None:
    with using("sv"):
        found = describe(need([6, 10, 24]), "need", waves=("2024",))
        assert found._repr_html_().startswith('<div class="tkk-table" lang="sv">')
        assert str(found) == found.sentence("sv")
        assert list(found.to_frame()["label"]) == ["Inget behov", "I någon mån", "Stort behov"]


def homes(*waves: list[int]) -> Distribution:
    names = [f"20{24 + 2 * place}" for place in range(len(waves))]
    return describe(single("home", ("town", "county", "state"), *waves), "home", waves=names)


KINDS = ("need", "home", "homes", "tasks", "ties", "time")


def drawn(kind: str) -> Distribution:
    return {
        "need": lambda: describe(need([6, 10, 24], [5, 30, 20]), "need"),
        "home": lambda: homes([8, 9, 10]),
        "homes": lambda: homes([8, 9, 10], [12, 3, 9]),
        "tasks": lambda: options(advice=20, visits=2),
        "ties": grid,
        "time": allocation,
    }[kind]()


@pytest.mark.parametrize(("kind", "language"), list(itertools.product(KINDS, LANGUAGES)))
def test_every_kind_is_drawn_with_its_finding_as_alt_text(kind: str, language: Language) -> None:
    found = drawn(kind)
    figure = found.plot(language)
    assert figure.alt == found.sentence(language)
    assert figure.svg.count("<path") > 10
    assert figure.svg == found.plot(language).svg


def test_equal_answers_are_a_dot_without_interval() -> None:
    answers = sample({"ties__kela": ["2"] * 6, "ties__town": ["1", "2", "3", "3", "2", "2"]})
    found = describe(answers, "ties")
    assert found.table("en").rows[0] == ("Kela.", "6", "2.0", "–")
    assert found.plot("en").svg


@pytest.mark.parametrize("item", ["need", "years"])
def test_nothing_to_draw(item: str) -> None:
    answers = sample({"need": ["1"] * 3, "years": [1, 2, 3]})
    with pytest.raises(AnalysisError, match="may be shown"):
        describe(answers, item, waves=("2024",)).plot()
