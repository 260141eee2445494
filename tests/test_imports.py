"""What is imported only when it is needed is there when it is needed."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = {
    path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"):
    path
    for package in ("surveys", "analysis")
    for path in sorted((ROOT / package).rglob("*.py"))
}  # fmt: skip


def lazy_imports(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """Return what is imported in functions and for type checkers only."""
    at_once = {node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom) and node not in at_once:
            yield node


def missing(node: ast.Import | ast.ImportFrom) -> list[str]:
    """Return the modules and names of an import that are not there."""
    if isinstance(node, ast.Import):
        return [one.name for one in node.names if not there(one.name)]
    module = node.module or ""
    if node.level or not there(module):
        return [f"{'.' * node.level}{module}"]
    held = importlib.import_module(module)
    return [
        f"{module}.{one.name}"
        for one in node.names
        if not hasattr(held, one.name) and not there(f"{module}.{one.name}")
    ]


def there(module: str) -> bool:
    if module in sys.stdlib_module_names:  # the standard library of every system, not of this one
        return True
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # of the package in which it would be, or it is no package
        return False


LAZY = [
    pytest.param(node, id=f"{module}:{node.lineno}")
    for module, path in MODULES.items()
    for node in lazy_imports(ast.parse(path.read_text(encoding="utf-8")))
]


def test_lazy_imports_are_found() -> None:
    assert len(LAZY) > 50


OPTIONAL = {"pyspark"}
"""What hardly anybody installs: engines for data beyond one machine."""


@pytest.mark.parametrize("node", LAZY)
def test_a_lazy_import_is_there(node: ast.Import | ast.ImportFrom) -> None:
    lost = missing(node)
    if lost and lost[0].split(".")[0] in OPTIONAL and not there(lost[0].split(".")[0]):
        pytest.skip(f"{lost[0]} is not installed")
    assert lost == []


@pytest.mark.parametrize(
    ("code", "gone"),
    [
        ("import json, jsn", ["jsn"]),
        ("import json.decoder.more", ["json.decoder.more"]),
        ("from json import loads, lods", ["json.lods"]),
        ("from jsn import loads", ["jsn"]),
        ("from surveys import platforms, platfroms", ["surveys.platfroms"]),
        ("from . import platforms", ["."]),
    ],
)
def test_what_is_not_there_is_named(code: str, gone: list[str]) -> None:
    (node,) = lazy_imports(ast.parse(f"def function():\n    {code}"))
    assert missing(node) == gone


def test_imports_at_once_are_left_to_importing() -> None:
    assert list(lazy_imports(ast.parse("import json\nfrom json import loads"))) == []
