"""The European Union's common indicators of the social fund, and which answers count towards them.

CO and CR are the common output and result indicators of the European Social Fund 2014–2020
(Regulation (EU) No 1304/2013, Annex I), EECO and EECR those of the European Social Fund Plus
2021–2027 (Regulation (EU) 2021/1057, Annex I). Numbers that are `verified` were found in a public
source; the others are from memory, and each indicator says what was found of it. Finnish and
Swedish names are our own, not the official ones.

How an answer counts is our reading of the indicator. From memory are: that unemployment is long
after 12 months, or 6 months below the age of 25; that a result counts those who were in another
situation at the start; and that a jobless household is one where nobody is at work. Where Finland's
programme defines foreign background or minority, its definition goes before ours; without one, the
Commission's support portal (SFC) counts under EECO14 those whose parents were born abroad. Those
who look for work without being registered are not among the unemployed here.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from functools import partial
from typing import Literal, TypeAlias

from surveys.errors import DefinitionError, UsageError, listed, near
from surveys.model import Text

Programme: TypeAlias = Literal["2014_2020", "2021_2027"]
Kind: TypeAlias = Literal["output", "output_entity", "result_immediate", "result_longer"]

START_FORMS: dict[Programme, str] = {"2014_2020": "esf_start", "2021_2027": "esf_plus_start"}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One common indicator.

    Parameters
    ----------
    code, text
        Its number and its name.
    counted_when
        Condition on the answers to `form`; None when the forms do not measure it.
    counted_at_start
        For a result: condition on the start form of the same client, which must hold too.
    programme, kind
        The period, and what is counted: participants (output), projects, organisations or firms
        (output_entity), or results at once or six months after leaving.
    verified, verification
        Whether the number was found in a public source, and what was found, in few words.
    form
        Name of the instrument that `counted_when` is about.
    not_measured
        Why there is no condition.

    Raises
    ------
    DefinitionError
        There is a condition without a form, or neither a condition nor a reason.

    Examples
    --------
    >>> indicator("EECO08").counted_when
    'age >= 55'
    >>> indicator("EECO08").form
    'esf_plus_start'
    """

    code: str
    text: Text
    counted_when: str | None = None
    counted_at_start: str | None = None
    _: KW_ONLY
    programme: Programme
    kind: Kind
    verified: bool = False
    verification: str
    form: str | None = None
    not_measured: Text | None = None

    def __post_init__(self) -> None:
        measured = self.counted_when is not None
        if measured == (self.form is None) or measured == (self.not_measured is not None):
            raise DefinitionError(
                "a condition, a form or a reason that do not go together",
                expected="a condition with its form, or the reason why there is none",
                where=f"indicator {self.code}",
            )

# A year of birth alone gives the age reached in the year of starting: the days since 2000 turn the
# day of starting into a year with decimals, exact enough to compare with whole years.
_AGE = 'days(date("2000-01-01"), start_date) / 365.25 + 2000 - birth_year'
_UNEMPLOYED = 'labour_status == "unemployed"'
_INACTIVE = 'any_of(labour_status, "studying", "none")'
_AT_WORK = 'any_of(labour_status, "employed", "entrepreneur")'
_NOT_AT_WORK = 'any_of(labour_status, "unemployed", "studying", "none")'
_NOT_STUDYING = 'labour_status != "studying"'

_MEMORY = "From memory."
_LISTED = "Name and order: Annex I as consolidated. Number: from memory."
_HOUSEHOLDS = "From memory; the consolidated Annex I no longer has the household indicators."
_NAMED = "Name: Annex I. Number: from memory."
_AUSTRIA = "Name: Annex I. Number: from memory, and it fits a field of Austria’s form."
_PORTAL = "Number and name: support portal of the Commission’s fund management system (SFC)."

_PROJECTS = Text(
    fi="Lasketaan hankkeista, ei osallistujien vastauksista.",
    sv="Räknas av projekten, inte av deltagarnas svar.",
    en="Counted from the projects, not from what participants answer.",
)
_LATER = Text(
    fi="Tieto kerätään kuusi kuukautta lopettamisen jälkeen; lomakkeet päättyvät lopettamiseen.",
    sv="Uppgiften samlas in sex månader efter avslutat deltagande; blanketterna slutar där.",
    en="Collected six months after leaving; the notices end at leaving.",
)
_NO_LIST = Text(
    fi="Lomakkeet eivät kysy muusta heikosta asemasta, jonka kukin ohjelma määrittelee itse.",
    sv="Blanketterna frågar inte om annan missgynnad ställning, som varje program definierar.",
    en="The forms do not ask about other disadvantage, which each programme defines for itself.",
)
_NOT_ASKED = Text(
    fi="Ohjelmakauden 2014–2020 lomake ei kysy, asutaanko maaseudulla.",
    sv="Blanketten för 2014–2020 frågar inte om man bor på landsbygden.",
    en="The form of 2014–2020 does not ask whether one lives in the countryside.",
)

