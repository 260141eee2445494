"""What introductions of questionnaires promise: the same words everywhere."""

from __future__ import annotations

from surveys.model import Text

PROFESSIONALS = Text(
    fi="Kysely on vapaaehtoinen. Nimeä tai sähköpostiosoitetta ei kysytä, ja tulokset "
    "julkaistaan niin, ettei yksittäistä vastaajaa voi tunnistaa. Kyselyn toteuttaja "
    "kertoo omassa tietosuojailmoituksessaan, kuka vastauksia käsittelee ja miten.",
    sv="Enkäten är frivillig. Vi frågar inte efter namn eller e-postadress, och resultaten "
    "publiceras så att ingen enskild person kan kännas igen. Den som genomför enkäten "
    "berättar i sitt dataskyddsmeddelande vem som behandlar svaren och hur.",
    en="Answering is voluntary. We do not ask for your name or email address, and results "
    "are published so that no single person can be recognised. Whoever carries out the "
    "survey explains in their own privacy notice who handles the answers and how.",
)
"""Surveys of professionals."""

CLIENTS = Text(
    fi="Nimeäsi tai henkilötunnustasi ei kysytä, ja tulokset julkaistaan niin, ettei sinua "
    "voi tunnistaa. Kyselyn toteuttaja kertoo omassa tietosuojailmoituksessaan, kuka "
    "vastauksia käsittelee ja miten.",
    sv="Vi frågar inte efter ditt namn eller din personbeteckning, och resultaten publiceras "
    "så att du inte kan kännas igen. Den som genomför enkäten berättar i sitt "
    "dataskyddsmeddelande vem som behandlar svaren och hur.",
    en="We do not ask for your name or personal identity code, and results are published so "
    "that you cannot be recognised. Whoever carries out the survey explains in their own "
    "privacy notice who handles the answers and how.",
)
"""Forms of clients."""

PRIVACY = Text(
    fi="Kyselyn toteuttaja kertoo omassa tietosuojailmoituksessaan, kuka vastauksia "
    "käsittelee ja miten.",
    sv="Den som genomför enkäten berättar i sitt dataskyddsmeddelande vem som behandlar "
    "svaren och hur.",
    en="Whoever carries out the survey explains in their own privacy notice who handles the "
    "answers and how.",
)
"""Surveys that say in their own words what is not asked."""

NO_NAME = Text(
    fi="Nimeä ei kysytä, ja tulokset julkaistaan niin, ettei yksittäistä vastaajaa voi tunnistaa.",
    sv="Vi frågar inte efter namn, och resultaten publiceras så att ingen enskild person kan "
    "kännas igen.",
    en="We do not ask for your name, and results are published so that no single person can be "
    "recognised.",
) + PRIVACY
"""Surveys that say in their own words what it means that they are voluntary."""

REGISTER = Text(
    fi="Rekisterin pitäjä kertoo omassa tietosuojailmoituksessaan, kuka tietoja käsittelee "
    "ja miten.",
    sv="Den som för registret berättar i sitt dataskyddsmeddelande vem som behandlar "
    "uppgifterna och hur.",
    en="Whoever keeps the register explains in their own privacy notice who handles the "
    "information and how.",
)
"""Registers."""

REVIEW = Text(
    fi="Tulokset julkaistaan niin, ettei yksittäistä ihmistä voi tunnistaa. Arvioinnin toteuttaja "
    "kertoo omassa tietosuojailmoituksessaan, kuka tietoja käsittelee ja miten.",
    sv="Resultaten publiceras så att ingen enskild person kan kännas igen. Den som genomför "
    "bedömningen berättar i sitt dataskyddsmeddelande vem som behandlar uppgifterna och hur.",
    en="Results are published so that no single person can be recognised. Whoever carries out the "
    "review explains in their own privacy notice who handles the data and how.",
)
"""Reviews of services."""
