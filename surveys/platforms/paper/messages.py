"""What a paper form says in its own words, in three languages."""

from __future__ import annotations

from surveys.model import Text

RESPONSE_ID = Text(fi="Lomakkeen numero", sv="Blankettens nummer", en="Form number")
FILLED_LATER = Text(
    fi="täytetään, kun vastaukset tallennetaan",
    sv="fylls i då svaren registreras",
    en="filled in at data entry",
)
HOW_TO = Text(fi="Näin vastaat", sv="Så här svarar du", en="How to answer")
CIRCLES = Text(
    fi="Valitse yksi: merkitse rasti yhteen ympyrään.",
    sv="Välj ett alternativ: sätt ett kryss i en cirkel.",
    en="Choose one: put a cross in one circle.",
)
BOXES = Text(
    fi="Voit valita useita: merkitse rasti kaikkiin sopiviin ruutuihin.",
    sv="Du kan välja flera: sätt ett kryss i alla rutor som passar.",
    en="You can choose several: put a cross in every box that applies.",
)
CODES = Text(
    fi="Pienet harmaat merkinnät hakasulkeissa ovat vastausten tallentamista varten.",
    sv="De små grå koderna inom hakparentes är till för registreringen av svaren.",
    en="The small grey codes in square brackets are for data entry.",
)
REQUIRED = Text(
    fi="Tähdellä (*) merkittyyn kysymykseen tarvitaan vastaus.",
    sv="En fråga med asterisk (*) måste besvaras.",
    en="A question marked with an asterisk (*) needs an answer.",
)
WRONG = Text(
    fi="Jos merkitset väärin, mustaa väärä kohta ja merkitse oikea.",
    sv="Om du kryssar fel, fyll i den felaktiga rutan eller cirkeln helt och kryssa i den rätta.",
    en="If you mark the wrong one, fill it in completely and mark the right one.",
)
STATEMENT = Text(fi="Kohta", sv="Punkt", en="Item")
ANSWER = Text(fi="Vastaus", sv="Svar", en="Answer")
TOTAL = Text(fi="Yhteensä", sv="Sammanlagt", en="Total")
DAY = Text(fi="päivä", sv="dag", en="day")
MONTH = Text(fi="kuukausi", sv="månad", en="month")
YEAR = Text(fi="vuosi", sv="år", en="year")
RETURNING = Text(fi="Lomakkeen palauttaminen", sv="Så returnerar du blanketten",
                 en="Returning the form")  # fmt: skip
RETURN_TO = Text(fi="Osoite", sv="Adress", en="Address")
RETURN_BY = Text(fi="Viimeistään", sv="Senast", en="By")
PAGE = Text(fi="Sivu", sv="Sida", en="Page")
