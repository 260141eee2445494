"""Which format to choose: every platform's name and when it is the right one, in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveys import platforms
from surveys.model import Language, Text


@dataclass(frozen=True, slots=True)
class Advice:
    """What a platform's form is called, and in which situation it is chosen."""

    title: Text
    situation: Text


def _same(name: str) -> Text:
    return Text(fi=name, sv=name, en=name)


ADVICE: Mapping[str, Advice] = {
    "html": Advice(
        Text(
            fi="Selainlomake (HTML)",
            sv="Webbläsarblankett (HTML)",
            en="Offline form (HTML)",
        ),
        Text(
            fi="Palvelinta tai kyselyalustaa ei ole, tai vastataan ilman verkkoyhteyttä",
            sv="Det finns ingen server eller enkätplattform, eller man svarar utan nätförbindelse",
            en="There is no server or survey platform, or people answer without a connection",
        ),
    ),
    "paper": Advice(
        Text(
            fi="Paperilomake (PDF, Word)", sv="Pappersblankett (PDF, Word)",
            en="Paper form (PDF, Word)",
        ),
        Text(
            fi="Vastataan postitse tai kynällä paperille",
            sv="Man svarar per post eller med penna på papper",
            en="People answer by post or with pen and paper",
        ),
    ),
    "limesurvey": Advice(
        _same("LimeSurvey"),
        Text(
            fi="Organisaatiolla on LimeSurvey",
            sv="Organisationen har LimeSurvey",
            en="Your organisation has LimeSurvey",
        ),
    ),
    "webropol": Advice(
        _same("Webropol"),
        Text(
            fi="Organisaatiolla on Webropol: kysely rakennetaan sinne ohjeen mukaan",
            sv="Organisationen har Webropol: enkäten byggs upp där enligt anvisningen",
            en="Your organisation has Webropol: the survey is built there by the build sheet",
        ),
    ),
    "ms_forms": Advice(
        _same("Microsoft Forms"),
        Text(
            fi="Organisaatiolla on Microsoft 365: kysely rakennetaan Formsiin ohjeen mukaan",
            sv="Organisationen har Microsoft 365: enkäten byggs upp i Forms enligt anvisningen",
            en="Your organisation has Microsoft 365: the survey is built in Forms by the build "
            "sheet",
        ),
    ),
    "qualtrics": Advice(
        _same("Qualtrics"),
        Text(
            fi="Organisaatiolla on Qualtrics",
            sv="Organisationen har Qualtrics",
            en="Your organisation has Qualtrics",
        ),
    ),
    "redcap": Advice(
        _same("REDCap"),
        Text(
            fi="Tutkimusryhmällä on REDCap",
            sv="Forskargruppen har REDCap",
            en="Your research group has REDCap",
        ),
    ),
    "odk": Advice(
        Text(fi="ODK ja KoboToolbox", sv="ODK och KoboToolbox", en="ODK and KoboToolbox"),
        Text(
            fi="Vastaukset kerätään tabletilla tai puhelimella kentällä",
            sv="Svaren samlas in på fältet med pekplatta eller telefon",
            en="Answers are collected in the field on a tablet or phone",
        ),
    ),
    "surveyjs": Advice(
        _same("SurveyJS"),
        Text(
            fi="Lomake upotetaan omalle verkkosivustolle",
            sv="Blanketten bäddas in på en egen webbplats",
            en="The form is embedded in a website of your own",
        ),
    ),
    "table": Advice(
        Text(
            fi="Taulukko (Excel, CSV)", sv="Tabell (Excel, CSV)", en="Spreadsheet (Excel, CSV)"
        ),
        Text(
            fi="Vastaukset ovat jo taulukossa, tai ne kirjataan taulukkoon",
            sv="Svaren finns redan i en tabell, eller så skrivs de in i en tabell",
            en="Answers are in a spreadsheet already, or are typed into one",
        ),
    ),
    "spss": Advice(
        _same("SPSS"),
        Text(
            fi="Paperivastaukset tallennetaan SPSS:llä",
            sv="Pappersblanketternas svar matas in i SPSS",
            en="Answers on paper are typed into SPSS",
        ),
    ),
    "stata": Advice(
        _same("Stata"),
        Text(
            fi="Paperivastaukset tallennetaan Statalla",
            sv="Pappersblanketternas svar matas in i Stata",
            en="Answers on paper are typed into Stata",
        ),
    ),
}  # fmt: skip
"""In the order in which formats are offered."""


def ordered() -> tuple[str, ...]:
    """Return the platforms that there are: those that advice is given on first, in its order."""
    there = platforms.names()
    return (*(one for one in ADVICE if one in there), *(one for one in there if one not in ADVICE))


def title_of(platform: str, language: Language) -> str:
    """Return what a platform's form is called.

    Examples
    --------
    >>> title_of("odk", "sv")
    'ODK och KoboToolbox'
    """
    advice = ADVICE.get(platform)
    return platforms.get(platform).TITLE if advice is None else advice.title[language]
