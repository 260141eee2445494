"""How a client is getting on: everyday life, health, hope, support, work. Own wording."""

from __future__ import annotations

from surveys.codelists.answers import NONE_OF_THESE, PREFER_NOT
from surveys.codelists.compact import code_list
from surveys.model import Code, Text

FILLED_BY = code_list(
    "filled_by",
    ("self", "Täytän lomakkeen itse", "Jag fyller i blanketten själv",
     "I fill in the form myself"),
    ("together", "Täytän lomakkeen yhdessä työkykykoordinaattorin kanssa",
     "Jag fyller i blanketten tillsammans med arbetsförmågekoordinatorn",
     "I fill in the form with the work ability coordinator"),
    ("helped", "Joku muu auttaa minua", "Någon annan hjälper mig", "Somebody else helps me"),
)

DIRECTION = code_list(
    "direction",
    ("1", "Paljon huonompi", "Mycket sämre", "Much worse"),
    ("2", "Vähän huonompi", "Lite sämre", "A little worse"),
    ("3", "Samanlainen", "Likadan", "The same"),
    ("4", "Vähän parempi", "Lite bättre", "A little better"),
    ("5", "Paljon parempi", "Mycket bättre", "Much better"),
    also=(PREFER_NOT,),
)

DIFFICULTY = code_list(
    "difficulty",
    ("1", "Sujuu hyvin", "Går bra", "Goes well"),
    ("2", "Sujuu melko hyvin", "Går ganska bra", "Goes fairly well"),
    ("3", "On hankalaa", "Är besvärligt", "Is hard"),
    ("4", "On hyvin hankalaa", "Är mycket besvärligt", "Is very hard"),
    ("5", "En pysty siihen", "Jag klarar inte av det", "I cannot do it"),
    also=(PREFER_NOT,),
)

FUNCTIONING = code_list(
    "functioning_rows",
    ("moving", "Liikkuminen paikasta toiseen", "Att ta sig från en plats till en annan",
     "Getting from place to place"),
    ("effort", "Ruumiillinen ponnistelu", "Kroppslig ansträngning", "Physical effort"),
    ("focus", "Yhteen asiaan keskittyminen", "Att koncentrera sig på en sak",
     "Keeping my mind on one thing"),
    ("learning", "Uuden oppiminen", "Att lära sig nytt", "Learning new things"),
    ("home", "Kotityöt", "Hushållsarbete", "Housework"),
    ("affairs", "Omien asioiden hoitaminen", "Att sköta sina ärenden", "Managing my own affairs"),
    ("people", "Muiden ihmisten seurassa oleminen", "Att vara tillsammans med andra",
     "Being with other people"),
    ("energy", "Jaksaminen koko päivän", "Att orka hela dagen", "Having energy for the whole day"),
)

HEALTH = code_list(
    "health",
    ("1", "Huono", "Dålig", "Poor"),
    ("2", "Melko huono", "Ganska dålig", "Fairly poor"),
    ("3", "Keskinkertainen", "Medelmåttig", "Average"),
    ("4", "Melko hyvä", "Ganska god", "Fairly good"),
    ("5", "Hyvä", "God", "Good"),
    also=(PREFER_NOT,),
)

HOPE = code_list(
    "hope_rows",
    ("suitable_work", "Uskon, että minulle löytyy sopivaa työtä.",
     "Jag tror att det finns lämpligt arbete för mig.",
     "I believe that there is work that suits me."),
    ("influence", "Voin itse vaikuttaa tilanteeseeni.", "Jag kan själv påverka min situation.",
     "I can influence my own situation."),
    ("next_step", "Tiedän, mikä on seuraava askeleeni kohti työtä.",
     "Jag vet vilket mitt nästa steg mot arbete är.",
     "I know what my next step towards work is."),
    ("distant", "Työelämä tuntuu kaukaiselta.", "Arbetslivet känns avlägset.",
     "Working life feels far away."),
)

SUPPORT = code_list(
    "client_support_rows",
    ("when_needed", "Saan tukea silloin, kun tarvitsen sitä.",
     "Jag får stöd när jag behöver det.", "I get support when I need it."),
    ("listened", "Minua kuunnellaan.", "Man lyssnar på mig.", "I am listened to."),
    ("who", "Tiedän, kuka hoitaa asiaani.", "Jag vet vem som sköter mitt ärende.",
     "I know who is in charge of my case."),
    ("plan", "Suunnitelmani sopii minulle.", "Min plan passar mig.", "My plan suits me."),
    ("repeat", "Joudun kertomaan samat asiat monelle.",
     "Jag måste berätta samma saker för många.",
     "I have to tell the same things to many people."),
)

WORK_FORMS = code_list(
    "work_forms",
    ("open", "Palkkatyö", "Lönearbete", "Paid work"),
    ("subsidised", "Palkkatuettu työ", "Arbete med lönesubvention", "Work with a pay subsidy"),
    ("own_business", "Oma yritys", "Eget företag", "A business of my own"),
    ("tryout", "Työkokeilu", "Arbetsprövning", "Work try-out"),
    ("rehabilitative", "Kuntouttava työtoiminta", "Arbetsverksamhet i rehabiliteringssyfte",
     "Rehabilitative work activity"),
    ("other", "Muu työ tai toiminta", "Annat arbete eller annan verksamhet",
     "Other work or activity"),
    also=(
        Code("none", Text(fi="Ei mikään näistä", sv="Inget av dessa", en="None of these"),
             exclusive=True),
    ),
)

HOURS_FIT = code_list(
    "hours_fit",
    ("too_few", "Liian vähän", "För få", "Too few"),
    ("right", "Sopivasti", "Lagom", "About right"),
    ("too_many", "Liikaa", "För många", "Too many"),
)

OTHER_MEASURES = (
    Code("other", Text(fi="Muu mittari", sv="Annat mätinstrument", en="Another measure")),
    NONE_OF_THESE,
)
"""Codes that follow the measures in a list of them."""
