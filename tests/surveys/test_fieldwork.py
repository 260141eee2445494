"""The privacy notice of a form, and the key that it encrypts to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surveys.errors import DefinitionError
from surveys.fieldwork import (
    NO_FIELDWORK,
    Fieldwork,
    PrivacyNotice,
    check_languages,
    privacy_texts,
    read_fieldwork,
)
from surveys.model import LANGUAGES, Text

REQUIRED = (
    "controller", "purpose", "legal_basis", "recipients", "retention", "rights", "complaint",
    "voluntary",
)  # fmt: skip
PUBLIC = {"kty": "RSA", "n": "sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri", "e": "AQAB"}


def said(name: str, **others: str) -> str:
    words = {"fi": f"{name} fi", "sv": f"{name} sv", "en": f"{name} en"} | others
    lines = "".join(f'{language} = "{text}"\n' for language, text in words.items() if text)
    return f"[notice.{name}]\n{lines}"


def read(folder: Path, *tables: str, first: str = "") -> Fieldwork:
    path = folder / "fieldwork.toml"
    path.write_text(first + "".join(tables), encoding="utf-8")
    return read_fieldwork(path)


def notice(**others: Text) -> PrivacyNotice:
    text = Text(fi="a", sv="b", en="c")
    return PrivacyNotice(**{**dict.fromkeys(REQUIRED, text), **others})


def test_without_a_notice_the_form_says_what_every_part_of_it_has_to_tell() -> None:
    parts = privacy_texts(NO_FIELDWORK)
    assert len(parts) == 13
    for heading, prompt in parts:
        assert heading.has("fi")
        assert {prompt[one][0] + prompt[one][-1] for one in LANGUAGES} == {"[]"}
    assert len({heading["fi"] for heading, _ in parts}) == 13


def test_a_notice_says_what_applies_in_the_usual_order() -> None:
    found = privacy_texts(Fieldwork(notice(transfers=Text(fi="ei", sv="nej", en="none"))))
    assert [heading["en"] for heading, _ in found] == [
        "Controller", "Purpose", "Legal basis", "Recipients", "Transfers to third countries",
        "Storage period", "Your rights", "Complaint", "Answering",
    ]  # fmt: skip
    assert found[4][1]["fi"] == "ei"


def test_a_file_with_a_notice(tmp_path: Path) -> None:
    found = read(tmp_path, *map(said, REQUIRED), said("withdrawal"))
    assert found.notice is not None
    assert found.notice.rights["sv"] == "rights sv"
    assert found.notice.withdrawal is not None
    assert found.notice.transfers is None
    assert found.public_key is None


def test_a_file_with_a_key(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text(json.dumps({**PUBLIC, "alg": "RSA-OAEP-256"}))
    found = read(tmp_path, first='public_key = "key.json"\n')
    assert found.public_key == PUBLIC
    assert found.notice is None


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        (tuple(map(said, REQUIRED[1:])), "fieldwork.toml, [notice]: found no 'controller'"),
        (
            (*map(said, REQUIRED), said("riskit")),
            "fieldwork.toml, [notice]: found unknown key 'riskit'; expected one of",
        ),
        (
            (*map(said, REQUIRED[1:]), said("controller", fi=" ", sv="", en="")),
            "fieldwork.toml, [notice], [controller]: text",
        ),
        (
            (*map(said, REQUIRED[1:]), said("controller", se="b")),
            "fieldwork.toml, [notice], [controller]: found unknown key 'se'",
        ),
        (("[notis]\n",), "fieldwork.toml: found unknown key 'notis'; expected one of"),
        (("[notice\n",), "text that is not TOML in UTF-8 ("),
    ],
)
def test_a_file_that_is_not_right(tables: tuple[str, ...], message: str, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as error:
        read(tmp_path, *tables)
    assert message in str(error.value)


def test_there_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="No such file"):
        read_fieldwork(tmp_path / "none.toml")
    with pytest.raises(DefinitionError, match="expected a public key"):
        read(tmp_path, first='public_key = "none.json"\n')
    (tmp_path / "none.json").write_text("{")
    with pytest.raises(DefinitionError, match="expected a JSON Web Key"):
        read(tmp_path, first='public_key = "none.json"\n')


@pytest.mark.parametrize("key", [[], {"kty": "EC"}, {"kty": "RSA", "n": "x"}])
def test_what_is_no_public_key(key: object) -> None:
    with pytest.raises(DefinitionError, match=r"public_key: found no RSA key.*tkk key pair"):
        Fieldwork(public_key=key)  # type: ignore[arg-type] # as a file may hold


def test_a_private_key_never_gets_into_a_form() -> None:
    with pytest.raises(DefinitionError, match="found a private key; expected the public key"):
        Fieldwork(public_key={**PUBLIC, "d": "secret"})


def test_the_notice_is_there_in_the_languages_of_the_form() -> None:
    asks = Fieldwork(notice(rights=Text(fi="oikeudet")))
    check_languages(asks, ("fi",))
    with pytest.raises(DefinitionError) as error:
        check_languages(asks, ("fi", "sv"))
    assert str(error.value) == (
        "privacy notice, your rights: found no sv text; expected a text in fi, sv. Write it, or "
        "leave the language out of the form."
    )
