"""The line up to data_clean for a wave that is larger than memory, on DuckDB or Spark.

There is one set of steps; what is here only decides how much of the wave each gets to see.

* `ways` knows it for every step: each row by itself, the few rows that it can touch, or the
  combinations of the keys with their counts. Any other step is refused by name.
* `line` gathers the acts that judge each row by itself (steps, validation, the gate's look at
  single rows) and has an `engine` pass all rows through them at once, batch by batch (`passes`).
  What each batch counted travels with its rows, and is summed into the record of the steps.
* What needs the whole wave stands between two passes: `touched` takes a few rows into memory
  (keep_last, correct), `short` the combinations of a few columns, on which `removing` and `gate`
  call the functions that are called in memory; `marks` tell which values are the same in all rows.
* `Engine` is all that is asked of DuckDB (`duck`) or Spark (`spark`): SQL over named data, and
  Arrow batches through a Python function.
"""

from surveys.large.engine import Engine
from surveys.large.line import LargeRun
from surveys.large.run import run_large
from surveys.large.validating import Validated

__all__ = ["Engine", "LargeRun", "Validated", "run_large"]
