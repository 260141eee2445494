"""Areas are plain Python: a form with municipalities starts without a frame library."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from surveys.areas import crosswalk, municipality_codes
municipality_codes(2026)
crosswalk("ely", "evk")
print(sorted({"pandas", "numpy", "narwhals"} & set(sys.modules)))
"""


def test_no_frame_library_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
