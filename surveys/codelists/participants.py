"""The situation of a client: labour market status, education, home, background, next steps."""

from __future__ import annotations

from surveys.codelists.answers import NONE_OF_THESE, PREFER_NOT
from surveys.codelists.compact import code_list
from surveys.model import Code, Text

GENDERS = code_list(
    "genders",
    ("woman", "Nainen", "Kvinna", "Woman"),
    ("man", "Mies", "Man", "Man"),
    ("other", "Muu", "Annat", "Other"),
    also=(PREFER_NOT,),
)

LABOUR_STATUS = code_list(
    "labour_status",
    ("unemployed", "Työtön työnhakija", "Arbetslös arbetssökande", "Unemployed jobseeker"),
    ("studying", "Opiskelemassa tai koulutuksessa", "Studerande eller i utbildning",
     "Studying or in training"),
    ("employed", "Työssä (myös oppisopimuskoulutuksessa)",
     "I arbete (även i läroavtalsutbildning)", "At work (including apprenticeship)"),
    ("entrepreneur", "Yrittäjä (myös itsenäinen ammatinharjoittaja)",
     "Företagare (även självständig yrkesutövare)", "Entrepreneur (including self-employed)"),
    ("none", "Ei mikään näistä", "Inget av dessa", "None of these"),
)
"""The same list at the start and at the end, so that the shares at work can be compared."""

EDUCATION = code_list(
    "education",
    ("below_isced_1", "Ei suoritettua perusopetusta", "Ingen slutförd grundläggande utbildning",
     "No completed basic education"),
    ("isced_1_2", "Peruskoulu, kansakoulu tai keskikoulu",
     "Grundskola, folkskola eller mellanskola", "Basic education (primary or lower secondary)"),
    ("isced_3_4", "Lukio, ylioppilastutkinto tai ammatillinen tutkinto",
     "Gymnasium, studentexamen eller yrkesexamen",
     "General upper secondary or vocational qualification"),
    ("isced_5_8", "Opistoasteen tutkinto tai korkeakoulututkinto",
     "Examen på institutnivå eller högskoleexamen",
     "Post-secondary college diploma or higher education degree"),
    also=(PREFER_NOT,),
)
"""Groups of the International Standard Classification of Education, ISCED 2011."""

HOUSEHOLDS = code_list(
    "households",
    ("alone", "Asun yksin", "Jag bor ensam", "I live alone"),
    ("two_or_more", "Taloudessani on kaksi henkilöä tai enemmän",
     "Mitt hushåll består av två eller flera personer",
     "There are two or more people in my household"),
    also=(PREFER_NOT,),
)

HOUSING = code_list(
    "housing",
    ("secure", "Minulla on vakinainen asunto", "Jag har en stadigvarande bostad",
     "I have a permanent home"),
    ("at_risk", "Minulla on asunto, mutta voin joutua jättämään sen",
     "Jag har en bostad men riskerar att förlora den", "I have a home but may have to leave it"),
    ("homeless", "Minulla ei ole asuntoa tai asun tilapäisesti jonkun luona",
     "Jag har ingen bostad eller bor tillfälligt hos någon",
     "I have no home, or I stay with somebody for the time being"),
    also=(PREFER_NOT,),
)

CITIZENSHIPS = code_list(
    "citizenships",
    ("finland", "Olen Suomen kansalainen", "Jag är medborgare i Finland",
     "I am a citizen of Finland"),
    ("eu", "Olen toisen EU-maan kansalainen", "Jag är medborgare i ett annat EU-land",
     "I am a citizen of another EU country"),
    ("outside_eu", "Olen EU:n ulkopuolisen maan kansalainen",
     "Jag är medborgare i ett land utanför EU", "I am a citizen of a country outside the EU"),
    ("stateless", "En ole minkään maan kansalainen", "Jag är inte medborgare i något land",
     "I am not a citizen of any country"),
    also=(PREFER_NOT,),
)

PARENTS_BORN = code_list(
    "parents_born",
    ("finland", "Molemmat Suomessa", "Båda i Finland", "Both in Finland"),
    ("one_abroad", "Toinen Suomessa, toinen ulkomailla", "Den ena i Finland, den andra utomlands",
     "One in Finland, the other abroad"),
    ("abroad", "Molemmat ulkomailla", "Båda utomlands", "Both abroad"),
    also=(PREFER_NOT,),
)

