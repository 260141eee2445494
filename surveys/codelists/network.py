"""The network around work ability support: who belongs to it and how it works together."""

from __future__ import annotations

from surveys.codelists.answers import DONT_KNOW, NONE_OF_THESE
from surveys.codelists.compact import code_list
from surveys.codelists.work import PARTNERS
from surveys.model import Code, CodeList, Text

ACTORS = CodeList(
    "actors",
    (
        Code("coordinator", Text(fi="Työkykykoordinaattorit", sv="Arbetsförmågekoordinatorerna",
                                 en="Work ability coordinators")),
        *PARTNERS.codes,
    ),
)
"""Everybody in the network: the partners that coordinators are asked about, and coordinators."""

ORGANISATIONS = CodeList(
    "organisations",
    (*ACTORS.codes, Code("other", Text(fi="Muu taho", sv="Någon annan aktör",
                                       en="Another organisation"))),
)
"""What a respondent can represent. The codes of ACTORS, so that answers can be paired."""

POSITIONS = code_list(
    "positions",
    ("practitioner", "Asiakastyö tai muu käytännön työ",
     "Klientarbete eller annat praktiskt arbete", "Work with clients or other practical work"),
    ("manager", "Esihenkilötyö tai johtaminen", "Chefsarbete eller ledning",
     "Supervision or management"),
    ("developer", "Kehittäminen tai suunnittelu", "Utveckling eller planering",
     "Development or planning"),
    ("other", "Muu tehtävä", "Annan uppgift", "Another role"),
)

FREQUENCY = code_list(
    "frequency",
    ("0", "Ei kertaakaan", "Inte en enda gång", "Never"),
    ("1", "Harvemmin kuin kerran kuukaudessa", "Mer sällan än en gång i månaden",
     "Less than once a month"),
    ("2", "Kuukausittain", "Varje månad", "Every month"),
    ("3", "Viikoittain", "Varje vecka", "Every week"),
    ("4", "Päivittäin tai lähes päivittäin", "Dagligen eller nästan dagligen",
     "Daily or almost daily"),
)

TRUST = code_list(
    "trust_levels",
    ("1", "En lainkaan", "Inte alls", "Not at all"),
    ("2", "Vähän", "Lite", "A little"),
    ("3", "Jonkin verran", "I någon mån", "Somewhat"),
    ("4", "Paljon", "Mycket", "A lot"),
    ("5", "Täysin", "Helt och hållet", "Completely"),
    also=(DONT_KNOW,),
)

CLOSER = CodeList(
    "closer_partners",
    (
        *ACTORS.codes,
        Code("none", Text(fi="Ei minkään näistä", sv="Inte med någon av dessa",
                          en="None of these"), exclusive=True),
    ),
)

OBSTACLES = code_list(
    "network_obstacles",
    ("unknown", "En tiedä, keneen ottaa yhteyttä", "Jag vet inte vem jag ska kontakta",
     "I do not know whom to contact"),
    ("time", "Aikaa on liian vähän", "Det finns för lite tid", "There is too little time"),
    ("roles", "Työnjako on epäselvä", "Arbetsfördelningen är oklar",
     "The division of work is unclear"),
    ("goals", "Tavoitteet ovat erilaiset", "Målen är olika", "Goals differ"),
    ("data", "Asiakkaan tietoja ei voi jakaa", "Klientens uppgifter kan inte delas",
     "Client information cannot be shared"),
    ("systems", "Tietojärjestelmät eivät toimi yhdessä", "Datasystemen fungerar inte ihop",
     "Information systems do not work together"),
    ("turnover", "Yhteyshenkilöt vaihtuvat usein", "Kontaktpersonerna byts ofta",
     "Contact persons change often"),
    ("management", "Johto ei tue yhteistyötä", "Ledningen stöder inte samarbetet",
     "Management does not support collaboration"),
    ("money", "Kustannuksista ei päästä sopuun", "Man kan inte enas om kostnaderna",
     "There is no agreement on costs"),
    ("distance", "Etäisyydet ovat pitkät", "Avstånden är långa", "Distances are long"),
    ("other", "Muu este", "Annat hinder", "Another obstacle"),
    also=(
        Code("none", Text(fi="Ei mikään näistä", sv="Inget av dessa", en="None of these"),
             exclusive=True),
    ),
)

_CONTACT = ("contact", "Sovittu yhteyshenkilö", "En utsedd kontaktperson",
            "A named contact person")
_MEETINGS = ("meetings", "Säännölliset tapaamiset", "Regelbundna möten", "Regular meetings")
_AGREEMENT = ("agreement", "Kirjallinen sopimus yhteistyöstä", "Ett skriftligt samarbetsavtal",
              "A written agreement on collaboration")
_PATH = ("path", "Yhdessä kuvattu palvelupolku", "En gemensamt beskriven servicestig",
         "A service path described together")
_TEAM = ("team", "Työkyvyn tuen tiimi", "Ett team för stöd för arbetsförmågan",
         "A work ability support team")
_PLAN = ("plan", "Asiakkaan yhteinen suunnitelma", "En gemensam plan för klienten",
         "A shared plan for the client")
_OTHER = ("other", "Muu rakenne", "Annan struktur", "Another structure")

STRUCTURES = code_list(
    "structures",
    _CONTACT, _MEETINGS, _AGREEMENT, _PATH, _TEAM,
    ("multisectoral", "Työllistymisen monialainen edistäminen (TYM)",
     "Sektorsövergripande främjande av sysselsättningen",
     "Multisectoral promotion of employment"),
    _PLAN, _OTHER, also=(NONE_OF_THESE, DONT_KNOW),
)

STRUCTURES_2024 = code_list(
    "structures_2024",
    _CONTACT, _MEETINGS, _AGREEMENT, _PATH, _TEAM,
    ("multisectoral", "Työllistymistä edistävä monialainen yhteispalvelu (TYP)",
     "Sektorsövergripande samservice som främjar sysselsättningen",
     "Multisectoral joint service promoting employment"),
    _PLAN, _OTHER, also=(NONE_OF_THESE, DONT_KNOW),
)
"""The same codes. The multisectoral model that the law then knew had another name."""

FUNCTIONING = code_list(
    "network_rows",
    ("goal", "Verkostolla on yhteinen tavoite.", "Nätverket har ett gemensamt mål.",
     "The network has a shared goal."),
    ("roles", "Tiedän, mistä kukin taho vastaa.", "Jag vet vad varje aktör ansvarar för.",
     "I know what each organisation is responsible for."),
    ("information", "Saan muilta tahoilta tiedot, joita tarvitsen.",
     "Jag får den information som jag behöver av de andra aktörerna.",
     "I get the information I need from the others."),
    ("decisions", "Verkostossa sovitut asiat toteutuvat.",
     "Det som nätverket kommer överens om blir gjort.", "What the network agrees on gets done."),
    ("lead", "Verkostolla on selkeä vetäjä.", "Nätverket har en tydlig ledare.",
     "The network has a clear leader."),
    ("bounced", "Asiakkaita siirrellään taholta toiselle.",
     "Klienterna bollas från en aktör till en annan.",
     "Clients are passed from one organisation to another."),
)
"""The last row points the other way."""
