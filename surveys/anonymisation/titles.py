"""What readers call the steps of anonymisation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.model import Text

TITLES: Mapping[str, Text] = MappingProxyType(
    {
        "pseudonymise": Text(
            fi="Tunnisteen korvaaminen salaisella avaimella lasketulla pseudonyymillä",
            sv="Identifieraren ersätts med en nyckelbaserad pseudonym",
            en="Identifier replaced by a keyed pseudonym",
        ),
        "remove": Text(fi="Tietojen poisto", sv="Uppgifter tas bort", en="Answers removed"),
        "remove_free_text": Text(
            fi="Avovastausten poisto", sv="Öppna svar tas bort", en="Open answers removed"
        ),
        "redact_text": Text(
            fi="Tunnisteiden ja nimien peittäminen avovastauksista",
            sv="Identifierare och namn döljs i öppna svar",
            en="Identifiers and names masked in open answers",
        ),
        "code_themes": Text(
            fi="Avovastausten korvaaminen teemoilla",
            sv="Öppna svar ersätts med teman",
            en="Open answers replaced by themes",
        ),
        "generalise": Text(
            fi="Luokkien yhdistäminen", sv="Klasser slås samman", en="Categories merged"
        ),
        "generalise_to": Text(
            fi="Luokkien yhdistäminen hierarkian tasolle",
            sv="Klasser slås samman till en nivå i hierarkin",
            en="Categories merged to a level of their hierarchy",
        ),
        "generalise_by_lattice": Text(
            fi="Parhaan karkeistuksen valinta kaikista mahdollisista",
            sv="Den bästa av alla möjliga sammanslagningar väljs",
            en="Best of all possible mergings chosen",
        ),
        "band": Text(fi="Lukujen luokittelu", sv="Tal klassindelas", en="Numbers put into bands"),
        "top_bottom_code": Text(
            fi="Ääriarvojen katkaisu", sv="Extremvärden kapas", en="Extreme values cut"
        ),
        "coarsen_submitted": Text(
            fi="Vastausajan poisto tai karkeistus",
            sv="Svarstiden tas bort eller görs grövre",
            en="Time of answering removed or coarsened",
        ),
        "microaggregate": Text(
            fi="Lukujen korvaaminen lähimpien vastausten keskiarvoilla",
            sv="Tal ersätts med medelvärden av de närmaste svaren",
            en="Numbers replaced by means of the nearest responses",
        ),
        "pram": Text(
            fi="Luokkien satunnainen vaihtaminen tunnetuin todennäköisyyksin",
            sv="Klasser byts slumpmässigt med kända sannolikheter",
            en="Categories changed at random with known probabilities",
        ),
        "add_noise": Text(
            fi="Satunnaisluvun lisääminen", sv="Slumptal läggs till", en="Random noise added"
        ),
        "swap_ranks": Text(
            fi="Lähekkäisten lukujen vaihtaminen keskenään",
            sv="Närliggande tal byter plats",
            en="Numbers of near rank swapped",
        ),
        "suppress": Text(
            fi="Harvinaisten yhdistelmien peittäminen",
            sv="Sällsynta kombinationer döljs",
            en="Rare combinations blanked",
        ),
        "suppress_sensitive": Text(
            fi="Koko ryhmän yhteisten arkaluonteisten tietojen poisto",
            sv="Känsliga uppgifter som en hel grupp delar tas bort",
            en="Sensitive answers shared by a whole group removed",
        ),
        "replace_response_ids": Text(
            fi="Vastausten numeroiden korvaaminen",
            sv="Svarens nummer ersätts",
            en="Response numbers replaced",
        ),
    }
)
"""Step → its name in tables and reports."""
