"""Answer scales, codes that say why there is no answer, and help that many questions share."""

from __future__ import annotations

from surveys.codelists.compact import code_list
from surveys.model import Code, Missing, Text

PREFER_NOT = Code(
    "refused",
    Text(fi="En halua vastata", sv="Jag vill inte svara", en="Prefer not to answer"),
    missing=Missing.REFUSED,
)
DONT_KNOW = Code(
    "dont_know",
    Text(fi="En osaa sanoa", sv="Jag kan inte säga", en="Don’t know"),
    missing=Missing.DONT_KNOW,
)

NONE_OF_THESE = Code(
    "none",
    Text(fi="Ei mitään näistä", sv="Inget av dessa", en="None of these"),
    exclusive=True,
)

STATEMENTS = Text(
    fi="Mitä mieltä olet seuraavista väittämistä?",
    sv="Vad anser du om följande påståenden?",
    en="What do you think of the following statements?",
)
"""The question over a grid of statements about various things."""

SEVERAL = Text(
    fi="Voit valita useita vaihtoehtoja.",
    sv="Du kan välja flera alternativ.",
    en="You can choose more than one.",
)
AT_MOST_THREE = Text(
    fi="Valitse enintään kolme.", sv="Välj högst tre.", en="Choose three at most."
)
ESTIMATE = Text(
    fi="Arvio riittää.", sv="En uppskattning räcker.", en="An estimate is enough."
)
NO_NAMES = Text(
    fi="Älä kirjoita nimiä tai muita tietoja, joista joku voidaan tunnistaa.",
    sv="Skriv inte namn eller andra uppgifter som gör att någon kan kännas igen.",
    en="Please do not write names or anything else that could identify a person.",
)

PER_CENT = Text(fi="prosenttia", sv="procent", en="per cent")
"""The unit of shares."""

_YES = ("yes", "Kyllä", "Ja", "Yes")
_NO = ("no", "Ei", "Nej", "No")

YES_NO = code_list("yes_no", _YES, _NO)
YES_NO_DONT_KNOW = code_list("yes_no_dont_know", _YES, _NO, also=(DONT_KNOW,))
YES_NO_PREFER_NOT = code_list("yes_no_prefer_not", _YES, _NO, also=(PREFER_NOT,))

AGREEMENT = code_list(
    "agreement",
    ("1", "Täysin eri mieltä", "Helt av annan åsikt", "Strongly disagree"),
    ("2", "Jokseenkin eri mieltä", "Delvis av annan åsikt", "Somewhat disagree"),
    ("3", "Ei samaa eikä eri mieltä", "Varken av samma eller annan åsikt",
     "Neither agree nor disagree"),
    ("4", "Jokseenkin samaa mieltä", "Delvis av samma åsikt", "Somewhat agree"),
    ("5", "Täysin samaa mieltä", "Helt av samma åsikt", "Strongly agree"),
)

NEED = code_list(
    "need",
    ("1", "Ei tarvetta", "Inget behov", "No need"),
    ("2", "Vähäinen tarve", "Litet behov", "Small need"),
    ("3", "Kohtalainen tarve", "Måttligt behov", "Moderate need"),
    ("4", "Suuri tarve", "Stort behov", "Great need"),
    ("5", "Erittäin suuri tarve", "Mycket stort behov", "Very great need"),
    also=(DONT_KNOW,),
)

COMPETENCE_LEVEL = code_list(
    "competence_level",
    ("1", "Heikko", "Svag", "Poor"),
    ("2", "Välttävä", "Försvarlig", "Fair"),
    ("3", "Kohtalainen", "Måttlig", "Moderate"),
    ("4", "Hyvä", "God", "Good"),
    ("5", "Erittäin hyvä", "Mycket god", "Very good"),
)

FULFILMENT = code_list(
    "fulfilment",
    ("1", "Ei toteudu lainkaan", "Uppfylls inte alls", "Not met at all"),
    ("2", "Toteutuu huonosti", "Uppfylls dåligt", "Poorly met"),
    ("3", "Toteutuu osittain", "Uppfylls delvis", "Partly met"),
    ("4", "Toteutuu hyvin", "Uppfylls väl", "Well met"),
    ("5", "Toteutuu täysin", "Uppfylls helt", "Fully met"),
)

CHANGE = code_list(
    "change",
    ("1", "Heikentänyt paljon", "Försämrat mycket", "Worsened a lot"),
    ("2", "Heikentänyt jonkin verran", "Försämrat i någon mån", "Worsened somewhat"),
    ("3", "Ei vaikutusta", "Ingen inverkan", "No effect"),
    ("4", "Parantanut jonkin verran", "Förbättrat i någon mån", "Improved somewhat"),
    ("5", "Parantanut paljon", "Förbättrat mycket", "Improved a lot"),
    also=(DONT_KNOW,),
)

_USEFULNESS = (
    ("1", "Ei lainkaan hyötyä", "Ingen nytta alls", "Not useful at all"),
    ("2", "Vähän hyötyä", "Liten nytta", "A little useful"),
    ("3", "Jonkin verran hyötyä", "Viss nytta", "Somewhat useful"),
    ("4", "Paljon hyötyä", "Stor nytta", "Very useful"),
    ("5", "Erittäin paljon hyötyä", "Mycket stor nytta", "Extremely useful"),
)

USEFULNESS = code_list("usefulness", *_USEFULNESS)
USEFULNESS_DONT_KNOW = code_list("usefulness_dont_know", *_USEFULNESS, also=(DONT_KNOW,))

# The idea of levels, from no contact to full collaboration, follows Frey et al. (2006),
# "Measuring collaboration among grant partners", American Journal of Evaluation 27(3),
# 383–392; the wording is our own.
COLLABORATION_LEVEL = code_list(
    "collaboration_level",
    ("0", "Ei yhteistyötä", "Inget samarbete", "No collaboration"),
    ("1", "Tunnemme toistemme tehtävät", "Vi känner till varandras uppgifter",
     "We know what each other does"),
    ("2", "Vaihdamme tietoa", "Vi utbyter information", "We share information"),
    ("3", "Sovitamme työtämme yhteen", "Vi samordnar vårt arbete", "We coordinate our work"),
    ("4", "Suunnittelemme ja päätämme yhdessä", "Vi planerar och beslutar tillsammans",
     "We plan and decide together"),
    ("5", "Toimimme yhtenä tiiminä", "Vi arbetar som ett team", "We work as one team"),
)
