"""Learning to be a work ability coordinator: contents, transfer, development assignments."""

from __future__ import annotations

from surveys.codelists import work
from surveys.codelists.answers import NONE_OF_THESE
from surveys.codelists.compact import code_list
from surveys.model import Code, CodeList, Text

_CONTENTS = ("benefits", "assessment", "guidance", "networks", "employers")

CONTENTS = CodeList("training_contents", tuple(work.COMPETENCE[code] for code in _CONTENTS))
"""Worded as the skills in the survey of coordinators, so that the two can be laid side by side."""

PRACTICE = code_list(
    "training_practice",
    ("benefits", "Kerron asiakkaalle etuuksista, jotka tukevat hänen työkykyään.",
     "Jag berättar för klienterna om förmåner som stöder deras arbetsförmåga.",
     "I tell clients about benefits that support their work ability."),
    ("assessment", "Selvitän, millainen asiakkaan työkyky on.",
     "Jag utreder hurdan klientens arbetsförmåga är.",
     "I find out what a client’s work ability is like."),
    ("guidance", "Suunnittelen asiakkaan kanssa, miten hän etenee kohti työtä.",
     "Jag planerar tillsammans med klienten hur vägen mot arbete ska se ut.",
     "I plan together with a client how to move towards work."),
    ("networks", "Kokoan asiakkaan tueksi eri alojen ammattilaisia.",
     "Jag samlar yrkespersoner från olika områden som stöd för klienten.",
     "I bring together professionals from different fields to support a client."),
    ("employers", "Sovin työnantajan kanssa, miten työtä muokataan asiakkaalle sopivaksi.",
     "Jag kommer överens med en arbetsgivare om hur arbetet anpassas för klienten.",
     "I agree with an employer how work is adjusted to suit a client."),
)
"""One thing done for each of the contents."""

HOW_OFTEN = code_list(
    "how_often",
    ("1", "En lainkaan", "Inte alls", "Not at all"),
    ("2", "Harvemmin kuin kerran kuukaudessa", "Mer sällan än en gång i månaden",
     "Less than once a month"),
    ("3", "Kuukausittain", "Varje månad", "Every month"),
    ("4", "Viikoittain", "Varje vecka", "Every week"),
    ("5", "Päivittäin tai lähes päivittäin", "Dagligen eller nästan dagligen",
     "Daily or almost daily"),
)

MOTIVATION = code_list(
    "training_motivation",
    ("important", "Työkykykoordinaattorin työ on minusta tärkeää.",
     "Jag tycker att arbetsförmågekoordinatorns arbete är viktigt.",
     "I think the work of a work ability coordinator is important."),
    ("willing", "Haluan tehdä työkykykoordinaattorin työtä.",
     "Jag vill arbeta som arbetsförmågekoordinator.",
     "I want to do the work of a work ability coordinator."),
    ("confident", "Luotan siihen, että osaan tukea osatyökykyistä asiakasta.",
     "Jag litar på att jag kan stödja en partiellt arbetsför klient.",
     "I am confident that I can support a client with partial work ability."),
    ("ready", "Olen valmis muuttamaan tapaani tehdä työtä.",
     "Jag är beredd att ändra mitt sätt att arbeta.",
     "I am ready to change the way I work."),
    ("reluctant", "Minun on vaikea innostua työkyvyn tukemisesta.",
     "Jag har svårt att engagera mig i att stödja arbetsförmågan.",
     "I find it hard to become enthusiastic about supporting work ability."),
)

OPPORTUNITY = code_list(
    "training_opportunity",
    ("time", "Minulla on aikaa tukea asiakkaiden työkykyä.",
     "Jag har tid att stödja klienternas arbetsförmåga.",
     "I have time to support clients’ work ability."),
    ("supervisor", "Esihenkilöni kannustaa minua tässä työssä.",
     "Min chef uppmuntrar mig i det här arbetet.",
     "My supervisor encourages me in this work."),
    ("agreed", "Työpaikallani on sovittu, mitä tehtäviini kuuluu.",
     "På min arbetsplats har man kommit överens om vad som ingår i mina uppgifter.",
     "My workplace has agreed on what my tasks include."),
    ("partners", "Saan tarvittaessa yhteyden muiden organisaatioiden ammattilaisiin.",
     "Jag får vid behov kontakt med yrkespersoner i andra organisationer.",
     "I can reach professionals in other organisations when I need to."),
    ("colleagues", "Työkaverini tietävät, mitä työkykykoordinaattori tekee.",
     "Mina kollegor vet vad en arbetsförmågekoordinator gör.",
     "My colleagues know what a work ability coordinator does."),
    ("practices", "Työpaikkani toimintatavat vaikeuttavat asiakkaiden työkyvyn tukemista.",
     "Arbetssätten på min arbetsplats gör det svårt att stödja klienternas arbetsförmåga.",
     "The ways of working at my workplace make it difficult to support clients’ work ability."),
)

