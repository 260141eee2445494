"""The words of the disclosure report in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from surveys.model import Text

TITLE: Final = Text(fi="Tietosuojaraportti", sv="Rapport om röjandeskydd", en="Disclosure report")
ABOUT: Final = Text(
    fi="Raportti kertoo, mitä vastaajien suojaamiseksi tehtiin, mitä se maksoi ja mitä riskiä jäi. "
    "Siinä ei ole kenenkään vastauksia.",
    sv="Rapporten berättar vad som gjordes för att skydda de svarande, vad det kostade och vilken "
    "risk som återstår. Den innehåller inga svar.",
    en="The report tells what was done to protect the respondents, what it cost and which risk is "
    "left. It holds nobody’s answers.",
)
WAVE: Final = Text(fi="Kierros", sv="Omgång", en="Wave")
RULE: Final = Text(fi="Sääntö", sv="Regel", en="Rule")
KEYS: Final = Text(
    fi="Taustatiedot, jotka joku voi tietää",
    sv="Bakgrundsuppgifter som någon kan känna till",
    en="Background items that someone may know",
)
LEAST: Final = Text(
    fi="Saman yhdistelmän jakavia vähintään",
    sv="Minsta antal som delar en kombination",
    en="Least number who share a combination",
)
SENSITIVE: Final = Text(fi="Arkaluonteiset tiedot", sv="Känsliga uppgifter", en="Sensitive items")
DIFFERENT: Final = Text(
    fi="Erilaisia vastauksia vähintään", sv="Minsta antal olika svar", en="Least different answers"
)
POPULATION: Final = Text(
    fi="Perusjoukon lukumäärät", sv="Populationens antal", en="Counts of the population"
)
RECORDS: Final = Text(fi="Vastauksia", sv="Svar", en="Responses")
OUTCOME: Final = Text(fi="Tulos", sv="Utfall", en="Outcome")
PASSED: Final = Text(
    fi="Sääntö täyttyy kaikilla tavoilla laskea tyhjät tiedot.",
    sv="Regeln är uppfylld på alla sätt att räkna tomma uppgifter.",
    en="The rule is met under every way of counting blanks.",
)
REFUSED: Final = Text(
    fi="Sääntö ei täyty; mitään ei vapautettu.",
    sv="Regeln är inte uppfylld; ingenting släpptes.",
    en="The rule is not met; nothing was released.",
)
DONE: Final = Text(fi="Mitä tehtiin ja miksi", sv="Vad som gjordes och varför",
                   en="What was done, and why")  # fmt: skip
STEP: Final = Text(fi="Vaihe", sv="Steg", en="Step")
WHY: Final = Text(fi="Miksi", sv="Varför", en="Why")
CELLS: Final = Text(fi="Muutettuja tietoja", sv="Ändrade uppgifter", en="Cells changed")
NOTES: Final = Text(fi="Huomattavaa", sv="Att märka", en="Of note")
COST: Final = Text(fi="Mitä se maksoi", sv="Vad det kostade", en="What it cost")
FIELD: Final = Text(fi="Tieto", sv="Uppgift", en="Item")
BEFORE: Final = Text(fi="Vastauksia ennen", sv="Svar före", en="Answers before")
AFTER: Final = Text(fi="Vastauksia jälkeen", sv="Svar efter", en="Answers after")
KINDS_BEFORE: Final = Text(fi="Erilaisia ennen", sv="Olika före", en="Different before")
KINDS_AFTER: Final = Text(fi="Erilaisia jälkeen", sv="Olika efter", en="Different after")
MOVED: Final = Text(fi="Osuudet siirtyivät", sv="Andelarna ändrades", en="Shares moved")
RISK: Final = Text(
    fi="Riski ennen ja jälkeen", sv="Risk före och efter", en="Risk before and after"
)
MEASURE: Final = Text(fi="Mitta", sv="Mått", en="Measure")
AT_FIRST: Final = Text(fi="Ennen", sv="Före", en="Before")
AT_LAST: Final = Text(fi="Jälkeen", sv="Efter", en="After")
SMALLEST: Final = Text(
    fi="Pienin saman yhdistelmän jakava ryhmä (tyhjä on arvo)",
    sv="Minsta grupp med samma kombination (tomt är ett värde)",
    en="Smallest group with the same combination (a blank is a value)",
)
SMALL: Final = Text(
    fi="Liian pienissä ryhmissä olevia vastauksia",
    sv="Svar i för små grupper",
    en="Responses in too small groups",
)
UNIQUES: Final = Text(
    fi="Yhdistelmässään yksin olevia vastauksia",
    sv="Svar som är ensamma om sin kombination",
    en="Responses alone with their combination",
)
SPECIAL: Final = Text(
    fi="Jo osalla tiedoista yksin olevia vastauksia",
    sv="Svar som är ensamma redan på en del av uppgifterna",
    en="Responses alone on some of the items already",
)
EXPECTED: Final = Text(
    fi="Tunnistettavia, jos joku tietää kaikkien taustatiedot",
    sv="Igenkända om någon känner till allas bakgrund",
    en="Recognised by someone who knows everyone’s background",
)
HIGHEST: Final = Text(
    fi="Suurin yhden vastauksen riski",
    sv="Högsta risk för ett svar",
    en="Highest risk of a response",
)
UNIT: Final = Text(
    fi="Suurin yhteen kuuluvien vastausten riski",
    sv="Högsta risk för svar som hör ihop",
    en="Highest risk of responses that belong together",
)
ROUNDED: Final = Text(
    fi="Ennen suojausta olleet luvut on pyöristetty ylöspäin, sillä tarkat luvut auttaisivat "
    "päättelemään, mitä peitettiin.",
    sv="Siffrorna före skyddet är avrundade uppåt, för exakta siffror skulle hjälpa någon att "
    "sluta sig till vad som döljs.",
    en="Numbers from before protection are rounded up, as exact ones would help to work out what "
    "was hidden.",
)
LEARNT: Final = Text(
    fi="Erilaisia vastauksia vähintään: {}", sv="Minsta antal olika svar: {}",
    en="Least different answers: {}",
)  # fmt: skip
COUNTED: Mapping[str, Text] = MappingProxyType(
    {
        "records, everyone asked": Text(
            fi="Riski lasketaan vastauksista kuin kaikilta olisi kysytty: ei liian pienenä.",
            sv="Risken räknas på svaren som om alla hade tillfrågats: inte för låg.",
            en="The risk is counted on the responses as if everyone had been asked: not too low.",
        ),
        "known population": Text(
            fi="Riski lasketaan perusjoukon tunnetuista lukumääristä.",
            sv="Risken räknas på populationens kända antal.",
            en="The risk is counted on the known numbers of people.",
        ),
        "weights brought to known counts": Text(
            fi="Riski lasketaan perusjoukon tunnettuihin lukumääriin sovitetuista painoista.",
            sv="Risken räknas på vikter som anpassats till populationens kända antal.",
            en="The risk is counted on weights brought to the known numbers of people.",
        ),
    }
)
