"""Workplaces and people with partial work ability: experience, means, adjustments, obstacles."""

from __future__ import annotations

from surveys.codelists.answers import DONT_KNOW, NONE_OF_THESE
from surveys.codelists.compact import code_list
from surveys.codelists.participants import MEANS
from surveys.model import Code, CodeList, Text

SECTORS = code_list(
    "sectors",
    ("primary", "Maatalous, metsätalous tai kalastus", "Jordbruk, skogsbruk eller fiske",
     "Agriculture, forestry or fishing"),
    ("industry", "Teollisuus, energia tai kaivostoiminta", "Industri, energi eller gruvdrift",
     "Manufacturing, energy or mining"),
    ("construction", "Rakentaminen", "Byggverksamhet", "Construction"),
    ("trade", "Kauppa", "Handel", "Trade"),
    ("transport", "Kuljetus tai varastointi", "Transport eller magasinering",
     "Transport or storage"),
    ("hospitality", "Majoitus tai ravitsemistoiminta", "Hotell- eller restaurangverksamhet",
     "Accommodation or food services"),
    ("expert", "Asiantuntijapalvelut, viestintä tai rahoitus",
     "Experttjänster, kommunikation eller finans", "Expert services, communication or finance"),
    ("support", "Kiinteistöpalvelut, siivous tai vartiointi",
     "Fastighetsservice, städning eller bevakning", "Property services, cleaning or security"),
    ("education", "Koulutus", "Utbildning", "Education"),
    ("care", "Terveyspalvelut tai sosiaalipalvelut", "Hälsotjänster eller socialservice",
     "Health or social services"),
    ("administration", "Julkinen hallinto", "Offentlig förvaltning", "Public administration"),
    ("other", "Muu toimiala", "Annan bransch", "Another sector"),
)
"""Sections of the industrial classification TOL 2008 put together in a coarse way of our own."""

POSITIONS = code_list(
    "employer_positions",
    ("owner", "Yrittäjä tai omistaja", "Företagare eller ägare", "Entrepreneur or owner"),
    ("manager", "Johtaja", "Direktör eller annan ledare", "Director or senior manager"),
    ("supervisor", "Esihenkilö", "Chef för ett team eller en enhet", "Supervisor"),
    ("personnel", "Henkilöstöasiantuntija", "Personalexpert", "Human resources expert"),
    ("other", "Muu tehtävä", "Annan uppgift", "Another role"),
)

EXPERIENCE = code_list(
    "experience",
    ("now", "Kyllä, tälläkin hetkellä", "Ja, också just nu", "Yes, and at the moment too"),
    ("before", "Kyllä, mutta ei tällä hetkellä", "Ja, men inte just nu",
     "Yes, but not at the moment"),
    ("no", "Ei", "Nej", "No"),
    also=(DONT_KNOW,),
)

RATING = code_list(
    "rating",
    ("1", "Erittäin huonoja", "Mycket dåliga", "Very bad"),
    ("2", "Melko huonoja", "Ganska dåliga", "Fairly bad"),
    ("3", "Vaihtelevia", "Varierande", "Mixed"),
    ("4", "Melko hyviä", "Ganska bra", "Fairly good"),
    ("5", "Erittäin hyviä", "Mycket bra", "Very good"),
)

EMPLOYER_MEANS = CodeList(
    "employer_means",
    (
        *(MEANS[code] for code in
          ("pay_subsidy", "work_tryout", "job_coaching", "vocational_rehabilitation")),
        *code_list(
            "more_means",
            ("arrangement_subsidy", "Työolosuhteiden järjestelytuki",
             "Stöd för ordnande av arbetsförhållanden",
             "Subsidy for arranging working conditions"),
            ("work_arrangement", "Työn mukauttaminen työterveyshuollon kanssa",
             "Anpassning av arbetet tillsammans med företagshälsovården",
             "Adjusting work together with occupational health services"),
            ("partial_sickness_allowance", "Osasairauspäiväraha", "Partiell sjukdagpenning",
             "Partial sickness allowance"),
            ("coordinator", "Työkykykoordinaattorin neuvonta",
             "Rådgivning av en arbetsförmågekoordinator",
             "Advice from a work ability coordinator"),
        ).codes,
    ),
)
"""Means that an employer meets; the first four under the codes that clients are asked with.

What clients know as one thing, `accommodation`, is two here: the subsidy and the adjusting itself.
"""

KNOWLEDGE = code_list(
    "knowledge",
    ("1", "En ole kuullut", "Jag har inte hört om det", "I have not heard of it"),
    ("2", "Olen kuullut", "Jag har hört om det", "I have heard of it"),
    ("3", "Tiedän, miten se toimii", "Jag vet hur det fungerar", "I know how it works"),
    ("4", "Olemme käyttäneet", "Vi har använt det", "We have used it"),
)

ADJUSTMENTS = code_list(
    "adjustments",
    ("hours", "Lyhyempi työaika", "Kortare arbetstid", "Shorter working hours"),
    ("schedule", "Joustavat työajat tai tauot", "Flexibla arbetstider eller pauser",
     "Flexible hours or breaks"),
    ("tasks", "Työtehtävien muuttaminen", "Ändrade arbetsuppgifter", "Changed tasks"),
    ("tools", "Apuvälineet tai työkalut", "Hjälpmedel eller verktyg", "Aids or tools"),
    ("premises", "Muutokset työtiloissa", "Ändringar i lokalerna", "Changes to the premises"),
    ("remote", "Etätyö", "Distansarbete", "Remote work"),
    ("induction", "Tavallista pidempi perehdytys", "Längre introduktion än vanligt",
     "A longer induction than usual"),
    ("colleague", "Työparin tai työkaverin apu", "Hjälp av ett arbetspar eller en kollega",
     "Help from a colleague"),
    ("other", "Muu muutos", "Annan ändring", "Another change"),
    also=(NONE_OF_THESE, DONT_KNOW),
)

