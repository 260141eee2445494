"""The disclosure rule of each instrument, the risk that is left, and what protection cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis import numbers
from analysis.provenance.logs import DATA, WAVE, Logs, readable
from analysis.publication import protect
from analysis.tables import Column, Table, table
from surveys.codebook import Codebook
from surveys.model import LANGUAGES, Language, Text


def protection_table(logs: Logs, language: Language | None) -> Table:
    """Return the disclosure rule of each instrument and how it is met."""
    columns = ["label", "wave", "keys", "k", "smallest", "n"]
    frame = pd.DataFrame(list(_protection(logs)), columns=columns)
    return table(
        protect(frame, "n", logs.rule, labels=("label", "wave", "keys")),
        Text(
            fi="Tunnistamisen estäminen: kuinka moni jakaa samat taustatiedot",
            sv="Skydd mot identifiering: hur många som delar samma bakgrundsuppgifter",
            en="Protection: how many share the same background",
        ),
        [
            Column("label", DATA),
            Column("wave", WAVE),
            Column("keys", Text(fi="Taustatiedot", sv="Bakgrundsuppgifter",
                                en="Background items")),
            Column("k", Text(fi="Vaadittu vähimmäismäärä", sv="Minsta antal som krävs",
                             en="Least required"), numbers.integer),
            Column("smallest", Text(fi="Pienin ryhmä", sv="Minsta grupp",
                                    en="Smallest group"), numbers.integer),
        ],
        language=language,
    )  # fmt: skip


def _protection(logs: Logs) -> Iterator[tuple[object, ...]]:
    for name, wave, log in logs.of_waves("disclosure"):
        gate = log["gate"]
        smallest = min(gate["smallest"].values())
        keys = _questions(gate["keys"], logs.codebook(name))
        yield logs.title(name), readable(wave), keys, gate["k"], smallest, gate["records"]


def risk_table(logs: Logs, language: Language | None) -> Table:
    """Return the risk of being recognised before and after protection.

    Numbers from before protection are rounded up in the release already.
    """
    columns = ["label", "wave", "n", "small", "expected", "left", "highest"]
    frame = pd.DataFrame(list(_risks(logs)), columns=columns)
    return table(
        protect(frame, "n", logs.rule, labels=("label", "wave")),
        Text(
            fi="Tunnistamisen riski ennen suojausta (enintään) ja sen jälkeen",
            sv="Risken att kännas igen före skyddet (högst) och efter",
            en="Risk of being recognised before protection (at most) and after",
        ),
        [
            Column("label", DATA),
            Column("wave", WAVE),
            Column("n", Text(fi="Vastauksia", sv="Svar", en="Responses"), numbers.integer),
            Column("small", Text(fi="Liian pienissä ryhmissä ennen", sv="I för små grupper före",
                                 en="In too small groups before"), _at_most),
            Column("expected", Text(fi="Tunnistettavia ennen", sv="Igenkända före",
                                    en="Recognised before"), _at_most),
            Column("left", Text(fi="Tunnistettavia jälkeen", sv="Igenkända efter",
                                en="Recognised after"), numbers.decimal),
            Column("highest", Text(fi="Suurin riski jälkeen", sv="Högsta risk efter",
                                   en="Highest risk after"), numbers.percent),
        ],
        language=language,
    )  # fmt: skip


def _at_most(count: float) -> str:
    return f"≤ {numbers.integer(count)}" if count else numbers.integer(count)


def _risks(logs: Logs) -> Iterator[tuple[object, ...]]:
    for name, wave, log in logs.of_waves("disclosure"):
        risk = log["after"]["individual"]
        yield (
            logs.title(name), readable(wave), log["gate"]["records"], log["small_before"],
            log["expected_before"], risk["expected"], risk["highest"],
        )  # fmt: skip


def cost_table(logs: Logs, language: Language | None) -> Table:
    """Return how many answers protection removed, question by question."""
    columns = ["label", "data", "wave", "n", "removed", "kinds"]
    frame = pd.DataFrame(list(_costs(logs)), columns=columns)
    return table(
        protect(frame, "n", logs.rule, labels=("label", "data", "wave")),
        Text(
            fi="Mitä suojaaminen poisti",
            sv="Vad skyddet tog bort",
            en="What protection removed",
        ),
        [
            Column("label", Text(fi="Kysymys", sv="Fråga", en="Question")),
            Column("data", DATA),
            Column("wave", WAVE),
            Column("n", Text(fi="Vastauksia", sv="Svar", en="Answers"), numbers.integer),
            Column("removed", Text(fi="Poistettuja", sv="Borttagna", en="Removed"),
                   numbers.integer),
            Column("kinds", Text(fi="Erilaisia jäljellä", sv="Olika kvar",
                                 en="Different ones left"), numbers.integer),
        ],
        language=language,
    )  # fmt: skip


def _costs(logs: Logs) -> Iterator[tuple[object, ...]]:
    for name, wave, log in logs.of_waves("disclosure"):
        title = logs.title(name)
        for one in log["costs"]:
            label = Text(**one["text"]).map(_plain)
            before, after = one["answers_before"], one["answers_after"]
            yield label, title, readable(wave), before, before - after, one["kinds_after"]


def _questions(keys: Sequence[str], codebook: Codebook) -> Text:
    """Name the background items by their questions; those that are none, such as the language."""
    names = [key for key in keys if key not in codebook]
    labels = [codebook[key].question for key in keys if key in codebook]
    return Text(
        *(" · ".join([*(_plain(label[one]) for label in labels), *names]) for one in LANGUAGES)
    )


def _plain(question: str) -> str:
    return question.removesuffix("?")
