"""Entry point that jupyter-book calls as ``python .`` in this folder."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from book.theme.publish import main

if __name__ == "__main__":
    sys.exit(main())
