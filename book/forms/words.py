"""What the pages of forms say besides the questionnaires themselves, in the three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor

from surveys.model import Language

SPACE = "\N{NO-BREAK SPACE}"
KILO, MEGA = 1000, 1_000_000
ITSELF: Mapping[str, str] = {"fi": "suomi", "sv": "svenska", "en": "English"}
"""Each language named in itself, as it stands inside a line."""
PROGRAMS: Mapping[str, str] = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "html": "HTML"}
"""Kinds of files that are known by another name than their ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """Texts of the pages of forms in one language; `{}` is a number or a name."""

    lang: Language
    question: str
    questions: str
    minute: str
    minutes: str
    rounds: str
    this_round: str
    preview: str
    try_form: str
    print_form: str
    downloads: str
    all_languages: str
    other_languages: str
    for_answers: str
    roles: Mapping[str, str]
    codebook: str
    losses: str
    losses_language: str
    situation: str
    choose: str
    guide: str
    back: str
    only_preview: str
    required: str
    statement: str
    options: str
    kilobytes: str
    megabytes: str
    point: str

    def count(self, number: int) -> str:
        r"""Return how many questions there are.

        Examples
        --------
        >>> WORDS["fi"].count(1), WORDS["sv"].count(31)
        ('1\xa0kysymys', '31\xa0frågor')
        """
        return (self.question if number == 1 else self.questions).format(number)

    def time(self, minutes: float) -> str:
        r"""Return an estimated time, in whole minutes and never zero.

        Examples
        --------
        >>> WORDS["en"].time(10.8), WORDS["en"].time(0.2)
        ('an estimated 11\xa0minutes', 'an estimated 1\xa0minute')
        """
        whole = max(1, floor(minutes + 0.5))
        return (self.minute if whole == 1 else self.minutes).format(whole)

    def role(self, name: str) -> str:
        """Return what a file is for; one that is not known here is called what it is called."""
        return self.roles.get(name, name)

    def kind(self, ending: str) -> str:
        """Return what a kind of file is called.

        Examples
        --------
        >>> WORDS["sv"].kind("docx"), WORDS["sv"].kind("sav")
        ('Word', 'sav')
        """
        return PROGRAMS.get(ending, ending)

    def size(self, number: int) -> str:
        r"""Return the size of a file of so many bytes.

        Examples
        --------
        >>> WORDS["fi"].size(23_500), WORDS["fi"].size(1_249_000), WORDS["en"].size(12)
        ('24\xa0kt', '1,2\xa0Mt', '1\xa0kB')
        """
        kilo = max(1, floor(number / KILO + 0.5))
        if kilo < KILO:
            return f"{kilo}{SPACE}{self.kilobytes}"
        tenths = floor(number / MEGA * 10 + 0.5)
        return f"{tenths // 10}{self.point}{tenths % 10}{SPACE}{self.megabytes}"


FINNISH = FormWords(
    lang="fi",
    question="{}\N{NO-BREAK SPACE}kysymys",
    questions="{}\N{NO-BREAK SPACE}kysymystä",
    minute="arviolta {}\N{NO-BREAK SPACE}minuutti",
    minutes="arviolta {}\N{NO-BREAK SPACE}minuuttia",
    rounds="Kierrokset",
    this_round="Kierros",
    preview="Esikatsele",
    try_form="Kokeile lomaketta",
    print_form="Tulosta paperilomake",
    downloads="Lataa",
    all_languages="kaikki kielet",
    other_languages="Muilla kielillä",
    for_answers="Vastausten lukemiseen",
    roles={
        "names": "nimivastaavuus",
        "ddi": "DDI-kuvaus",
        "schema": "Table Schema",
        "logic": "hyppylogiikka",
        "entry": "tallennuspohja",
        "labels": "pitkät selitteet",
        "structure": "rakennetiedosto",
    },
    codebook="Muuttujakuvaus",
    losses="Mitä ei voi siirtää: {}",
    losses_language="Luettelo on englanniksi.",
    situation="Tilanne",
    choose="Valitse",
    guide="Mikä muoto sopii mihinkin tilanteeseen",
    back="Kaikki lomakkeet",
    only_preview="Tämä on esikatselu, jolla ei voi vastata. Sivusto ei kerää vastauksia.",
    required="pakollinen",
    statement="Väittämä tai kohta",
    options="Näytä kaikki {}\N{NO-BREAK SPACE}vaihtoehtoa",
    kilobytes="kt",
    megabytes="Mt",
    point=",",
)

SWEDISH = FormWords(
    lang="sv",
    question="{}\N{NO-BREAK SPACE}fråga",
    questions="{}\N{NO-BREAK SPACE}frågor",
    minute="uppskattningsvis {}\N{NO-BREAK SPACE}minut",
    minutes="uppskattningsvis {}\N{NO-BREAK SPACE}minuter",
    rounds="Omgångar",
    this_round="Omgång",
    preview="Förhandsgranska",
    try_form="Prova blanketten",
    print_form="Skriv ut pappersblanketten",
    downloads="Ladda ner",
    all_languages="alla språk",
    other_languages="På andra språk",
    for_answers="För att läsa in svaren",
    roles={
        "names": "namnmappning",
        "ddi": "DDI-beskrivning",
        "schema": "Table Schema",
        "logic": "hopplogik",
        "entry": "inmatningsmall",
        "labels": "långa etiketter",
        "structure": "strukturfil",
    },
    codebook="Variabelbeskrivning",
    losses="Det som inte kan överföras: {}",
    losses_language="Listan är på engelska.",
    situation="Situation",
    choose="Välj",
    guide="Vilket format passar i vilken situation",
    back="Alla blanketter",
    only_preview="Det här är en förhandsgranskning som inte går att besvara. Webbplatsen samlar "
    "inte in svar.",
    required="obligatorisk",
    statement="Påstående eller punkt",
    options="Visa alla {}\N{NO-BREAK SPACE}alternativ",
    kilobytes="kB",
    megabytes="MB",
    point=",",
)

ENGLISH = FormWords(
    lang="en",
    question="{}\N{NO-BREAK SPACE}question",
    questions="{}\N{NO-BREAK SPACE}questions",
    minute="an estimated {}\N{NO-BREAK SPACE}minute",
    minutes="an estimated {}\N{NO-BREAK SPACE}minutes",
    rounds="Rounds",
    this_round="Round",
    preview="Preview",
    try_form="Try the form",
    print_form="Print the paper form",
    downloads="Download",
    all_languages="all languages",
    other_languages="In other languages",
    for_answers="To read answers back",
    roles={
        "names": "name mapping",
        "ddi": "DDI description",
        "schema": "Table Schema",
        "logic": "skip logic",
        "entry": "data entry sheet",
        "labels": "long labels",
        "structure": "structure file",
    },
    codebook="Codebook",
    losses="What {} cannot carry",
    losses_language="",
    situation="Situation",
    choose="Choose",
    guide="Which format suits which situation",
    back="All forms",
    only_preview="This is a preview that cannot be answered. This site collects no answers.",
    required="required",
    statement="Statement or item",
    options="Show all {}\N{NO-BREAK SPACE}options",
    kilobytes="kB",
    megabytes="MB",
    point=".",
)

WORDS: Mapping[str, FormWords] = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}
