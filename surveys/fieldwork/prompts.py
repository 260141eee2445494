"""The parts of a privacy notice in their usual order: headings, and what has to be told there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from surveys.model import Text

PARTS: Final[Mapping[str, tuple[Text, Text]]] = {
    "controller": (
        Text(fi="Rekisterinpitäjä", sv="Personuppgiftsansvarig", en="Controller"),
        Text(
            fi="rekisterinpitäjän nimi ja yhteystiedot.",
            sv="den personuppgiftsansvariges namn och kontaktuppgifter.",
            en="who is responsible for the data, and how to reach them.",
        ),
    ),
    "data_protection_officer": (
        Text(fi="Tietosuojavastaava", sv="Dataskyddsombud", en="Data protection officer"),
        Text(
            fi="tietosuojavastaavan yhteystiedot, jos sellainen on.",
            sv="dataskyddsombudets kontaktuppgifter, om det finns ett.",
            en="how to reach the data protection officer, if there is one.",
        ),
    ),
    "purpose": (
        Text(fi="Tarkoitus", sv="Ändamål", en="Purpose"),
        Text(
            fi="mihin tietoja käytetään.",
            sv="vad uppgifterna används till.",
            en="what the data are used for.",
        ),
    ),
    "legal_basis": (
        Text(fi="Oikeusperuste", sv="Rättslig grund", en="Legal basis"),
        Text(
            fi="millä perusteella tietoja käsitellään, esimerkiksi yleistä etua koskeva tehtävä "
            "tai suostumus.",
            sv="på vilken grund uppgifterna behandlas, till exempel en uppgift av allmänt intresse "
            "eller samtycke.",
            en="the basis of the processing, such as a task in the public interest, or consent.",
        ),
    ),
    "interests": (
        Text(fi="Oikeutetut edut", sv="Berättigade intressen", en="Legitimate interests"),
        Text(
            fi="mitkä ne ovat, jos käsittely perustuu niihin.",
            sv="vilka de är, om behandlingen grundar sig på dem.",
            en="what they are, if the processing is based on them.",
        ),
    ),
    "recipients": (
        Text(fi="Vastaanottajat", sv="Mottagare", en="Recipients"),
        Text(
            fi="kenelle tietoja annetaan, kyselyn toteuttaja mukaan lukien.",
            sv="vilka som får uppgifterna, även den som genomför enkäten.",
            en="who receives the data, including whoever carries out the survey.",
        ),
    ),
    "transfers": (
        Text(
            fi="Siirto kolmansiin maihin",
            sv="Överföring till tredjeländer",
            en="Transfers to third countries",
        ),
        Text(
            fi="siirretäänkö tietoja EU:n ja ETA:n ulkopuolelle ja millä suojatoimilla.",
            sv="om uppgifterna överförs utanför EU och EES, och med vilka skyddsåtgärder.",
            en="whether data leave the EU and EEA, and with what safeguards.",
        ),
    ),
    "retention": (
        Text(fi="Säilytysaika", sv="Lagringstid", en="Storage period"),
        Text(
            fi="miten pitkään tietoja säilytetään ja milloin tunnisteet poistetaan.",
            sv="hur länge uppgifterna lagras och när identifierarna raderas.",
            en="how long the data are stored, and when identifiers are deleted.",
        ),
    ),
    "rights": (
        Text(fi="Oikeutesi", sv="Dina rättigheter", en="Your rights"),
        Text(
            fi="oikeus saada pääsy tietoihin, oikaista ja poistaa ne, rajoittaa käsittelyä, "
            "vastustaa sitä ja siirtää tiedot järjestelmästä toiseen, ja miten oikeuksia "
            "käytetään.",
            sv="rätten att få tillgång till uppgifterna, rätta och radera dem, begränsa "
            "behandlingen, invända mot den och överföra uppgifterna från ett system till ett "
            "annat, och hur rättigheterna utövas.",
            en="the right to access, rectify and erase the data, to restrict the processing, to "
            "object to it and to move the data, and how to use these rights.",
        ),
    ),
    "withdrawal": (
        Text(
            fi="Suostumuksen peruuttaminen",
            sv="Återkallande av samtycke",
            en="Withdrawing consent",
        ),
        Text(
            fi="että suostumuksen voi peruuttaa milloin tahansa, jos käsittely perustuu siihen.",
            sv="att samtycket kan återkallas när som helst, om behandlingen grundar sig på det.",
            en="that consent can be withdrawn at any time, if the processing is based on it.",
        ),
    ),
    "complaint": (
        Text(fi="Valitus", sv="Klagomål", en="Complaint"),
        Text(
            fi="oikeus tehdä valitus tietosuojavaltuutetulle (tietosuoja.fi).",
            sv="rätten att lämna in klagomål till dataombudsmannen (tietosuoja.fi).",
            en="the right to complain to the Data Protection Ombudsman (tietosuoja.fi).",
        ),
    ),
    "voluntary": (
        Text(fi="Vastaaminen", sv="Att svara", en="Answering"),
        Text(
            fi="onko vastaaminen vapaaehtoista ja mitä seuraa, jos ei vastaa.",
            sv="om det är frivilligt att svara och vad som följer om man inte svarar.",
            en="whether answering is voluntary, and what follows from not answering.",
        ),
    ),
    "automated_decisions": (
        Text(
            fi="Automaattinen päätöksenteko",
            sv="Automatiserat beslutsfattande",
            en="Automated decision-making",
        ),
        Text(
            fi="tehdäänkö vastausten perusteella automaattisia päätöksiä ja miten.",
            sv="om automatiserade beslut fattas utifrån svaren, och hur.",
            en="whether decisions are made automatically from the answers, and how.",
        ),
    ),
}
"""Name of the part → its heading, and the prompt for whoever fills it in."""
