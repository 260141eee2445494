"""Register of plans and results: what a programme or project aimed at, and what it achieved.

One response is one target. Whoever keeps the register fills it in from documents and updates it
every year; the `target_code` joins the years.

Targets change on the way: the application of project S20784 plans 574 companies, its final report
gives 650 as the target, and the monitoring data show 245. So every version of the plan is kept,
with its date and document, the newest first: `planned_1` is always the plan in force, and
`realised_share` is counted from it. The shares of the earlier versions are counted beside it,
37.7 and 42.7 per cent in the example, so that changing the plan cannot hide what happened.

A percentage says nothing without its base: `base` and `base_value` are asked whenever the unit is
per cent. A value that no source gives is left empty and the reason told in `not_known_reason`.

The lists of programmes, targets, documents and sources are our own grouping: not verified against
any funder's list of indicators.
"""

from __future__ import annotations

import datetime as dt

from surveys.bank import accepted, intros
from surveys.bank.specify import specify
from surveys.codelists import answers, results
from surveys.model import (
    Accepted,
    Calculation,
    Date,
    Disclosure,
    Instrument,
    LongText,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
    repeated,
)

_EARLIEST, _LATEST = dt.date(2013, 1, 1), dt.date(2032, 12, 31)
_MOST = 1_000_000_000
_OVER_100 = Text(fi="Osuus voi olla enintään 100 prosenttia.",
                 sv="Andelen kan vara högst 100 procent.",
                 en="A share can be 100 per cent at most.")

_target = Section(
    "the_target",
    Text(fi="Tavoite", sv="Målet", en="The target"),
    (
        ShortText(
            "target_code",
            Text(fi="Tavoitteen tunnus", sv="Målets kod", en="Code of the target"),
            help=Text(fi="Sama tunnus joka vuosi, esimerkiksi S20784-03.",
                      sv="Samma kod varje år, till exempel S20784-03.",
                      en="The same code every year, for example S20784-03."),
            max_length=20, unique=True, required=True, disclosure=Disclosure.IDENTIFIER,
        ),
        SingleChoice(
            "programme",
            Text(fi="Mihin ohjelmaan tavoite kuuluu?", sv="Vilket program hör målet till?",
                 en="Which programme does the target belong to?"),
            codes=results.PROGRAMMES, required=True,
        ),
        specify("programme"),
        SingleChoice(
            "target",
            Text(fi="Mitä tavoite koskee?", sv="Vad gäller målet?", en="What is the target about?"),
            codes=results.TARGETS, required=True,
        ),
        ShortText(
            "target_name",
            Text(fi="Miten tavoite on nimetty asiakirjassa?",
                 sv="Hur är målet formulerat i dokumentet?",
                 en="What is the target called in the document?"),
            help=answers.NO_NAMES, max_length=120, disclosure=Disclosure.FREE_TEXT,
        ),
        SingleChoice(
            "unit",
            Text(fi="Mikä on tavoitteen yksikkö?", sv="Vilken är målets enhet?",
                 en="What is the unit of the target?"),
            codes=results.UNITS, required=True,
        ),
        specify("unit"),
        SingleChoice(
            "base",
            Text(fi="Mistä luvusta prosentit lasketaan?", sv="Av vilket tal räknas procenten?",
                 en="What number are the percentages of?"),
            codes=results.BASES, show_if='unit == "percent"', required=True,
        ),
        specify("base"),
        Number(
            "base_value",
            Text(fi="Kuinka suuri tämä luku on?", sv="Hur stort är detta tal?",
                 en="How large is this number?"),
            minimum=1, maximum=_MOST, show_if='unit == "percent" and not base == "not_stated"',
        ),
    ),
)

_plans = repeated(
    "plan",
    title=Text(fi="Suunnitelmat uusimmasta vanhimpaan:",
               sv="Planer från den nyaste till den äldsta:",
               en="Plans from the newest to the oldest:"),
    items=(
        Date(
            "plan_date",
            Text(fi="Minkä päivän asiakirja tämä on?", sv="Från vilken dag är dokumentet?",
                 en="What is the date of this document?"),
            earliest=_EARLIEST, latest=_LATEST,
            valid_if="not plan_date > plan_date_1",
            valid_message=Text(
                fi="Aloita uusimmasta asiakirjasta: tämä ei voi olla uudempi kuin ensimmäinen.",
                sv="Börja med det nyaste dokumentet: det här kan inte vara nyare än det första.",
                en="Start from the newest document: this one cannot be newer than the first.",
            ),
        ),
        SingleChoice(
            "plan_document",
            Text(fi="Mikä asiakirja tämä on?", sv="Vilket dokument är det?",
                 en="Which document is this?"),
            codes=results.PLAN_DOCUMENTS,
        ),
        Number(
            "planned",
            Text(fi="Mikä on suunniteltu arvo?", sv="Vilket är det planerade värdet?",
                 en="What is the planned value?"),
            minimum=0, maximum=_MOST, decimals=2,
            valid_if='not (unit == "percent" and planned > 100)', valid_message=_OVER_100,
        ),
    ),
    times=3,
    another=Text(fi="Onko olemassa vanhempi suunnitelma?", sv="Finns det en äldre plan?",
                 en="Is there an older plan?"),
)

