"""What Webropol has, by its manual of 2012, and what it calls its own columns."""

from __future__ import annotations

from surveys.model import Text
from surveys.platforms.by_hand.finding import OwnColumns
from surveys.platforms.by_hand.tasks import Builder

META = {
    "response_id": "ResponseId",
    "submitted": "ResponseDate",
    "language": "ResponseLanguageId",
}
"""As the REST service calls them; what the Excel export does is not known."""
PERSONAL = ("RespondentEmail", "Email", "Sähköposti", "E-post", "Name", "Nimi", "Namn")
OWN = OwnColumns(
    meta={key: (name,) for key, name in META.items()},
    personal=PERSONAL,
    ignored=("RespondentId",),
)

BUILDER = Builder(
    name="webropol",
    title="Webropol",
    kinds={
        "one": Text(fi="”Selection”", sv="”Selection”", en="“Selection”"),
        "list": Text(
            fi="”Selection”, joka näytetään pudotusvalikkona",
            sv="”Selection” som visas som rullgardinsmeny",
            en="“Selection”, used as a dropdown",
        ),
        "several": Text(fi="”Multi-selection”", sv="”Multi-selection”", en="“Multi-selection”"),
        "grid": Text(fi="”Scale selection”", sv="”Scale selection”", en="“Scale selection”"),
        "number": Text(fi="”Numeric”", sv="”Numeric”", en="“Numeric”"),
        "day": Text(
            fi="”Text field”, jonka vastaus tarkistetaan päivämääräksi",
            sv="”Text field” där svaret kontrolleras som datum",
            en="“Text field”, validated as a date",
        ),
        "line": Text(fi="”Text field”", sv="”Text field”", en="“Text field”"),
        "text": Text(fi="”Open-ended”", sv="”Open-ended”", en="“Open-ended”"),
        "page": Text(fi="”New page”", sv="”New page”", en="“New page”"),
    },
    shuffles=("one", "list", "several", "grid"),
    exporting=Text(
        fi="Vie vastaukset Exceliin niin, että sarakkeiden otsikkoina ovat kysymykset ja soluissa "
        "vastausten tekstit. Avaa tiedosto ”…webropol.names.json” ja kirjoita kohtaan ”meta” "
        "niiden sarakkeiden otsikot, joissa ovat vastauksen tunnus, aika ja kieli.",
        sv="Exportera svaren till Excel så att kolumnerna har frågorna som rubriker och cellerna "
        "innehåller svarens texter. Öppna filen ”…webropol.names.json” och skriv under ”meta” "
        "rubrikerna på de kolumner som innehåller svarets id, tidpunkt och språk.",
        en="Export the answers to Excel with the questions as headings and the texts of answers in "
        "cells. Open the file “…webropol.names.json” and write under “meta” the headings of the "
        "columns that hold the response’s id, time and language.",
    ),
)
