"""The fidelity review of job coaching: how far a service keeps to the IPS quality criteria.

Two reviewers visit a site, score 25 items 1–5 apart from each other, and then agree on scores
together. One response is one scoring of one site: by reviewer a, by reviewer b, or by both
(`consensus`). The two apart give the agreement between reviewers (item by item, and of the total);
the consensus gives the result. Site and wave join them.

**Copyright.** The items, what earns which score, and how a review is done stand in the Supported
Employment Fidelity Review Manual (IPS-25), which is under copyright and is not repeated here:
this form holds short names of our own, in the manual's order, and the scores. Reviewers need the
manual; THL has it in Finnish, Swedish and Sámi.

**Scores.** The total is the sum of the 25 items, 25–125. It counts only when all 25 are scored;
the manual tells how to score an item that seems not to fit. The same holds for the sums of the
groups: staffing 3–15, organisation 8–40, services 14–70. THL gives 100 points as good quality,
with a review every half year until then and yearly after (found on thl.fi). `codelists.fidelity`
turns a total into a band; limits other than 100, and the division 3 + 8 + 14, are from memory: not
verified. Bond et al. (2012), 79 sites: alpha .88 and a correlation of .34 with the site's
employment rate, so a high score goes with better results but does not promise them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from surveys.bank import intros, places
from surveys.bank.specify import specify
from surveys.codelists import answers
from surveys.codelists import fidelity as lists
from surveys.model import (
    Calculation,
    CodeList,
    Date,
    Disclosure,
    Instrument,
    Item,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)

_review = Section(
    "review",
    Text(fi="Arviointi", sv="Bedömningen", en="The review"),
    (
        ShortText(
            "site",
            Text(fi="Toimipaikan koodi", sv="Verksamhetsställets kod", en="Site code"),
            help=Text(fi="Käytä samaa koodia joka arvioinnissa. Älä kirjoita toimipaikan nimeä.",
                      sv="Använd samma kod vid varje bedömning. Skriv inte verksamhetsställets "
                      "namn.",
                      en="Use the same code in every review. Do not write the name of the site."),
            max_length=20, required=True, disclosure=Disclosure.IDENTIFIER,
        ),
        SingleChoice(
            "rater",
            Text(fi="Kenen pisteet kirjaat?", sv="Vems poäng registrerar du?",
                 en="Whose scores are these?"),
            help=Text(
                fi="Kumpikin arvioija kirjaa ensin omat pisteensä. Lopuksi kirjataan pisteet, "
                "joista on sovittu yhdessä.",
                sv="Båda bedömarna registrerar först sina egna poäng. Till sist registreras de "
                "poäng som ni har kommit överens om.",
                en="Each reviewer first enters their own scores. Last come the scores that both "
                "have agreed on.",
            ),
            codes=lists.RATERS, required=True,
        ),
        Date(
            "review_date",
            Text(fi="Minä päivänä arviointikäynti päättyi?", sv="Vilken dag avslutades besöket?",
                 en="On what date did the visit end?"),
            earliest=dt.date(2025, 1, 1), latest=dt.date(2027, 12, 31), required=True,
        ),
        replace(
            places.ELY,
            text=Text(fi="Minkä ELY-keskuksen alueella toimipaikka on?",
                      sv="Inom vilken NTM-centrals område finns verksamhetsstället?",
                      en="In which ELY Centre’s area is the site?"),
            help=None,
        ),
        Number(
            "coaches",
            Text(fi="Kuinka monta työhönvalmentajaa toimipaikassa työskentelee?",
                 sv="Hur många arbetstränare arbetar på verksamhetsstället?",
                 en="How many job coaches work at the site?"),
            help=Text(fi="Henkilötyövuosina. Esimerkiksi puolipäiväinen on 0,5.",
                      sv="I årsverken. Till exempel är en halvtidsanställd 0,5.",
                      en="In full-time equivalents. For example, half-time is 0.5."),
            minimum=0, maximum=100, decimals=1, disclosure=Disclosure.KEY,
        ),
        Number(
            "clients",
            Text(fi="Kuinka monta asiakasta valmennuksessa on nyt?",
                 sv="Hur många klienter deltar i arbetsträningen just nu?",
                 en="How many clients are in coaching now?"),
            minimum=0, maximum=2000, unit=Text(fi="asiakasta", sv="klienter", en="clients"),
            disclosure=Disclosure.KEY,
        ),
        Calculation(
            "clients_per_coach",
            Text(fi="Asiakkaita valmentajaa kohti", sv="Klienter per arbetstränare",
                 en="Clients per job coach"),
            value="clients / coaches", disclosure=Disclosure.KEY,
        ),
        MultipleChoice(
            "evidence",
            Text(fi="Mihin pisteet perustuvat?", sv="Vad grundar sig poängen på?",
                 en="What are the scores based on?"),
            help=answers.SEVERAL, codes=lists.EVIDENCE, required=True,
        ),
        specify("evidence"),
    ),
)


def _group(
    name: str, title: Text, rows: CodeList, *, first: int, then: tuple[Item, ...] = ()
) -> Section:
    """Return a page of items, numbered as in the manual, with the sum of their points."""
    many = len(rows)
    items, points = f"{first}–{first + many - 1}", f"{many}–{5 * many}"
    grid = LikertGrid(
        f"ips_{name}",
        Text(fi=f"Kuinka monta pistettä annat? Kohdat {items}",
             sv=f"Hur många poäng ger du? Punkt {items}",
             en=f"How many points do you give? Items {items}"),
        help=Text(fi="Pisteytä käsikirjan mukaan. Pisteytä jokainen kohta.",
                  sv="Ge poäng enligt handboken. Ge poäng på varje punkt.",
                  en="Score by the manual. Score every item."),
        rows=rows, codes=lists.SCORE, required=True,
    )
    total = Calculation(
        f"ips_{name}_sum",
        Text(fi=f"{title.fi}, pisteet ({points})", sv=f"{title.sv}, poäng ({points})",
             en=f"{title.en}, points ({points})"),
        value=f"sum(ips_{name})", show_if=f"count(ips_{name}) == {many}",
    )
    return Section(name, title, (grid, total, *then))


_staffing = _group("staffing", Text(fi="Henkilöstö", sv="Personal", en="Staffing"),
                   lists.STAFFING, first=1)

_organisation = _group("organisation", Text(fi="Organisaatio", sv="Organisation och ledning",
                                            en="Organisation"), lists.ORGANISATION, first=4)

_total = Calculation(
    "ips_total",
    Text(fi="Yhteispisteet (25–125)", sv="Totalpoäng (25–125)", en="Total score (25–125)"),
    value="sum(ips_staffing, ips_organisation, ips_services)",
    show_if="count(ips_staffing) + count(ips_organisation) + count(ips_services) == 25",
)

_services = _group("services", Text(fi="Palvelu", sv="Tjänsten", en="Services"),
                   lists.SERVICES, first=12, then=(_total,))

_summary = Section(
    "summary",
    Text(fi="Yhteenveto", sv="Sammanfattning", en="Summary"),
    (
        LongText(
            "strengths",
            Text(fi="Mikä palvelussa on hyvää?", sv="Vad är bra med tjänsten?",
                 en="What is good about the service?"),
            help=answers.NO_NAMES,
        ),
        LongText(
            "improvements",
            Text(fi="Mitä palvelussa pitäisi parantaa?", sv="Vad borde förbättras i tjänsten?",
                 en="What should be improved in the service?"),
            help=answers.NO_NAMES,
        ),
        LongText(
            "differences",
            Text(fi="Missä kohdissa arvioijat olivat eri mieltä?",
                 sv="På vilka punkter var bedömarna av olika åsikt?",
                 en="On which items did the reviewers differ?"),
            help=answers.NO_NAMES, show_if='rater == "consensus"',
        ),
        Date(
            "next_review",
            Text(fi="Milloin palvelu arvioidaan seuraavan kerran?",
                 sv="När bedöms tjänsten nästa gång?",
                 en="When will the service be reviewed next?"),
            help=Text(
                fi="Puolen vuoden välein, kunnes pisteitä on vähintään 100. Sen jälkeen kerran "
                "vuodessa.",
                sv="Varje halvår tills poängen är minst 100. Därefter en gång om året.",
                en="Every half year until the score is 100 or more. After that, once a year.",
            ),
            earliest=dt.date(2025, 1, 1), latest=dt.date(2029, 12, 31),
            show_if='rater == "consensus"', valid_if="not next_review <= review_date",
            valid_message=Text(
                fi="Seuraavan arvioinnin on oltava tämän arvioinnin jälkeen.",
                sv="Nästa bedömning måste vara efter den här bedömningen.",
                en="The next review must come after this one.",
            ),
        ),
    ),
)

fidelity = Instrument(
    "fidelity",
    Text(fi="Työhönvalmennuksen laadun arviointi", sv="Bedömning av arbetsträningens kvalitet",
         en="Quality review of job coaching"),
    Text(
        fi="Tällä lomakkeella kirjataan, kuinka hyvin työhönvalmennus toteuttaa "
        "laatukriteeristöä. Lomakkeen täyttävät arvioijat, jotka ovat käyneet toimipaikassa. "
        "Tarvitset käsikirjan: siinä kerrotaan, mistä pisteitä saa. Kirjaaminen kestää noin 20 "
        "minuuttia, kun käynti on tehty. Älä kirjaa nimiä.",
        sv="På den här blanketten registreras hur väl arbetsträningen uppfyller "
        "kvalitetskriterierna. Blanketten fylls i av bedömare som har besökt "
        "verksamhetsstället. Du behöver handboken: där står vad som ger poäng. Det tar ungefär 20 "
        "minuter att registrera poängen när besöket är gjort. Skriv inga namn.",
        en="This form records how well job coaching meets the quality criteria. It is filled in "
        "by reviewers who have visited the site. You need the manual: it says what earns points. "
        "Entering the scores takes about 20 minutes once the visit is done. Write no names.",
    ) + intros.REVIEW,
    Text(
        fi="Kiitos! Arviointi auttaa kehittämään työhönvalmennusta.",
        sv="Tack! Bedömningen bidrar till att utveckla arbetsträningen.",
        en="Thank you! The review helps develop job coaching.",
    ),
    (_review, _staffing, _organisation, _services, _summary),
    (
        Wave("first", opens=dt.date(2026, 1, 1), closes=dt.date(2026, 6, 30)),
        Wave("second", opens=dt.date(2026, 7, 1), closes=dt.date(2026, 12, 31)),
    ),
)
