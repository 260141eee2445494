"""The work of a work ability coordinator: roles, tasks, partners, skills, conditions, support."""

from __future__ import annotations

from surveys.codelists.answers import NONE_OF_THESE, PREFER_NOT
from surveys.codelists.compact import code_list

ROLES = code_list(
    "roles",
    ("regional", "Alueellinen työkykykoordinaattori", "Regional arbetsförmågekoordinator",
     "Regional work ability coordinator"),
    ("local", "Työkykykoordinaattori työllisyysalueella tai kunnassa",
     "Arbetsförmågekoordinator i ett sysselsättningsområde eller en kommun",
     "Work ability coordinator in an employment area or municipality"),
    ("project", "Työkykykoordinaattori hankkeessa", "Arbetsförmågekoordinator i ett projekt",
     "Work ability coordinator in a project"),
    ("other", "Muu tehtävä", "Annan uppgift", "Another role"),
)

EMPLOYERS = code_list(
    "employers",
    ("municipality", "Kunta tai työllisyysalue", "Kommun eller sysselsättningsområde",
     "Municipality or employment area"),
    ("county", "Hyvinvointialue", "Välfärdsområde", "Wellbeing services county"),
    ("state", "Valtio", "Staten", "Central government"),
    ("education", "Oppilaitos tai korkeakoulu", "Läroanstalt eller högskola",
     "Educational institution or university"),
    ("association", "Järjestö tai säätiö", "Organisation eller stiftelse",
     "Association or foundation"),
    ("company", "Yritys", "Företag", "Company"),
    ("other", "Muu työnantaja", "Annan arbetsgivare", "Another employer"),
)

AGE_GROUPS = code_list(
    "age_groups",
    ("under_30", "Alle 30 vuotta", "Under 30 år", "Under 30"),
    ("30_39", "30–39 vuotta", "30–39 år", "30 to 39"),
    ("40_49", "40–49 vuotta", "40–49 år", "40 to 49"),
    ("50_59", "50–59 vuotta", "50–59 år", "50 to 59"),
    ("60_or_over", "60 vuotta tai enemmän", "60 år eller mer", "60 or over"),
    also=(PREFER_NOT,),
)

TRAINING = code_list(
    "training",
    ("completed", "Kyllä, olen suorittanut koulutuksen", "Ja, jag har gått utbildningen",
     "Yes, I have completed it"),
    ("ongoing", "Koulutus on kesken", "Utbildningen pågår", "I am in training now"),
    ("no", "En", "Nej", "No"),
)

TASKS = code_list(
    "tasks",
    ("guidance", "Asiakkaiden neuvonta ja ohjaus", "Rådgivning och handledning av klienter",
     "Advising and guiding clients"),
    ("service_needs", "Palvelutarpeen arviointi ja palvelujen suunnittelu",
     "Bedömning av servicebehovet och planering av tjänster",
     "Assessing service needs and planning services"),
    ("network", "Verkoston kokoaminen ja palvelujen yhteensovittaminen",
     "Uppbyggnad av nätverk och samordning av tjänster",
     "Building the network and coordinating services"),
    ("employers", "Yhteistyö työnantajien kanssa", "Samarbete med arbetsgivare",
     "Working with employers"),
    ("training", "Koulutusten järjestäminen", "Ordnande av utbildning", "Organising training"),
    ("consultation", "Työkavereiden ja muiden ammattilaisten konsultointi",
     "Konsultation till kollegor och andra yrkespersoner",
     "Advising colleagues and other professionals"),
    ("development", "Palvelujen ja toimintatapojen kehittäminen",
     "Utveckling av tjänster och arbetssätt", "Developing services and ways of working"),
    ("monitoring", "Seuranta ja raportointi", "Uppföljning och rapportering",
     "Monitoring and reporting"),
    ("other", "Muu työtehtävä", "Annan arbetsuppgift", "Another task"),
)

WORKING_TIME = code_list(
    "working_time",
    ("clients", "Asiakastyö", "Klientarbete", "Work with clients"),
    ("network", "Verkostotyö", "Nätverksarbete", "Work with the network"),
    ("employers", "Työnantajayhteistyö", "Samarbete med arbetsgivare", "Work with employers"),
    ("advising", "Koulutus ja konsultointi", "Utbildning och konsultation",
     "Training and advising others"),
    ("development", "Kehittäminen ja raportointi", "Utveckling och rapportering",
     "Development and reporting"),
    ("other", "Muu työ", "Annat arbete", "Other work"),
)

