from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation.identifiers import (
    Finding,
    IdentifierKind,
    business_id_is_valid,
    find,
    iban_is_valid,
    identity_code_is_valid,
    redact,
)

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
        "01.01.1995-01.02.1996",
        "01-02-2024",
        "01 01 95 910 5",
        "1OOOOO-OOOO",
        "01 01 95 910",
        "05 06 2024",
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("٠١٠١٩٥A٩١٠A", "identity_code"),
        ("٠٤٠ ١٢٣ ٤٥٦٧", "phone"),
        ("０７３７５４６-2", "business_id"),
    ],
)
def test_digits_of_all_scripts_make_identifiers(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_letters_that_only_look_like_others() -> None:
    code = next(
        f"0101{year:02}A900K" for year in range(100) if CHECK[int(f"0101{year:02}900") % 31] == "K"
    )
    assert redact(code) == "[identity_code]"
    assert redact(code.replace("K", "\u212a")) == "[identity_code]"
    assert redact("F\u013021 1234 5600 0007 85") == "[iban]"


ORDINARY = """Vuonna 2024 ja 2025–2026 tapaamisia oli 340.
1.1.2025 alkaen, 01.01.2025 mennessä, 2024-01-31, 31/12/2024, 15.3., 3.4.2023–5.6.2024
klo 9.30–12.00, klo 09:30, 08.00-16.15, 09.30-12.00, ma-pe 9-15
12 500 euroa, 1 234 567,89 €, 2500 e/kk, 30 000–45 000 euroa, 20.000 kr
40 %, 12,5 prosenttia, p < 0,05, n = 1 234, 3/5, 4/2023, 60,5 ja 24,9 prosenttia
SRAQ-12, WHODAS 2.0, ICF-luokitus, ICD-10, COVID-19, ISO 9001, ESF-2027, SF-36, BDI-210
lain 1326/2010 nojalla, laki (916/2012), 20 §:n 3 momentti, kohdat 1, 2, 3 ja 4
viikot 10-12, 2–3 vuotta, 18–29-vuotiaat, 1. ja 2. luokka, arvosana 4/5
Palvelupolku 2 toimii, hoitopolku 1 ei. Työtie 3
15000 asiakasta, 10000 Asiakasta kohti 12345 ihmistä
vuosina 2019, 2020, 2021 ja 2022 oli 12, 15, 18 ja 22 asiakasta
asiakas nro 3, tapaus 12, s. 12 ja s. 13.4, sivu 5.1.2, auto 2 kertaa, bil 3
hetu puuttui 12 asiakkaalta. Hetu on 11 merkkiä. Päätös 30 päivän kuluessa
TE-25-uudistus; 2025/26; 2024-25; 24/7; 50/50; suhde 1:3
B1-taso, A2.2, B2-lausunto 3 kpl, 050 on liian vähän, 0,5 htv""".splitlines()


@pytest.mark.parametrize("text", ORDINARY)
def test_years_amounts_scores_and_laws_are_left_alone(text: str) -> None:
    assert redact(text) == text


DAMAGED = (
    "010195 viiva 910A", "1.1.1995-910A", "01 01 95-910B", "01.01.1995-910A", "1995-01-01-910A", "19950101-1234",
    "O1O195-91OA", "0l0l95-9l0A", "010195&ndash;910A", "010195%2D910A", "010195-\n910A",
    "010195\u200b-\u200b910A", "321395-910A", "010195-910G", "x010195-910A", "010195-91A",
    "01195-910A", "010195-9010A", "010195-910\u0410", "010195_910A", "010195-910",
)  # fmt: skip


@pytest.mark.parametrize("code", DAMAGED)
def test_damaged_identity_codes_are_found(code: str) -> None:
    redacted = redact(f"Hänen tunnus on {code} ja muuta")
    assert "[identity_code]" in redacted
    assert not any(one.isdecimal() for one in redacted)


OTHERS = """040.123.4567|phone
+358 (0)40 123 4567|phone
358401234567|phone
O40 1234567|phone
puh. 12345678|phone
matti.virtanen at kunta.fi|email
matti.virtanen ät kunta piste fi|email
matti(at)kunta.fi|email
matti[ät]kunta[piste]fi|email
matti @ kunta.fi|email
matti@kunta|email
matti&#64;kunta.fi|email
FI21 1234 5600 0007 8|iban
FI21-1234-5600-0007-85|iban
FI 07375462|business_id
Y-tunnus 0737546-3|business_id
y-tunnuksella 07375462|business_id
737546-2|business_id
00100 Helsinki|postal_code
33100 Tampere|postal_code
FI-00100|postal_code
90100 OULU|postal_code
postinumero 00100|postal_code
Mannerheimintie 12 A 3|address
Mannerheimintiellä 12|address
kotikatu 5 a|address
Hämeenkadulla 12|address
Koulukujalla 4 as 5|address
Storgatan 5 B|address
Keijo Virtasen katu 4|address
PL 123|address
ABC–123|licence_plate
abc-123|licence_plate
auto ABC 12|licence_plate
rekisterinumero CD-1234|licence_plate
H123/01.02/2024|case_number
TEM/1234/2024|case_number
dnro 1234/2024|case_number
asiakasnumero 123456|case_number
123/05.08.02/2024|case_number
https://a.example/b?c=1|url
www.kunta.fi|url
192.168.1.20|url
60.1699, 24.9384|coordinates
60°10'N 24°56'E|coordinates
@mattivirtanen|handle
instagram: matti_v|handle
s. 1.2.1985|birth_date
född 1.2.1985|birth_date
hetun loppuosa 910A|identity_code""".splitlines()


@pytest.mark.parametrize("line", OTHERS)
def test_further_kinds_and_spellings_are_found(line: str) -> None:
    text, kind = line.split("|")
    redacted = redact(f"Tieto: {text}, ja muuta.")
    assert (redacted.count("["), f"[{kind}]" in redacted) == (1, True), redacted
    assert not any(one.isdecimal() for one in redacted)


@pytest.mark.parametrize(
    "piece",
    ["1", "0 1", "a.", "a@", "a@b.fi ", "FI1", "01.", "A-", "katu ", "010195-", "&#", " at "],
)
def test_long_hostile_texts_take_no_time(piece: str) -> None:
    text = (piece * 30_000)[:30_000]
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 2


def test_check_digits_need_their_length() -> None:
    assert not identity_code_is_valid("01-A")
    assert not business_id_is_valid("123-4")
    assert not iban_is_valid("FI12")
