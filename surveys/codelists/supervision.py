"""Leading the work of coordinators: the supervisor's position, practices, conditions and needs."""

from __future__ import annotations

from surveys.codelists.answers import DONT_KNOW, NONE_OF_THESE
from surveys.codelists.compact import code_list
from surveys.model import Code, Text

LEADING_POSITIONS = code_list(
    "leading_positions",
    ("unit", "Tiimin tai yksikön esihenkilö", "Chef för ett team eller en enhet",
     "Head of a team or unit"),
    ("services", "Palvelupäällikkö tai palvelujohtaja", "Servicechef eller servicedirektör",
     "Service manager or service director"),
    ("project", "Projektipäällikkö", "Projektchef", "Project manager"),
    ("director", "Organisaation tai toimialan johtaja", "Direktör för organisationen eller sektorn",
     "Director of the organisation or sector"),
    ("other", "Muu asema", "Annan ställning", "Another position"),
)

TALKS = code_list(
    "talks",
    ("weekly", "Vähintään kerran viikossa", "Minst en gång i veckan", "At least once a week"),
    ("monthly", "1–3 kertaa kuukaudessa", "1–3 gånger i månaden", "1 to 3 times a month"),
    ("yearly", "Muutaman kerran vuodessa", "Några gånger per år", "A few times a year"),
    ("rarely", "Harvemmin tai ei koskaan", "Mer sällan eller aldrig", "Less often or never"),
)

PRACTICES = code_list(
    "practices",
    ("meetings", "Säännölliset tiimipalaverit", "Regelbundna teammöten", "Regular team meetings"),
    ("reviews", "Vuosittaiset kehityskeskustelut", "Årliga utvecklingssamtal",
     "Yearly development discussions"),
    ("goals", "Kirjatut tavoitteet työlle", "Nedskrivna mål för arbetet",
     "Written goals for the work"),
    ("results", "Tulosten seuranta", "Uppföljning av resultaten", "Following up results"),
    ("induction", "Perehdytys uudelle työkykykoordinaattorille",
     "Introduktion för en ny arbetsförmågekoordinator",
     "Induction for a new work ability coordinator"),
    ("deputy", "Sijainen, kun työkykykoordinaattori on poissa",
     "En vikarie när arbetsförmågekoordinatorn är borta",
     "Somebody who steps in when the work ability coordinator is away"),
    ("counselling", "Työnohjaus", "Arbetshandledning", "Reflective supervision"),
    also=(NONE_OF_THESE,),
)

TEAM_CONDITIONS = {
    "clear_role": Text(fi="Tehtävä on selkeä", sv="Rollen är tydlig", en="The role is clear"),
}
"""Rows of work.CONDITIONS in the supervisor's words."""

TEAM_SUPPORT = {
    "valued": Text(fi="Johto arvostaa tiimini työtä.", sv="Ledningen uppskattar mitt teams arbete.",
                   en="Management values my team’s work."),
    "known": Text(fi="Johto tuntee tiimini työn sisällön.",
                  sv="Ledningen känner till innehållet i mitt teams arbete.",
                  en="Management knows what my team’s work involves."),
    "resources": Text(fi="Johto huolehtii siitä, että tiimilläni on riittävät resurssit "
                      "työhönsä.",
                      sv="Ledningen ser till att mitt team har tillräckliga resurser.",
                      en="Management makes sure that my team has enough resources."),
    "barriers": Text(fi="Tiimini saa johdolta apua, kun yhteistyössä on esteitä.",
                     sv="Mitt team får hjälp av ledningen när det finns hinder i samarbetet.",
                     en="Management helps my team when there are obstacles to working together."),
    "alone": Text(fi="Tiimini jää yksin työnsä vaikeissa kysymyksissä.",
                  sv="Mitt team lämnas ensamt med de svåra frågorna i sitt arbete.",
                  en="My team is left alone with the difficult issues in its work."),
}
"""Rows of work.SUPPORT in the supervisor's words."""

