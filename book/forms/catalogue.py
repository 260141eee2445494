"""Which questionnaires the book shows, for whom and what for, and what their rounds are called."""

from __future__ import annotations

from collections.abc import Mapping

from book.tools.failures import BookError
from surveys.errors import listed
from surveys.instruments import names
from surveys.model import Language, Text

AUDIENCES: Mapping[str, tuple[str, ...]] = {
    "coordinators": ("coordinators", "supervisors", "training", "development_assignments"),
    "clients": ("client_followup", "esf_plus_start", "esf_plus_exit", "esf_start", "esf_exit"),
    "partners": ("network", "means", "employers", "rooting"),
    "evaluators": ("fidelity", "plan_and_results"),
}
"""Whom a questionnaire is for: the headings of the page of forms, in order."""

PURPOSES: Mapping[str, Text] = {
    "coordinators": Text(
        fi="Millaista työkykykoordinaattorin työ on, mikä siinä auttaa ja miten sitä pitäisi "
        "kehittää.",
        sv="Hurdant arbetsförmågekoordinatorns arbete är, vad som underlättar det och hur det "
        "borde utvecklas.",
        en="What the work of a work ability coordinator is like, what helps in it and how it "
        "should be developed.",
    ),
    "supervisors": Text(
        fi="Miten esihenkilöt näkevät koordinaattorien työn ja mitä sen johtaminen vaatii.",
        sv="Hur cheferna ser på koordinatorernas arbete och vad det kräver att leda det.",
        en="How supervisors see the coordinators’ work and what it takes to lead it.",
    ),
    "training": Text(
        fi="Mitä työkykykoordinaattorin koulutuksessa opitaan ja miten opittua käytetään työssä.",
        sv="Vad man lär sig i utbildningen för arbetsförmågekoordinatorer och hur det används i "
        "arbetet.",
        en="What is learned in the training of work ability coordinators and how it is used at "
        "work.",
    ),
    "development_assignments": Text(
        fi="Mitä koulutuksen kehittämistehtävillä kehitetään ja mitä niistä jää käyttöön.",
        sv="Vad som utvecklas med utbildningens utvecklingsuppgifter och vad som blir kvar i bruk.",
        en="What the development assignments of the training develop and what remains in use.",
    ),
    "client_followup": Text(
        fi="Miten asiakkaan työkyky ja tilanne muuttuvat, kun hän saa tukea.",
        sv="Hur klientens arbetsförmåga och situation förändras när hen får stöd.",
        en="How a client’s work ability and situation change with support.",
    ),
    "esf_plus_start": Text(
        fi="Millainen osallistujan tilanne on, kun hän aloittaa ESR+-hankkeessa.",
        sv="Hurdan deltagarens situation är när hen börjar i ett ESF+-projekt.",
        en="What a participant’s situation is on starting in an ESF+ project.",
    ),
    "esf_plus_exit": Text(
        fi="Millainen osallistujan tilanne on, kun osallistuminen ESR+-hankkeeseen päättyy.",
        sv="Hurdan deltagarens situation är när deltagandet i ett ESF+-projekt avslutas.",
        en="What a participant’s situation is on leaving an ESF+ project.",
    ),
    "esf_start": Text(
        fi="Millainen osallistujan tilanne on, kun hän aloittaa edellisen ohjelmakauden "
        "ESR-hankkeessa.",
        sv="Hurdan deltagarens situation är när hen börjar i ett ESF-projekt från den förra "
        "programperioden.",
        en="What a participant’s situation is on starting in an ESF project of the previous "
        "programming period.",
    ),
    "esf_exit": Text(
        fi="Millainen osallistujan tilanne on, kun osallistuminen edellisen ohjelmakauden "
        "ESR-hankkeeseen päättyy.",
        sv="Hurdan deltagarens situation är när deltagandet i ett ESF-projekt från den förra "
        "programperioden avslutas.",
        en="What a participant’s situation is on leaving an ESF project of the previous "
        "programming period.",
    ),
    "network": Text(
        fi="Miten eri tahot tekevät yhteistyötä osatyökykyisten tukemiseksi.",
        sv="Hur olika aktörer samarbetar för att stödja partiellt arbetsföra.",
        en="How different organisations work together to support people with partial work ability.",
    ),
    "means": Text(
        fi="Mitä keinoja osatyökykyisten tukemiseen tunnetaan ja käytetään ja mikä niiden käyttöä "
        "estää.",
        sv="Vilka metoder för att stödja partiellt arbetsföra som är kända och används, och vad "
        "som hindrar att de används.",
        en="Which means of supporting people with partial work ability are known and used, and "
        "what hinders their use.",
    ),
    "employers": Text(
        fi="Mitä kokemuksia työnantajilla on osatyökykyisten työllistämisestä ja millaista apua "
        "he tarvitsevat.",
        sv="Vilka erfarenheter arbetsgivare har av att sysselsätta partiellt arbetsföra och "
        "hurdan hjälp de behöver.",
        en="What experience employers have of employing people with partial work ability and what "
        "help they need.",
    ),
    "rooting": Text(
        fi="Kuinka hyvin verkosto on juurtunut ja mitä kannattaa tehdä seuraavaksi.",
        sv="Hur väl nätverket är förankrat och vad det lönar sig att göra härnäst.",
        en="How well a network is embedded and what to do next.",
    ),
    "fidelity": Text(
        fi="Kuinka hyvin työhönvalmennus toteuttaa laatukriteeristöä.",
        sv="Hur väl arbetsträningen uppfyller kvalitetskriterierna.",
        en="How well job coaching meets the quality criteria.",
    ),
    "plan_and_results": Text(
        fi="Mitkä olivat ohjelmien ja hankkeiden tavoitteet ja miten ne toteutuivat.",
        sv="Vilka mål programmen och projekten hade och hur målen nåddes.",
        en="What the targets of programmes and projects were and how they were realised.",
    ),
}

