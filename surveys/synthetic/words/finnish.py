"""Finnish words of invented open answers."""

from __future__ import annotations

from surveys.synthetic.words.words import Forms, Words, forms


def _surname(*cases: str) -> Forms:
    return forms(*cases, names=("", "gen", "abl"))


def _where(*cases: str) -> Forms:
    return forms(*cases, names=("", "ine"))


FINNISH = Words(
    mark="Synteettinen vastaus",
    sentences=(
        "Yhteistyö {partner} kanssa {goes}.",
        "Eniten työtä vaikeuttaa {obstacle}.",
        "Toivon, että {wish}.",
        "Asiakkaille on tärkeintä, että {client}.",
        "Tänä vuonna {year}.",
    ),
    identifying=(
        "Työparini {name} kertoo tarvittaessa lisää, puh. {phone}.",
        "{name.abl} voi kysyä lisää.",
        "Teimme suunnitelman {name.gen} kanssa.",
        "Lisätietoja: {email}.",
        "Soita {phone} tai kirjoita {email}.",
        "Asiakas {identity_code} odotti päätöstä puoli vuotta.",
        "Asiakkaani henkilötunnus on {identity_code} ja hän asuu osoitteessa {address}.",
        "Kokous pidettiin {place.ine} osoitteessa {address}.",
        "Olen töissä {workplace.ine}.",
        "Aiemmin työskentelin {place.ine}, ja työnantajani oli {workplace}.",
        "Meitä on {place.ine} vain kaksi, minä ja {name}.",
    ),
    short=("{thing}", "{thing} {how}", "{thing} ja {other}"),
    short_identifying=(
        "{thing}, {workplace}", "{thing}, esihenkilönä {name}", "{thing} {place.ine}",
        "{thing}, puh. {phone}",
    ),
    fillers={
        "partner": (
            "Kelan", "työterveyshuollon", "sosiaalipalvelujen", "työllisyysalueen",
            "hyvinvointialueen", "oppilaitosten", "työnantajien", "järjestöjen",
            "terveysaseman", "kuntoutuksen järjestäjien",
        ),
        "goes": (
            "sujuu hyvin", "on hidastunut", "on parantunut", "jää yksittäisten ihmisten varaan",
            "toimii, kun on yhteinen asiakas", "kaipaa sovittuja käytäntöjä",
        ),
        "obstacle": (
            "ajan puute", "epäselvä työnjako", "tietojärjestelmien hajanaisuus",
            "johdon vaihtuminen", "rahoituksen lyhytaikaisuus", "asiakkaiden pitkä odotusaika",
            "se, ettei keinoja tunneta", "työnantajien epätietoisuus",
        ),
        "wish": (
            "tehtävä vakinaistetaan", "saamme yhteisen tietojärjestelmän",
            "työnantajille kerrotaan palkkatuesta", "verkosto kokoontuu säännöllisesti",
            "esihenkilöt tuntevat tehtävän", "koulutusta järjestetään joka vuosi",
            "asiakkaan lupaa tietojen vaihtoon kysytään heti alussa",
        ),
        "client": (
            "joku kulkee rinnalla", "samaa asiaa ei tarvitse kertoa monta kertaa",
            "päätökset tulevat ajoissa", "työtä voi kokeilla pienin askelin",
            "oma arvio työkyvystä otetaan todesta",
        ),
        "year": (
            "aikaa on mennyt muutoksen selvittämiseen", "uusia kumppaneita on löytynyt",
            "moni tuttu yhteyshenkilö on vaihtunut", "asiakkaita on ollut aiempaa enemmän",
            "olemme saaneet sovittua yhteisen toimintatavan",
        ),
        "thing": (
            "hankekoordinaattori", "palveluohjaaja", "vertaistuki", "etätyö", "matkustaminen",
            "viestintä", "kouluttaminen", "perhetilanne", "kuljetuspalvelu", "tulkkaus",
            "työkokeilu", "opintojen ohjaus", "raportointi",
        ),
        "how": (
            "osa-aikaisesti", "hankkeen ajan", "yhdessä muiden kanssa", "tarvittaessa",
            "muutaman kuukauden ajan",
        ),
        "other": ("pienryhmät", "verkkotapaamiset", "lausuntojen pyytäminen", "kotikäynnit"),
    },
    first_names=(
        "Maija", "Anneli", "Tuula", "Päivi", "Sanna", "Aino",
        "Kalle", "Erkki", "Jukka", "Ville", "Pekka", "Timo",
    ),
    surnames=(
        _surname("Mallikas", "Mallikkaan", "Mallikkaalta"),
        _surname("Esimerkkilä", "Esimerkkilän", "Esimerkkilältä"),
        _surname("Keksintönen", "Keksintösen", "Keksintöseltä"),
        _surname("Sepitevaara", "Sepitevaaran", "Sepitevaaralta"),
        _surname("Kuvitelmala", "Kuvitelmalan", "Kuvitelmalalta"),
        _surname("Olematonlahti", "Olematonlahden", "Olematonlahdelta"),
        _surname("Tekaistunen", "Tekaistusen", "Tekaistuselta"),
        _surname("Valemäki", "Valemäen", "Valemäeltä"),
    ),
    workplaces=(
        _where("Mallilan Konepaja Oy", "Mallilan Konepaja Oy:ssä"),
        _where("Keksityn Kaupungin Palvelut", "Keksityn Kaupungin Palveluissa"),
        _where("Esimerkkisäätiö", "Esimerkkisäätiössä"),
        _where("Työpaja Sepite", "Työpaja Sepitteessä"),
        _where("Tekaisun Kaluste Ky", "Tekaisun Kaluste Ky:ssä"),
        _where("Kuvitelman Hoivakoti", "Kuvitelman Hoivakodissa"),
    ),
    places=(
        _where("Helsinki", "Helsingissä"), _where("Oulu", "Oulussa"),
        _where("Kuopio", "Kuopiossa"), _where("Vaasa", "Vaasassa"),
        _where("Joensuu", "Joensuussa"), _where("Kemi", "Kemissä"),
        _where("Tampere", "Tampereella"), _where("Rovaniemi", "Rovaniemellä"),
        _where("Seinäjoki", "Seinäjoella"), _where("Kajaani", "Kajaanissa"),
        _where("Mikkeli", "Mikkelissä"), _where("Salo", "Salossa"),
    ),
    streets=("Keksitynkatu", "Mallikuja", "Esimerkintie", "Sepitteenpolku", "Tekaisuntie"),
)  # fmt: skip
