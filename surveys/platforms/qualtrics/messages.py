"""What the list of settings says to whoever builds the survey, in three languages."""

from __future__ import annotations

from surveys.model import Text

HEADING = Text(
    fi="Asetettava käsin Qualtricsissa",
    sv="Ställs in för hand i Qualtrics",
    en="To be set by hand in Qualtrics",
)
ABOUT = Text(
    fi="Tuotu tekstitiedosto ei sisällä ehtoja, tarkistuksia eikä satunnaista järjestystä. Aseta "
    "nämä, kun tiedosto on tuotu. Hakasulkeissa on kysymyksen tunnus.",
    sv="Textfilen som importeras innehåller inga villkor, kontroller eller slumpmässig ordning. "
    "Ställ in dem när filen är importerad. Frågans id står inom hakparentes.",
    en="The text file that is imported has no conditions, checks or random order. Set these when "
    "it is imported. The id of the question stands in square brackets.",
)
NAME = Text(fi="Kyselyn nimi: {text}", sv="Enkätens namn: {text}", en="Name of the survey: {text}")
THANKS = Text(
    fi="Lopetusteksti (End of Survey): {text}",
    sv="Avslutande text (End of Survey): {text}",
    en="Text at the end (End of Survey): {text}",
)
SECTION = Text(fi="Osa {number}. {text}", sv="Del {number}. {text}", en="Section {number}. {text}")
SHOW = Text(
    fi="Näytä, jos {test} (Display logic).",
    sv="Visa om {test} (Display logic).",
    en="Show if {test} (Display logic).",
)
REQUIRED = Text(
    fi="Vastaus vaaditaan (Force response).",
    sv="Svar krävs (Force response).",
    en="An answer is required (Force response).",
)
VALID = Text(
    fi="Hyväksy vastaus vain, jos {test} (Custom validation). Muuten näytä: {text}",
    sv="Godta svaret bara om {test} (Custom validation). Visa annars: {text}",
    en="Accept the answer only if {test} (Custom validation). Otherwise show: {text}",
)
ALONE = Text(
    fi="Vaihtoehto ”{text}” valitaan yksin (Make answer exclusive).",
    sv="Alternativet ”{text}” väljs ensamt (Make answer exclusive).",
    en="The option “{text}” is chosen alone (Make answer exclusive).",
)
SHUFFLED = Text(
    fi="Satunnainen järjestys (Choice randomization).",
    sv="Slumpmässig ordning (Choice randomization).",
    en="Random order (Choice randomization).",
)
FIXED = Text(
    fi="Vaihtoehto ”{text}” pysyy paikallaan, vaikka järjestys on satunnainen.",
    sv="Alternativet ”{text}” står kvar på sin plats trots den slumpmässiga ordningen.",
    en="The option “{text}” keeps its place in spite of the random order.",
)
UNIQUE = Text(
    fi="Samaa vastausta ei saa antaa kahdesti; Qualtrics ei tarkista sitä.",
    sv="Samma svar får inte ges två gånger; det kontrolleras inte av Qualtrics.",
    en="The same answer may not be given twice; Qualtrics does not check it.",
)
PIPED = Text(
    fi="Lisää aiempi vastaus tekstiin kohtaan {text} (Piped text).",
    sv="Infoga det tidigare svaret i texten vid {text} (Piped text).",
    en="Insert the earlier answer in the text at {text} (Piped text).",
)
DATE = Text(
    fi="Päivämäärä muodossa vvvv/kk/pp (Content validation: Date, yyyy/mm/dd).",
    sv="Datum i formatet åååå/mm/dd (Content validation: Date, yyyy/mm/dd).",
    en="A date as yyyy/mm/dd (Content validation: Date, yyyy/mm/dd).",
)
WRITE_DATE = Text(
    fi="Kirjoita päivä muodossa vvvv/kk/pp, esimerkiksi 2026/03/31.",
    sv="Skriv dagen i formatet åååå/mm/dd, till exempel 2026/03/31.",
    en="Write the day as yyyy/mm/dd, such as 2026/03/31.",
)
WHOLE = Text(
    fi="Kokonaisluku (Content validation: Number, 0 desimaalia).",
    sv="Heltal (Content validation: Number, 0 decimaler).",
    en="A whole number (Content validation: Number, 0 decimals).",
)


def decimals(count: int) -> Text:
    """Say how many decimals a number has at most."""
    return Text(
        fi=f"Luku, desimaaleja enintään {count} (Content validation: Number).",
        sv=f"Tal, antal decimaler högst {count} (Content validation: Number).",
        en=f"A number, decimals at most {count} (Content validation: Number).",
    )
