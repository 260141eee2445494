"""How a question is answered on paper: "Valitse yksi.", "Kirjoita kokonaisluku väliltä 0–60."."""

from __future__ import annotations

from surveys.model import (
    Allocation,
    Code,
    Date,
    Item,
    Language,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    ShortText,
    SingleChoice,
    Text,
)
from surveys.model.words import OR, joined, quoted
from surveys.printed.words import day, digits

_ONE = Text(fi="Valitse yksi.", sv="Välj ett alternativ.", en="Choose one.")
_SEVERAL = Text(
    fi="Valitse kaikki sopivat.", sv="Välj alla som passar.", en="Choose all that apply."
)
AT_MOST = Text(
    fi="Valitse enintään {n}.", sv="Välj högst {n}.", en="Choose at most {n}."
)  # fmt: skip
_ALONE = Text(
    fi="Jos valitset {options}, älä valitse muita.",
    sv="Om du väljer {options}, välj inget annat.",
    en="If you choose {options}, choose nothing else.",
)
_ROWS = Text(
    fi="Valitse yksi joka riviltä.", sv="Välj ett alternativ på varje rad.",
    en="Choose one on each row.",
)  # fmt: skip
_WHOLE = Text(
    fi="Kirjoita kokonaisluku väliltä {low}–{high}.",
    sv="Skriv ett heltal mellan {low} och {high}.",
    en="Write a whole number from {low} to {high}.",
)
_BETWEEN = Text(
    fi="Kirjoita luku väliltä {low}–{high}.",
    sv="Skriv ett tal mellan {low} och {high}.",
    en="Write a number from {low} to {high}.",
)
_DECIMAL = Text(
    fi="Luvussa voi olla yksi desimaali.",
    sv="Talet kan ha en decimal.",
    en="It can have one decimal.",
)
_DECIMALS = Text(
    fi="Luvussa voi olla enintään {n} desimaalia.",
    sv="Talet kan ha högst {n} decimaler.",
    en="It can have up to {n} decimals.",
)
_SHARES = Text(
    fi="Jaa {total} osiin: kirjoita kokonaislukuja, joiden summa on {total}. "
    "Tyhjä kohta tarkoittaa nollaa.",
    sv="Dela upp {total}: skriv heltal vars summa är {total}. En tom rad betyder noll.",
    en="Divide {total} into parts: write whole numbers that add up to {total}. "
    "An empty row means zero.",
)
_ZEROS = Text(
    fi="Tyhjä kohta tarkoittaa nollaa.", sv="En tom rad betyder noll.",
    en="An empty row means zero.",
)  # fmt: skip
_DAY = Text(
    fi="Kirjoita päivä, kuukausi ja vuosi. Päivän on oltava väliltä {low}–{high}.",
    sv="Skriv dag, månad och år. Dagen ska vara mellan {low} och {high}.",
    en="Write the day, month and year. The day must be from {low} to {high}.",
)
_LETTERS = Text(
    fi="Enintään {n} merkkiä.", sv="Högst {n} tecken.", en="At most {n} characters."
)  # fmt: skip
_COUNTED = 100
"""Nobody counts more characters than these by hand."""
_NUMERALS: dict[Language, tuple[str, ...]] = {
    "fi": ("yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi"),
    "sv": ("ett", "två", "tre", "fyra", "fem", "sex"),
    "en": ("one", "two", "three", "four", "five", "six"),
}


def instruction(item: Item, language: Language) -> str:
    """Say how a question is answered, unless its own help says so already; "" when it is plain.

    Examples
    --------
    >>> from surveys.instruments import coordinators
    >>> instruction(coordinators["role"], "fi"), instruction(coordinators["years_in_role"], "en")
    ('Valitse yksi.', 'Write a whole number from 0 to 40.')
    """
    return " ".join(_sentences(item, language))


def _sentences(item: Item, language: Language) -> list[str]:
    help_text = "" if item.help is None else item.help[language]
    match item:
        case SingleChoice():
            return [_ONE[language]]
        case MultipleChoice():
            return _choices(item, language, help_text)
        case LikertGrid():
            return [_ROWS[language]]
        case Number():
            return [_number(item, language)]
        case Allocation(total=total):
            said = str(total) in help_text
            return [(_ZEROS if said else _SHARES)[language].format(total=total)]
        case Date(earliest=earliest, latest=latest):
            low, high = (day(one, language) for one in (earliest, latest))
            return [_DAY[language].format(low=low, high=high)]
        case ShortText(max_length=most) if most <= _COUNTED:
            return [_LETTERS[language].format(n=most)]
        case ShortText() | LongText() | _:
            return []


def _choices(item: MultipleChoice, language: Language, help_text: str) -> list[str]:
    found = []
    if item.at_most is not None:
        if not _names(item.at_most, help_text, language):
            found.append(AT_MOST[language].format(n=item.at_most))
    elif not help_text:
        found.append(_SEVERAL[language])
    alone = [code for code in item.codes if code.stands_alone]
    return [*found, _alone(alone, language)] if alone else found


def _alone(codes: list[Code], language: Language) -> str:
    named = joined([quoted(code.text[language], language) for code in codes], OR[language])
    return _ALONE[language].format(options=named)


def _names(number: int, text: str, language: Language) -> bool:
    """Return whether a text says a number, in digits or as a word."""
    words = _NUMERALS[language]
    word = words[number - 1] if number <= len(words) else ""
    return str(number) in text or bool(word and word in text.lower())


def _number(item: Number, language: Language) -> str:
    low, high = (digits(limit, language) for limit in (item.minimum, item.maximum))
    if not item.decimals:
        return _WHOLE[language].format(low=low, high=high)
    decimals = (_DECIMAL if item.decimals == 1 else _DECIMALS)[language].format(n=item.decimals)
    return f"{_BETWEEN[language].format(low=low, high=high)} {decimals}"