ROUNDS: Mapping[str, Text] = {
    "pre": Text(fi="Ennen koulutusta", sv="Före utbildningen", en="Before the training"),
    "post": Text(
        fi="Koulutuksen lopussa", sv="I slutet av utbildningen", en="At the end of the training"
    ),
    "follow_up": Text(
        fi="Puoli vuotta koulutuksen jälkeen", sv="Ett halvt år efter utbildningen",
        en="Half a year after the training",
    ),
    "first": Text(fi="Ensimmäinen kerta", sv="Första gången", en="First time"),
    "second": Text(fi="Toinen kerta", sv="Andra gången", en="Second time"),
    "again": Text(
        fi="Uudelleen vuoden kuluttua", sv="På nytt efter ett år", en="Again after a year"
    ),
    "start": Text(fi="Tuen alussa", sv="I början av stödet", en="At the start of the support"),
    "middle": Text(fi="Tuen puolivälissä", sv="Halvvägs i stödet", en="Half-way through"),
    "end": Text(fi="Tuen lopussa", sv="I slutet av stödet", en="At the end of the support"),
    "after": Text(
        fi="Puoli vuotta tuen jälkeen", sv="Ett halvt år efter stödet",
        en="Half a year after the support",
    ),
}  # fmt: skip
"""What a round is called when its name is not a year or a period."""


def round_title(wave: str, language: Language) -> str:
    """Return what readers call a round.

    Examples
    --------
    >>> round_title("pre", "en"), round_title("2014_2020", "en"), round_title("2026", "en")
    ('Before the training', '2014–2020', '2026')
    """
    title = ROUNDS.get(wave)
    return wave.replace("_", "–") if title is None else title[language]


def check_catalogue() -> None:
    """Raise BookError unless every questionnaire has exactly one audience, and a purpose."""
    shown = [name for audience in AUDIENCES.values() for name in audience]
    if sorted(shown) != sorted(names()) or set(shown) != set(PURPOSES):
        odd = {*names()} ^ {*shown} | {*PURPOSES} ^ {*shown}
        odd |= {name for name in shown if shown.count(name) > 1}
        raise BookError(
            f"questionnaires that are not there, or not once: {listed(sorted(odd))}",
            expected="each of them once in AUDIENCES, and in PURPOSES",
            where="book/forms/catalogue.py",
        )
