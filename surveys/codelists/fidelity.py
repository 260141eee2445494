"""Quality criteria of job coaching: 25 items in three groups, scores and bands.

Items stand in the order of the IPS-25 (Supported Employment Fidelity Scale), so the number of an
item is its place: 1–3 staffing, 4–11 organisation, 12–25 services. Names are our own and short;
what earns which score is told in the manual alone, which is under copyright.

Order and number of items are from memory: not verified against the manual.
"""

from __future__ import annotations

from surveys.codelists.compact import code_list
from surveys.errors import UsageError

STAFFING = code_list(
    "fidelity_staffing",
    ("caseload", "Asiakkaiden määrä valmentajaa kohti", "Antal klienter per arbetstränare",
     "Clients per job coach"),
    ("employment_only", "Valmentaja tukee vain työllistymistä",
     "Arbetstränaren stöder enbart sysselsättning", "Job coach supports employment only"),
    ("whole_path", "Sama valmentaja koko polun ajan", "Samma arbetstränare hela vägen",
     "Same job coach all the way"),
)

ORGANISATION = code_list(
    "fidelity_organisation",
    ("team", "Valmentaja kuuluu hoitotiimiin", "Arbetstränaren hör till vårdteamet",
     "Job coach belongs to the treatment team"),
    ("team_contact", "Yhteydenpito tiimissä", "Kontakten inom teamet", "Contact within the team"),
    ("authorities", "Yhteistyö kuntoutuksen ja työvoimapalvelujen kanssa",
     "Samarbete med rehabiliteringen och arbetskraftsservicen",
     "Work with rehabilitation and employment services"),
    ("unit", "Valmentajien yhteinen yksikkö", "Arbetstränarnas gemensamma enhet",
     "Job coaches as one unit"),
    ("supervisor", "Esihenkilön rooli", "Chefens roll", "Role of the supervisor"),
    ("open_to_all", "Palvelu on avoin kaikille halukkaille", "Tjänsten är öppen för alla som vill",
     "Service open to all who want it"),
    ("open_market", "Organisaatio tähtää avoimille työmarkkinoille",
     "Organisationen siktar på den öppna arbetsmarknaden",
     "Organisation aims at the open labour market"),
    ("management", "Johdon tuki", "Ledningens stöd", "Support from management"),
)

SERVICES = code_list(
    "fidelity_services",
    ("benefits", "Neuvonta etuuksista", "Rådgivning om förmåner", "Advice on benefits"),
    ("disclosure", "Mitä työnantajalle kerrotaan", "Vad arbetsgivaren får veta",
     "What the employer is told"),
    ("assessment", "Jatkuva arviointi työssä", "Fortlöpande bedömning i arbetet",
     "Ongoing assessment at work"),
    ("quick_start", "Työnhaun nopea aloitus", "Snabb start för jobbsökningen",
     "Quick start to job search"),
    ("own_wishes", "Työnhaku asiakkaan toiveiden mukaan", "Jobbsökning utifrån klientens önskemål",
     "Job search based on the client’s wishes"),
    ("employer_contacts", "Työnantajayhteyksien määrä", "Antalet arbetsgivarkontakter",
     "Number of employer contacts"),
    ("employer_quality", "Työnantajayhteyksien laatu", "Arbetsgivarkontakternas kvalitet",
     "Quality of employer contacts"),
    ("job_variety", "Työtehtävien kirjo", "Variation i arbetsuppgifterna", "Variety of jobs"),
    ("employer_variety", "Työnantajien kirjo", "Variation bland arbetsgivarna",
     "Variety of employers"),
    ("open_jobs", "Työpaikat avoimilla työmarkkinoilla", "Jobb på den öppna arbetsmarknaden",
     "Jobs on the open labour market"),
    ("own_support", "Yksilöllinen tuki työssä", "Individuellt stöd i arbetet",
     "Individual support at work"),
    ("lasting_support", "Tuki ilman aikarajaa", "Stöd utan tidsgräns",
     "Support without a time limit"),
    ("outside_office", "Valmennus toimiston ulkopuolella", "Arbetsträning utanför kontoret",
     "Coaching outside the office"),
    ("outreach", "Tiimi pitää aktiivisesti yhteyttä asiakkaaseen",
     "Teamet håller aktivt kontakt med klienten", "Team actively keeps contact with the client"),
)

