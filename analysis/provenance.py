"""How the data of a study came about: response files, steps, protection, for the methods page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from analysis import numbers
from analysis.publication import Protected, Rule, protect
from analysis.sample.loading import chosen_release
from analysis.tables import Column, Table, table
from surveys import platforms
from surveys.codebook import Codebook
from surveys.errors import AnalysisError
from surveys.model import LANGUAGES, Language, Text
from surveys.store import Release, Store, find_root

STEPS: Mapping[str, Text] = {
    "drop_partial": Text(
        fi="Keskeneräisten vastausten poisto",
        sv="Ofullständiga svar tas bort",
        en="Unfinished responses dropped",
    ),
    "keep_last": Text(
        fi="Samalta vastaajalta säilytetään viimeinen vastaus",
        sv="Det sista svaret av flera från samma person behålls",
        en="Last of several responses by one person kept",
    ),
    "correct": Text(fi="Kirjatut korjaukset", sv="Införda rättelser", en="Recorded corrections"),
    "repair_text": Text(fi="Tekstien siistiminen", sv="Texter rensas", en="Texts tidied"),
    "set_missing_out_of_range": Text(
        fi="Mahdottomien arvojen poisto",
        sv="Omöjliga värden tas bort",
        en="Impossible values removed",
    ),
    "blank_skipped": Text(
        fi="Hyppyehtojen vastaisten vastausten poisto",
        sv="Svar på frågor som inte skulle ha ställts tas bort",
        en="Answers to questions that should have been skipped removed",
    ),
    "blank_invalid": Text(
        fi="Ristiriitaisten vastausten poisto",
        sv="Motstridiga svar tas bort",
        en="Contradictory answers removed",
    ),
    "scale_scores": Text(
        fi="Summamuuttujien laskeminen", sv="Skalpoäng beräknas", en="Scale scores computed"
    ),
    "pseudonymise": Text(
        fi="Tunnisteen korvaaminen salaisella avaimella lasketulla pseudonyymillä",
        sv="Identifieraren ersätts med en nyckelbaserad pseudonym",
        en="Identifier replaced by a keyed pseudonym",
    ),
    "remove": Text(fi="Tietojen poisto", sv="Uppgifter tas bort", en="Answers removed"),
    "remove_free_text": Text(
        fi="Avovastausten poisto", sv="Öppna svar tas bort", en="Open answers removed"
    ),
    "redact_text": Text(
        fi="Tunnisteiden peittäminen avovastauksista",
        sv="Identifierare döljs i öppna svar",
        en="Identifiers masked in open answers",
    ),
    "generalise": Text(
        fi="Luokkien yhdistäminen", sv="Klasser slås samman", en="Categories merged"
    ),
    "band": Text(fi="Lukujen luokittelu", sv="Tal klassindelas", en="Numbers put into bands"),
    "coarsen_submitted": Text(
        fi="Vastausajan poisto tai karkeistus",
        sv="Svarstiden tas bort eller görs grövre",
        en="Time of answering removed or coarsened",
    ),
    "suppress": Text(
        fi="Harvinaisten yhdistelmien peittäminen",
        sv="Sällsynta kombinationer döljs",
        en="Rare combinations blanked",
    ),
    "replace_response_ids": Text(
        fi="Vastausten numeroiden korvaaminen",
        sv="Svarens nummer ersätts",
        en="Response numbers replaced",
    ),
}
"""What each step of a plan is called for readers."""

_WAVE = Text(fi="Kierros", sv="Omgång", en="Wave")
_DATA = Text(fi="Aineisto", sv="Material", en="Data")
_KEPT = Text(fi="Aineistossa", sv="I materialet", en="Kept")


@dataclass(frozen=True)
class Provenance:
    """The release that a book is made of, and the tables that describe it."""

    release: Release

    @property
    def synthetic(self) -> bool:
        """Whether the respondents are invented."""
        return bool(self.release.manifest["synthetic"])

    @property
    def study_title(self) -> Text:
        """What the study is called."""
        return Text(**self.release.manifest["title"])

    @property
    def rule(self) -> Rule:
        """The smallest group that is shown."""
        return Rule(minimum_group=self.release.manifest["rule"]["minimum_group"])

    @cached_property
    def _instruments(self) -> dict[str, dict[str, Any]]:
        return dict(self.release.manifest["instruments"])

    def title(self, instrument: str) -> Text:
        """Return the title of an instrument."""
        return Codebook.from_json(self.release.text(f"{instrument}.codebook.json")).title

    def responses_table(self, language: Language | None = None) -> Table:
        """Return how many responses were read and kept, by instrument and wave."""
        rows = [
            (self.title(name), _readable(wave), _platforms(facts["files"]),
             sum(one["responses_read"] for one in facts["files"]), facts["responses_kept"])
            for name, one in self._instruments.items()
            for wave, facts in one["waves"].items()
        ]  # fmt: skip
        frame = pd.DataFrame(rows, columns=["label", "wave", "platform", "read", "kept"])
        return table(
            protect(frame, "kept", self.rule, labels=("label", "wave", "platform")),
            Text(
                fi="Luetut ja aineistoon otetut vastaukset",
                sv="Inlästa svar och svar i materialet",
                en="Responses read and kept",
            ),
            [
                Column("label", _DATA),
                Column("wave", _WAVE),
                Column("platform", Text(fi="Kyselyalusta", sv="Plattform", en="Platform")),
                Column("read", Text(fi="Luettu", sv="Inlästa", en="Read"), numbers.integer),
                Column("kept", _KEPT, numbers.integer),
            ],
            language=language,
        )

    def steps_table(self, instrument: str, language: Language | None = None) -> Table:
        """Return what each step of cleaning and anonymisation changed.

        Raises
        ------
        AnalysisError
            The release has no such instrument.
        """
        title = self._title_of(instrument)
        return table(
            self._steps(instrument),
            Text(
                fi=f"Puhdistuksen ja anonymisoinnin vaiheet: {title.fi}",
                sv=f"Steg i rensningen och anonymiseringen: {title.sv}",
                en=f"Steps of cleaning and anonymisation: {title.en}",
            ),
            [
                Column("label", Text(fi="Vaihe", sv="Steg", en="Step")),
                Column("wave", _WAVE),
                Column("n", Text(fi="Vastauksia", sv="Svar", en="Responses"), numbers.integer),
                Column("rows", Text(fi="Poistettuja vastauksia", sv="Svar som togs bort",
                                    en="Responses dropped"), numbers.integer),
                Column("cells", Text(fi="Muutettuja tietoja", sv="Ändrade uppgifter",
                                     en="Cells changed"), numbers.integer),
            ],
            language=language,
        )  # fmt: skip

    def _steps(self, instrument: str) -> Protected:
        waves = json.loads(self.release.text(f"{instrument}.steps.json"))
        rows = [
            (_step_name(step["step"]), _readable(wave), step["rows_before"],
             step["rows_before"] - step["rows_after"], step["cells_changed"])
            for wave, steps in waves.items()
            for step in _merged(steps)
        ]  # fmt: skip
        frame = pd.DataFrame(rows, columns=["label", "wave", "n", "rows", "cells"])
        return protect(frame, "n", self.rule, labels=("label", "wave"))

    def protection_table(self, language: Language | None = None) -> Table:
        """Return the disclosure rule of each instrument and how it is met."""
        frame = pd.DataFrame(
            list(self._protection()), columns=["label", "wave", "keys", "k", "smallest", "n"]
        )
        return table(
            protect(frame, "n", self.rule, labels=("label", "wave", "keys")),
            Text(
                fi="Tunnistamisen estäminen: kuinka moni jakaa samat taustatiedot",
                sv="Skydd mot identifiering: hur många som delar samma bakgrundsuppgifter",
                en="Protection: how many share the same background",
            ),
            [
                Column("label", _DATA),
                Column("wave", _WAVE),
                Column("keys", Text(fi="Taustatiedot", sv="Bakgrundsuppgifter",
                                    en="Background items")),
                Column("k", Text(fi="Vaadittu vähimmäismäärä", sv="Minsta antal som krävs",
                                 en="Least required"), numbers.integer),
                Column("smallest", Text(fi="Pienin ryhmä", sv="Minsta grupp",
                                        en="Smallest group"), numbers.integer),
            ],
            language=language,
        )  # fmt: skip

    def _protection(self) -> Iterator[tuple[object, ...]]:
        for name in self._instruments:
            codebook = Codebook.from_json(self.release.text(f"{name}.codebook.json"))
            for wave, risk in json.loads(self.release.text(f"{name}.disclosure.json")).items():
                keys = _questions(risk["keys"], codebook)
                smallest = min(risk["smallest"].values())
                yield codebook.title, _readable(wave), keys, risk["k"], smallest, risk["records"]

    def _title_of(self, instrument: str) -> Text:
        if instrument not in self._instruments:
            raise AnalysisError(
                f"instrument {instrument!r}",
                expected=f"one of {', '.join(self._instruments)}",
                where=f"study {self.release.study}",
            )
        return self.title(instrument)


def provenance(study: str | None = None) -> Provenance:
    """Return the provenance of a study's release.

    Parameters
    ----------
    study
        Name of the study; the one named by TKK_STUDY, else the one real study, else the demo.
    """
    return Provenance(chosen_release(Store(find_root()), study=study))


def _step_name(step: str) -> Text:
    return STEPS.get(step, Text(fi=step, sv=step, en=step))


def _merged(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join steps of one name that follow each other, such as two pseudonyms."""
    merged: list[dict[str, Any]] = []
    for step in steps:
        if merged and merged[-1]["step"] == step["step"]:
            last = merged[-1]
            merged[-1] = {
                **last,
                "rows_after": step["rows_after"],
                "cells_changed": last["cells_changed"] + step["cells_changed"],
            }
        else:
            merged.append(step)
    return merged


def _questions(keys: Sequence[str], codebook: Codebook) -> Text:
    """Name the background items by their questions; those that are none, such as the language."""
    names = [key for key in keys if key not in codebook]
    labels = [codebook[key].question for key in keys if key in codebook]
    return Text(
        *(" · ".join([*(_plain(label[one]) for label in labels), *names]) for one in LANGUAGES)
    )


def _platforms(files: list[dict[str, Any]]) -> str:
    return ", ".join(dict.fromkeys(platforms.get(one["platform"]).TITLE for one in files))


def _readable(wave: str) -> str:
    return wave.replace("_", "–")


def _plain(question: str) -> str:
    return question.removesuffix("?")
