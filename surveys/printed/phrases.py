"""What a test of answers is called in a sentence that begins with "if"."""

from __future__ import annotations

from surveys.conditions.expression import Operator
from surveys.model import Text

CHOSE_ONE = Text(
    fi="valitsit {in} vaihtoehdon {options}",
    sv="du valde {options} {in}",
    en="you chose {options} {in}",
)
CHOSE = Text(
    fi="valitsit {in} {options}", sv="du valde {options} {in}", en="you chose {options} {in}"
)
CHOSE_OTHER = Text(
    fi="valitsit {in} jonkin muun vaihtoehdon kuin {options}",
    sv="du valde något annat än {options} {in}",
    en="you chose something other than {options} {in}",
)
NOT_CHOSE = Text(
    fi="et valinnut {in} vaihtoehtoa {options}",
    sv="du inte valde {options} {in}",
    en="you did not choose {options} {in}",
)
NOT_CHOSE_OTHER = Text(
    fi="et valinnut {in} muuta vaihtoehtoa kuin {options}",
    sv="du inte valde något annat än {options} {in}",
    en="you did not choose anything other than {options} {in}",
)
ANSWERED = Text(fi="vastasit {to}", sv="du svarade {to}", en="you answered {to}")
ANSWERED_OTHER = Text(
    fi="vastasit {to} muuta kuin {options}",
    sv="du svarade något annat än {options} {to}",
    en="you gave an answer other than {options} to {to}",
)
NOT_ANSWERED = Text(fi="et vastannut {to}", sv="du inte svarade {to}", en="you did not answer {to}")
NOT_ANSWERED_OTHER = Text(
    fi="et vastannut {to} (tai vastasit {options})",
    sv="du inte svarade {to} (eller svarade {options})",
    en="you did not answer {to} (or answered {options})",
)

CHOSE_COUNT = Text(
    fi="valitsit {in} {count}", sv="du valde {count} {in}", en="you chose {count} {in}"
)
CHOSE_NONE = Text(
    fi="et valinnut {in} yhtään vaihtoehtoa",
    sv="du inte valde något alternativ {in}",
    en="you chose no option {in}",
)
ONE_OPTION = Text(fi="yhden vaihtoehdon", sv="ett alternativ", en="one option")
OPTIONS = Text(fi="{number} vaihtoehtoa", sv="{number} alternativ", en="{number} options")
OF_THESE = Text(
    fi="{count} näistä vaihtoehdoista ({options})",
    sv="{count} av dessa alternativ ({options})",
    en="{count} of these options ({options})",
)
BESIDES = Text(
    fi="{count} (kun {options} ei ole mukana)",
    sv="{count} ({options} inte medräknat)",
    en="{count} (not counting {options})",
)

ANSWERED_ALL = Text(
    fi="vastasit {in} kaikkiin kohtiin",
    sv="du svarade på alla rader {in}",
    en="you answered all rows {in}",
)
ANSWERED_ROWS = Text(
    fi="vastasit {in} {rows}", sv="du svarade på {rows} {in}", en="you answered {rows} {in}"
)
ANSWERED_NO_ROW = Text(
    fi="et vastannut {in} yhteenkään kohtaan",
    sv="du inte svarade på någon rad {in}",
    en="you answered no row {in}",
)
CHOSE_IN_ROWS = Text(
    fi="valitsit {in} {rows} {options}",
    sv="du valde {options} på {rows} {in}",
    en="you chose {options} on {rows} {in}",
)
CHOSE_IN_NO_ROW = Text(
    fi="et valinnut {in} missään kohdassa {options}",
    sv="du inte valde {options} på någon rad {in}",
    en="you did not choose {options} on any row {in}",
)
OTHER_THAN = Text(
    fi="jotain muuta kuin {options}",
    sv="något annat än {options}",
    en="something other than {options}",
)
ONE_ROW_TO = Text(fi="yhteen kohtaan", sv="en rad", en="one row")
ROWS_TO = Text(fi="{number} kohtaan", sv="{number} rader", en="{number} rows")
ONE_ROW_IN = Text(fi="yhdessä kohdassa", sv="en rad", en="one row")
ROWS_IN = Text(fi="{number} kohdassa", sv="{number} rader", en="{number} rows")

HOW_MANY: dict[Operator, Text] = {
    ">=": Text(fi="vähintään {things}", sv="minst {things}", en="at least {things}"),
    "<=": Text(fi="enintään {things}", sv="högst {things}", en="at most {things}"),
    "==": Text(fi="täsmälleen {things}", sv="exakt {things}", en="exactly {things}"),
    "!=": Text(fi="muun määrän kuin {things}", sv="ett annat antal än {things}",
               en="other than {things}"),
}  # fmt: skip
"""How many there are, counted in whole numbers."""

