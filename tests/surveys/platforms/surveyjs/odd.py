"""An instrument whose names and codes the library takes for something else."""

from __future__ import annotations

import datetime as dt

from surveys.model import (
    Allocation,
    Code,
    CodeList,
    Instrument,
    LikertGrid,
    LongText,
    MultipleChoice,
    Number,
    Section,
    ShortText,
    SingleChoice,
    Text,
    Wave,
)
from tests.small import codes, text
from tests.surveys.platforms.reckoned import piping

LOOKALIKES = codes("lookalikes", "1", "01", "0x10", "16", "1e1", "10", "undefined", "true", "null")
SPECIAL = CodeList("special", (
    *codes("special", "other", "refused", "1", "01", "undefined").codes,
    Code("none", text("none"), exclusive=True),
))  # fmt: skip
PADDED = codes("padded", "01", "02", "09")

ODD = Instrument(
    "odd",
    text("Odd"),
    Text(fi="A < B & C\n\nToinen", sv="A < B & C", en="A < B & C"),
    text("Thanks <all>"),
    (
        Section("first", text("First"), (
            ShortText("id", text("Id"), max_length=5),
            SingleChoice("row", text("Row"), codes=LOOKALIKES),
            MultipleChoice("item", text("Item"), codes=SPECIAL, at_most=2),
            LikertGrid("matrix", text("Matrix"), codes=PADDED, required=True,
                       rows=codes("rows", "length", "constructor", "1")),
            Allocation("panel", text("Panel"), parts=codes("parts", "length", "b", "1")),
            Number("self", text("Self"), minimum=-2.5, maximum=10, decimals=1),
        )),
        Section("last", text("Last"), (
            LongText("locale", piping("Shown", "row", "matrix__length", "self"),
                     show_if="is_answered(matrix__length) or is_answered(panel__length)"),
            ShortText("after", text("After"), show_if='row == "undefined"'),
            ShortText("sixteen", text("Sixteen"), show_if='row == "0x10"'),
            ShortText("ten", text("Ten"), show_if='row == "1e1"'),
            ShortText("one", text("One"), show_if='any_of(item, "1")'),
            ShortText("lot", text("Lot"), show_if="sum(matrix__length, matrix__constructor) == 3"),
        )),
    ),
    (Wave("2026", dt.date(2026, 1, 1), dt.date(2026, 2, 1)),),
)  # fmt: skip
