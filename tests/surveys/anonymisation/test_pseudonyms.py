from __future__ import annotations

import base64
import hashlib
import hmac
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.anonymisation import pseudonym, pseudonyms, step
from surveys.anonymisation.pseudonyms import (
    DOMAINS,
    domain_key,
    pseudonymise,
    replace_response_ids,
)
from surveys.cleaning import Plan, run
from surveys.cleaning.frames import framed, texts
from surveys.errors import DefinitionError, DisclosureError, UsageError
from surveys.instruments import coordinators
from surveys.model import Instrument

from .conftest import Make

KEY = bytes(range(32))
OTHER = bytes(32)


@pytest.mark.parametrize(
    "spelling",
    [
        "010195-910A",
        "010195–910a",
        " 0101 95 - 910 A ",
        "０１０１９５－９１０Ａ",
        "010195\u2212910a\n",
        "010195.910A",
        "010195_910a",
        "010195\u2043910A",
        "01\u200b0195-910A",
    ],
)
def test_all_spellings_have_one_pseudonym(spelling: str) -> None:
    assert pseudonym(KEY, "client", spelling) == pseudonym(KEY, "client", "010195-910a")


def test_a_pseudonym_is_sixteen_characters_of_base32() -> None:
    found = pseudonym(KEY, "respondent", "x")
    assert found is not None
    assert re.fullmatch("[a-z2-7]{16}", found)


def test_the_construction_is_hmac_under_a_derived_key() -> None:
    derived = hmac.new(KEY, b"tkk pseudonym 1: client", hashlib.sha256).digest()
    digest = hmac.new(derived, b"ab-1", hashlib.sha256).digest()
    alphabet = "abcdefghijklmnopqrstuvwxyz234567"
    number = int.from_bytes(digest[:10], "big")
    expected = "".join(alphabet[number >> 5 * place & 31] for place in reversed(range(16)))
    assert pseudonym(KEY, "client", "AB–1") == expected


@given(st.text(min_size=1))
def test_domains_and_keys_cannot_be_linked(value: str) -> None:
    found = [pseudonym(KEY, domain, value) for domain in DOMAINS]
    found.append(pseudonym(OTHER, "client", value))
    assert found == [None] * len(found) or len(set(found)) == len(found)


@pytest.mark.parametrize("sign", ["+", "A", "B", "X", "Y"])
def test_century_signs_tell_people_apart(sign: str) -> None:
    other = pseudonym(KEY, "client", f"010195{sign}910A")
    assert other != pseudonym(KEY, "client", "010195-910A")
    assert other == pseudonym(KEY, "client", f" 010195 {sign.lower()} 910a")


def bits(token: str | None) -> int:
    assert token is not None
    return int.from_bytes(base64.b32decode(token.upper()), "big")


def test_pseudonyms_of_two_domains_are_as_good_as_independent() -> None:
    """Of 80 bits, those of two domains agree in half: 40 each, over 500 identifiers."""
    names = [f"KL-{number:05}" for number in range(500)]
    for one, other in combinations((*DOMAINS, "response"), 2):
        pairs = [(pseudonym(KEY, one, name), pseudonym(KEY, other, name)) for name in names]
        differing = sum((bits(a) ^ bits(b)).bit_count() for a, b in pairs)
        assert abs(differing - 20_000) < 5 * (40_000 / 4) ** 0.5
        assert not {a for a, _ in pairs} & {b for _, b in pairs}
        assert sorted(pairs) != sorted(
            zip(sorted(str(a) for a, _ in pairs), (b for _, b in pairs), strict=True)
        )


def test_neighbouring_identifiers_and_keys_have_unrelated_pseudonyms() -> None:
    near = bytes([*KEY[:-1], KEY[-1] ^ 1])
    for first, second in ((("KL-1", KEY), ("KL-2", KEY)), (("KL-1", KEY), ("KL-1", near))):
        (one, key), (other, key_too) = first, second
        shared = (
            bits(pseudonym(key, "dyad", one)) ^ bits(pseudonym(key_too, "dyad", other))
        ).bit_count()
        assert 15 < shared < 65


def test_the_key_of_a_domain_shows_itself_nowhere() -> None:
    derived = domain_key(KEY, "team")
    assert repr(derived) == "<secret key>"
    assert derived not in {domain_key(KEY, "dyad"), KEY}