WITH_VALUE: dict[Operator, Text] = {
    "==": Text(fi="{left} on {right}", sv="{left} är {right}", en="{left} is {right}"),
    "!=": Text(fi="{left} on muu kuin {right}", sv="{left} är något annat än {right}",
               en="{left} is other than {right}"),
    "<": Text(fi="{left} on alle {right}", sv="{left} är mindre än {right}",
              en="{left} is less than {right}"),
    "<=": Text(fi="{left} on enintään {right}", sv="{left} är högst {right}",
               en="{left} is at most {right}"),
    ">": Text(fi="{left} on yli {right}", sv="{left} är över {right}",
              en="{left} is more than {right}"),
    ">=": Text(fi="{left} on vähintään {right}", sv="{left} är minst {right}",
               en="{left} is at least {right}"),
}  # fmt: skip
"""A number compared with one that is written out."""

WITH_OTHER: dict[Operator, Text] = {
    "==": Text(fi="{left} on sama kuin {right}", sv="{left} är detsamma som {right}",
               en="{left} is the same as {right}"),
    "!=": Text(fi="{left} on eri kuin {right}", sv="{left} skiljer sig från {right}",
               en="{left} is different from {right}"),
    "<": Text(fi="{left} on pienempi kuin {right}", sv="{left} är mindre än {right}",
              en="{left} is less than {right}"),
    "<=": Text(fi="{left} on enintään yhtä suuri kuin {right}",
               sv="{left} är lika med eller mindre än {right}",
               en="{left} is no more than {right}"),
    ">": Text(fi="{left} on suurempi kuin {right}", sv="{left} är större än {right}",
              en="{left} is more than {right}"),
    ">=": Text(fi="{left} on vähintään yhtä suuri kuin {right}",
               sv="{left} är lika med eller större än {right}",
               en="{left} is no less than {right}"),
}  # fmt: skip
"""A number compared with another answer or computed number."""

WITH_DAY: dict[Operator, Text] = {
    "==": Text(fi="{left} on sama kuin {right}", sv="{left} är densamma som {right}",
               en="{left} is the same as {right}"),
    "!=": Text(fi="{left} on eri kuin {right}", sv="{left} är en annan än {right}",
               en="{left} is different from {right}"),
    "<": Text(fi="{left} on aikaisempi kuin {right}", sv="{left} är tidigare än {right}",
              en="{left} is earlier than {right}"),
    "<=": Text(fi="{left} on sama tai aikaisempi kuin {right}",
               sv="{left} är samma som eller tidigare än {right}",
               en="{left} is the same as or earlier than {right}"),
    ">": Text(fi="{left} on myöhempi kuin {right}", sv="{left} är senare än {right}",
              en="{left} is later than {right}"),
    ">=": Text(fi="{left} on sama tai myöhempi kuin {right}",
               sv="{left} är samma som eller senare än {right}",
               en="{left} is the same as or later than {right}"),
}  # fmt: skip
"""A day compared with another."""

SHARE: dict[Operator, Text] = {
    "==": Text(fi="{left} on {share}\N{NO-BREAK SPACE}% vastauksestasi {to}",
               sv="{left} är {share}\N{NO-BREAK SPACE}% av {right}",
               en="{left} is {share}% of {right}"),
    "!=": Text(fi="{left} on muuta kuin {share}\N{NO-BREAK SPACE}% vastauksestasi {to}",
               sv="{left} är något annat än {share}\N{NO-BREAK SPACE}% av {right}",
               en="{left} is other than {share}% of {right}"),
    "<": Text(fi="{left} on alle {share}\N{NO-BREAK SPACE}% vastauksestasi {to}",
              sv="{left} är mindre än {share}\N{NO-BREAK SPACE}% av {right}",
              en="{left} is less than {share}% of {right}"),
    "<=": Text(fi="{left} on enintään {share}\N{NO-BREAK SPACE}% vastauksestasi {to}",
               sv="{left} är högst {share}\N{NO-BREAK SPACE}% av {right}",
               en="{left} is at most {share}% of {right}"),
    ">": Text(fi="{left} on yli {share}\N{NO-BREAK SPACE}% vastauksestasi {to}",
              sv="{left} är mer än {share}\N{NO-BREAK SPACE}% av {right}",
              en="{left} is more than {share}% of {right}"),
    ">=": Text(fi="{left} on vähintään {share}\N{NO-BREAK SPACE}% vastauksestasi {to}",
               sv="{left} är minst {share}\N{NO-BREAK SPACE}% av {right}",
               en="{left} is at least {share}% of {right}"),
}  # fmt: skip
"""An answer compared with a share of another."""

MISSING = Text(
    fi="{test} (tai vastaus puuttuu)", sv="{test} (eller svar saknas)",
    en="{test} (or an answer is missing)",
)  # fmt: skip
"""What a test that has to be false says too: it is false without an answer."""
ALWAYS = Text(fi="aina", sv="alltid", en="always")
NEVER = Text(fi="ei koskaan", sv="aldrig", en="never")

EITHER = Text(fi="joko {parts}", sv="antingen {parts}", en="either {parts}")
BOTH = Text(fi="sekä {parts}", sv="både {parts}", en="both {parts}")
BOTH_AND = Text(fi="että", sv="och", en="and")
