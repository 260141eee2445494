"""Fieldwork: what a form says of those who ask, and to whom its answers go.

An instrument says what is asked; who asks, on what legal basis and for whom differs from study to
study. So the notice of the processing of personal data (GDPR, Article 13) is not part of the
instrument: every form has a slot for it on its first page, and says there what has to be filled in
when it is exported without one.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from surveys.errors import DefinitionError, listed
from surveys.kinds import check_kinds
from surveys.model import LANGUAGES, Language, Text
from surveys.tables import Table

HEADING = Text(
    fi="Henkilötietojen käsittely", sv="Behandling av personuppgifter",
    en="Processing of personal data",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrivacyNotice:
    """What respondents have to be told when personal data are collected from them.

    Parameters
    ----------
    controller
        Who is responsible for the data, with contact details.
    purpose
        What the data are used for.
    legal_basis
        The legal basis of the processing.
    recipients
        Who receives the data.
    retention
        How long they are stored, or how that is decided.
    rights
        The right to access, rectify, erase and restrict, to object, and to move the data.
    complaint
        The right to complain to the supervisory authority.
    voluntary
        Whether the answers must be given, and what follows when they are not.
    data_protection_officer, interests, transfers, withdrawal, automated_decisions
        Only where they apply: the data protection officer's contact details; the legitimate
        interests; transfers to third countries and their safeguards; the right to withdraw
        consent; automated decisions and their logic.

    References
    ----------
    Regulation (EU) 2016/679 (GDPR), Article 13, paragraphs 1 and 2.

    Examples
    --------
    >>> said = Text(en="…")
    >>> notice = PrivacyNotice(said, said, said, said, said, said, said, said)
    >>> [heading["en"] for heading, _ in privacy_texts(Fieldwork(notice=notice))][:2]
    ['Controller', 'Purpose']
    """

    controller: Text
    purpose: Text
    legal_basis: Text
    recipients: Text
    retention: Text
    rights: Text
    complaint: Text
    voluntary: Text
    data_protection_officer: Text | None = None
    interests: Text | None = None
    transfers: Text | None = None
    withdrawal: Text | None = None
    automated_decisions: Text | None = None

    def __post_init__(self) -> None:
        check_kinds(self, "privacy notice")


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """Who asks, and to whom the answers go.

    Parameters
    ----------
    notice
        What respondents are told of their data; without one the form says what to fill in.
    recipient
        Public key (RSA, as a JSON Web Key) that offline forms encrypt answers to; without one
        they are saved as they are.
    """

    notice: PrivacyNotice | None = None
    recipient: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        if self.recipient is not None:
            object.__setattr__(self, "recipient", MappingProxyType(_public(self.recipient)))


NO_FIELDWORK = Fieldwork()
"""Nothing is known of the fieldwork yet."""


def privacy_texts(fieldwork: Fieldwork) -> tuple[tuple[Text, Text], ...]:
    """Return what every form says under `HEADING`: headings and what stands under them.

    Without a notice, what stands there are prompts in square brackets for whoever sends the form
    out.

    Examples
    --------
    >>> heading, prompt = privacy_texts(NO_FIELDWORK)[0]
    >>> heading["sv"], prompt["en"]
    ('Personuppgiftsansvarig', '[Fill in: who is responsible for the data, and how to reach them.]')
    """
    notice = fieldwork.notice
    if notice is None:
        return tuple((heading, _bracketed(prompt)) for heading, prompt in _PARTS.values())
    said = {name: getattr(notice, name) for name in _PARTS}
    return tuple((_PARTS[name][0], text) for name, text in said.items() if text is not None)


def check_languages(fieldwork: Fieldwork, languages: tuple[Language, ...]) -> None:
    """Raise DefinitionError when the notice lacks one of these languages."""
    for heading, text in privacy_texts(fieldwork):
        lacking = [language for language in languages if not text.has(language)]
        if lacking:
            raise DefinitionError(
                f"no {listed(lacking)} text",
                expected=f"a text in {listed(languages)}",
                where=f"privacy notice, {heading['en'].lower()}",
                advice="Write it, or leave the language out of the form.",
            )


def read_fieldwork(path: Path) -> Fieldwork:
    """Read a fieldwork file: TOML with a table `notice`, and `recipient`, the name of a key file.

    Raises
    ------
    DefinitionError
        It cannot be read, or something in it is unknown, missing or of the wrong kind.
    """
    table = Table(_toml(path), path.name)
    notice = _notice(table.table("notice")) if "notice" in table.left else None
    key = table.take("recipient", str, "")
    table.finish()
    return Fieldwork(notice, _json(path.parent / key) if key else None)


def _notice(table: Table) -> PrivacyNotice:
    required = [one.name for one in fields(PrivacyNotice) if one.default is not None]
    there = [name for name in _PARTS if name in required or name in table.left]
    said = {name: _said(table.table(name)) for name in there}
    table.known.extend(_PARTS)
    table.finish()
    return PrivacyNotice(**said)


def _said(table: Table) -> Text:
    words = {language: table.take(language, str, "") for language in LANGUAGES}
    table.finish()
    with table.placed():
        return Text(**words)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, str(error.strerror), "a fieldwork file") from None
    except ValueError as error:  # bad TOML and bad UTF-8 alike
        raise _unreadable(path, str(error), "TOML in UTF-8") from None


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, str(error.strerror), "a public key") from None
    except ValueError as error:
        raise _unreadable(path, str(error), "a JSON Web Key") from None


def _unreadable(path: Path, why: str, expected: str) -> DefinitionError:
    return DefinitionError(f"no readable file ({why})", expected=expected, where=str(path))


def _public(key: object) -> dict[str, str]:
    """Return a public RSA key; a private one must never get into a form."""
    place, advice = "recipient", "Make a pair with: tkk key pair"
    if not isinstance(key, Mapping) or key.get("kty") != "RSA" or not {"n", "e"} <= set(key):
        raise DefinitionError(
            "no RSA key", expected="a JSON Web Key of type RSA", where=place, advice=advice
        )
    if {"d", "p", "q"} & set(key):
        raise DefinitionError(
            "a private key",
            expected="the public key of the pair",
            where=place,
            advice="A form goes to everybody: give it the public key, and keep this one secret.",
        )
    return {name: str(key[name]) for name in ("kty", "n", "e")}


def _bracketed(prompt: Text) -> Text:
    words = {"fi": "Täydennä", "sv": "Fyll i", "en": "Fill in"}
    return Text(**{one: f"[{words[one]}: {prompt[one]}]" for one in LANGUAGES})


_PARTS: Mapping[str, tuple[Text, Text]] = {
    "controller": (
        Text(fi="Rekisterinpitäjä", sv="Personuppgiftsansvarig", en="Controller"),
        Text(
            fi="rekisterinpitäjän nimi ja yhteystiedot.",
            sv="den personuppgiftsansvariges namn och kontaktuppgifter.",
            en="who is responsible for the data, and how to reach them.",
        ),
    ),
    "data_protection_officer": (
        Text(fi="Tietosuojavastaava", sv="Dataskyddsombud", en="Data protection officer"),
        Text(
            fi="tietosuojavastaavan yhteystiedot, jos sellainen on.",
            sv="dataskyddsombudets kontaktuppgifter, om det finns ett.",
            en="how to reach the data protection officer, if there is one.",
        ),
    ),
    "purpose": (
        Text(fi="Tarkoitus", sv="Ändamål", en="Purpose"),
        Text(
            fi="mihin tietoja käytetään.",
            sv="vad uppgifterna används till.",
            en="what the data are used for.",
        ),
    ),
    "legal_basis": (
        Text(fi="Oikeusperuste", sv="Rättslig grund", en="Legal basis"),
        Text(
            fi="millä perusteella tietoja käsitellään, esimerkiksi yleistä etua koskeva tehtävä "
            "tai suostumus.",
            sv="på vilken grund uppgifterna behandlas, till exempel en uppgift av allmänt intresse "
            "eller samtycke.",
            en="the basis of the processing, such as a task in the public interest, or consent.",
        ),
    ),
    "interests": (
        Text(fi="Oikeutetut edut", sv="Berättigade intressen", en="Legitimate interests"),
        Text(
            fi="mitkä ne ovat, jos käsittely perustuu niihin.",
            sv="vilka de är, om behandlingen grundar sig på dem.",
            en="what they are, if the processing is based on them.",
        ),
    ),
    "recipients": (
        Text(fi="Vastaanottajat", sv="Mottagare", en="Recipients"),
        Text(
            fi="kenelle tietoja annetaan, kyselyn toteuttaja mukaan lukien.",
            sv="vilka som får uppgifterna, även den som genomför enkäten.",
            en="who receives the data, including whoever carries out the survey.",
        ),
    ),
    "transfers": (
        Text(
            fi="Siirto kolmansiin maihin",
            sv="Överföring till tredjeländer",
            en="Transfers to third countries",
        ),
        Text(
            fi="siirretäänkö tietoja EU:n ja ETA:n ulkopuolelle ja millä suojatoimilla.",
            sv="om uppgifterna överförs utanför EU och EES, och med vilka skyddsåtgärder.",
            en="whether data leave the EU and EEA, and with what safeguards.",
        ),
    ),
    "retention": (
        Text(fi="Säilytysaika", sv="Lagringstid", en="Storage period"),
        Text(
            fi="miten pitkään tietoja säilytetään ja milloin tunnisteet poistetaan.",
            sv="hur länge uppgifterna lagras och när identifierarna raderas.",
            en="how long the data are stored, and when identifiers are deleted.",
        ),
    ),
    "rights": (
        Text(fi="Oikeutesi", sv="Dina rättigheter", en="Your rights"),
        Text(
            fi="oikeus saada pääsy tietoihin, oikaista ja poistaa ne, rajoittaa käsittelyä, "
            "vastustaa sitä ja siirtää tiedot järjestelmästä toiseen, ja miten oikeuksia "
            "käytetään.",
            sv="rätten att få tillgång till uppgifterna, rätta och radera dem, begränsa "
            "behandlingen, invända mot den och överföra uppgifterna från ett system till ett "
            "annat, och hur rättigheterna utövas.",
            en="the right to access, rectify and erase the data, to restrict the processing, to "
            "object to it and to move the data, and how to use these rights.",
        ),
    ),
    "withdrawal": (
        Text(
            fi="Suostumuksen peruuttaminen",
            sv="Återkallande av samtycke",
            en="Withdrawing consent",
        ),
        Text(
            fi="että suostumuksen voi peruuttaa milloin tahansa, jos käsittely perustuu siihen.",
            sv="att samtycket kan återkallas när som helst, om behandlingen grundar sig på det.",
            en="that consent can be withdrawn at any time, if the processing is based on it.",
        ),
    ),
    "complaint": (
        Text(fi="Valitus", sv="Klagomål", en="Complaint"),
        Text(
            fi="oikeus tehdä valitus tietosuojavaltuutetulle (tietosuoja.fi).",
            sv="rätten att lämna in klagomål till dataombudsmannen (tietosuoja.fi).",
            en="the right to complain to the Data Protection Ombudsman (tietosuoja.fi).",
        ),
    ),
    "voluntary": (
        Text(fi="Vastaaminen", sv="Att svara", en="Answering"),
        Text(
            fi="onko vastaaminen vapaaehtoista ja mitä seuraa, jos ei vastaa.",
            sv="om det är frivilligt att svara och vad som följer om man inte svarar.",
            en="whether answering is voluntary, and what follows from not answering.",
        ),
    ),
    "automated_decisions": (
        Text(
            fi="Automaattinen päätöksenteko",
            sv="Automatiserat beslutsfattande",
            en="Automated decision-making",
        ),
        Text(
            fi="tehdäänkö vastausten perusteella automaattisia päätöksiä ja miten.",
            sv="om automatiserade beslut fattas utifrån svaren, och hur.",
            en="whether decisions are made automatically from the answers, and how.",
        ),
    ),
}
