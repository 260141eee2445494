"""The survey of means of support: which means professionals know, which they use, what hinders.

Professionals who support people with partial work ability answer in 2024, before employment
services moved to the employment areas, and in 2026. The means of each wave are those of its year
(`surveys.codelists.means`); a means that both years have keeps its name, so that its use can be
compared. The year of each means is from general knowledge: not verified.

"Used" means used with at least one client in the past 12 months. Counts of known and used means
are out of those of the wave (`means_known`, `means_used`), so compare them over means that both
waves have. All wording is our own.
"""

from __future__ import annotations

from surveys.bank import accepted, intros, people, places, rounds
from surveys.bank.specify import specify
from surveys.codelists import answers
from surveys.codelists import means as lists
from surveys.model import (
    Calculation,
    CodeList,
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Revision,
    Section,
    SingleChoice,
    Text,
)

_YEARS = (2024, 2026)
_BLOCKS = tuple(block.code for block in lists.BLOCKS)


def _summed(*use: str) -> str:
    """Write the sum over blocks of the means that are answered so."""
    codes = "".join(f', "{code}"' for code in use)
    return " + ".join(f"count({block}_means{codes})" for block in _BLOCKS)


def _known_and_used(block: str) -> LikertGrid:
    return LikertGrid(
        f"{block}_means",
        Text(fi="Tunnetko nämä keinot?", sv="Känner du till de här metoderna?",
             en="Do you know these means?"),
        help=Text(
            fi="Olet käyttänyt keinoa, jos vähintään yksi asiakkaasi on saanut sitä sinun tai "
            "verkostosi kautta viimeisten 12 kuukauden aikana.",
            sv="Du har använt en metod om minst en av dina klienter har fått den genom dig eller "
            "ditt nätverk under de senaste 12 månaderna.",
            en="You have used a means if at least one of your clients has received it through you "
            "or your network in the past 12 months.",
        ),
        rows=lists.means_in(*_YEARS, block=block), codes=lists.USE,
        revisions=tuple(
            Revision((str(year),), rows=lists.means_in(year, block=block)) for year in _YEARS
        ),
    )


def _obstacles(block: str) -> MultipleChoice:
    return MultipleChoice(
        f"{block}_obstacles",
        Text(fi="Mikä on estänyt sinua käyttämästä keinoja, jotka tunnet?",
             sv="Vad har hindrat dig från att använda metoder som du känner till?",
             en="What has prevented you from using means that you know?"),
        help=answers.SEVERAL, codes=lists.OBSTACLES, show_if=f'count({block}_means, "known") >= 1',
    )


def _block(block: str) -> Section:
    return Section(block, lists.BLOCKS[block].text, (_known_and_used(block), _obstacles(block)))


def _every(*years: int) -> CodeList:
    return lists.means_in(*years)


_background = Section(
    "background",
    Text(fi="Sinä ja työsi", sv="Du och ditt arbete", en="You and your work"),
    (
        people.LINK_CODE,
        people.EMPLOYER,
        specify("employer"),
        places.COUNTY,
        places.EMPLOYMENT_AREA,
        SingleChoice(
            "client_work",
            Text(fi="Onko sinulla ollut omia asiakkaita viimeisten 12 kuukauden aikana?",
                 sv="Har du haft egna klienter under de senaste 12 månaderna?",
                 en="Have you had clients of your own in the past 12 months?"),
            codes=answers.YES_NO,
        ),
    ),
)

_whole = Section(
    "range_of_means",
    Text(fi="Keinovalikoima", sv="Metodurvalet", en="The range of means"),
    (
        Calculation(
            "means_known",
            Text(fi="Tunnettujen keinojen määrä", sv="Antal metoder som är kända",
                 en="Number of means known"),
            value=_summed("known", "used"), show_if=f"{_summed()} >= 1",
        ),
        Calculation(
            "means_used",
            Text(fi="Käytettyjen keinojen määrä", sv="Antal metoder som har använts",
                 en="Number of means used"),
            value=_summed("used"), show_if=f"{_summed()} >= 1",
        ),
        Calculation(
            "means_used_share",
            Text(fi="Käytettyjen osuus tunnetuista keinoista",
                 sv="De använda metodernas andel av de kända",
                 en="Share of known means that are used"),
            value="means_used / means_known * 100",
            unit=answers.PER_CENT,
        ),
        MultipleChoice(
            "most_useful",
            Text(fi="Mistä keinoista on ollut eniten hyötyä asiakkaillesi?",
                 sv="Vilka metoder har dina klienter haft mest nytta av?",
                 en="Which means have been most useful to your clients?"),
            help=answers.AT_MOST_THREE,
            codes=_every(*_YEARS), at_most=3, show_if="means_used >= 1",
            revisions=tuple(Revision((str(year),), codes=_every(year)) for year in _YEARS),
        ),
        LongText(
            "most_useful_reason",
            Text(fi="Miksi niistä on ollut hyötyä?", sv="Varför har de varit till nytta?",
                 en="Why have they been useful?"),
            help=answers.NO_NAMES, show_if="count(most_useful) >= 1",
        ),
        LongText(
            "obstacles_more",
            Text(fi="Mitä muuta haluat kertoa keinojen käytön esteistä?",
                 sv="Vad annat vill du berätta om det som hindrar att metoderna används?",
                 en="What else would you like to say about what hinders the use of means?"),
            help=answers.NO_NAMES,
        ),
        SingleChoice(
            "means_missing",
            Text(fi="Puuttuuko jokin keino, jota asiakkaasi tarvitsisivat?",
                 sv="Saknas det någon metod som dina klienter skulle behöva?",
                 en="Is there a means missing that your clients would need?"),
            codes=answers.YES_NO_DONT_KNOW,
        ),
        LongText(
            "means_missing_which",
            Text(fi="Millainen keino puuttuu?", sv="Hurdan metod saknas?",
                 en="What kind of means is missing?"),
            help=answers.NO_NAMES, show_if='means_missing == "yes"',
        ),
    ),
)

means = Instrument(
    "means",
    Text(fi="Kysely työkyvyn tuen keinoista", sv="Enkät om metoder för att stödja arbetsförmågan",
         en="Survey of means of work ability support"),
    Text(
        fi="Tässä kyselyssä selvitetään, mitä keinoja osatyökykyisten tukemiseen tunnetaan ja "
        "käytetään ja mikä niiden käyttöä estää. Vastaa oman työsi pohjalta. Kaikkia keinoja "
        "ei tarvitse tuntea. Vastaaminen kestää noin 15 minuuttia.",
        sv="I den här enkäten frågar vi vilka metoder för att stödja partiellt arbetsföra som är "
        "kända och används, och vad som hindrar att de används. Svara utifrån ditt eget "
        "arbete. Du behöver inte känna till alla metoder. Det tar ungefär 15 minuter att "
        "svara.",
        en="This survey asks which means of supporting people with partial work ability are "
        "known and used, and what hinders their use. Answer on the basis of your own work. "
        "You do not need to know every means. It takes about 15 minutes.",
    ) + intros.PROFESSIONALS,
    Text(
        fi="Kiitos! Vastauksesi auttavat ottamaan kaikki keinot käyttöön.",
        sv="Tack! Dina svar hjälper till att ta alla metoder i bruk.",
        en="Thank you! Your answers help put all means in use.",
    ),
    (_background, *(_block(block) for block in _BLOCKS), _whole),
    (rounds.BEFORE, rounds.AFTER),
    accepted=accepted.no_words_for_other(
        "employment_obstacles", "social_obstacles", "health_obstacles", "workplace_obstacles",
        "benefits_obstacles", "education_obstacles",
    ),
)
