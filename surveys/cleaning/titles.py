"""What readers call the steps of cleaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.model import Text

TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "drop_partial": Text(
            fi="Keskeneräisten vastausten poisto",
            sv="Ofullständiga svar tas bort",
            en="Unfinished responses dropped",
        ),
        "drop_tests": Text(
            fi="Kokeiluvastausten poisto", sv="Provsvar tas bort", en="Test responses dropped"
        ),
        "keep_last": Text(
            fi="Samalta vastaajalta säilytetään viimeinen vastaus",
            sv="Det sista svaret av flera från samma person behålls",
            en="Last of several responses by one person kept",
        ),
        "drop_duplicates": Text(
            fi="Samoin täytettyjen vastausten poisto",
            sv="Likadant ifyllda svar tas bort",
            en="Responses filled in alike dropped",
        ),
        "correct": Text(
            fi="Kirjatut korjaukset", sv="Införda rättelser", en="Recorded corrections"
        ),
        "repair_text": Text(fi="Tekstien siistiminen", sv="Texter rensas", en="Texts tidied"),
        "repair_numbers": Text(
            fi="Sanoin tai yksiköin kirjoitettujen lukujen tulkinta",
            sv="Tal som skrivits med ord eller enheter tolkas",
            en="Numbers written in words or with units read",
        ),
        "repair_dates": Text(
            fi="Kirjoitettujen päivämäärien tulkinta",
            sv="Skrivna datum tolkas",
            en="Written dates read",
        ),
        "recode_other": Text(
            fi="Muu-vastausten luokittelu tarkistetun taulukon mukaan",
            sv="Svaren ”annat” klassas enligt en granskad tabell",
            en="Answers “other” coded by a reviewed table",
        ),
        "set_missing_out_of_range": Text(
            fi="Mahdottomien arvojen poisto",
            sv="Omöjliga värden tas bort",
            en="Impossible values removed",
        ),
        "blank_skipped": Text(
            fi="Hyppyehtojen vastaisten vastausten poisto",
            sv="Svar på frågor som inte skulle ha ställts tas bort",
            en="Answers to questions that should have been skipped removed",
        ),
        "blank_invalid": Text(
            fi="Ristiriitaisten vastausten poisto",
            sv="Motstridiga svar tas bort",
            en="Contradictory answers removed",
        ),
        "flag_date_order": Text(
            fi="Väärässä järjestyksessä olevien päivien merkitseminen",
            sv="Datum i fel ordning märks ut",
            en="Dates in the wrong order flagged",
        ),
        "blank_date_order": Text(
            fi="Väärässä järjestyksessä olevien päivien poisto",
            sv="Datum i fel ordning tas bort",
            en="Dates in the wrong order removed",
        ),
        "flag_outliers": Text(
            fi="Poikkeavien lukujen merkitseminen",
            sv="Avvikande tal märks ut",
            en="Outlying numbers flagged",
        ),
        "set_outliers_missing": Text(
            fi="Poikkeavien lukujen poisto",
            sv="Avvikande tal tas bort",
            en="Outlying numbers removed",
        ),
        "flag_straight_lining": Text(
            fi="Kaikkiin kohtiin samoin vastanneiden merkitseminen",
            sv="Lika svar på alla punkter märks ut",
            en="The same answer to every row flagged",
        ),
        "flag_speeding": Text(
            fi="Hyvin nopeasti vastanneiden merkitseminen",
            sv="Mycket snabba svar märks ut",
            en="Very quick responses flagged",
        ),
        "flag_duplicates": Text(
            fi="Samoin täytettyjen vastausten merkitseminen",
            sv="Likadant ifyllda svar märks ut",
            en="Responses filled in alike flagged",
        ),
        "flag_near_duplicates": Text(
            fi="Lähes samoin täytettyjen vastausten merkitseminen",
            sv="Nästan likadant ifyllda svar märks ut",
            en="Responses filled in nearly alike flagged",
        ),
        "drop_flagged": Text(
            fi="Merkittyjen vastausten poisto",
            sv="Utmärkta svar tas bort",
            en="Flagged responses dropped",
        ),
        "scale_scores": Text(
            fi="Summamuuttujien laskeminen", sv="Skalpoäng beräknas", en="Scale scores computed"
        ),
        "measure_scores": Text(
            fi="Julkaistujen mittarien pisteytys",
            sv="Publicerade mätinstrument poängsätts",
            en="Published measures scored",
        ),
    }
)
"""Step → its name in tables and reports."""
