"""What Microsoft Forms has, and what its workbook calls its own columns.

The Finnish and Swedish names are what they should be: unverified.
"""

from __future__ import annotations

from surveys.model import Text
from surveys.platforms.by_hand.finding import OwnColumns
from surveys.platforms.by_hand.recognition import COMPLETED, STARTED
from surveys.platforms.by_hand.tasks import Builder

_MODIFIED = ("Last modified time", "Viimeksi muokattu", "Senast ändrad")
OWN = OwnColumns(
    meta={
        "response_id": ("ID", "Id", "Tunnus"),
        "submitted": COMPLETED,
        "language": ("Language", "Kieli", "Språk"),
    },
    personal=("Email", "Name", "Sähköposti", "Nimi", "E-post", "Namn"),
    ignored=(*STARTED, *_MODIFIED),
)

BUILDER = Builder(
    name="ms_forms",
    title="Microsoft Forms",
    kinds={
        "one": Text(fi="”Choice”", sv="”Choice”", en="“Choice”"),
        "list": Text(
            fi="”Choice”, jossa ”Drop-down” on käytössä",
            sv="”Choice” med ”Drop-down” påslaget",
            en="“Choice” with “Drop-down” on",
        ),
        "several": Text(
            fi="”Choice”, jossa ”Multiple answers” on käytössä",
            sv="”Choice” med ”Multiple answers” påslaget",
            en="“Choice” with “Multiple answers” on",
        ),
        "grid": Text(fi="”Likert”", sv="”Likert”", en="“Likert”"),
        "number": Text(
            fi="”Text”, jossa rajoituksena on ”Number”",
            sv="”Text” med begränsningen ”Number”",
            en="“Text” with the restriction “Number”",
        ),
        "day": Text(fi="”Date”", sv="”Date”", en="“Date”"),
        "line": Text(fi="”Text”", sv="”Text”", en="“Text”"),
        "text": Text(
            fi="”Text”, jossa ”Long answer” on käytössä",
            sv="”Text” med ”Long answer” påslaget",
            en="“Text” with “Long answer” on",
        ),
        "page": Text(fi="”Section”", sv="”Section”", en="“Section”"),
    },
    shuffles=("one", "list", "several"),
    exporting=Text(
        fi="Lataa vastaukset Excel-tiedostona ja lue ne takaisin yhdessä tiedoston "
        "”…ms_forms.names.json” kanssa. Sarakkeet, joissa on vastaajan nimi tai sähköpostiosoite, "
        "jätetään pois.",
        sv="Ladda ner svaren som en Excel-fil och läs in dem tillsammans med filen "
        "”…ms_forms.names.json”. Kolumner med respondentens namn eller e-postadress utelämnas.",
        en="Download the responses as an Excel file and read them together with the file "
        "“…ms_forms.names.json”. Columns with the respondent’s name or email address are left out.",
    ),
)