_co = partial(
    Indicator, programme="2014_2020", kind="output", verification=_LISTED, form="esf_start"
)
_co_entity = partial(
    Indicator, programme="2014_2020", kind="output_entity", verification=_MEMORY,
    not_measured=_PROJECTS,
)
_cr = partial(
    Indicator, programme="2014_2020", kind="result_immediate", verification=_MEMORY,
    form="esf_exit",
)
_cr_later = partial(
    Indicator, programme="2014_2020", kind="result_longer", verification=_MEMORY,
    not_measured=_LATER,
)
_eeco = partial(
    Indicator, programme="2021_2027", kind="output", verification=_NAMED, form="esf_plus_start"
)
_eeco_entity = partial(
    Indicator, programme="2021_2027", kind="output_entity", not_measured=_PROJECTS
)
_eecr = partial(
    Indicator, programme="2021_2027", kind="result_immediate", verification=_MEMORY,
    form="esf_plus_exit",
)
_eecr_later = partial(
    Indicator, programme="2021_2027", kind="result_longer", verification=_MEMORY,
    not_measured=_LATER,
)

INDICATORS_2014_2020: tuple[Indicator, ...] = (
    _co("CO01", Text(fi="työttömät, myös pitkäaikaistyöttömät",
                     sv="arbetslösa, även långtidsarbetslösa",
                     en="unemployed, including long-term unemployed"), _UNEMPLOYED),
    _co("CO02", Text(fi="pitkäaikaistyöttömät", sv="långtidsarbetslösa", en="long-term unemployed"),
        f"{_UNEMPLOYED} and (unemployed_months > 12 or unemployed_months > 6 and {_AGE} < 25)"),
    _co("CO03", Text(fi="työvoiman ulkopuolella olevat", sv="personer utanför arbetskraften",
                     en="inactive"), _INACTIVE),
    _co("CO04", Text(fi="työvoiman ulkopuolella olevat, jotka eivät ole koulutuksessa",
                     sv="personer utanför arbetskraften som inte deltar i utbildning",
                     en="inactive, not in education or training"), 'labour_status == "none"'),
    _co("CO05", Text(fi="työssä olevat, myös itsenäiset ammatinharjoittajat",
                     sv="personer i arbete, även egenföretagare",
                     en="employed, including self-employed"), _AT_WORK),
    _co("CO06", Text(fi="alle 25-vuotiaat", sv="personer under 25 år",
                     en="below 25 years of age"), f"{_AGE} < 25"),
    _co("CO07", Text(fi="yli 54-vuotiaat", sv="personer över 54 år",
                     en="above 54 years of age"), f"{_AGE} >= 55"),
    _co("CO08", Text(fi="yli 54-vuotiaat, jotka ovat työttömiä tai työvoiman ja koulutuksen "
                     "ulkopuolella",
                     sv="personer över 54 år som är arbetslösa eller utanför både arbetskraften "
                     "och utbildning",
                     en="above 54 who are unemployed, or inactive not in education or training"),
        f'any_of(labour_status, "unemployed", "none") and {_AGE} >= 55'),
    _co("CO09", Text(fi="perusasteen suorittaneet (ISCED 1 tai 2)",
                     sv="personer med utbildning på grundnivå (ISCED 1 eller 2)",
                     en="primary (ISCED 1) or lower secondary (ISCED 2)"),
        'education == "isced_1_2"'),
    _co("CO10", Text(fi="toisen asteen tai sitä seuraavan asteen suorittaneet (ISCED 3 tai 4)",
                     sv="personer med utbildning på andra stadiet eller nästa nivå (ISCED 3 "
                     "eller 4)",
                     en="upper secondary (ISCED 3) or post-secondary (ISCED 4)"),
        'education == "isced_3_4"'),
    _co("CO11", Text(fi="korkea-asteen suorittaneet (ISCED 5–8)",
                     sv="personer med högre utbildning (ISCED 5–8)", en="tertiary (ISCED 5–8)"),
        'education == "isced_5_8"'),
    _co("CO12", Text(fi="osallistujat, joiden taloudessa kukaan ei ole työssä",
                     sv="deltagare i hushåll där ingen arbetar",
                     en="participants who live in jobless households"),
        f'{_NOT_AT_WORK} and (household == "alone" or household_employed == "no")',
        verification=_HOUSEHOLDS),
    _co("CO13", Text(fi="osallistujat, joiden taloudessa on huollettavia lapsia eikä kukaan ole "
                     "työssä",
                     sv="deltagare i hushåll med barn att försörja där ingen arbetar",
                     en="participants in jobless households with dependent children"),
        f'{_NOT_AT_WORK} and household_employed == "no" and dependants == "yes"',
        verification=_HOUSEHOLDS),
    _co("CO14", Text(fi="osallistujat yhden aikuisen taloudessa, jossa on huollettavia lapsia",
                     sv="deltagare i hushåll med en vuxen och barn att försörja",
                     en="participants in a single-adult household with dependent children"),
        'dependants == "yes" and only_adult == "yes"', verification=_HOUSEHOLDS),
    _co("CO15", Text(fi="maahanmuuttajat, ulkomaalaistaustaiset ja vähemmistöt (arkaluonteinen)",
                     sv="migranter, personer med utländsk bakgrund och minoriteter (känslig "
                     "uppgift)",
                     en="migrants, foreign background, minorities (sensitive)"),
        'foreign_background == "yes"'),
    _co("CO16", Text(fi="vammaiset osallistujat (arkaluonteinen)",
                     sv="deltagare med funktionsnedsättning (känslig uppgift)",
                     en="participants with disabilities (sensitive)"), 'disability == "yes"'),
    _co("CO17", Text(fi="muut heikossa asemassa olevat (arkaluonteinen)",
                     sv="andra missgynnade personer (känslig uppgift)",
                     en="other disadvantaged (sensitive)"), form=None, not_measured=_NO_LIST),
    _co("CO18", Text(fi="asunnottomat ja asunnottomuuden uhkaamat (edustava otos)",
                     sv="hemlösa och personer som riskerar hemlöshet (representativt urval)",
                     en="homeless or affected by housing exclusion (representative sample)"),
        'any_of(housing, "at_risk", "homeless")'),
    _co("CO19", Text(fi="maaseudulla asuvat (edustava otos)",
                     sv="personer från landsbygden (representativt urval)",
                     en="from rural areas (representative sample)"),
        form=None, not_measured=_NOT_ASKED),
    _co_entity("CO20", Text(fi="työmarkkinaosapuolten tai järjestöjen hankkeet",
                            sv="projekt som arbetsmarknadens parter eller organisationer driver",
                            en="projects by social partners or NGOs")),
    _co_entity("CO21", Text(fi="hankkeet, jotka edistävät naisten työllisyyttä",
                            sv="projekt som främjar kvinnors sysselsättning",
                            en="projects dedicated to women in employment")),
    _co_entity("CO22", Text(fi="julkishallinnolle tai julkisille palveluille suunnatut hankkeet",
                            sv="projekt för offentlig förvaltning eller offentliga tjänster",
                            en="projects targeting public administrations or services")),
    _co_entity("CO23", Text(fi="tuetut mikroyritykset sekä pienet ja keskisuuret yritykset",
                            sv="mikroföretag samt små och medelstora företag som fått stöd",
                            en="supported micro, small and medium-sized enterprises")),
    _cr("CR01", Text(fi="työvoiman ulkopuolella olleet, jotka etsivät työtä lopettaessaan",
                     sv="personer utanför arbetskraften som söker arbete när de slutar",
                     en="inactive participants engaged in job searching upon leaving"),
        f'{_UNEMPLOYED} or seeking_work == "yes"', _INACTIVE),
    _cr("CR02", Text(fi="lopettaessaan koulutuksessa olevat",
                     sv="deltagare i utbildning när de slutar",
                     en="participants in education/training upon leaving"),
        'labour_status == "studying"', _NOT_STUDYING),
    _cr("CR03", Text(fi="tutkinnon tai ammattipätevyyden saaneet lopettaessaan",
                     sv="deltagare som fått en examen eller yrkeskompetens när de slutar",
                     en="participants gaining a qualification upon leaving"),
        'qualification_gained == "yes"'),
    _cr("CR04", Text(fi="lopettaessaan työssä olevat, myös itsenäiset ammatinharjoittajat",
                     sv="deltagare i arbete när de slutar, även egenföretagare",
                     en="participants in employment, incl. self-employment, upon leaving"),
        _AT_WORK, _NOT_AT_WORK),
    _cr("CR05", Text(fi="heikossa asemassa olevat, jotka lopettaessaan etsivät työtä, ovat "
                     "koulutuksessa tai työssä tai ovat saaneet tutkinnon",
                     sv="missgynnade deltagare som när de slutar söker arbete, deltar i "
                     "utbildning, har fått en examen eller är i arbete",
                     en="disadvantaged participants in job search, education/training, gaining a "
                     "qualification or in employment upon leaving"),
        form=None, not_measured=_NO_LIST),
    _cr_later("CR06", Text(fi="työssä kuuden kuukauden kuluttua lopettamisesta",
                           sv="i arbete sex månader efter avslutat deltagande",
                           en="in employment six months after leaving")),
    _cr_later("CR07", Text(fi="parempi työmarkkina-asema kuuden kuukauden kuluttua lopettamisesta",
                           sv="bättre arbetsmarknadsställning sex månader efter avslutat "
                           "deltagande",
                           en="improved labour market situation six months after leaving")),
    _cr_later("CR08", Text(fi="yli 54-vuotiaat työssä kuuden kuukauden kuluttua lopettamisesta",
                           sv="personer över 54 år i arbete sex månader efter avslutat deltagande",
                           en="above 54 in employment six months after leaving")),
    _cr_later("CR09", Text(fi="heikossa asemassa olevat työssä kuuden kuukauden kuluttua "
                           "lopettamisesta",
                           sv="missgynnade deltagare i arbete sex månader efter avslutat "
                           "deltagande",
                           en="disadvantaged in employment six months after leaving")),
)

