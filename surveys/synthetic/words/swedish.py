"""Swedish words of invented open answers."""

from __future__ import annotations

from surveys.synthetic.words.words import Forms, Words, forms


def _surname(name: str) -> Forms:
    return forms(name, f"{name}s", names=("", "gen"))


SWEDISH = Words(
    mark="Syntetiskt svar",
    sentences=(
        "Samarbetet med {partner} {goes}.",
        "Det största hindret är {obstacle}.",
        "Jag hoppas att {wish}.",
        "För klienterna är det viktigast att {client}.",
        "I år {year}.",
    ),
    identifying=(
        "Min kollega {name} berättar gärna mer, tfn {phone}.",
        "Vi gjorde upp planen med hjälp av {name}.",
        "{name.gen} arbete har varit till stor nytta.",
        "Skriv till {email}.",
        "Ring {phone} eller skriv till {email}.",
        "Klienten {identity_code} väntade ett halvt år på beslut.",
        "Min klients personbeteckning är {identity_code} och hen bor på {address}.",
        "Mötet hölls i {place} på {address}.",
        "Jag arbetar på {workplace}.",
        "Tidigare arbetade jag i {place}, och min arbetsgivare var {workplace}.",
        "Vi är bara två i {place}, jag och {name}.",
    ),
    short=("{thing}", "{thing} {how}", "{thing} och {other}"),
    short_identifying=(
        "{thing}, {workplace}", "{thing}, min chef är {name}", "{thing} i {place}",
        "{thing}, tfn {phone}",
    ),
    fillers={
        "partner": (
            "FPA", "företagshälsovården", "socialtjänsten", "sysselsättningsområdet",
            "välfärdsområdet", "läroanstalterna", "arbetsgivarna", "organisationerna",
            "hälsostationen",
        ),
        "goes": (
            "fungerar bra", "har blivit långsammare", "har blivit bättre",
            "hänger på enskilda personer", "fungerar när vi har en gemensam klient",
            "behöver gemensamma rutiner",
        ),
        "obstacle": (
            "bristen på tid", "den oklara arbetsfördelningen", "de splittrade datasystemen",
            "att ledningen byts ut", "den kortvariga finansieringen", "de långa väntetiderna",
            "att arbetsgivarna vet för lite",
        ),
        "wish": (
            "uppgiften blir permanent", "vi får ett gemensamt datasystem",
            "arbetsgivarna får veta mer om lönesubvention", "nätverket träffas regelbundet",
            "cheferna känner till uppgiften", "det ordnas utbildning varje år",
        ),
        "client": (
            "någon går bredvid dem", "man inte behöver berätta samma sak flera gånger",
            "besluten kommer i tid", "man får pröva på arbete i små steg",
        ),
        "year": (
            "har det gått åt tid till att reda ut förändringen", "har vi hittat nya partner",
            "har många kontaktpersoner bytts ut", "har klienterna varit fler än förut",
        ),
        "thing": (
            "projektkoordinator", "servicehandledare", "kamratstöd", "distansarbete", "resor",
            "kommunikation", "utbildning", "familjesituationen", "färdtjänst", "tolkning",
            "arbetsprövning", "studiehandledning",
        ),
        "how": ("på deltid", "under projektet", "tillsammans med andra", "vid behov"),
        "other": ("smågrupper", "nätmöten", "utlåtanden", "hembesök"),
    },
    first_names=("Stina", "Ulla", "Karin", "Ann-Sofi", "Göran", "Kaj", "Mats", "Björn"),
    surnames=(
        _surname("Exempelström"), _surname("Påhittgren"), _surname("Fiktivberg"),
        _surname("Modellholm"), _surname("Låtsaslund"), _surname("Diktqvist"),
    ),
    workplaces=(
        forms("Påhittets Mekaniska Ab"), forms("Exempelstiftelsen"),
        forms("Verkstaden Fiktion"), forms("Låtsas Vårdhem"),
    ),
    places=(
        forms("Vasa"), forms("Åbo"), forms("Borgå"), forms("Jakobstad"), forms("Karleby"),
        forms("Raseborg"), forms("Helsingfors"), forms("Mariehamn"),
    ),
    streets=("Påhittsgatan", "Exempelvägen", "Modellgränden", "Låtsasstigen"),
)  # fmt: skip