COORDINATES = code_list(
    "coordinates",
    ("main", "Kyllä, se on päätehtäväni", "Ja, det är min huvudsakliga uppgift",
     "Yes, it is my main task"),
    ("part", "Kyllä, muun työni ohessa", "Ja, vid sidan av mitt övriga arbete",
     "Yes, alongside my other work"),
    ("agreed", "En vielä, mutta siitä on sovittu", "Inte ännu, men det är överenskommet",
     "Not yet, but it has been agreed"),
    ("no", "En", "Nej", "No"),
)

REACTION = code_list(
    "training_reaction",
    ("content", "Koulutuksen sisältö vastasi työni tarpeita.",
     "Utbildningens innehåll motsvarade behoven i mitt arbete.",
     "The content of the training met the needs of my work."),
    ("teaching", "Opetus oli selkeää.", "Undervisningen var tydlig.", "The teaching was clear."),
    ("workload", "Koulutuksen työmäärä oli minulle sopiva.",
     "Utbildningens arbetsmängd var lämplig för mig.",
     "The amount of work in the training suited me."),
    ("participants", "Opin muilta osallistujilta.", "Jag lärde mig av de andra deltagarna.",
     "I learned from the other participants."),
    ("assignment", "Kehittämistehtävä auttoi minua oppimaan.",
     "Utvecklingsuppgiften hjälpte mig att lära mig.",
     "The development assignment helped me learn."),
    ("recommend", "Suosittelen koulutusta muille.", "Jag rekommenderar utbildningen för andra.",
     "I recommend the training to others."),
)

AMOUNT = code_list(
    "amount",
    ("1", "En lainkaan", "Inte alls", "Not at all"),
    ("2", "Vähän", "Lite", "A little"),
    ("3", "Jonkin verran", "I någon mån", "Somewhat"),
    ("4", "Paljon", "Mycket", "A lot"),
    ("5", "Erittäin paljon", "Väldigt mycket", "A great deal"),
)

TRANSFER_HELP = code_list(
    "transfer_help",
    ("supervisor", "Esihenkilön tuki", "Chefens stöd", "Support from my supervisor"),
    ("colleagues", "Työkaverien tuki", "Kollegornas stöd", "Support from my colleagues"),
    ("participants", "Yhteydet muihin koulutukseen osallistuneisiin",
     "Kontakter med andra som gått utbildningen",
     "Contacts with others who took the training"),
    ("network", "Toimiva verkosto", "Ett fungerande nätverk", "A network that works well"),
    ("role", "Selkeä tehtävä", "En tydlig roll", "A clear role"),
    ("material", "Koulutuksen materiaali", "Utbildningsmaterialet", "The training material"),
    ("other", "Muu asia", "Något annat", "Something else"),
    also=(NONE_OF_THESE,),
)

TRANSFER_OBSTACLES = code_list(
    "transfer_obstacles",
    ("time", "Ajan puute", "Tidsbrist", "Lack of time"),
    ("tasks_changed", "Tehtävieni muuttuminen", "Ändrade arbetsuppgifter",
     "Changes in my tasks"),
    ("no_clients", "Työhöni ei kuulu asiakkaita, jotka tarvitsevat tätä tukea",
     "Till mitt arbete hör inte klienter som behöver det här stödet",
     "My work does not involve clients who need this support"),
    ("management", "Johdon tuen puute", "Brist på stöd från ledningen",
     "Lack of support from management"),
    ("practices", "Työpaikan toimintatavat", "Arbetsplatsens arbetssätt",
     "Ways of working at the workplace"),
    ("network", "Verkoston puute", "Avsaknad av nätverk", "Lack of a network"),
    ("services", "Sopivien palvelujen puute", "Brist på lämpliga tjänster",
     "Lack of suitable services"),
    ("practising", "Harjoittelun puute", "Brist på övning", "Lack of practice"),
    ("other", "Muu este", "Annat hinder", "Another obstacle"),
    also=(NONE_OF_THESE,),
)

