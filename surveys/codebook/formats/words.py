"""What codebooks say of their own, in three languages."""

from __future__ import annotations

from typing import Final

from surveys.codebook.variable import Level, WaveChange
from surveys.model import Kind, Missing, Text

CODEBOOK: Final = Text(fi="Muuttujakuvaus", sv="Variabelbeskrivning", en="Codebook")
CONTENTS: Final = Text(fi="Sisällys", sv="Innehåll", en="Contents")
INSTRUMENT: Final = Text(fi="Kyselylomake", sv="Frågeformulär", en="Questionnaire")
WAVES: Final = Text(fi="Kierrokset", sv="Omgångar", en="Waves")
WAVE: Final = Text(fi="Kierros", sv="Omgång", en="Wave")
PERIOD: Final = Text(fi="Keruuaika", sv="Insamlingsperiod", en="Collection period")
VERSION: Final = Text(
    fi="Kyselylomakkeen versio", sv="Frågeformulärets version", en="Version of the questionnaire"
)
VARIABLES: Final = Text(fi="Muuttujat", sv="Variabler", en="Variables")
VARIABLE: Final = Text(fi="Muuttuja", sv="Variabel", en="Variable")
LABEL: Final = Text(fi="Selite", sv="Etikett", en="Label")
CODES: Final = Text(fi="Koodit", sv="Koder", en="Codes")
CODE: Final = Text(fi="Koodi", sv="Kod", en="Code")
MEANING: Final = Text(fi="Merkitys", sv="Betydelse", en="Meaning")
NOTE: Final = Text(fi="Huomautus", sv="Anmärkning", en="Note")
TYPE: Final = Text(fi="Tyyppi", sv="Typ", en="Type")
LEVEL: Final = Text(fi="Mitta-asteikko", sv="Mätnivå", en="Level of measurement")
LIMITS: Final = Text(fi="Mahdolliset arvot", sv="Möjliga värden", en="Possible values")
UNIT: Final = Text(fi="Yksikkö", sv="Enhet", en="Unit")
LONGEST: Final = Text(fi="Merkkejä enintään", sv="Högsta antal tecken", en="Characters at most")
REQUIRED: Final = Text(fi="Pakollinen", sv="Obligatorisk", en="Required")
YES: Final = Text(fi="kyllä", sv="ja", en="yes")
FORMULA: Final = Text(fi="Laskukaava", sv="Formel", en="Formula")
COMPUTED: Final = Text(
    fi="Laskettu vastauksista: {formula}", sv="Beräknad utifrån svaren: {formula}",
    en="Computed from answers: {formula}",
)  # fmt: skip
ADDED: Final = Text(
    fi="Puhdistuksessa lisätyt muuttujat", sv="Variabler som lagts till i rensningen",
    en="Variables added in cleaning",
)  # fmt: skip
TREATED: Final = Text(fi="Anonymisointi", sv="Anonymisering", en="Anonymisation")
ASKED_IF: Final = Text(
    fi="Kysymys esitetään, jos {test}.", sv="Frågan ställs om {test}.",
    en="The question is asked if {test}.",
)  # fmt: skip
EXPRESSION: Final = Text(fi="Täsmällinen ehto", sv="Exakt villkor", en="Exact condition")
CHANGED: Final = Text(
    fi="Kysymys muuttui kierrosten {before} ja {after} välillä.",
    sv="Frågan ändrades mellan omgångarna {before} och {after}.",
    en="The question changed between waves {before} and {after}.",
)
CHANGES: Final = Text(fi="Muutokset", sv="Ändringar", en="Changes")
SURVEY_DATA: Final = Text(fi="Kyselyaineisto", sv="Enkätdata", en="Survey data")
SYNTHETIC: Final = Text(
    fi="Synteettinen aineisto: vastaajat ovat keksittyjä.",
    sv="Syntetiskt material: respondenterna är påhittade.",
    en="Synthetic data: the respondents are invented.",
)
STRUCTURED: Final = Text(
    fi="Strukturoitu kyselylomake", sv="Strukturerat frågeformulär", en="Structured questionnaire"
)
NOT_AN_ANSWER: Final[dict[Missing, Text]] = {
    Missing.NOT_ASKED: Text(fi="ei kysytty", sv="tillfrågades inte", en="was not asked"),
    Missing.NOT_REACHED: Text(
        fi="ei edennyt kysymykseen asti", sv="nådde inte frågan", en="did not reach the question"
    ),
    Missing.BLANK: Text(fi="jätti tyhjäksi", sv="lämnade tomt", en="left it blank"),
    Missing.DONT_KNOW: Text(fi="ei osannut sanoa", sv="kunde inte säga", en="did not know"),
    Missing.REFUSED: Text(
        fi="ei halunnut vastata", sv="ville inte svara", en="preferred not to answer"
    ),
    Missing.NOT_IN_WAVE: Text(
        fi="ei tällä kierroksella", sv="inte i denna omgång", en="not in this wave"
    ),
    Missing.REMOVED: Text(
        fi="poistettu anonymisoinnissa", sv="borttaget vid anonymiseringen",
        en="removed in anonymisation",
    ),
}  # fmt: skip
"""Why there is no answer, in the words of codebooks and results alike, for inside a sentence."""
NO_ANSWER: Final = Text(
    fi="Ei vastausta: {reason}", sv="Inget svar: {reason}", en="No answer: {reason}"
)
KINDS: Final[dict[Kind, Text]] = {
    Kind.CODE: Text(fi="koodi", sv="kod", en="code"),
    Kind.FLAG: Text(fi="valittu tai ei", sv="vald eller inte", en="chosen or not"),
    Kind.INTEGER: Text(fi="kokonaisluku", sv="heltal", en="whole number"),
    Kind.DECIMAL: Text(fi="desimaaliluku", sv="decimaltal", en="decimal number"),
    Kind.DATE: Text(fi="päivämäärä", sv="datum", en="date"),
    Kind.TEXT: Text(fi="teksti", sv="text", en="text"),
}
LEVELS: Final[dict[Level, Text]] = {
    Level.BINARY: Text(fi="kaksiluokkainen", sv="binär", en="binary"),
    Level.NOMINAL: Text(fi="luokitteluasteikko", sv="nominalskala", en="nominal"),
    Level.ORDINAL: Text(fi="järjestysasteikko", sv="ordinalskala", en="ordinal"),
    Level.NUMERIC: Text(fi="numeerinen", sv="numerisk", en="numeric"),
    Level.DATE: Text(fi="päivämäärä", sv="datum", en="date"),
    Level.TEXT: Text(fi="teksti", sv="text", en="text"),
}


def filled(sentence: Text, **parts: str) -> Text:
    """Return a sentence with its gaps filled, in every language.

    Examples
    --------
    >>> filled(COMPUTED, formula="a + b").en
    'Computed from answers: a + b'
    """
    return sentence.map(lambda words: words.format(**parts))


def changed(change: WaveChange) -> Text:
    """Say that a question changed between two waves."""
    return filled(CHANGED, before=change.before, after=change.after)
