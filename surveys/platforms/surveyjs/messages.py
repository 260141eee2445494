"""What a SurveyJS form itself says to respondents, in three languages."""

from __future__ import annotations

from surveys.model import Text

NEXT = Text(fi="Seuraava", sv="Nästa", en="Next")
PREVIOUS = Text(fi="Edellinen", sv="Föregående", en="Previous")
COMPLETE = Text(fi="Lähetä", sv="Skicka", en="Submit")
REQUIRED = Text(
    fi="Vastaa tähän kysymykseen.",
    sv="Besvara den här frågan.",
    en="Please answer this question.",
)
WHOLE = Text(fi="Kirjoita kokonaisluku.", sv="Skriv ett heltal.", en="Please write a whole number.")


def decimals_at_most(count: int) -> Text:
    """Say how many decimals a number may have."""
    return Text(
        fi=f"Kirjoita luku enintään {count} desimaalin tarkkuudella.",
        sv=f"Antalet decimaler får vara högst {count}.",
        en=f"The number of decimals can be at most {count}.",
    )