INDICATORS_2021_2027: tuple[Indicator, ...] = (
    _eeco("EECO01", Text(fi="osallistujat yhteensä", sv="deltagare sammanlagt",
                         en="total number of participants"), "is_answered(client)",
          verified=True, verification="Number: text of a public call in another member state."),
    _eeco("EECO02", Text(fi="työttömät, myös pitkäaikaistyöttömät",
                         sv="arbetslösa, även långtidsarbetslösa",
                         en="unemployed, including long-term unemployed"), _UNEMPLOYED,
          verification=_AUSTRIA),
    _eeco("EECO03", Text(fi="pitkäaikaistyöttömät", sv="långtidsarbetslösa",
                         en="long-term unemployed"),
          f"{_UNEMPLOYED} and (unemployed_months > 12 or unemployed_months > 6 and age < 25)"),
    _eeco("EECO04", Text(fi="työvoiman ulkopuolella olevat", sv="personer utanför arbetskraften",
                         en="inactive"), _INACTIVE),
    _eeco("EECO05", Text(fi="työssä olevat, myös itsenäiset ammatinharjoittajat",
                         sv="personer i arbete, även egenföretagare",
                         en="employed, including self-employed"), _AT_WORK,
          verified=True, verification=_PORTAL),
    _eeco("EECO06", Text(fi="alle 18-vuotiaat lapset", sv="barn under 18 år",
                         en="children below 18 years of age"), "age < 18"),
    _eeco("EECO07", Text(fi="18–29-vuotiaat nuoret", sv="unga i åldern 18–29 år",
                         en="young people 18–29 years"), "age >= 18 and age <= 29"),
    _eeco("EECO08", Text(fi="vähintään 55-vuotiaat osallistujat",
                         sv="deltagare som har fyllt 55 år",
                         en="participants aged 55 and above"), "age >= 55"),
    _eeco("EECO09", Text(fi="enintään perusasteen suorittaneet (ISCED 0–2)",
                         sv="personer med högst utbildning på grundnivå (ISCED 0–2)",
                         en="lower secondary education or less (ISCED 0–2)"),
          'any_of(education, "below_isced_1", "isced_1_2")', verification=_AUSTRIA),
    _eeco("EECO10", Text(fi="toisen asteen tai sitä seuraavan asteen suorittaneet (ISCED 3–4)",
                         sv="personer med utbildning på andra stadiet eller nästa nivå (ISCED 3–4)",
                         en="upper secondary or post-secondary (ISCED 3–4)"),
          'education == "isced_3_4"'),
    _eeco("EECO11", Text(fi="korkea-asteen suorittaneet (ISCED 5–8)",
                         sv="personer med högre utbildning (ISCED 5–8)",
                         en="tertiary (ISCED 5–8)"), 'education == "isced_5_8"'),
    _eeco("EECO12", Text(fi="vammaiset osallistujat (erityinen henkilötietoryhmä)",
                         sv="deltagare med funktionsnedsättning (särskild kategori)",
                         en="participants with disabilities (special category)"),
          'disability == "yes"'),
    _eeco("EECO13", Text(fi="EU:n ulkopuolisten maiden kansalaiset", sv="tredjelandsmedborgare",
                         en="third-country nationals"),
          'any_of(citizenship, "outside_eu", "stateless")', verification=_AUSTRIA),
    _eeco("EECO14", Text(fi="ulkomaalaistaustaiset osallistujat",
                         sv="deltagare med utländsk bakgrund",
                         en="participants with a foreign background"),
          'parents_born == "abroad"', verification=_AUSTRIA),
    _eeco("EECO15", Text(fi="vähemmistöt, myös syrjäytyneet yhteisöt kuten romanit (erityinen "
                         "henkilötietoryhmä)",
                         sv="minoriteter, även marginaliserade grupper såsom romer (särskild "
                         "kategori)",
                         en="minorities, incl. marginalised communities such as Roma (special "
                         "category)"), 'minority == "yes"', verification=_AUSTRIA),
    _eeco("EECO16", Text(fi="asunnottomat ja asunnottomuuden uhkaamat",
                         sv="hemlösa och personer som riskerar hemlöshet",
                         en="homeless or affected by housing exclusion"),
          'any_of(housing, "at_risk", "homeless")',
          verification="Number: from memory, and it fits a field of Austria’s form."),
    _eeco("EECO17", Text(fi="maaseudulla asuvat osallistujat", sv="deltagare från landsbygden",
                         en="participants from rural areas"), 'living_area == "rural"',
          verification=_MEMORY),
    _eeco_entity("EECO18", Text(fi="tuetut julkishallinnon yksiköt tai julkiset palvelut",
                                sv="offentlig förvaltning eller offentliga tjänster som fått stöd",
                                en="supported public administrations or public services"),
                 verification="From memory; a public call counts supported units under it."),
    _eeco_entity("EECO19", Text(fi="tuetut mikroyritykset sekä pienet ja keskisuuret yritykset",
                                sv="mikroföretag samt små och medelstora företag som fått stöd",
                                en="supported micro, small and medium-sized enterprises"),
                 verified=True, verification=_PORTAL),
    _eecr("EECR01", Text(fi="työvoiman ulkopuolella olleet, jotka etsivät työtä lopettaessaan",
                         sv="personer utanför arbetskraften som söker arbete när de slutar",
                         en="inactive participants engaged in job searching upon leaving"),
          f'{_UNEMPLOYED} or seeking_work == "yes"', _INACTIVE),
    _eecr("EECR02", Text(fi="lopettaessaan koulutuksessa olevat",
                         sv="deltagare i utbildning när de slutar",
                         en="participants in education or training upon leaving"),
          'labour_status == "studying" or in_education == "yes"', _NOT_STUDYING),
    _eecr("EECR03", Text(fi="tutkinnon tai ammattipätevyyden saaneet lopettaessaan",
                         sv="deltagare som fått en examen eller yrkeskompetens när de slutar",
                         en="participants gaining a qualification upon leaving"),
          'qualification_gained == "yes"'),
    _eecr("EECR04", Text(fi="lopettaessaan työssä olevat, myös itsenäiset ammatinharjoittajat",
                         sv="deltagare i arbete när de slutar, även egenföretagare",
                         en="participants in employment, incl. self-employment, upon leaving"),
          _AT_WORK, _NOT_AT_WORK),
    _eecr_later("EECR05", Text(fi="työssä kuuden kuukauden kuluttua lopettamisesta, myös "
                               "itsenäiset ammatinharjoittajat",
                               sv="deltagare i arbete sex månader efter avslutat deltagande, även "
                               "egenföretagare",
                               en="participants in employment, incl. self-employment, six months "
                               "after leaving")),
    _eecr_later("EECR06", Text(fi="parempi työmarkkina-asema kuuden kuukauden kuluttua "
                               "lopettamisesta",
                               sv="bättre arbetsmarknadsställning sex månader efter avslutat "
                               "deltagande",
                               en="participants with an improved labour market situation six "
                               "months after leaving")),
)

INDICATORS: tuple[Indicator, ...] = INDICATORS_2014_2020 + INDICATORS_2021_2027


def indicator(code: str) -> Indicator:
    """Return the indicator of that number.

    Raises
    ------
    UsageError
        There is none; the message names the nearest.

    Examples
    --------
    >>> indicator("CO16").counted_when
    'disability == "yes"'
    """
    for one in INDICATORS:
        if one.code == code:
            return one
    codes = [one.code for one in INDICATORS]
    raise UsageError(f"indicator {code!r}", expected=listed(codes), advice=near(code, codes))
