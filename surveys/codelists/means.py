"""The means that support work ability: who is responsible for each, and from which year to which.

A row of `TAXONOMY` is one means under one responsible party. When the responsibility moves, the
means gets a second row, so that `version(year)` gives the means as they were in that year: the
reform of wellbeing services moved many of them in 2023, and the reform of employment services in
2025. Means that clients are asked about too (`participants.MEANS`) have the same code and text.

The year 2025 of the employment services is from tyomarkkinatori.fi and kommunforbundet.fi. All
other years and parties are from general knowledge: not verified. Where a means began long before
the evaluations, no first year is given. Local government pilots, in which some municipalities had
the tasks of the TE Offices in 2021–2024, are not told apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from surveys.codelists import participants
from surveys.codelists.compact import code_list
from surveys.errors import DefinitionError
from surveys.model import Code, CodeList, Text

BLOCKS = code_list(
    "means_blocks",
    ("employment", "Työvoimapalvelut", "Arbetskraftsservice", "Employment services"),
    ("social", "Sosiaalipalvelut", "Socialservice", "Social services"),
    ("health", "Terveyspalvelut ja kuntoutus", "Hälsotjänster och rehabilitering",
     "Health services and rehabilitation"),
    ("workplace", "Työpaikan keinot", "Metoder på arbetsplatsen", "Means at the workplace"),
    ("benefits", "Etuudet", "Förmåner", "Benefits"),
    ("education", "Koulutus", "Utbildning", "Education and training"),
)

RESPONSIBLE = code_list(
    "means_responsible",
    ("te_office", "TE-toimisto", "Arbets- och näringsbyrån", "TE Office"),
    ("employment_authority", "Työvoimaviranomainen", "Arbetskraftsmyndigheten",
     "Employment authority"),
    ("municipality", "Kunta", "Kommunen", "Municipality"),
    ("county", "Hyvinvointialue", "Välfärdsområdet", "Wellbeing services county"),
    ("state_company", "Valtionyhtiö", "Ett statligt bolag", "State company"),
    ("kela", "Kela", "FPA", "Kela"),
    ("pension_provider", "Työeläkelaitos", "Arbetspensionsanstalten",
     "Earnings-related pension provider"),
    ("employer", "Työnantaja", "Arbetsgivaren", "Employer"),
    ("occupational_health", "Työterveyshuolto", "Företagshälsovården",
     "Occupational health services"),
    ("education_provider", "Oppilaitos", "Läroanstalten", "Educational institution"),
)

USE = code_list(
    "means_use",
    ("unknown", "En tunne", "Känner inte till", "Not known to me"),
    ("known", "Tunnen, mutta en ole käyttänyt", "Känner till men har inte använt",
     "Known, but not used"),
    ("used", "Olen käyttänyt", "Har använt", "Used"),
)

OBSTACLES = code_list(
    "means_obstacles",
    ("not_needed", "Asiakkaani eivät ole tarvinneet niitä", "Mina klienter har inte behövt dem",
     "My clients have not needed them"),
    ("not_available", "Niitä ei ole alueellani", "De finns inte i mitt område",
     "They are not available in my area"),
    ("queue", "Jonot ovat pitkiä", "Köerna är långa", "The queues are long"),
    ("criteria", "Asiakkaani eivät täytä ehtoja", "Mina klienter uppfyller inte villkoren",
     "My clients do not meet the criteria"),
    ("money", "Rahoitus ei riitä", "Finansieringen räcker inte till", "There is too little money"),
    ("how", "En tiedä, miten niihin ohjataan", "Jag vet inte hur man hänvisar till dem",
     "I do not know how to refer a client to them"),
    ("paperwork", "Hakeminen on työlästä", "Det är arbetsamt att ansöka",
     "Applying takes too much work"),
    ("employers", "Työnantajat eivät halua niitä", "Arbetsgivarna vill inte ha dem",
     "Employers do not want them"),
    ("clients", "Asiakkaani eivät halua niitä", "Mina klienter vill inte ha dem",
     "My clients do not want them"),
    ("other", "Muu syy", "Annan orsak", "Another reason"),
    also=(
        Code("none", Text(fi="Mikään ei ole estänyt", sv="Inget har hindrat mig",
                          en="Nothing has prevented me"), exclusive=True),
    ),
)


@dataclass(frozen=True, slots=True)
class Mean:
    """One means of support under one responsible party.

    Parameters
    ----------
    code
        The same when the responsibility moves.
    block
        Code of `BLOCKS`.
    text
        Its name.
    responsible
        Code of `RESPONSIBLE`.
    since, until
        First and last year; None when there is no such year, or it is before the evaluations.

    Raises
    ------
    DefinitionError
        The block or the party is unknown, or the last year is before the first.
    """

    code: str
    block: str
    text: Text
    responsible: str
    since: int | None = None
    until: int | None = None

    def __post_init__(self) -> None:
        BLOCKS[self.block]
        RESPONSIBLE[self.responsible]
        if self.since is not None and self.until is not None and self.since > self.until:
            raise DefinitionError(
                f"the years {self.since}–{self.until}", expected="that order",
                where=f"means {self.code}",
            )

    def valid(self, year: int) -> bool:
        """Return whether there is this means, under this party, in a year.

        Examples
        --------
        >>> [mean.responsible for mean in TAXONOMY if mean.code == "tuva" and mean.valid(2021)]
        []
        """
        return (self.since is None or self.since <= year) and (
            self.until is None or year <= self.until
        )


Term = tuple[str, int | None, int | None]
_MOVED_2023: tuple[Term, ...] = (("municipality", None, 2022), ("county", 2023, None))
_MOVED_2025: tuple[Term, ...] = (("te_office", None, 2024), ("employment_authority", 2025, None))


def _mean(code: str, block: str, fi: str, sv: str, en: str, *terms: Term) -> tuple[Mean, ...]:
    text = Text(fi=fi, sv=sv, en=en)
    return tuple(Mean(code, block, text, *term) for term in terms)


def _same(code: str, block: str, *terms: Term) -> tuple[Mean, ...]:
    """Return a means that clients are asked about too, with the text that they see."""
    return tuple(Mean(code, block, participants.MEANS[code].text, *term) for term in terms)


TAXONOMY: tuple[Mean, ...] = (
    *_same("pay_subsidy", "employment", *_MOVED_2025),
    *_same("work_tryout", "employment", *_MOVED_2025),
    *_same("job_coaching", "employment", *_MOVED_2025),
    *_mean("start_up_grant", "employment", "Starttiraha", "Startpeng", "Start-up grant",
           *_MOVED_2025),
    *_mean("joint_service", "employment",
           "Työllistymistä edistävä monialainen yhteispalvelu (TYP)",
           "Sektorsövergripande samservice som främjar sysselsättningen (TYP)",
           "Multisectoral joint service promoting employment (TYP)", ("te_office", 2015, 2024)),
    *_mean("joint_promotion", "employment", "Työllistymisen monialainen edistäminen (TYM)",
           "Sektorsövergripande främjande av sysselsättningen (TYM)",
           "Multisectoral promotion of employment (TYM)", ("employment_authority", 2025, None)),
    *_mean("state_employment", "employment", "Työkanava Oy", "Statens bolag Työkanava Oy",
           "The state company Työkanava Oy",
           ("state_company", 2022, None)),
    *_mean("youth_guidance", "employment", "Ohjaamo", "Navigatorn",
           "One-Stop Guidance Centre (Ohjaamo)", ("municipality", 2014, None)),

    *_mean("social_guidance", "social", "Sosiaaliohjaus", "Social handledning",
           "Social guidance", *_MOVED_2023),
    *_mean("social_rehabilitation", "social", "Sosiaalinen kuntoutus", "Social rehabilitering",
           "Social rehabilitation", ("municipality", 2015, 2022), ("county", 2023, None)),
    *_same("rehabilitative_work", "social", ("municipality", 2001, 2022),
           ("county", 2023, None)),
    *_mean("supported_employment", "social", "Tuettu työllistyminen", "Stödd sysselsättning",
           "Supported employment", *_MOVED_2023),
    *_mean("quality_coaching", "social", "Laatukriteereihin perustuva työhönvalmennus (IPS)",
           "Arbetsträning som bygger på kvalitetskriterier (IPS)",
           "Quality-criteria-based job coaching (IPS)", ("municipality", 2020, 2022),
           ("county", 2023, None)),

    *_mean("health_check", "health", "Työttömän terveystarkastus",
           "Hälsoundersökning för arbetslösa", "Health check for the unemployed", *_MOVED_2023),
    *_mean("work_ability_assessment", "health", "Työkyvyn arviointi terveydenhuollossa",
           "Bedömning av arbetsförmågan inom hälso- och sjukvården",
           "Work ability assessment in health care", *_MOVED_2023),
    *_mean("work_ability_team", "health", "Työkyvyn tuen tiimi",
           "Team för stöd för arbetsförmågan", "Work ability support team",
           ("municipality", 2020, 2022), ("county", 2023, None)),
    *_mean("medical_rehabilitation", "health", "Lääkinnällinen kuntoutus",
           "Medicinsk rehabilitering", "Medical rehabilitation", *_MOVED_2023),
    *_mean("mental_health", "health", "Mielenterveyspalvelut", "Mentalhälsotjänster",
           "Mental health services", *_MOVED_2023),
    *_mean("psychotherapy", "health", "Kelan kuntoutuspsykoterapia",
           "FPA:s rehabiliterande psykoterapi", "Kela’s rehabilitative psychotherapy",
           ("kela", 2011, None)),
    *_mean("kela_rehabilitation", "health", "Kelan ammatillinen kuntoutus",
           "FPA:s yrkesinriktade rehabilitering", "Kela’s vocational rehabilitation",
           ("kela", None, None)),
    *_mean("youth_coaching", "health", "Kelan NUOTTI-valmennus", "FPA:s NUOTTI-coachning",
           "Kela’s NUOTTI coaching for young people", ("kela", 2019, None)),
    *_mean("pension_rehabilitation", "health", "Työeläkelaitoksen ammatillinen kuntoutus",
           "Arbetspensionsanstaltens yrkesinriktade rehabilitering",
           "Pension providers’ vocational rehabilitation", ("pension_provider", 2004, None)),

    *_mean("job_adjustment", "workplace", "Työn mukauttaminen", "Anpassning av arbetet",
           "Adjustments at work", ("employer", None, None)),
    *_mean("accommodation_subsidy", "workplace", "Työolosuhteiden järjestelytuki",
           "Stöd för ordnande av arbetsförhållanden",
           "Subsidy for arranging working conditions", *_MOVED_2025),
    *_mean("job_carving", "workplace", "Työn räätälöinti asiakkaalle",
           "Att skräddarsy ett arbete för klienten", "Job carving for a client",
           ("employer", None, None)),
    *_mean("health_negotiation", "workplace", "Työterveysneuvottelu",
           "Företagshälsoförhandling", "Occupational health negotiation",
           ("occupational_health", None, None)),

    *_same("benefits", "benefits", ("kela", None, None)),
    *_mean("partial_sickness_allowance", "benefits", "Osasairauspäiväraha",
           "Partiell sjukdagpenning", "Partial sickness allowance", ("kela", 2007, None)),
    *_mean("rehabilitation_allowance", "benefits", "Kuntoutusraha", "Rehabiliteringspenning",
           "Rehabilitation allowance", ("kela", None, None)),
    *_mean("rehabilitation_subsidy", "benefits",
           "Kuntoutustuki (määräaikainen työkyvyttömyyseläke)",
           "Rehabiliteringsstöd (invalidpension för viss tid)",
           "Cash rehabilitation benefit (disability pension for a fixed term)",
           ("pension_provider", None, None)),
    *_mean("partial_pension", "benefits", "Osatyökyvyttömyyseläke", "Delinvalidpension",
           "Partial disability pension", ("pension_provider", None, None)),
    *_mean("dormant_pension", "benefits", "Työkyvyttömyyseläkkeen jättäminen lepäämään",
           "Att lämna invalidpensionen vilande", "Leaving a disability pension dormant",
           ("kela", 2010, None)),
    *_mean("adjusted_benefit", "benefits", "Soviteltu työttömyysetuus",
           "Jämkad arbetslöshetsförmån", "Adjusted unemployment benefit",
           ("kela", None, None)),

    *_mean("labour_training", "education", "Työvoimakoulutus", "Arbetskraftsutbildning",
           "Labour market training", *_MOVED_2025),
    *_mean("studies_on_benefit", "education", "Omaehtoinen opiskelu työttömyysetuudella",
           "Frivilliga studier med arbetslöshetsförmån",
           "Studying on one’s own initiative on unemployment benefit",
           ("te_office", 2010, 2024), ("employment_authority", 2025, None)),
    *_mean("special_support", "education", "Erityinen tuki ammatillisessa koulutuksessa",
           "Särskilt stöd inom yrkesutbildningen", "Special support in vocational education",
           ("education_provider", None, None)),
    *_mean("apprenticeship", "education", "Oppisopimuskoulutus", "Läroavtalsutbildning",
           "Apprenticeship training", ("education_provider", None, None)),
    *_mean("tuva", "education", "Tutkintokoulutukseen valmentava koulutus (TUVA)",
           "Utbildning som handleder för examensutbildning (Hux)",
           "Education that prepares for a qualification (TUVA)",
           ("education_provider", 2022, None)),
)


def version(year: int) -> tuple[Mean, ...]:
    """Return the means that there are in a year, each once, in order.

    Examples
    --------
    >>> {mean.code: mean.responsible for mean in version(2024)}["pay_subsidy"]
    'te_office'
    >>> {mean.code: mean.responsible for mean in version(2026)}["pay_subsidy"]
    'employment_authority'
    """
    return tuple(mean for mean in TAXONOMY if mean.valid(year))


def means_in(*years: int, block: str = "") -> CodeList:
    """Return the code list of the means that there are in one of the years, in order.

    Parameters
    ----------
    years
        Each year of which the means are wanted.
    block
        Only those of that block.

    Examples
    --------
    >>> [code.code for code in means_in(2024, 2026, block="workplace")]
    ['job_adjustment', 'accommodation_subsidy', 'job_carving', 'health_negotiation']
    """
    found = {
        mean.code: mean.text
        for mean in TAXONOMY
        if any(mean.valid(year) for year in years) and block in ("", mean.block)
    }
    name = f"means_{block}" if block else "means_all"
    return CodeList(name, tuple(Code(code, text) for code, text in found.items()))