LIVING_AREAS = code_list(
    "living_areas",
    ("city", "Isossa kaupungissa", "I en stor stad", "In a large city"),
    ("town", "Pienessä kaupungissa tai muussa taajamassa",
     "I en liten stad eller en annan tätort", "In a small town or another built-up area"),
    ("rural", "Maaseudulla", "På landsbygden", "In the countryside"),
)
"""As the client sees it; the three kinds of area are those of Eurostat's degree of urbanisation."""

MEANS = code_list(
    "means",
    ("pay_subsidy", "Palkkatuki", "Lönesubvention", "Pay subsidy"),
    ("work_tryout", "Työkokeilu", "Arbetsprövning", "Work try-out"),
    ("job_coaching", "Työhönvalmennus", "Arbetsträning", "Job coaching"),
    ("accommodation", "Työn mukauttaminen tai työolosuhteiden järjestelytuki",
     "Anpassning av arbetet eller stöd för ordnande av arbetsförhållanden",
     "Adjustments at work or the subsidy for arranging working conditions"),
    ("vocational_rehabilitation", "Ammatillinen kuntoutus", "Yrkesinriktad rehabilitering",
     "Vocational rehabilitation"),
    ("rehabilitative_work", "Kuntouttava työtoiminta", "Arbetsverksamhet i rehabiliteringssyfte",
     "Rehabilitative work activity"),
    ("health_services", "Työkyvyn arviointi tai muut terveyspalvelut",
     "Bedömning av arbetsförmågan eller andra hälsotjänster",
     "Work ability assessment or other health services"),
    ("education", "Koulutus", "Utbildning", "Education or training"),
    ("benefits", "Neuvonta etuuksista", "Rådgivning om förmåner", "Advice on benefits"),
    ("other", "Muu tuki", "Annat stöd", "Other support"),
    also=(NONE_OF_THESE,),
)

EXIT_REASONS = code_list(
    "exit_reasons",
    ("completed", "Osallistuminen päättyi suunnitellusti", "Deltagandet avslutades som planerat",
     "My participation ended as planned"),
    ("work", "Sain työpaikan tai aloitin yrittäjänä", "Jag fick ett jobb eller blev företagare",
     "I found a job or became self-employed"),
    ("studies", "Aloitin opinnot tai koulutuksen", "Jag började studera eller gå en utbildning",
     "I started studies or training"),
    ("other_service", "Siirryin toiseen palveluun", "Jag gick över till en annan tjänst",
     "I moved to another service"),
    ("health", "Lopetan terveyteni vuoksi", "Jag slutar på grund av min hälsa",
     "I am leaving because of my health"),
    ("moved", "Muutin toiselle paikkakunnalle", "Jag flyttade till en annan ort",
     "I moved to another town"),
    ("other", "Muu syy", "Annan orsak", "Another reason"),
    also=(PREFER_NOT,),
)

NEXT_STEPS = code_list(
    "next_steps",
    ("work", "Jatkan työssä tai aloitan työn", "Jag fortsätter i arbete eller börjar arbeta",
     "I will stay in work or start work"),
    ("job_search", "Haen töitä", "Jag söker jobb", "I will look for work"),
    ("studies", "Opiskelen", "Jag studerar", "I will study"),
    ("employment_services", "Jatkan työvoimapalveluissa",
     "Jag fortsätter inom arbetskraftsservicen", "I will continue in employment services"),
    ("rehabilitation", "Menen kuntoutukseen", "Jag går på rehabilitering",
     "I will go to rehabilitation"),
    ("health_services", "Jatkan sosiaali- tai terveyspalveluissa",
     "Jag fortsätter inom socialservicen eller hälsotjänsterna",
     "I will continue in social or health services"),
    ("pension", "Haen eläkettä tai jään eläkkeelle", "Jag söker pension eller går i pension",
     "I will apply for a pension or retire"),
    ("other", "Muu", "Annat", "Something else"),
    also=(
        Code("not_known", Text(fi="En tiedä vielä", sv="Jag vet inte ännu",
                               en="I do not know yet"), exclusive=True),
    ),
)
