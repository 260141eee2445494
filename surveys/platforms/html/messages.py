"""What the offline form itself says to respondents, in three languages.

`{0}`, `{1}` … are filled in by the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveys.model import Text

WORDS: Mapping[str, Text] = MappingProxyType({
    # moving about
    "skip": Text(fi="Siirry sisältöön", sv="Gå till innehållet", en="Skip to content"),
    "language": Text(fi="Kieli", sv="Språk", en="Language"),
    "start": Text(fi="Aloita", sv="Börja", en="Start"),
    "next": Text(fi="Seuraava", sv="Nästa", en="Next"),
    "back": Text(fi="Takaisin", sv="Tillbaka", en="Back"),
    "page": Text(fi="Sivu {0}/{1}", sv="Sida {0} av {1}", en="Page {0} of {1}"),
    "error": Text(fi="Virhe", sv="Fel", en="Error"),
    "appeared": Text(
        fi="Näkyviin tuli lisää kysymyksiä: {0}.",
        sv="Fler frågor visas: {0}.",
        en="More questions appeared: {0}.",
    ),
    "disappeared": Text(
        fi="Kysymyksiä poistui näkyvistä: {0}.",
        sv="Frågor som inte längre visas: {0}.",
        en="Questions no longer shown: {0}.",
    ),
    # questions
    "required": Text(fi="pakollinen", sv="obligatorisk", en="required"),
    "choose": Text(fi="– Valitse –", sv="– Välj –", en="– Choose –"),
    "unchoose": Text(
        fi="Poista vastaus", sv="Ta bort svaret", en="Remove the answer",
    ),
    "unchoose_all": Text(
        fi="Poista vastaukset", sv="Ta bort svaren", en="Remove the answers",
    ),
    "day": Text(fi="Päivä", sv="Dag", en="Day"),
    "month": Text(fi="Kuukausi", sv="Månad", en="Month"),
    "year": Text(fi="Vuosi", sv="År", en="Year"),
    "date_example": Text(
        fi="Esimerkiksi {0}", sv="Till exempel {0}", en="For example {0}",
    ),
    "total": Text(fi="Yhteensä {0} / {1}", sv="Sammanlagt {0} / {1}", en="Total {0} of {1}"),
    # what is wrong
    "summary": Text(
        fi="Tarkista vastaukset", sv="Kontrollera svaren", en="Please check your answers",
    ),
    "answer_this": Text(
        fi="Vastaa tähän kysymykseen.",
        sv="Besvara den här frågan.",
        en="Please answer this question.",
    ),
    "answer_row": Text(
        fi="Vastaa myös tähän kohtaan.",
        sv="Svara också på den här raden.",
        en="Please answer this row too.",
    ),
    "whole": Text(
        fi="Kirjoita kokonaisluku.", sv="Skriv ett heltal.", en="Please write a whole number.",
    ),
    "number": Text(
        fi="Kirjoita luku numeroina.", sv="Skriv talet med siffror.",
        en="Please write a number in digits.",
    ),
    "decimals": Text(
        fi="Kirjoita luku enintään {0} desimaalin tarkkuudella.",
        sv="Antalet decimaler får vara högst {0}.",
        en="The number of decimals can be at most {0}.",
    ),
    "date": Text(
        fi="Kirjoita päivä, kuukausi ja vuosi numeroina, esimerkiksi {0}.",
        sv="Skriv dag, månad och år med siffror, till exempel {0}.",
        en="Please write the day, month and year in digits, for example {0}.",
    ),
    "sum": Text(
        fi="Lukujen summan on oltava {0}. Nyt se on {1}.",
        sv="Summan av talen ska vara {0}. Nu är den {1}.",
        en="The numbers must add up to {0}. Now they add up to {1}.",
    ),
    # drafts
    "draft_title": Text(
        fi="Keskeneräiset vastaukset", sv="Ofärdiga svar", en="Unfinished answers",
    ),
    "draft_yes": Text(
        fi="Keskeneräiset vastaukset säilyvät tässä selaimessa",
        sv="Ofärdiga svar bevaras i den här webbläsaren",
        en="Unfinished answers are kept in this browser",
    ),
    "draft_no": Text(
        fi="Keskeneräisiä vastauksia ei säilytetä",
        sv="Ofärdiga svar bevaras inte",
        en="Unfinished answers are not kept",
    ),
    "draft_keep": Text(
        fi="Säilytä vastaukset tässä selaimessa, kunnes olen valmis",
        sv="Bevara svaren i den här webbläsaren tills jag är klar",
        en="Keep the answers in this browser until I have finished",
    ),
    "draft_kept": Text(
        fi="Voit keskeyttää ja jatkaa myöhemmin samalla laitteella. Muut saman laitteen "
        "käyttäjät voivat nähdä vastaukset: jos laite on yhteinen, poista valinta. Yli 30 päivää "
        "vanhat vastaukset poistetaan, kun lomake avataan.",
        sv="Du kan göra en paus och fortsätta senare på samma enhet. Andra som använder enheten "
        "kan se svaren: avmarkera rutan om enheten är gemensam. Svar som är äldre än 30 dagar "
        "raderas när blanketten öppnas.",
        en="You can stop and continue later on the same device. Others who use the device can see "
        "the answers: if it is shared, untick this. Answers older than 30 days are deleted when "
        "the form is opened.",
    ),
    "draft_not_kept": Text(
        fi="Vastauksia ei säilytetä: ne katoavat, jos suljet sivun tai lataat sen uudelleen ennen "
        "tallentamista.",
        sv="Svaren bevaras inte: de försvinner om du stänger sidan eller laddar om den innan du "
        "sparar.",
        en="The answers are not kept: they are lost if you close or reload the page before saving.",
    ),
    "draft_sealed": Text(
        fi="Vastaukset salataan vasta, kun tallennat ne. Selaimessa ne olisivat salaamattomina.",
        sv="Svaren krypteras först när du sparar dem. I webbläsaren skulle de ligga okrypterade.",
        en="The answers are not encrypted until you save them. In the browser they would be "
        "unencrypted.",
    ),
    "draft_impossible": Text(
        fi="Tämä selain ei säilytä keskeneräisiä vastauksia. Täytä lomake yhdellä kertaa.",
        sv="Den här webbläsaren bevarar inte ofärdiga svar. Fyll i blanketten på en gång.",
        en="This browser does not keep unfinished answers. Please fill in the form in one go.",
    ),
    "draft_found": Text(
        fi="Aiemmat keskeneräiset vastauksesi ovat tallella, ja voit jatkaa niistä.",
        sv="Dina tidigare ofärdiga svar finns kvar, och du kan fortsätta med dem.",
        en="Your earlier unfinished answers are still here, and you can continue with them.",
    ),
    "continue": Text(fi="Jatka", sv="Fortsätt", en="Continue"),
    "clear": Text(
        fi="Tyhjennä vastaukset", sv="Radera svaren", en="Clear the answers",
    ),
    "clear_sure": Text(
        fi="Poistetaanko kaikki vastaukset tältä laitteelta?",
        sv="Ska alla svar raderas från den här enheten?",
        en="Delete all answers from this device?",
    ),
    "clear_yes": Text(fi="Kyllä, poista", sv="Ja, radera", en="Yes, delete"),
    "clear_no": Text(fi="Älä poista", sv="Radera inte", en="Do not delete"),
    "cleared": Text(
        fi="Vastaukset on poistettu.", sv="Svaren har raderats.",
        en="The answers have been deleted.",
    ),
    # where the answers go
    "how_title": Text(
        fi="Näin lomake toimii", sv="Så fungerar blanketten", en="How the form works",
    ),
    "how": Text(
        fi="Lomake ei lähetä mitään verkkoon. Lopuksi tallennat vastaukset tiedostoksi ja "
        "toimitat tiedoston kyselyn toteuttajalle.",
        sv="Blanketten skickar ingenting över nätet. Till slut sparar du svaren i en fil och "
        "lämnar filen till den som genomför enkäten.",
        en="The form sends nothing over the network. When you have finished, you save your answers "
        "to a file and deliver the file to whoever carries out the survey.",
    ),
    "how_sealed": Text(
        fi="Tiedosto salataan niin, että vain kyselyn toteuttaja voi avata sen.",
        sv="Filen krypteras så att bara den som genomför enkäten kan öppna den.",
        en="The file is encrypted so that only whoever carries out the survey can open it.",
    ),
    "how_open": Text(
        fi="Tiedostoa ei salata: toimita se niin, etteivät muut näe sitä.",
        sv="Filen krypteras inte: lämna den så att andra inte ser den.",
        en="The file is not encrypted: deliver it so that others do not see it.",
    ),
    # the end
    "overview": Text(
        fi="Vastaustesi yhteenveto", sv="Sammandrag av dina svar", en="Your answers",
    ),
    "overview_lead": Text(
        fi="Tarkista vastauksesi. Voit vielä muuttaa niitä. Tallenna ne lopuksi.",
        sv="Kontrollera dina svar. Du kan fortfarande ändra dem. Spara dem till slut.",
        en="Check your answers. You can still change them. When you are ready, save them.",
    ),
    "change": Text(fi="Muuta", sv="Ändra", en="Change"),
    "no_answer": Text(fi="Ei vastausta", sv="Inget svar", en="No answer"),
    "print": Text(
        fi="Tulosta itsellesi", sv="Skriv ut för dig själv", en="Print a copy for yourself",
    ),
    "save": Text(
        fi="Tallenna vastaukset tiedostoksi", sv="Spara svaren i en fil",
        en="Save the answers to a file",
    ),
    "save_sealed": Text(
        fi="Salaa ja tallenna vastaukset", sv="Kryptera och spara svaren",
        en="Encrypt and save the answers",
    ),
    "done": Text(
        fi="Vastaukset on tallennettu", sv="Svaren har sparats", en="Your answers have been saved",
    ),
    "done_file": Text(
        fi="Selain tallensi tiedoston, yleensä ladattujen tiedostojen kansioon:",
        sv="Webbläsaren sparade filen, oftast i mappen för hämtade filer:",
        en="Your browser saved the file, usually in the folder of downloads:",
    ),
    "done_next": Text(
        fi="Toimita tiedosto kyselyn toteuttajalle sillä tavalla, joka sinulle on kerrottu.",
        sv="Lämna filen till den som genomför enkäten enligt de anvisningar som du har fått.",
        en="Deliver the file to whoever carries out the survey, in the way you have been told.",
    ),
    "done_clear": Text(
        fi="Kun olet varmistanut, että tiedosto on tallella, poista vastaukset selaimesta.",
        sv="Radera svaren från webbläsaren när du har kontrollerat att filen finns.",
        en="When you have made sure that the file is there, delete the answers from the browser.",
    ),
    "save_again": Text(
        fi="Tallenna uudelleen", sv="Spara på nytt", en="Save again",
    ),
    "back_to_answers": Text(
        fi="Palaa vastauksiin", sv="Tillbaka till svaren", en="Back to the answers",
    ),
    "cannot_seal": Text(
        fi="Tämä selain ei osaa salata vastauksia täällä, joten niitä ei tallennettu. Avaa "
        "lomake ajantasaisessa selaimessa (Firefox, Chrome, Edge tai Safari).",
        sv="Den här webbläsaren kan inte kryptera svaren här, och därför sparades de inte. Öppna "
        "blanketten i en uppdaterad webbläsare (Firefox, Chrome, Edge eller Safari).",
        en="This browser cannot encrypt the answers here, so they were not saved. Open the form "
        "in an up-to-date browser (Firefox, Chrome, Edge or Safari).",
    ),
})  # fmt: skip
"""Name, as the runtime calls it → text."""

NO_SCRIPT = Text(
    fi="Lomake tarvitsee JavaScriptin. Salli se selaimen asetuksista tai avaa lomake toisessa "
    "selaimessa.",
    sv="Blanketten kräver JavaScript. Tillåt det i webbläsarens inställningar eller öppna "
    "blanketten i en annan webbläsare.",
    en="The form needs JavaScript. Allow it in the settings of your browser, or open the form in "
    "another browser.",
)
