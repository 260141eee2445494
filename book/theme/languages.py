"""Every word the theme itself says, in the three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NAMES: Mapping[str, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Texts of the user interface in one language."""

    lang: str
    skip: str
    languages: str
    contents: str
    on_this_page: str
    pager: str
    previous: str
    next: str
    notice: str
    show_code: str
    footnotes: str
    back_to_text: str
    references: str
    built_from: str
    licence: str
    source: str
    open_figure: str
    labels: Mapping[str, str]
    admonitions: Mapping[str, str]


FINNISH = Words(
    lang="fi",
    skip="Siirry sisältöön",
    languages="Kieli",
    contents="Sisällys",
    on_this_page="Tällä sivulla",
    pager="Edellinen ja seuraava sivu",
    previous="Edellinen",
    next="Seuraava",
    notice="Huomaa",
    show_code="Näytä koodi",
    footnotes="Alaviitteet",
    back_to_text="Takaisin tekstiin",
    references="Lähteet",
    built_from="Koostettu aineistosta",
    licence="Käyttölupa",
    source="Sivun lähdetiedosto",
    open_figure="Avaa kuvio suurena",
    labels={"figure": "Kuvio", "table": "Taulukko", "code": "Koodi"},
    admonitions={
        "attention": "Huomio",
        "caution": "Varo",
        "danger": "Vaara",
        "error": "Virhe",
        "hint": "Vihje",
        "important": "Tärkeää",
        "note": "Huomautus",
        "seealso": "Katso myös",
        "tip": "Vinkki",
        "warning": "Varoitus",
    },
)

SWEDISH = Words(
    lang="sv",
    skip="Hoppa till innehållet",
    languages="Språk",
    contents="Innehåll",
    on_this_page="På den här sidan",
    pager="Föregående och nästa sida",
    previous="Föregående",
    next="Nästa",
    notice="Observera",
    show_code="Visa koden",
    footnotes="Fotnoter",
    back_to_text="Tillbaka till texten",
    references="Källor",
    built_from="Sammanställd av materialet",
    licence="Licens",
    source="Sidans källfil",
    open_figure="Öppna figuren i full storlek",
    labels={"figure": "Figur", "table": "Tabell", "code": "Kod"},
    admonitions={
        "attention": "Lägg märke till",
        "caution": "Var försiktig",
        "danger": "Fara",
        "error": "Fel",
        "hint": "Ledtråd",
        "important": "Viktigt",
        "note": "Obs",
        "seealso": "Se även",
        "tip": "Tips",
        "warning": "Varning",
    },
)

ENGLISH = Words(
    lang="en",
    skip="Skip to content",
    languages="Language",
    contents="Contents",
    on_this_page="On this page",
    pager="Previous and next page",
    previous="Previous",
    next="Next",
    notice="Please note",
    show_code="Show the code",
    footnotes="Footnotes",
    back_to_text="Back to the text",
    references="References",
    built_from="Compiled from",
    licence="Licence",
    source="Source of this page",
    open_figure="Open the figure in full size",
    labels={"figure": "Figure", "table": "Table", "code": "Code"},
    admonitions={
        "attention": "Attention",
        "caution": "Caution",
        "danger": "Danger",
        "error": "Error",
        "hint": "Hint",
        "important": "Important",
        "note": "Note",
        "seealso": "See also",
        "tip": "Tip",
        "warning": "Warning",
    },
)

WORDS: Mapping[str, Words] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
