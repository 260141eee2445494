"""Conditions in words, in three languages."""

from __future__ import annotations

import pytest

from surveys.conditions import parse
from surveys.instruments import coordinators, development_assignments, means
from surveys.model import Language
from surveys.printed import in_words

ASKED = coordinators.at("2026")


def said(condition: str, language: Language) -> str:
    return in_words(parse(condition), ASKED, language)


@pytest.mark.parametrize(
    ("condition", "fi", "sv", "en"),
    [
        (
            'has_job_description == "yes"',
            "valitsit kysymyksessä 23 vaihtoehdon ”Kyllä”",
            "du valde ”Ja” i fråga 23",
            "you chose “Yes” in question 23",
        ),
        (
            "need_from_2025 >= 3",
            "valitsit kysymyksessä 27 ”Kohtalainen tarve”, ”Suuri tarve” tai ”Erittäin suuri tarve”",
            "du valde ”Måttligt behov”, ”Stort behov” eller ”Mycket stort behov” i fråga 27",
            "you chose “Moderate need”, “Great need” or “Very great need” in question 27",
        ),
        (
            "reform_effect <= 2 or reform_effect >= 4",
            "valitsit kysymyksessä 25 jonkin muun vaihtoehdon kuin ”Ei vaikutusta” tai ”En osaa sanoa”",
            "du valde något annat än ”Ingen inverkan” eller ”Jag kan inte säga” i fråga 25",
            "you chose something other than “No effect” or “Don’t know” in question 25",
        ),
        (
            "support__known == 1",
            "valitsit kohdassa 20b vaihtoehdon ”Täysin eri mieltä”",
            "du valde ”Helt av annan åsikt” på rad 20b",
            "you chose “Strongly disagree” in row 20b",
        ),
        (
            "is_answered(need_from_2025)",
            "vastasit kysymykseen 27 muuta kuin ”En osaa sanoa”",
            "du svarade något annat än ”Jag kan inte säga” på fråga 27",
            "you gave an answer other than “Don’t know” to question 27",
        ),
        (
            "not is_answered(need_from_2025)",
            "et vastannut kysymykseen 27 (tai vastasit ”En osaa sanoa”)",
            "du inte svarade på fråga 27 (eller svarade ”Jag kan inte säga”)",
            "you did not answer question 27 (or answered “Don’t know”)",
        ),
        (
            "2 <= years_in_role",
            "vastauksesi kysymykseen 6 on vähintään 2",
            "ditt svar på fråga 6 är minst 2",
            "your answer to question 6 is at least 2",
        ),
        (
            "not years_in_role > 2",
            "vastauksesi kysymykseen 6 on enintään 2 (tai vastaus puuttuu)",
            "ditt svar på fråga 6 är högst 2 (eller svar saknas)",
            "your answer to question 6 is at most 2 (or an answer is missing)",
        ),
        (
            "years_in_role * 10 < counties_served * 9",
            "vastauksesi kysymykseen 6 on alle 90\N{NO-BREAK SPACE}% vastauksestasi kysymykseen 9",
            "ditt svar på fråga 6 är mindre än 90\N{NO-BREAK SPACE}% av ditt svar på fråga 9",
            "your answer to question 6 is less than 90% of your answer to question 9",
        ),
        (
            "years_in_role + 1 > counties_served / 2",
            "[vastauksesi kysymykseen 6] + 1 on suurempi kuin [vastauksesi kysymykseen 9] ÷ 2",
            "[ditt svar på fråga 6] + 1 är större än [ditt svar på fråga 9] ÷ 2",
            "[your answer to question 6] + 1 is more than [your answer to question 9] ÷ 2",
        ),
        (
            "count(tasks) >= 3",
            "valitsit kysymyksessä 13 vähintään 3 vaihtoehtoa",
            "du valde minst 3 alternativ i fråga 13",
            "you chose at least 3 options in question 13",
        ),
        (
            "count(challenges) < 2",
            "valitsit kysymyksessä 21 enintään yhden vaihtoehdon (kun ”Ei mitään näistä” ei ole mukana)",
            "du valde högst ett alternativ (”Inget av dessa” inte medräknat) i fråga 21",
            "you chose at most one option (not counting “None of these”) in question 21",
        ),
        (
            "count(challenges) >= 1",
            "valitsit kysymyksessä 21 jonkin muun vaihtoehdon kuin ”Ei mitään näistä”",
            "du valde något annat än ”Inget av dessa” i fråga 21",
            "you chose something other than “None of these” in question 21",
        ),
        (
            "count(tasks) == 0",
            "et valinnut kysymyksessä 13 yhtään vaihtoehtoa",
            "du inte valde något alternativ i fråga 13",
            "you chose no option in question 13",
        ),
        (
            'count(tasks, "guidance", "training") == 2',
            "valitsit kysymyksessä 13 täsmälleen 2 näistä vaihtoehdoista"
            " (”Asiakkaiden neuvonta ja ohjaus” ja ”Koulutusten järjestäminen”)",
            "du valde exakt 2 av dessa alternativ"
            " (”Rådgivning och handledning av klienter” och ”Ordnande av utbildning”) i fråga 13",
            "you chose exactly 2 of these options"
            " (“Advising and guiding clients” and “Organising training”) in question 13",
        ),
        (
            'count(tasks, "guidance") >= 1',
            "valitsit kysymyksessä 13 vaihtoehdon ”Asiakkaiden neuvonta ja ohjaus”",
            "du valde ”Rådgivning och handledning av klienter” i fråga 13",
            "you chose “Advising and guiding clients” in question 13",
        ),
        (
            "count(support) == 5",
            "vastasit kysymyksessä 20 kaikkiin kohtiin",
            "du svarade på alla rader i fråga 20",
            "you answered all rows in question 20",
        ),
        (
            "count(support) + count(conditions) >= 1",
            "vastasit kysymyksissä 20 ja 19 vähintään yhteen kohtaan",
            "du svarade på minst en rad i frågorna 20 och 19",
            "you answered at least one row in questions 20 and 19",
        ),
        (
            'not count(support, "5") >= 1',
            "et valinnut kysymyksessä 20 missään kohdassa ”Täysin samaa mieltä”",
            "du inte valde ”Helt av samma åsikt” på någon rad i fråga 20",
            "you did not choose “Strongly agree” on any row in question 20",
        ),
        (
            "count(support) == 0",
            "et vastannut kysymyksessä 20 yhteenkään kohtaan",
            "du inte svarade på någon rad i fråga 20",
            "you answered no row in question 20",
        ),
        (
            "count(support) < 2.5",
            "vastaamiesi kohtien määrä kysymyksessä 20 on alle 2,5",
            "antalet rader som du svarat på i fråga 20 är mindre än 2,5",
            "the number of rows you answered in question 20 is less than 2.5",
        ),
        (
            "sum(working_time) == 100",
            "vastaustesi summa kysymyksessä 16 on 100",
            "summan av dina svar på fråga 16 är 100",
            "the sum of your answers in question 16 is 100",
        ),
        (
            "management_support > 3",
            "vastaustesi keskiarvo kohdissa 20a–20e (asteikko käännettynä kohdassa 20e)"
            " (kun vastauksia on vähintään 3) on yli 3",
            "medelvärdet av dina svar på raderna 20a–20e (med omvänd skala på rad 20e)"
            " (då det finns minst 3 svar) är över 3",
            "the mean of your answers in rows 20a–20e (with the scale reversed in row 20e)"
            " (when there are at least 3 answers) is more than 3",
        ),
        (
            "is_answered(management_support)",
            "vastasit kohdissa 20a–20e vähintään 3 kohtaan",
            "du svarade på minst 3 rader på raderna 20a–20e",
            "you answered at least 3 rows in rows 20a–20e",
        ),
        (
            "not is_answered(management_support)",
            "vastasit kohdissa 20a–20e enintään 2 kohtaan",
            "du svarade på högst 2 rader på raderna 20a–20e",
            "you answered at most 2 rows in rows 20a–20e",
        ),
        (
            'count(support, "5") * 2 > 3',
            "[vastaamiesi kohtien määrä kysymyksessä 20 (vain ”Täysin samaa mieltä”)] × 2 on yli 3",
            "[antalet rader som du svarat på i fråga 20 (endast ”Helt av samma åsikt”)] × 2 är över 3",
            "[the number of rows you answered in question 20 (“Strongly agree” only)] × 2 is more"
            " than 3",
        ),
        (
            "count(tasks) + count(support) >= 3",
            "[valitsemiesi vaihtoehtojen määrä kysymyksessä 13] + [vastaamiesi kohtien määrä"
            " kysymyksessä 20] on vähintään 3",
            "[antalet alternativ som du valt i fråga 13] + [antalet rader som du svarat på i fråga"
            " 20] är minst 3",
            "[the number of options you chose in question 13] + [the number of rows you answered in"
            " question 20] is at least 3",
        ),
        (
            "not (years_in_role + 1) * 2 > 3",
            "([vastauksesi kysymykseen 6] + 1) × 2 on enintään 3 (tai vastaus puuttuu)",
            "([ditt svar på fråga 6] + 1) × 2 är högst 3 (eller svar saknas)",
            "([your answer to question 6] + 1) × 2 is at most 3 (or an answer is missing)",
        ),
        (
            "role == employer",
            "vastauksesi kysymykseen 2 on sama kuin vastauksesi kysymykseen 4",
            "ditt svar på fråga 2 är detsamma som ditt svar på fråga 4",
            "your answer to question 2 is the same as your answer to question 4",
        ),
        (
            "is_answered(tasks)",
            "vastasit kysymykseen 13",
            "du svarade på fråga 13",
            "you answered question 13",
        ),
        (
            'not role == "regional" and not (role == "local" or is_answered(employer))',
            "et valinnut kysymyksessä 2 vaihtoehtoa ”Alueellinen työkykykoordinaattori” tai"
            " ”Työkykykoordinaattori työllisyysalueella tai kunnassa” etkä vastannut kysymykseen 4",
            "du inte valde ”Regional arbetsförmågekoordinator” eller ”Arbetsförmågekoordinator i"
            " ett sysselsättningsområde eller en kommun” i fråga 2 och du inte svarade på fråga 4",
            "you did not choose “Regional work ability coordinator” or “Work ability coordinator in"
            " an employment area or municipality” in question 2 and you did not answer question 4",
        ),
        (
            "is_answered(employer) and (years_in_role > 3 or is_answered(link_code))",
            "vastasit kysymykseen 4 ja joko vastauksesi kysymykseen 6 on yli 3 tai vastasit"
            " kysymykseen 1",
            "du svarade på fråga 4 och antingen ditt svar på fråga 6 är över 3 eller du svarade på"
            " fråga 1",
            "you answered question 4 and either your answer to question 6 is more than 3 or you"
            " answered question 1",
        ),
        (
            "is_answered(link_code) or is_answered(employer) and years_in_role > 3",
            "vastasit kysymykseen 1 tai sekä vastasit kysymykseen 4 että vastauksesi kysymykseen 6"
            " on yli 3",
            "du svarade på fråga 1 eller både du svarade på fråga 4 och ditt svar på fråga 6 är"
            " över 3",
            "you answered question 1 or both you answered question 4 and your answer to question 6"
            " is more than 3",
        ),
    ],
)
def test_a_condition_is_said_in_three_languages(condition: str, fi: str, sv: str, en: str) -> None:
    assert said(condition, "fi") == fi
    assert said(condition, "sv") == sv
    assert said(condition, "en") == en