LEADING = code_list(
    "leading_rows",
    ("goals", "Työkykykoordinaattorien työllä on selkeät tavoitteet.",
     "Arbetsförmågekoordinatorernas arbete har tydliga mål.",
     "The work of the work ability coordinators has clear goals."),
    ("results", "Saan riittävästi tietoa työn tuloksista.",
     "Jag får tillräckligt med information om arbetets resultat.",
     "I get enough information about the results of the work."),
    ("authority", "Minulla on riittävästi valtaa päättää työn järjestämisestä.",
     "Jag har tillräckliga befogenheter att besluta om hur arbetet ordnas.",
     "I have enough authority to decide how the work is organised."),
    ("time", "Minulla on riittävästi aikaa työn johtamiseen.",
     "Jag har tillräckligt med tid att leda arbetet.",
     "I have enough time to lead the work."),
    ("competence", "Osaamiseni riittää työn johtamiseen.",
     "Min kompetens räcker till för att leda arbetet.",
     "I have the competence that leading the work takes."),
    ("superior", "Saan omalta esihenkilöltäni tukea työn johtamiseen.",
     "Jag får stöd av min egen chef i att leda arbetet.",
     "My own supervisor supports me in leading the work."),
    ("partners", "Kumppaniorganisaatioiden johto sitoutuu yhteistyöhön.",
     "Ledningen i partnerorganisationerna engagerar sig i samarbetet.",
     "The management of partner organisations is committed to working together."),
    ("unclear", "On epäselvää, kuka työtä johtaa.", "Det är oklart vem som leder arbetet.",
     "It is unclear who leads the work."),
)

OBSTACLES = code_list(
    "obstacles",
    ("time", "Ajan puute", "Tidsbrist", "Lack of time"),
    ("goals", "Tavoitteiden epäselvyys", "Oklara mål", "Unclear goals"),
    ("data", "Seurantatiedon puute", "Brist på uppföljningsdata", "Lack of monitoring data"),
    ("authority", "Päätösvallan puute", "Brist på befogenheter", "Lack of authority"),
    ("funding", "Rahoituksen epävarmuus", "Osäker finansiering", "Uncertain funding"),
    ("several", "Työn jakautuminen usealle organisaatiolle",
     "Att arbetet är fördelat på flera organisationer",
     "Work divided between several organisations"),
    ("distance", "Välimatkat tiimin toimipaikkojen välillä",
     "Avstånden mellan teamets verksamhetsställen",
     "Distances between the places where the team works"),
    ("turnover", "Henkilöstön vaihtuvuus", "Personalomsättningen", "Staff turnover"),
    ("other", "Muu este", "Annat hinder", "Another obstacle"),
    also=(
        Code("none", Text(fi="Mikään ei vaikeuta", sv="Ingenting försvårar", en="Nothing does"),
             exclusive=True),
    ),
)

AIDS = code_list(
    "aids",
    ("training", "Koulutus esihenkilöille", "Utbildning för chefer", "Training for supervisors"),
    ("peers", "Vertaistuki muilta esihenkilöiltä", "Stöd av andra chefer i samma situation",
     "Peer support from other supervisors"),
    ("guidelines", "Valtakunnalliset ohjeet tehtävästä", "Nationella anvisningar om uppgiften",
     "National guidelines on the role"),
    ("indicators", "Yhteiset mittarit työn tuloksille", "Gemensamma mått på arbetets resultat",
     "Shared indicators of results"),
    ("agreements", "Sopimukset organisaatioiden yhteistyöstä",
     "Avtal om samarbetet mellan organisationerna",
     "Agreements on how the organisations work together"),
    ("time", "Enemmän aikaa työn johtamiseen", "Mer tid att leda arbetet",
     "More time to lead the work"),
    ("funding", "Pysyvä rahoitus", "Permanent finansiering", "Permanent funding"),
    ("other", "Muu apu", "Annan hjälp", "Other help"),
    also=(
        Code("none", Text(fi="En tarvitse apua", sv="Jag behöver ingen hjälp",
                          en="I do not need help"),
             exclusive=True),
    ),
)

OUTLOOK = code_list(
    "outlook",
    ("more", "Enemmän kuin nyt", "Fler än nu", "More than now"),
    ("same", "Yhtä monta kuin nyt", "Lika många som nu", "As many as now"),
    ("fewer", "Vähemmän kuin nyt", "Färre än nu", "Fewer than now"),
    ("none", "Ei yhtään", "Inga alls", "None at all"),
    also=(DONT_KNOW,),
)
