"""What a form tells respondents of their data, and the key that it encrypts their answers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from surveys.errors import DefinitionError, listed
from surveys.fieldwork.prompts import PARTS
from surveys.kinds import check_kinds
from surveys.model import LANGUAGES, Language, Text

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
    public_key
        RSA key (a JSON Web Key) that offline forms encrypt answers to; without one they are saved
        as they are.
    """

    notice: PrivacyNotice | None = None
    public_key: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        if self.public_key is not None:
            object.__setattr__(self, "public_key", MappingProxyType(_public(self.public_key)))


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
        return tuple((heading, _bracketed(prompt)) for heading, prompt in PARTS.values())
    said = {name: getattr(notice, name) for name in PARTS}
    return tuple((PARTS[name][0], text) for name, text in said.items() if text is not None)


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


def _public(key: object) -> dict[str, str]:
    """Return a public RSA key; a private one must never get into a form."""
    place, advice = "public_key", "Make a pair with: tkk key pair"
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
