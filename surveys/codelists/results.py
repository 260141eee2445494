"""Plans and results of programmes: what was aimed at, in what unit, and where the figures stand."""

from __future__ import annotations

from surveys.codelists.compact import code_list

PROGRAMMES = code_list(
    "programmes",
    ("osku", "Osatyökykyiset työssä -ohjelma (Osku)",
     "Programmet Partiellt arbetsföra i arbetslivet (Osku)",
     "Persons with partial work ability at work (Osku) programme"),
    ("ote", "Osatyökykyisille tie työelämään (OTE) -kärkihanke",
     "Spetsprojektet Vägar till arbetslivet för partiellt arbetsföra (OTE)",
     "Career opportunities for people with partial work ability (OTE) key project"),
    ("work_ability", "Työkykyohjelma", "Programmet för arbetsförmåga",
     "Work Ability Programme"),
    ("extension", "Työkykyohjelman laajennus (RRP)",
     "Utvidgningen av Programmet för arbetsförmåga (RRP)",
     "Expansion of the Work Ability Programme (RRP)"),
    ("esf", "Euroopan sosiaalirahaston hanke", "Projekt inom Europeiska socialfonden",
     "European Social Fund project"),
    ("training", "Työkykykoordinaattorien koulutus", "Utbildningen av arbetsförmågekoordinatorer",
     "Training of work ability coordinators"),
    ("other", "Muu ohjelma tai hanke", "Annat program eller projekt",
     "Another programme or project"),
)

TARGETS = code_list(
    "targets",
    ("clients", "Asiakkaat", "Klienter", "Clients"),
    ("at_work", "Asiakkaat, jotka ovat lopussa työssä", "Klienter som är i arbete i slutet",
     "Clients at work at the end"),
    ("start_notices", "Aloitusilmoitukset", "Startanmälningar", "Start notices"),
    ("exit_notices", "Lopetusilmoitukset", "Avslutsanmälningar", "Exit notices"),
    ("companies", "Mukana olevat yritykset", "Deltagande företag", "Participating companies"),
    ("coordinators", "Koulutetut työkykykoordinaattorit", "Utbildade arbetsförmågekoordinatorer",
     "Trained work ability coordinators"),
    ("trained", "Muut koulutetut ammattilaiset", "Andra utbildade yrkespersoner",
     "Other professionals trained"),
    ("areas", "Alueet, joilla toimintaa kokeillaan", "Områden där verksamheten prövas",
     "Areas where the activity is piloted"),
    ("continuing", "Alueet, joilla toiminta jatkuu", "Områden där verksamheten fortsätter",
     "Areas where the activity continues"),
    ("funding", "Rahoitus", "Finansiering", "Funding"),
    ("other", "Muu tavoite", "Annat mål", "Another target"),
)

UNITS = code_list(
    "units",
    ("persons", "Henkilöä", "Personer", "Persons"),
    ("organisations", "Organisaatiota", "Organisationer", "Organisations"),
    ("areas", "Aluetta", "Områden", "Areas"),
    ("percent", "Prosenttia", "Procent", "Per cent"),
    ("euro", "Euroa", "Euro", "Euros"),
    ("other", "Muu yksikkö", "Annan enhet", "Another unit"),
)

BASES = code_list(
    "bases",
    ("clients", "Kaikista asiakkaista", "Av alla klienter", "Of all clients"),
    ("start_notices", "Aloitusilmoituksen antaneista", "Av dem som lämnat startanmälan",
     "Of those with a start notice"),
    ("exit_notices", "Lopetusilmoituksen antaneista", "Av dem som lämnat avslutsanmälan",
     "Of those with an exit notice"),
    ("respondents", "Kyselyyn vastanneista", "Av dem som svarat på enkäten",
     "Of those who answered the survey"),
    ("not_stated", "Lähde ei kerro sitä", "Källan anger det inte", "The source does not say"),
    ("other", "Muusta luvusta", "Av ett annat tal", "Of another number"),
)

PLAN_DOCUMENTS = code_list(
    "plan_documents",
    ("application", "Hakemus", "Ansökan", "Application"),
    ("decision", "Rahoituspäätös", "Finansieringsbeslut", "Funding decision"),
    ("amendment", "Muutoshakemus", "Ändringsansökan", "Application for amendment"),
    ("programme", "Ohjelma-asiakirja", "Programdokument", "Programme document"),
    ("interim_report", "Väliraportti", "Mellanrapport", "Interim report"),
    ("final_report", "Loppuraportti", "Slutrapport", "Final report"),
    ("other", "Muu asiakirja", "Annat dokument", "Another document"),
)

RESULT_SOURCES = code_list(
    "result_sources",
    ("monitoring", "Rahoittajan seurantatiedot", "Finansiärens uppföljningsuppgifter",
     "The funder’s monitoring data"),
    ("final_report", "Loppuraportti", "Slutrapport", "Final report"),
    ("own_records", "Hankkeen omat kirjaukset", "Projektets egna anteckningar",
     "The project’s own records"),
    ("survey", "Kysely", "Enkät", "Survey"),
    ("evaluation", "Arviointi", "Utvärdering", "Evaluation"),
    ("statistics", "Viralliset tilastot", "Officiell statistik", "Official statistics"),
    ("other", "Muu lähde", "Annan källa", "Another source"),
)
