"""What an ODK form itself says to respondents, in three languages."""

from __future__ import annotations

from surveys.model import LANGUAGES, Language, Text
from surveys.platforms.odk.cells import literal

LANGUAGE_QUESTION = Text(fi="Vastauskieli", sv="Svarsspråk", en="Language of your answers")
LANGUAGE_REQUIRED = Text(
    fi="Valitse kieli, jolla vastaat.",
    sv="Välj det språk som du svarar på.",
    en="Choose the language in which you answer.",
)
LANGUAGE_NAMES: dict[Language, Text] = {
    "fi": Text(fi="suomi", sv="finska (suomi)", en="Finnish (suomi)"),
    "sv": Text(fi="ruotsi (svenska)", sv="svenska", en="Swedish (svenska)"),
    "en": Text(fi="englanti (English)", sv="engelska (English)", en="English"),
}


def joined(texts: list[Text], between: str = " ") -> Text | None:
    """Return several texts as one, or None when there are none."""
    if not texts:
        return None
    return Text(
        fi=between.join(text.fi for text in texts),
        sv=between.join(text.sv for text in texts),
        en=between.join(text.en for text in texts),
    )


def headed(heading: Text, text: Text) -> Text:
    r"""Put a heading over a text shown as it stands, in XLSForms' marks for bold print.

    Examples
    --------
    >>> headed(Text(fi="Tarkoitus"), Text(fi="Tutkimus"))["fi"]
    '**Tarkoitus**\n\nTutkimus'
    """
    return Text(**{
        one: f"**{heading[one]}**\n\n{literal(text[one])}" for one in LANGUAGES
        if heading.has(one) and text.has(one)
    })  # fmt: skip


def exclusive(option: Text) -> Text:
    """Say that an option stands alone."""
    return Text(
        fi=f"Vaihtoehtoa ”{option.fi}” ei voi valita muiden kanssa.",
        sv=f"Alternativet ”{option.sv}” kan inte väljas tillsammans med andra.",
        en=f"“{option.en}” cannot be chosen together with others.",
    )


def adds_up_to(total: int) -> Text:
    """Say what the parts have to sum to, and that a part of nothing is written 0."""
    return Text(
        fi=f"Lukujen summan on oltava {total}. Kirjoita 0, jos osuutta ei ole.",
        sv=f"Summan av talen ska vara {total}. Skriv 0 där det inte finns någon andel.",
        en=f"The numbers must add up to {total}. Write 0 where there is no share.",
    )


def adds_up_in_full(total: int) -> Text:
    """Say what the parts have to sum to, and that none of them may be left empty."""
    told = adds_up_to(total)
    return Text(
        fi=f"{told.fi} Mitään kohtaa ei saa jättää tyhjäksi.",
        sv=f"{told.sv} Ingen rad får lämnas tom.",
        en=f"{told.en} No row may be left empty.",
    )