SCORE = code_list(
    "fidelity_score",
    ("1", "1 piste", "1 poäng", "1 point"),
    ("2", "2 pistettä", "2 poäng", "2 points"),
    ("3", "3 pistettä", "3 poäng", "3 points"),
    ("4", "4 pistettä", "4 poäng", "4 points"),
    ("5", "5 pistettä", "5 poäng", "5 points"),
)

RATERS = code_list(
    "fidelity_raters",
    ("a", "Arvioija A", "Bedömare A", "Reviewer A"),
    ("b", "Arvioija B", "Bedömare B", "Reviewer B"),
    ("consensus", "Arvioijat yhdessä", "Bedömarna tillsammans", "Reviewers together"),
)

EVIDENCE = code_list(
    "fidelity_evidence",
    ("coaches", "Työhönvalmentajien haastattelut", "Intervjuer med arbetstränare",
     "Interviews with job coaches"),
    ("managers", "Esihenkilöiden haastattelut", "Intervjuer med chefer",
     "Interviews with supervisors"),
    ("partners", "Yhteistyötahojen haastattelut", "Intervjuer med samarbetsparter",
     "Interviews with partners"),
    ("clients", "Asiakkaiden haastattelut", "Intervjuer med klienter", "Interviews with clients"),
    ("employers", "Työnantajien haastattelut", "Intervjuer med arbetsgivare",
     "Interviews with employers"),
    ("meetings", "Tiimin kokousten havainnointi", "Observation av teamets möten",
     "Observing team meetings"),
    ("fieldwork", "Työnantajakäyntien havainnointi", "Observation av arbetsgivarbesök",
     "Observing visits to employers"),
    ("records", "Asiakirjat", "Dokument", "Documents"),
    ("statistics", "Tilastot ja seurantatiedot", "Statistik och uppföljningsuppgifter",
     "Statistics and monitoring data"),
    ("other", "Muu lähde", "Annan källa", "Another source"),
)

BANDS = code_list(
    "fidelity_bands",
    ("not_supported_employment", "Ei tuettua työllistymistä", "Inte stödd sysselsättning",
     "Not supported employment"),
    ("fair", "Kohtalainen laatu", "Måttlig kvalitet", "Fair quality"),
    ("good", "Hyvä laatu", "God kvalitet", "Good quality"),
    ("exemplary", "Esimerkillinen laatu", "Föredömlig kvalitet", "Exemplary quality"),
)
"""That 100 points are good quality is THL's word; the other limits are not verified."""

_LEAST = {"exemplary": 115, "good": 100, "fair": 74, "not_supported_employment": 25}
_MOST = 125


def band(total: int) -> str:
    """Return the code in `BANDS` of a total score.

    Exemplary from 115 points, good from 100, fair from 74; below that the service is not
    supported employment. The limit of 100 is given by THL; the others are not verified.

    Parameters
    ----------
    total
        Sum of all 25 items, 25–125.

    Raises
    ------
    UsageError
        25 items scored 1–5 cannot sum to this.

    Examples
    --------
    >>> band(99), band(100)
    ('fair', 'good')
    """
    if not _LEAST["not_supported_employment"] <= total <= _MOST:
        raise UsageError(
            f"the total score {total}",
            expected="25 to 125, the sum of 25 items scored 1 to 5",
            advice="A total counts only when all 25 items are scored.",
        )
    return next(code for code, least in _LEAST.items() if total >= least)