PARTNERS = code_list(
    "partners",
    ("employment", "Työvoimaviranomainen tai TE-toimisto",
     "Arbetskraftsmyndigheten eller arbets- och näringsbyrån",
     "Employment authority or TE Office"),
    ("municipality", "Kunnan muut palvelut", "Kommunens övriga tjänster",
     "Other municipal services"),
    ("social_services", "Hyvinvointialueen sosiaalipalvelut", "Välfärdsområdets socialservice",
     "Social services of the wellbeing services county"),
    ("health_care", "Hyvinvointialueen terveyspalvelut",
     "Välfärdsområdets hälso- och sjukvårdstjänster",
     "Health services of the wellbeing services county"),
    ("kela", "Kela", "FPA", "Kela, the Social Insurance Institution of Finland"),
    ("pension", "Työeläkelaitokset", "Arbetspensionsanstalterna",
     "Earnings-related pension providers"),
    ("occupational_health", "Työterveyshuolto", "Företagshälsovården",
     "Occupational health services"),
    ("employers", "Työnantajat", "Arbetsgivarna", "Employers"),
    ("associations", "Järjestöt ja säätiöt", "Organisationer och stiftelser",
     "Associations and foundations"),
    ("education", "Oppilaitokset", "Läroanstalterna", "Educational institutions"),
    ("rehabilitation", "Kuntoutuspalvelujen tuottajat", "Producenter av rehabiliteringstjänster",
     "Rehabilitation providers"),
)

CHALLENGES = code_list(
    "challenges",
    ("unclear_role", "Tehtävän epäselvyys", "En otydlig roll", "Unclear role"),
    ("time", "Ajan puute", "Tidsbrist", "Lack of time"),
    ("information", "Tiedonkulku eri toimijoiden välillä", "Informationsflödet mellan aktörerna",
     "Flow of information between organisations"),
    ("services", "Sopivien palvelujen puute", "Brist på lämpliga tjänster",
     "Lack of suitable services"),
    ("jobs", "Sopivien työpaikkojen puute", "Brist på lämpliga arbetsplatser",
     "Lack of suitable jobs"),
    ("management", "Johdon tuen puute", "Brist på stöd från ledningen",
     "Lack of support from management"),
    ("continuity", "Tehtävän määräaikaisuus tai epävarma jatko",
     "Visstidsanställning eller osäker fortsättning", "Fixed-term post or uncertain future"),
    ("reorganisation", "Organisaatiomuutokset", "Organisationsförändringar", "Reorganisations"),
    ("other", "Muu haaste", "Annan utmaning", "Another challenge"),
    also=(NONE_OF_THESE,),
)

HOMES = code_list(
    "homes",
    ("employment_area", "Työllisyysalue tai kunta", "Sysselsättningsområdet eller kommunen",
     "Employment area or municipality"),
    ("county", "Hyvinvointialue", "Välfärdsområdet", "Wellbeing services county"),
    ("jointly", "Työllisyysalue ja hyvinvointialue yhdessä",
     "Sysselsättningsområdet och välfärdsområdet tillsammans",
     "Employment area and wellbeing services county together"),
    ("state", "Valtion viranomainen", "En statlig myndighet", "A state authority"),
    ("other", "Muu organisaatio", "Någon annan organisation", "Another organisation"),
)

COMPETENCE = code_list(
    "competence_rows",
    ("benefits", "Etuudet ja palvelut, joilla työkykyä tuetaan",
     "Förmåner och tjänster som stöder arbetsförmågan",
     "Benefits and services that support work ability"),
    ("assessment", "Työ- ja toimintakyvyn arviointi",
     "Bedömning av arbets- och funktionsförmågan",
     "Assessing work ability and functioning"),
    ("guidance", "Asiakkaan ohjaaminen", "Handledning av klienten", "Guiding clients"),
    ("networks", "Monialaisen verkoston johtaminen",
     "Ledning av ett sektorsövergripande nätverk", "Leading a multisectoral network"),
    ("employers", "Työn räätälöinti työnantajan kanssa",
     "Anpassning av arbetet tillsammans med arbetsgivaren",
     "Adjusting jobs together with employers"),
    ("evaluation", "Oman työn tulosten arviointi", "Utvärdering av det egna arbetets resultat",
     "Evaluating the results of one’s own work"),
)

CONDITIONS = code_list(
    "conditions_rows",
    ("clear_role", "Tehtäväni on selkeä", "Min roll är tydlig", "My role is clear"),
    ("time", "Aikaa on riittävästi", "Det finns tillräckligt med tid",
     "There is enough time"),
    ("network", "Verkosto toimii", "Nätverket fungerar", "The network works well"),
    ("services", "Asiakkaille löytyy sopivia palveluja",
     "Det finns lämpliga tjänster för klienterna",
     "Suitable services are available to clients"),
    ("continuity", "Tehtävän jatko on turvattu", "Uppgiftens fortsättning är tryggad",
     "The future of the role is secure"),
)

SUPPORT = code_list(
    "support_rows",
    ("valued", "Johto arvostaa työtäni.", "Ledningen uppskattar mitt arbete.",
     "Management values my work."),
    ("known", "Johto tuntee työni sisällön.",
     "Ledningen känner till innehållet i mitt arbete.",
     "Management knows what my work involves."),
    ("resources", "Johto huolehtii siitä, että minulla on riittävät resurssit työhöni.",
     "Ledningen ser till att jag har tillräckliga resurser.",
     "Management makes sure that I have enough resources."),
    ("barriers", "Saan johdolta apua, kun yhteistyössä on esteitä.",
     "Jag får hjälp av ledningen när det finns hinder i samarbetet.",
     "Management helps me when there are obstacles to working together."),
    ("alone", "Jään yksin työni vaikeissa kysymyksissä.",
     "Jag lämnas ensam med de svåra frågorna i mitt arbete.",
     "I am left alone with the difficult issues in my work."),
)