_result = Section(
    "result",
    Text(fi="Toteuma", sv="Utfall", en="Result"),
    (
        LongText(
            "plan_change_reason",
            Text(fi="Miksi suunnitelmaa muutettiin?", sv="Varför ändrades planen?",
                 en="Why was the plan changed?"),
            help=answers.NO_NAMES, show_if="planned_1 != planned_2 or planned_2 != planned_3",
        ),
        Number(
            "realised",
            Text(fi="Mikä on toteutunut arvo?", sv="Vilket är utfallet?",
                 en="What is the realised value?"),
            help=Text(fi="Jätä tyhjäksi, jos mikään lähde ei kerro sitä.",
                      sv="Lämna tomt om ingen källa anger det.",
                      en="Leave empty if no source gives it."),
            minimum=0, maximum=_MOST, decimals=2,
            valid_if='not (unit == "percent" and realised > 100)', valid_message=_OVER_100,
        ),
        Date(
            "realised_on",
            Text(fi="Minkä päivän tilanne se on?", sv="Vilken dag gäller siffran?",
                 en="To what date does it refer?"),
            earliest=_EARLIEST, latest=_LATEST, show_if="is_answered(realised)",
        ),
        SingleChoice(
            "realised_source",
            Text(fi="Mikä on luvun lähde?", sv="Vilken är siffrans källa?",
                 en="What is the source of the figure?"),
            codes=results.RESULT_SOURCES, show_if="is_answered(realised)",
        ),
        specify("realised_source"),
        SingleChoice(
            "still_open",
            Text(fi="Voiko luku vielä muuttua?", sv="Kan siffran ännu ändras?",
                 en="Can the figure still change?"),
            codes=answers.YES_NO_DONT_KNOW,
        ),
        LongText(
            "not_known_reason",
            Text(fi="Miksi toteutunutta arvoa ei ole?", sv="Varför finns det inget utfall?",
                 en="Why is there no realised value?"),
            help=answers.NO_NAMES, show_if='still_open == "no" and not is_answered(realised)',
        ),
        Calculation(
            "realised_share",
            Text(fi="Toteutunut osuus uusimmasta suunnitelmasta",
                 sv="Utfallets andel av den nyaste planen",
                 en="Realised share of the newest plan"),
            value="realised / planned_1 * 100", unit=answers.PER_CENT,
        ),
        Calculation(
            "realised_share_2",
            Text(fi="Toteutunut osuus toiseksi uusimmasta suunnitelmasta",
                 sv="Utfallets andel av den näst nyaste planen",
                 en="Realised share of the second newest plan"),
            value="realised / planned_2 * 100", unit=answers.PER_CENT,
        ),
        Calculation(
            "realised_share_3",
            Text(fi="Toteutunut osuus kolmanneksi uusimmasta suunnitelmasta",
                 sv="Utfallets andel av den tredje nyaste planen",
                 en="Realised share of the third newest plan"),
            value="realised / planned_3 * 100", unit=answers.PER_CENT,
        ),
        LongText(
            "difference_reason",
            Text(fi="Miksi toteuma poikkeaa suunnitelmasta?",
                 sv="Varför skiljer sig utfallet från planen?",
                 en="Why does the result differ from the plan?"),
            help=answers.NO_NAMES,
            # Over a tenth. In whole numbers: 110 / 100 * 100 is over 110 on a computer.
            show_if="realised * 10 < planned_1 * 9 or realised * 10 > planned_1 * 11",
        ),
    ),
)

plan_and_results = Instrument(
    "plan_and_results",
    Text(fi="Suunnitelmien ja tulosten rekisteri", sv="Register över planer och resultat",
         en="Register of plans and results"),
    Text(
        fi="Tällä lomakkeella kootaan ohjelmien ja hankkeiden tavoitteet ja se, miten ne "
        "toteutuivat. Täytä yksi lomake jokaisesta tavoitteesta asiakirjojen mukaan. "
        "Täyttäminen kestää noin 5 minuuttia ja on vapaaehtoista. Ihmisten nimiä ei kysytä, "
        "ja tulokset julkaistaan niin, ettei yksittäistä ihmistä voi tunnistaa.",
        sv="Med den här blanketten samlas programmens och projektens mål och deras utfall. Fyll "
        "i en blankett för varje mål enligt dokumenten. Det tar ungefär 5 minuter och är "
        "frivilligt. Vi frågar inte efter personers namn, och resultaten publiceras så att "
        "ingen enskild person kan kännas igen.",
        en="This form gathers the targets of programmes and projects and how they were realised. "
        "Fill in one form for each target, from the documents. It takes about 5 minutes and "
        "is voluntary. We do not ask for people’s names, and results are published so that no "
        "single person can be recognised.",
    ) + intros.REGISTER,
    Text(
        fi="Kiitos! Tiedot auttavat vertaamaan tuloksia suunnitelmiin.",
        sv="Tack! Uppgifterna hjälper oss att jämföra resultaten med planerna.",
        en="Thank you! This helps us compare results with plans.",
    ),
    (_target, *_plans, _result),
    (
        Wave("2026", opens=dt.date(2026, 1, 1), closes=dt.date(2026, 12, 31)),
        Wave("2027", opens=dt.date(2027, 1, 1), closes=dt.date(2027, 12, 31)),
    ),
    accepted=(
        *accepted.no_words_for_other("target", "plan_document_1", "plan_document_2",
                                     "plan_document_3"),
        Accepted("always-valid", "plan_date_1", "the rule is for the later turns of the group"),
    ),
)