def test_a_wave_that_did_not_ask_for_the_code_is_passed_over() -> None:
    plan = Plan(
        (step("pseudonymise", reason="teams", field="team_code", to="team", domain="team"),)
    )
    asked = {wave: coordinators.at(wave) for wave in ("2024", "2026")}
    assert [("team_code" in one.fields) for one in asked.values()] == [False, True]
    for wave, there in (("2024", []), ("2026", ["team"])):
        frame = framed(response_id=["1"], **({"team_code": ["R7K4MD"]} if there else {}))
        after, (record,) = run(frame, plan, asked[wave], key=KEY, whole=coordinators)
        assert after.columns == ["response_id", *there]
        assert bool(record.notes) == (not there)


@pytest.mark.parametrize("value", [None, "", " ", "\u200b\n"])
def test_nothing_has_no_pseudonym(value: str | None) -> None:
    assert pseudonym(KEY, "client", value) is None


def test_unknown_domains_and_short_keys() -> None:
    with pytest.raises(UsageError, match="Did you mean 'respondent'"):
        pseudonym(KEY, "respondant", "x")
    with pytest.raises(UsageError, match="a key of 5 bytes"):
        pseudonym(b"short", "client", "x")


def test_the_pseudonym_takes_the_identifiers_place(make: Make, instrument: Instrument) -> None:
    frame = make(
        {
            "link_code": ["AB-1", "ab – 1", None, "cd"],
            "link_code__missing": [None, None, "blank", None],
            "age": [40, 41, 42, 43],
        }
    )
    after = pseudonymise(
        frame, instrument, field="link_code", to="respondent", domain="respondent", key=KEY
    )
    assert after.columns == ["response_id", "respondent", "respondent__missing", "age"]
    expected = [pseudonym(KEY, "respondent", one) for one in ("ab-1", "ab-1", None, "cd")]
    assert texts(after, "respondent") == expected
    assert texts(after, "respondent__missing") == [None, None, "blank", None]
    assert "link_code" in frame.columns


def test_a_frame_without_reasons_will_do(make: Make, instrument: Instrument) -> None:
    after = pseudonymise(
        make({"link_code": ["a"]}),
        instrument,
        field="link_code",
        to="client",
        domain="client",
        key=KEY,
    )
    assert after.columns == ["response_id", "client"]


@pytest.mark.parametrize(
    ("to", "message"),
    [("age", "a column that exists"), ("story", "a column that exists"), ("Bad", "the name 'Bad'")],
)
def test_the_new_column_has_a_new_name(
    make: Make, instrument: Instrument, to: str, message: str
) -> None:
    frame = make({"link_code": ["a"], "age": [40]})
    with pytest.raises(DefinitionError, match=message):
        pseudonymise(frame, instrument, field="link_code", to=to, domain="client", key=KEY)


def test_collisions_are_refused(
    make: Make, instrument: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pseudonyms, "_BYTES", 0)
    frame = make({"link_code": ["a", "b", "B ", "c", None]})
    with pytest.raises(DisclosureError, match=r"2 collision\(s\)") as raised:
        pseudonymise(frame, instrument, field="link_code", to="client", domain="client", key=KEY)
    assert "'" not in str(raised.value)


def test_response_ids_are_replaced_and_their_order_lost(make: Make, instrument: Instrument) -> None:
    frame = make({"age": [40, 41, 42, 43, 44]})
    after = replace_response_ids(frame, instrument, key=KEY)
    ids = texts(after, "response_id")
    place = f"{instrument.name}@{instrument.waves[0].name}"
    assert ids == sorted(pseudonym(KEY, "response", f"{place}:{n:03}") or "" for n in range(5))
    again = replace_response_ids(frame[[4, 2, 0, 1, 3]], instrument, key=KEY)
    assert texts(again, "age") == texts(after, "age")
    assert texts(after, "age") != ["40", "41", "42", "43", "44"]


@pytest.mark.parametrize("ids", [["1", "1"], ["1", None]])
def test_response_ids_stand_once(make: Make, instrument: Instrument, ids: list[str | None]) -> None:
    with pytest.raises(DisclosureError, match="missing or stand more than once"):
        replace_response_ids(make({"response_id": ids}), instrument, key=KEY)