def test_days_are_compared_as_days() -> None:
    asked = development_assignments.at("post")
    after = parse('started > date("2026-03-01")')
    assert in_words(after, asked, "fi") == "kysymyksen 11 päivä on myöhempi kuin 1.3.2026"
    assert in_words(after, asked, "en") == "the date in question 11 is later than 1 March 2026"
    near = parse('not days(started, date("2026-03-31")) > 5')
    assert in_words(near, asked, "fi") == (
        "päivien määrä välillä kysymyksen 11 päivä – 31.3.2026 on enintään 5 (tai vastaus puuttuu)"
    )
    length = parse("days(started, ended) > 30")
    assert (
        in_words(length, asked, "sv")
        == "antalet dagar från dagen i fråga 11 till dagen i fråga 12 är över 30"
    )


def test_what_is_computed_is_said_by_what_it_is_computed_from() -> None:
    asked = means.at("2026")
    assert in_words(parse("means_used >= 1"), asked, "fi") == (
        "valitsit kysymyksissä 7, 9, 11, 13, 15 ja 17 vähintään yhdessä kohdassa ”Olen käyttänyt”"
    )


def test_a_condition_that_no_answer_fulfils_says_never() -> None:
    assert said("need_from_2025 > 5", "fi") == "ei koskaan"
    assert said("not need_from_2025 > 5", "en") == "always"


@pytest.mark.parametrize(
    ("condition", "language", "words"),
    [
        ("count(support) != 2", "fi",
         "vastaamiesi kohtien määrä kysymyksessä 20 on muu kuin 2"),
        ("count(support) != 2", "sv",
         "antalet rader som du svarat på i fråga 20 är något annat än 2"),
        ("count(support) != 0", "en", "you answered at least one row in question 20"),
        ("count(tasks) != 2", "fi", "valitsit kysymyksessä 13 muun määrän kuin 2 vaihtoehtoa"),
        ("count(tasks) != 0", "fi", "valitsit kysymyksessä 13 vähintään yhden vaihtoehdon"),
    ],
)  # fmt: skip
def test_any_other_count_is_said(condition: str, language: Language, words: str) -> None:
    assert said(condition, language) == words