OBSTACLES = code_list(
    "employer_obstacles",
    ("tasks", "Sopivia työtehtäviä ei ole", "Det finns inga lämpliga arbetsuppgifter",
     "There are no suitable tasks"),
    ("recruiting", "Emme palkkaa nyt ketään", "Vi anställer ingen just nu",
     "We are not hiring anybody now"),
    ("applicants", "Sopivia hakijoita ei ole", "Det finns inga lämpliga sökande",
     "There are no suitable applicants"),
    ("cost", "Kustannukset", "Kostnaderna", "Costs"),
    ("absence", "Huoli sairauspoissaoloista", "Oro för sjukfrånvaro",
     "Concern about sickness absence"),
    ("guidance", "Ohjaukseen ei ole aikaa", "Det finns ingen tid för handledning",
     "There is no time for guidance"),
    ("knowledge", "Emme tiedä tarpeeksi tukimuodoista", "Vi vet inte tillräckligt om stödformerna",
     "We do not know enough about the support available"),
    ("bureaucracy", "Tuen hakeminen on hankalaa", "Det är krångligt att ansöka om stöd",
     "Applying for support is complicated"),
    ("attitudes", "Työyhteisön asenteet", "Attityder i arbetsgemenskapen",
     "Attitudes in the work community"),
    ("premises", "Työtilat eivät sovellu", "Lokalerna är olämpliga",
     "The premises are not suitable"),
    ("other", "Muu este", "Annat hinder", "Another obstacle"),
    also=(NONE_OF_THESE,),
)

HELP_WANTED = code_list(
    "help_wanted",
    ("contact", "Yksi yhteyshenkilö, jolta voi kysyä", "En kontaktperson att fråga",
     "One contact person to ask"),
    ("applicants", "Apua sopivan työntekijän löytämiseen",
     "Hjälp att hitta en lämplig arbetstagare", "Help in finding a suitable employee"),
    ("tailoring", "Apua työtehtävien muokkaamiseen", "Hjälp att anpassa arbetsuppgifter",
     "Help in adjusting tasks"),
    ("forms", "Apua tuen hakemiseen", "Hjälp att ansöka om stöd", "Help in applying for support"),
    ("coach", "Valmentaja työpaikalle alkuun", "En tränare på arbetsplatsen i början",
     "A coach at the workplace at first"),
    ("money", "Rahallista tukea", "Ekonomiskt stöd", "Financial support"),
    ("health", "Tietoa siitä, mitä työntekijä voi tehdä",
     "Information om vad arbetstagaren kan göra", "Information on what the employee can do"),
    ("examples", "Muiden työnantajien esimerkkejä", "Exempel från andra arbetsgivare",
     "Examples from other employers"),
    ("other", "Muuta apua", "Annan hjälp", "Other help"),
    also=(
        Code("none", Text(fi="Emme tarvitse apua", sv="Vi behöver ingen hjälp",
                          en="We need no help"), exclusive=True),
    ),
)

COORDINATOR_HELP = code_list(
    "coordinator_help",
    ("hiring", "Uuden työntekijän palkkaaminen", "Anställning av en ny arbetstagare",
     "Hiring a new employee"),
    ("return_to_work", "Työhön palaaminen", "Återgång i arbete", "Return to work"),
    ("adjusting", "Työn mukauttaminen", "Anpassning av arbetet", "Adjusting work"),
    ("support_forms", "Tukien hakeminen", "Ansökan om stöd", "Applying for support"),
    ("general", "Yleinen neuvonta", "Allmän rådgivning", "General advice"),
    ("other", "Muu asia", "Något annat", "Something else"),
    also=(DONT_KNOW,),
)

READINESS = code_list(
    "readiness_rows",
    ("tasks", "Meillä on työtehtäviä, jotka sopivat osatyökykyiselle.",
     "Vi har arbetsuppgifter som passar en partiellt arbetsför person.",
     "We have tasks that suit a person with partial work ability."),
    ("flexible", "Meillä työtä voi muokata tekijän mukaan.",
     "Hos oss kan arbetet anpassas efter den som utför det.",
     "In our workplace, work can be fitted to the person."),
    ("welcome", "Työyhteisömme ottaa osatyökykyisen hyvin vastaan.",
     "Vår arbetsgemenskap tar väl emot en partiellt arbetsför person.",
     "Our work community welcomes a person with partial work ability."),
    ("advice", "Tiedän, mistä saan neuvoja.", "Jag vet var jag kan få råd.",
     "I know where to get advice."),
    ("risk", "Osatyökykyisen palkkaaminen on meille liian suuri riski.",
     "Det är en för stor risk för oss att anställa en partiellt arbetsför person.",
     "Hiring a person with partial work ability is too great a risk for us."),
)
"""The last row points the other way."""

LIKELIHOOD = code_list(
    "likelihood",
    ("1", "Hyvin epätodennäköisesti", "Mycket osannolikt", "Very unlikely"),
    ("2", "Melko epätodennäköisesti", "Ganska osannolikt", "Fairly unlikely"),
    ("3", "Ehkä", "Kanske", "Perhaps"),
    ("4", "Melko todennäköisesti", "Ganska sannolikt", "Fairly likely"),
    ("5", "Hyvin todennäköisesti", "Mycket sannolikt", "Very likely"),
    also=(DONT_KNOW,),
)
