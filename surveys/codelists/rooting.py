"""Embedding a network: the checks of the list, in blocks, and the stages of embedding."""

from __future__ import annotations

from surveys.codelists.answers import DONT_KNOW
from surveys.codelists.compact import code_list

IN_PLACE = code_list(
    "in_place",
    ("yes", "Kyllä", "Ja", "Yes"),
    ("partly", "Osittain", "Delvis", "Partly"),
    ("no", "Ei", "Nej", "No"),
    also=(DONT_KNOW,),
)

LEADERSHIP = code_list(
    "rooting_leadership",
    ("leader", "Verkostolla on nimetty vetäjä.", "Nätverket har en utsedd ledare.",
     "The network has a named leader."),
    ("mandate", "Organisaatioiden johto on antanut verkostolle tehtävän.",
     "Organisationernas ledning har gett nätverket ett uppdrag.",
     "The management of the organisations has given the network a mandate."),
    ("agreement", "Yhteistyöstä on kirjallinen sopimus.",
     "Det finns ett skriftligt avtal om samarbetet.",
     "There is a written agreement on the collaboration."),
    ("aims", "Verkostolla on yhteiset tavoitteet.", "Nätverket har gemensamma mål.",
     "The network has shared aims."),
)

STRUCTURE = code_list(
    "rooting_structure",
    ("meetings", "Verkosto kokoontuu säännöllisesti.", "Nätverket träffas regelbundet.",
     "The network meets regularly."),
    ("platform", "Verkostolla on yhteinen paikka, josta sen aineistot löytyvät.",
     "Nätverket har ett gemensamt ställe där dess material finns.",
     "The network has a shared place where its material is kept."),
    ("roles", "Jäsenten työnjaosta on sovittu.",
     "Medlemmarna har kommit överens om arbetsfördelningen.",
     "The members have agreed on who does what."),
    ("members", "Kaikki tarvittavat organisaatiot ovat mukana.",
     "Alla organisationer som behövs är med.",
     "All the organisations that are needed take part."),
)

CLIENTS = code_list(
    "rooting_clients",
    ("path", "Asiakkaan palvelupolku on kuvattu.", "Klientens servicestig har beskrivits.",
     "The client’s service path has been described."),
    ("contact", "Jokaisella asiakkaalla on nimetty yhteyshenkilö.",
     "Varje klient har en utsedd kontaktperson.", "Every client has a named contact person."),
    ("permits", "On sovittu, miten asiakkaalta pyydetään lupa tietojen vaihtamiseen.",
     "Man har kommit överens om hur man ber klienten om tillstånd att utbyta uppgifter.",
     "It has been agreed how clients are asked for permission to share information."),
    ("participation", "Asiakkaat ovat mukana kehittämässä verkoston työtä.",
     "Klienterna är med och utvecklar nätverkets arbete.",
     "Clients take part in developing the work of the network."),
)

CONTINUITY = code_list(
    "rooting_continuity",
    ("time", "Verkoston työhön on varattu työaikaa.",
     "Det finns arbetstid avsatt för nätverkets arbete.",
     "Working time has been set aside for the work of the network."),
    ("funding", "Verkoston työ jatkuu ilman hankerahoitusta.",
     "Nätverkets arbete fortsätter utan projektfinansiering.",
     "The work of the network goes on without project funding."),
    ("follow_up", "Verkoston tuloksia seurataan sovitulla tavalla.",
     "Nätverkets resultat följs upp på ett överenskommet sätt.",
     "The results of the network are followed up in an agreed way."),
    ("induction", "Uudet työntekijät perehdytetään verkoston työhön.",
     "Nya medarbetare introduceras i nätverkets arbete.",
     "New employees are introduced to the work of the network."),
    ("plan", "Verkostolla on suunnitelma siitä, miten työ jatkuu.",
     "Nätverket har en plan för hur arbetet ska fortsätta.",
     "The network has a plan for how its work will continue."),
)

MATURITY = code_list(
    "rooting_maturity",
    ("1", "Yhteistyö on satunnaista", "Samarbetet är sporadiskt",
     "We work together only now and then"),
    ("2", "Yhteistä työtapaa kokeillaan", "Ett gemensamt arbetssätt prövas",
     "A shared way of working is being tried out"),
    ("3", "Työtavasta on sovittu", "Arbetssättet är överenskommet",
     "A way of working has been agreed"),
    ("4", "Sovittu työtapa on käytössä", "Det överenskomna arbetssättet används",
     "The agreed way of working is in use"),
    ("5", "Työtapa säilyy, vaikka ihmiset vaihtuvat", "Arbetssättet består fast personer byts ut",
     "The way of working lasts even when people change"),
)

FILLED_BY = code_list(
    "rooting_filled_by",
    ("leader", "Verkoston vetäjä", "Nätverkets ledare", "Leader of the network"),
    ("coordinator", "Työkykykoordinaattori", "Arbetsförmågekoordinator",
     "Work ability coordinator"),
    ("supervisor", "Esihenkilö", "Chef", "Supervisor"),
    ("member", "Muu verkoston jäsen", "Annan medlem i nätverket",
     "Another member of the network"),
    ("together", "Verkosto yhdessä", "Nätverket tillsammans", "The network together"),
    ("other", "Muu henkilö", "Annan person", "Someone else"),
)