EFFECTS = code_list(
    "training_effects",
    ("services", "Asiakkaiden pääsy sopiviin palveluihin",
     "Klienternas tillgång till lämpliga tjänster", "Clients’ access to suitable services"),
    ("progress", "Asiakkaiden eteneminen kohti työtä", "Klienternas väg mot arbete",
     "Clients’ progress towards work"),
    ("organisations", "Yhteistyö muiden organisaatioiden kanssa",
     "Samarbetet med andra organisationer", "Collaboration with other organisations"),
    ("employers", "Yhteistyö työnantajien kanssa", "Samarbetet med arbetsgivare",
     "Collaboration with employers"),
)

ASSIGNMENT_STATES = code_list(
    "assignment_states",
    ("planned", "Suunnitteilla", "Planeras", "Being planned"),
    ("under_way", "Käynnissä", "Pågår", "Under way"),
    ("done", "Valmis", "Klar", "Done"),
    ("permanent", "Valmis ja pysyvässä käytössä", "Klar och i permanent bruk",
     "Done and in permanent use"),
    ("given_up", "Tehtävästä on luovuttu", "Uppgiften har lagts ned", "Given up"),
)

ASSIGNMENT_THEMES = code_list(
    "assignment_themes",
    ("service_path", "Asiakkaan palvelupolku", "Klientens servicestig",
     "The client’s service path"),
    ("network", "Monialainen verkosto", "Det sektorsövergripande nätverket",
     "The multisectoral network"),
    ("role", "Työkykykoordinaattorin tehtävä", "Arbetsförmågekoordinatorns roll",
     "The role of the work ability coordinator"),
    ("assessment", "Työkyvyn arviointi", "Bedömning av arbetsförmågan",
     "Assessment of work ability"),
    ("guidance", "Asiakkaan ohjaus", "Handledning av klienten", "Guidance for the client"),
    ("employers", "Yhteistyö työnantajien kanssa", "Samarbete med arbetsgivare",
     "Collaboration with employers"),
    ("early_support", "Varhainen tuki työpaikalla", "Tidigt stöd på arbetsplatsen",
     "Early support at the workplace"),
    ("competence", "Henkilöstön osaaminen", "Personalens kompetens", "Skills of the staff"),
    ("information", "Viestintä", "Kommunikation", "Communication"),
    ("monitoring", "Tulosten seuranta", "Uppföljning av resultat", "Follow-up of results"),
    ("other", "Muu aihe", "Annat tema", "Another theme"),
)
"""Our own grouping of what such assignments are about; not verified against any list."""

ASSIGNMENT_REMAINS = code_list(
    "assignment_remains",
    ("practice", "Uusi toimintatapa", "Ett nytt arbetssätt", "A new way of working"),
    ("tool", "Lomake tai muu työväline", "En blankett eller ett annat verktyg",
     "A form or other tool"),
    ("agreement", "Kirjallinen sopimus työnjaosta", "Ett skriftligt avtal om arbetsfördelningen",
     "A written agreement on who does what"),
    ("network", "Verkosto, joka kokoontuu", "Ett nätverk som träffas", "A network that meets"),
    ("post", "Vakinainen toimi tai virka", "En permanent befattning", "A permanent post"),
    ("material", "Ohje tai koulutusaineisto", "En anvisning eller ett utbildningsmaterial",
     "Instructions or training material"),
    ("other", "Muu asia", "Något annat", "Something else"),
    also=(Code("none", Text(fi="Mitään ei jäänyt käyttöön", sv="Ingenting blev kvar i bruk",
                            en="Nothing remained in use"), exclusive=True),),
)

ASSIGNMENT_EVIDENCE = code_list(
    "assignment_evidence",
    ("numbers", "Tilasto tai oma laskenta", "Statistik eller egna räkningar",
     "Statistics or our own counts"),
    ("clients", "Asiakkaiden palaute", "Klienternas respons", "Feedback from clients"),
    ("professionals", "Ammattilaisten palaute", "Yrkespersonernas respons",
     "Feedback from professionals"),
    ("decision", "Kirjallinen päätös", "Ett skriftligt beslut", "A written decision"),
    ("document", "Kuvaus tai ohje, joka on käytössä", "En beskrivning eller anvisning i bruk",
     "A description or instructions in use"),
    ("other", "Muu näyttö", "Annat underlag", "Other evidence"),
    also=(Code("none", Text(fi="Näyttöä ei ole koottu", sv="Inget underlag har samlats in",
                            en="No evidence has been gathered"), exclusive=True),),
)
