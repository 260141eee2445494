"""What a build sheet says in its own words, in three languages."""

from __future__ import annotations

from surveys.model import Text

TITLE = Text(
    fi="Lomakkeen laadintaohje, {platform}: {title}",
    sv="Anvisning för att bygga blanketten, {platform}: {title}",
    en="Build sheet, {platform}: {title}",
)
BEFORE = Text(fi="Ennen kuin aloitat", sv="Innan du börjar", en="Before you start")
STEPS = (
    Text(
        fi="{platform} ei ota vastaan valmista kyselyä, joten lomake laaditaan käsin tämän "
        "ohjeen mukaan: yksi kysymys kerrallaan, samassa järjestyksessä.",
        sv="{platform} tar inte emot en färdig enkät, så blanketten byggs för hand enligt den här "
        "anvisningen: en fråga i taget, i samma ordning.",
        en="{platform} takes in no finished questionnaire, so the form is built by hand from this "
        "sheet: one question at a time, in the same order.",
    ),
    Text(
        fi="Kopioi tekstit täsmälleen sellaisina kuin ne ovat, myös kysymyksen lopussa "
        "hakasulkeissa oleva numero. Sen avulla vastaukset tunnistetaan.",
        sv="Kopiera texterna exakt som de är, också numret inom hakparentes i slutet av frågan. "
        "Det behövs för att känna igen svaren.",
        en="Copy the texts exactly as they are, with the number in square brackets at the end of "
        "each question. Answers are recognised by it.",
    ),
    Text(
        fi="Älä lisää ”Muu”-vaihtoehtoa tai muita vaihtoehtoja: ne ovat jo mukana.",
        sv="Lägg inte till alternativet ”Annat” eller andra alternativ: de finns redan med.",
        en="Do not add an “Other” option or any other: they are there already.",
    ),
    Text(
        fi="Älä kerää vastaajan nimeä tai sähköpostiosoitetta.",
        sv="Samla inte in respondentens namn eller e-postadress.",
        en="Do not collect the respondent’s name or email address.",
    ),
    Text(
        fi="Kysymystyyppien nimet ovat englanninkielisestä käyttöliittymästä. Niitä ei ole "
        "tarkistettu palvelun nykyisestä versiosta.",
        sv="Frågetypernas namn är från det engelska gränssnittet. De har inte kontrollerats i den "
        "nuvarande versionen av tjänsten.",
        en="The names of question types are those of the English interface. They have not been "
        "checked in the current version of the service.",
    ),
    Text(
        fi="Täytä lomake kokeeksi, lue vastaus takaisin ja tarkista se, ennen kuin lähetät "
        "lomakkeen kenellekään.",
        sv="Fyll i blanketten på prov, läs tillbaka svaret och kontrollera det innan du skickar "
        "blanketten till någon.",
        en="Fill in the form as a trial, read the answer back and check it before you send the "
        "form to anyone.",
    ),
)
OPENING = Text(fi="Aloitussivu", sv="Startsida", en="Opening page")
FORM_TITLE = Text(fi="Lomakkeen otsikko", sv="Blankettens rubrik", en="Title of the form")
INTRO = Text(fi="Johdanto", sv="Inledning", en="Introduction")
ENDING = Text(fi="Lopetus", sv="Avslutning", en="Ending")
THANKS = Text(
    fi="Kiitosviesti, joka näytetään vastaamisen jälkeen",
    sv="Tackmeddelande som visas efter svaret",
    en="Message of thanks, shown after answering",
)
PAGE = Text(fi="Sivu {number}: {title}", sv="Sida {number}: {title}", en="Page {number}: {title}")
PAGE_TITLE = Text(fi="Sivun otsikko", sv="Sidans rubrik", en="Title of the page")
HEADING = Text(fi="Väliotsikko", sv="Mellanrubrik", en="Heading")
PAGE_TEXT = Text(fi="Sivun johdanto", sv="Sidans inledning", en="Introduction of the page")
NOTE = Text(fi="Huomaa", sv="Observera", en="Note")
WHAT = Text(fi="Kohta", sv="Fält", en="Field")
PASTE = Text(fi="Valitse tai kopioi", sv="Välj eller kopiera", en="Choose or copy")
TYPE = Text(fi="Tyyppi", sv="Typ", en="Type")
QUESTION = Text(fi="Kysymys", sv="Fråga", en="Question")
HELP = Text(fi="Ohjeteksti", sv="Hjälptext", en="Help text")
ROW = Text(fi="Rivi", sv="Rad", en="Row")
OPTION = Text(fi="Vaihtoehto [{code}]", sv="Alternativ [{code}]", en="Option [{code}]")
SETTING = Text(fi="Asetus", sv="Inställning", en="Setting")
REQUIRED = Text(fi="Pakollinen.", sv="Obligatorisk.", en="Required.")
NOT_REQUIRED = Text(fi="Ei pakollinen.", sv="Inte obligatorisk.", en="Not required.")
IN_UNITS = Text(fi="Yksikkö: {unit}.", sv="Enhet: {unit}.", en="Unit: {unit}.")
SHUFFLE = Text(
    fi="Näytä satunnaisessa järjestyksessä.",
    sv="Visa i slumpmässig ordning.",
    en="Show in random order.",
)
JUMP = Text(
    fi="Hyppy: jos vastaus on ”{option}”, {go_to}.",
    sv="Hopp: om svaret är ”{option}”, {go_to}.",
    en="Jump: if the answer is “{option}”, {go_to}.",
)
LOGIC = Text(
    fi="Ehto: {condition} Aseta hypyt niin, että muut eivät näe kysymystä.",
    sv="Villkor: {condition} Ställ in hoppen så att andra inte ser frågan.",
    en="Condition: {condition} Set the jumps so that others do not see the question.",
)
NO_LOGIC = Text(
    fi="Ehtoa ei voi asettaa hyppynä: kaikki näkevät kysymyksen, ja ehto lukee ohjetekstissä.",
    sv="Villkoret kan inte ställas in som ett hopp: alla ser frågan, och villkoret står i "
    "hjälptexten.",
    en="The condition cannot be set as a jump: everybody sees the question, and the help text says "
    "the condition.",
)
ANSWERS = Text(
    fi="Kun vastaukset on kerätty", sv="När svaren har samlats in", en="When answers are in"
)
LOSSES = Text(
    fi="Mitä lomakkeeseen ei saada", sv="Vad blanketten inte kan innehålla",
    en="What the form cannot hold",
)  # fmt: skip
IN_ENGLISH = Text(
    fi="Luettelo on englanniksi.", sv="Listan är på engelska.", en="Items are named as in data."
)
