"""A small book in three languages, written into a temporary folder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# the book is run from its folder and is not part of the installed packages
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

CONFIG = """\
version: 1
extends: {common}
project:
  title: "{title}"
  numbering:
    figure: {{template: "{figure} %s"}}
    table: {{template: "{table} %s"}}
  toc:
    - file: index.md
    - file: results.md
site:
  template: {theme}
  options: {{lang: {lang}}}
"""

INDEX = """\
---
title: {title}
description: {description}
kernelspec: {{name: python3, display_name: Python 3}}
execute: {{depends_on_env: [BOOK_LANG, BOOK_INPUTS]}}
---

```{{code-cell}} python
:tags: [remove-cell]
import os

class Number(str):
    __repr__ = str.__str__
```

{{eval}}`Number(os.environ["BOOK_LANG"])` [{results}](./results.md) [](#tbl-scores)
"""

RESULTS = """\
---
title: {results}
kernelspec: {{name: python3, display_name: Python 3}}
execute: {{depends_on_env: [BOOK_LANG, BOOK_INPUTS]}}
---

```{{code-cell}} python
:tags: [remove-cell]
:label: cell-scores
from IPython.display import HTML, display

rows = "".join(f'<tr><th scope="row">{{area}}</th><td>{{n}}</td></tr>' for area, n in [("A", 40)])
head = '<thead><tr><th scope="col">x</th><th scope="col">n</th></tr></thead>'
HTML(f"<table><caption>{caption}</caption>{{head}}<tbody>{{rows}}</tbody></table>")
```

```{{code-cell}} python
:tags: [remove-cell]
:label: cell-chart
svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="9" height="9"/></svg>'
display({{"image/svg+xml": svg}}, raw=True, metadata={{"image/svg+xml": {{"alt": "{caption}"}}}})
```

:::{{figure}} #cell-scores
:label: tbl-scores
:kind: table
:::

:::{{figure}} #cell-chart
:label: fig-scores
{caption}
:::
"""

TEXTS = {
    "fi": {
        "title": "Koekirja",
        "description": "Lyhyt kuvaus",
        "results": "Tulokset",
        "caption": "Pisteet alueittain",
        "figure": "kuvio",
        "table": "taulukko",
    },
    "sv": {
        "title": "Provbok",
        "description": "Kort beskrivning",
        "results": "Resultat",
        "caption": "Poäng efter område",
        "figure": "figur",
        "table": "tabell",
    },
    "en": {
        "title": "Sample book",
        "description": "Short description",
        "results": "Results",
        "caption": "Scores by area",
        "figure": "Figure",
        "table": "Table",
    },
}


@pytest.fixture
def small_book(tmp_path: Path) -> Path:
    """Return the folder of a book with two pages in each language."""
    book = tmp_path / "book"
    for lang, texts in TEXTS.items():
        folder = book / lang
        folder.mkdir(parents=True)
        places = {"common": ROOT / "book" / "common.yml", "theme": ROOT / "book" / "theme"}
        config = CONFIG.format(lang=lang, **places, **texts)
        (folder / "myst.yml").write_text(config, encoding="utf-8")
        (folder / "index.md").write_text(INDEX.format(**texts), encoding="utf-8")
        (folder / "results.md").write_text(RESULTS.format(**texts), encoding="utf-8")
    return book


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Return a function that writes files by name and returns their folder."""

    def write(files: dict[str, str]) -> Path:
        for name, content in files.items():
            target = tmp_path / "site" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        return tmp_path / "site"

    return write
