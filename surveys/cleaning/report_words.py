"""The words of the validation report in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.model import Text
from surveys.responses import ProblemKind

TITLE = Text(fi="Tarkistusraportti", sv="Kontrollrapport", en="Validation report")
FILE = Text(fi="Tiedosto", sv="Fil", en="File")
RESPONSES = Text(fi="Vastauksia", sv="Svar", en="Responses")
ERRORS = Text(fi="Virheet", sv="Fel", en="Errors")
WARNINGS = Text(fi="Huomautukset", sv="Anmärkningar", en="Warnings")
SUMMARY = Text(fi="Yhteenveto", sv="Sammanfattning", en="Summary")
SUMMARY_CAPTION = Text(
    fi="Virheet ja huomautukset kysymyksittäin",
    sv="Fel och anmärkningar per fråga",
    en="Errors and warnings by question",
)
QUESTION = Text(fi="Kysymys", sv="Fråga", en="Question")
KIND = Text(fi="Mitä on vialla", sv="Vad som är fel", en="What is wrong")
TIMES = Text(fi="Kertoja", sv="Antal", en="Times")
IN_RESPONSES = Text(fi="Vastauksissa", sv="I svar", en="In responses")
ROW = Text(fi="Rivi", sv="Rad", en="Row")
RESPONSE = Text(fi="Vastaus", sv="Svar", en="Response")
COLUMN = Text(fi="Sarake", sv="Kolumn", en="Column")
FOUND = Text(fi="Löytyi", sv="Hittades", en="Found")
EXPECTED = Text(fi="Odotettiin", sv="Förväntades", en="Expected")

ERRORS_MEAN = Text(
    fi="Virheet on korjattava, puhdistettava tai poistettava ennen kuin aineistoa käytetään: "
    "tutkimustiedoston puhdistusvaihe tai päivätty korjaustaulukko hoitaa sen.",
    sv="Felen ska rättas, rensas eller tas bort innan materialet används: ett rensningssteg i "
    "studiefilen eller en daterad rättelsetabell gör det.",
    en="Errors must be corrected, cleaned or dropped before the data are used: by a cleaning step "
    "of the study file or a dated table of corrections.",
)
WARNINGS_MEAN = Text(
    fi="Huomautukset on hyvä tietää, mutta ne eivät estä aineiston käyttöä.",
    sv="Anmärkningarna är bra att känna till men hindrar inte att materialet används.",
    en="Warnings are good to know, but do not keep the data from being used.",
)
MASKED = Text(
    fi="Merkki «…» on arvon paikalla, kun arvo voisi paljastaa vastaajan. Rivit lasketaan "
    "ykkösestä ilman otsikkoriviä.",
    sv="Tecknet «…» står i stället för värden som kan röja vem som har svarat. Raderna räknas "
    "från ett utan rubrikraden.",
    en="The sign «…» stands for values that could tell who answered. Rows are counted from one "
    "without the line of headings.",
)
NO_ERRORS = Text(fi="Virheitä ei löytynyt.", sv="Inga fel hittades.", en="No errors were found.")
NO_WARNINGS = Text(fi="Huomautuksia ei ole.", sv="Inga anmärkningar.", en="There are no warnings.")
MORE = Text(
    fi="… ja {} muuta; kaikki ovat JSON-raportissa.",
    sv="… och {} till; alla finns i JSON-rapporten.",
    en="… and {} more; all of them are in the JSON report.",
)
OWN: Mapping[str, Text] = MappingProxyType(
    {
        "response_id": Text(
            fi="Vastauksen tunniste", sv="Svarets identifierare", en="Id of the response"
        ),
        "submitted": Text(fi="Lähetysaika", sv="Tid för insändning", en="Time of submission"),
        "language": Text(fi="Vastaamisen kieli", sv="Svarets språk", en="Language of the response"),
    }
)
"""Columns that every response has beside its answers."""

KINDS: Mapping[ProblemKind, Text] = MappingProxyType(
    {
        ProblemKind.UNKNOWN_CODE: Text(
            fi="Tuntematon vastausvaihtoehto", sv="Okänt svarsalternativ", en="Unknown answer"
        ),
        ProblemKind.NOT_A_NUMBER: Text(fi="Ei ole luku", sv="Inte ett tal", en="Not a number"),
        ProblemKind.NOT_A_DATE: Text(fi="Ei ole päivämäärä", sv="Inte ett datum", en="Not a date"),
        ProblemKind.OUT_OF_RANGE: Text(
            fi="Sallittujen rajojen ulkopuolella",
            sv="Utanför de tillåtna gränserna",
            en="Outside the limits",
        ),
        ProblemKind.SKIP_LOGIC: Text(
            fi="Vastattu, vaikka ei olisi pitänyt kysyä",
            sv="Besvarad fast den inte skulle ha ställts",
            en="Answered though it was not to be asked",
        ),
        ProblemKind.DUPLICATE: Text(
            fi="Sama arvo useammin kuin kerran",
            sv="Samma värde mer än en gång",
            en="The same value more than once",
        ),
        ProblemKind.CONSTRAINT: Text(
            fi="Rikkoo kysymyksen ehtoa", sv="Bryter mot frågans villkor", en="Breaks a rule"
        ),
        ProblemKind.SUM: Text(fi="Väärä summa", sv="Fel summa", en="Wrong sum"),
        ProblemKind.REQUIRED: Text(
            fi="Pakollinen kysymys on tyhjä",
            sv="Obligatorisk fråga är tom",
            en="Required but left blank",
        ),
        ProblemKind.TOO_MANY: Text(
            fi="Liian monta valintaa", sv="För många val", en="Too many choices"
        ),
        ProblemKind.TOO_LONG: Text(fi="Liian pitkä teksti", sv="För lång text", en="Too long"),
    }
)
