from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation.identifiers import Finding, IdentifierKind, find, redact

CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS = {"18": "+", "19": "-YXWVU", "20": "ABCDEF"}
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
GAPS = st.sampled_from(["", "", " ", "\u00a0", "\u2009", "  "])


def kinds(text: str) -> list[str]:
    return [found.kind.value for found in find(text)]


@st.composite
def codes(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Fictional codes: date, sign, a number of the 900-series, check character."""
    day, month, year = (draw(st.integers(*limits)) for limits in ((1, 31), (1, 12), (0, 99)))
    date = f"{day:02}{month:02}{year:02}"
    sign = draw(st.sampled_from("".join(SIGNS.values())))
    number = f"{draw(st.integers(900, 999))}"
    return date, sign, number, CHECK[int(date + number) % 31]


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """The same codes as people write them."""
    date, sign, number, check = draw(codes())
    dot = draw(st.sampled_from(["", ".", " ", " . ", "/"]))
    sign = draw(st.sampled_from(DASHES)) if sign == "-" else sign
    if draw(st.booleans()):
        date = f"{date[:2]}{dot}{date[2:4]}{dot}{date[4:]}"
    if draw(st.booleans()):
        number = draw(GAPS).join(number)
    written = draw(GAPS).join((date, sign, number, check))
    return written.lower() if draw(st.booleans()) else written


@given(
    spellings(),
    st.sampled_from(["", "hetu ", "(", "Hän,", "hetu:"]),
    st.sampled_from(["", ".", ") ok", " x"]),
)
def test_every_spelling_of_a_valid_code_is_found(code: str, before: str, after: str) -> None:
    found = find(f"{before}{code}{after}")
    assert found == (
        Finding(IdentifierKind.IDENTITY_CODE, len(before), len(before) + len(code), True),
    )
    assert redact(f"{before}{code}{after}") == f"{before}[identity_code]{after}"


@given(codes(), st.sampled_from(CHECK))
def test_a_wrong_check_character_is_a_slip(code: tuple[str, str, str, str], check: str) -> None:
    date, sign, number, right = code
    found = find(f"{date}{sign}{number}{check}")
    assert [(one.kind, one.valid) for one in found] == [
        (IdentifierKind.IDENTITY_CODE, check == right)
    ]


@given(codes())
def test_a_lost_sign_before_a_letter_is_found(code: tuple[str, str, str, str]) -> None:
    date, _, number, check = code
    assert (kinds(f"{date} {number}{check}") == ["identity_code"]) == check.isalpha()


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@given(
    st.one_of(
        st.integers(-9_999_999, 9_999_999).map(str),
        st.decimals(-99999, 99999, places=2, allow_nan=False).map(str),
        st.decimals(0, 999, places=3).map(lambda one: f"{one}".replace(".", ",") + " %"),
        DAYS.map(lambda one: f"{one.isoformat()}"),
        DAYS.map(lambda one: f"{one.day}.{one.month}.{one.year}"),
        DAYS.map(lambda one: f"{one.day:02}.{one.month:02}.{one.year:04}"),
        st.times().map(lambda one: f"klo {one.hour:02}.{one.minute:02}"),
        st.integers(1, 10**9).map(lambda one: f"{one:,}".replace(",", " ") + " euroa"),
        st.tuples(DAYS, DAYS).map(lambda days: f"{days[0].year}–{days[1].year}"),
    )
)
def test_ordinary_numbers_are_left_alone(number: str) -> None:
    assert find(f"Meillä oli {number} viime vuonna") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("matti.esimerkki@example.fi", "email"),
        ("maija.m@sub.kunta.example", "email"),
        ("maija (at) example.fi", "email"),
        ("maija [ät] example.fi", "email"),
        ("väinö@example.fi", "email"),
        ("040 123 4567", "phone"),
        ("040-1234567", "phone"),
        ("0401234567", "phone"),
        ("+358 40 123 4567", "phone"),
        ("+358401234567", "phone"),
        ("00358 40 1234567", "phone"),
        ("(09) 310 1691", "phone"),
        ("029 5020 600", "phone"),
        ("050–123 4567", "phone"),
        ("+46 8 123 456 78", "phone"),
        ("FI21 1234 5600 0007 85", "iban"),
        ("fi2112345600000785", "iban"),
        ("FI99 1234 5600 0007 85", "iban"),
        ("0737546-2", "business_id"),
        ("0737546 – 2", "business_id"),
        ("FI07375462", "business_id"),
    ],
)
def test_other_identifiers_are_found(text: str, kind: str) -> None:
    assert kinds(text) == [kind]
    assert redact(f"Tieto: {text}, ja muuta.") == f"Tieto: [{kind}], ja muuta."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Asiakkaita oli 12 ja tapaamisia 340.",
        "2737546-3",
        "1234567-8",
        "320195-910A",
        "011395-910A",
        "01.01.1995-01.02.1996",
        "01-02-2024",
        "05 06 2024",
        "010195-910G",
        "x010195-910A",
        "0,75 ja 0.5",
        "palkka 2 500 e/kk",
        "ks. @ ja at",
        "FI2112345600000785x",
    ],
)
def test_what_is_no_identifier_is_left_alone(text: str) -> None:
    assert find(text) == ()
    assert redact(text) == text


def test_check_digits_are_told() -> None:
    assert [one.valid for one in find("FI21 1234 5600 0007 85 FI22 1234 5600 0007 85")] == [
        True, False,
    ]  # fmt: skip


def test_several_identifiers_stand_in_order_without_overlap() -> None:
    text = "Soita 040 1234567 (010195-910A) tai a@b.fi, tili FI2112345600000785"
    assert redact(text) == "Soita [phone] ([identity_code]) tai [email], tili [iban]"


def test_a_finding_never_holds_what_was_found() -> None:
    assert "910" not in repr(find("010195-910A"))


@given(st.text(alphabet=st.sampled_from("0123456789 -–.+@aAfFiI()/,")))
def test_redacting_leaves_what_stands_between(text: str) -> None:
    found = find(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    kept = [
        text[a:b]
        for a, b in zip(
            [0, *(one.end for one in found)],
            [*(one.start for one in found), len(text)],
            strict=True,
        )
    ]
    assert all(piece in redact(text) for piece in kept)


ODD = "0123456789٠٩٥１²ſKİıAaFfIi-– .@+"


@given(
    st.text(ODD, max_size=30)
    | st.from_regex(r"FI[0-9]{16}|[0-9]{6}[A-F][0-9]{3}[A-Z]").flatmap(
        lambda code: st.permutations(list(code + "٠Kİ")).map("".join)
    )
)
def test_no_text_ends_in_an_error(text: str) -> None:
    found = find(text)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert redact(text).count("[") >= len(found)


@pytest.mark.parametrize("text", ["1٠01٩٥A٩١٠A", "٠٤٠ ١٢٣ ٤٥٦٧", "１２３４５６７-8"])
def test_only_ascii_digits_make_identifiers(text: str) -> None:
    assert find(text) == ()


def test_letters_that_only_look_like_others() -> None:
    code = next(
        f"0101{year:02}A900K" for year in range(100) if CHECK[int(f"0101{year:02}900") % 31] == "K"
    )
    assert redact(code) == "[identity_code]"
    assert redact(code.replace("K", "\u212a")) == "[identity_code]"
    assert redact(code.replace("K", "\u0130")) == code.replace("K", "\u0130")
    assert redact("F\u013021 1234 5600 0007 85") == "[iban]"
