"""Which analyses do a book's pages show? Read from the calls in their code, not from a list."""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import analysis
from analysis.plans.analyses import Analysis, settled
from surveys.errors import AnalysisError

if TYPE_CHECKING:
    from analysis.sample import Sample

_NO_ANALYSES: Final = ("load", "plan_done")
_CELL: Final = re.compile(r"^```\{code-cell\}.*\n((?::.*\n)*)((?:.*\n)*?)```$", re.MULTILINE)
_INLINE: Final = re.compile(r"\{eval\}`([^`]+)`")
_TITLE: Final = re.compile(r'\A---\n(?:.*\n)*?title: "?(.+?)"?\n')
_SAID: Final = ("item", "items", "waves", "wave", "before", "after", "areas", "link", "code")
_WORDS: Final = ("title",)
"""Arguments that change the words around a result, not the result."""


def calls_on_pages(sample: Sample, folder: Path | str = ".") -> tuple[Analysis, ...]:
    r"""Return every analysis of a sample's instrument that the pages in a folder call for.

    An analysis is a call of a function that `analysis` itself offers, whose first argument is
    what `load` gave for the instrument. Arguments have to be written out, or be names to which
    the page once gives what is written out, so that no analysis is overlooked.

    Parameters
    ----------
    sample
        The answers whose instrument is meant.
    folder
        Where the pages (``*.md``) are; a page's own code runs in it.

    Returns
    -------
    tuple of Analysis
        Each once, in the order of the pages' names and of the calls, with the titles of the pages
        on which it is shown.

    Raises
    ------
    AnalysisError
        There are no pages, the code of a page cannot be read, or an argument is computed.

    Examples
    --------
    >>> import tempfile
    >>> import pandas as pd
    >>> from analysis.sample import Sample
    >>> from surveys.codebook import codebook_of
    >>> from surveys.instruments import coordinators
    >>> sample = Sample(frame=pd.DataFrame({"wave": ["2026"]}),
    ...                 codebook=codebook_of(coordinators, ["2026"]))
    >>> code = 'from analysis import describe, load\ndescribe(load("coordinators"), "tasks")'
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = Path(folder, "work.md")
    ...     _ = page.write_text(f"```{{code-cell}} python\n{code}\n```", encoding="utf-8")
    ...     [(one.method, one.items, one.pages) for one in calls_on_pages(sample, folder)]
    [('describe', ('tasks',), ('work',))]
    """
    pages = sorted(Path(folder).glob("*.md"))
    if not pages:
        raise AnalysisError(
            "no pages",
            expected="files that end in .md",
            where=str(folder),
            advice="Name the folder of one language's pages: calls_on_pages(sample, folder).",
        )
    found: dict[Analysis, tuple[str, ...]] = {}
    for page in pages:
        source = page.read_text(encoding="utf-8")
        for one in _Page(page.name, source).analyses(sample):
            titles = found.setdefault(one, ())
            if (title := _title(source, page.stem)) not in titles:
                found[one] = (*titles, title)
    return tuple(replace(one, pages=titles) for one, titles in found.items())


def _title(source: str, name: str) -> str:
    title = _TITLE.match(source)
    return title[1] if title else name


@dataclass(frozen=True, slots=True)
class _Page:
    name: str
    source: str

    def analyses(self, sample: Sample) -> Iterator[Analysis]:
        tree = self._tree()
        functions, named = _imported(tree), _named(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (name := _called(node.func, functions)):
                yield from self._analysis(name, node, named, sample)

    def _tree(self) -> ast.Module:
        try:
            return ast.parse(python_of(self.source))
        except SyntaxError as error:
            raise self._unreadable(f"code that is not Python: {error.msg}", error.lineno) from None

    def _analysis(
        self, function: str, call: ast.Call, named: Mapping[str, ast.expr], sample: Sample
    ) -> Iterator[Analysis]:
        signature = inspect.signature(getattr(analysis, function))
        try:
            bound = signature.bind(*call.args, **{str(one.arg): one.value for one in call.keywords})
        except TypeError as error:
            raise self._unreadable(f"a call of {function} with {error}", call.lineno) from None
        who, *_ = bound.arguments.values()
        respondents = self._respondents(who, named, sample)
        if respondents is None:
            return
        part, own = respondents
        given = {
            name: self._areas(value, named) if name == "areas" else self._written(value, named)
            for name, value in list(bound.arguments.items())[1:]
            if name not in _WORDS
        }
        bound.apply_defaults()
        every = {**bound.arguments, **given}
        yield settled(_analysis(function, every, (*part, *_options(given))), own)

    def _respondents(
        self, node: ast.expr, named: Mapping[str, ast.expr], sample: Sample
    ) -> tuple[tuple[str, ...], Sample] | None:
        """Return the part of the sample that is analysed; None for another instrument's."""
        part: tuple[str, ...] = ()
        seen: set[str] = set()
        while not _is_load(node):
            if isinstance(node, ast.Name) and node.id in named and node.id not in seen:
                seen.add(node.id)
                node = named[node.id]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                arguments = ", ".join(map(ast.unparse, [*node.args]))
                part = (f"{node.func.attr}({arguments})", *part)
                node = node.func.value
            else:
                raise self._unreadable(f"answers {ast.unparse(node)!r}", node.lineno)
        assert isinstance(node, ast.Call)
        arguments_of_load = dict(zip(("instrument", "waves"), node.args, strict=False))
        arguments_of_load |= {str(one.arg): one.value for one in node.keywords}
        if self._written(arguments_of_load["instrument"], named) != sample.codebook.instrument:
            return None
        waves = arguments_of_load.get("waves")
        kept = self._written(waves, named) if waves else sample.codebook.waves
        return part, replace(sample, waves=_several(kept))

    def _written(self, node: ast.expr, named: Mapping[str, ast.expr]) -> Any:
        value = named.get(node.id, node) if isinstance(node, ast.Name) else node
        try:
            return ast.literal_eval(value)
        except ValueError:
            raise self._unreadable(f"the argument {ast.unparse(value)!r}", node.lineno) from None

    def _areas(self, node: ast.expr, named: Mapping[str, ast.expr]) -> str:
        """Return the variable of areas, or what the page calls a grouping of them."""
        value = named.get(node.id, node) if isinstance(node, ast.Name) else node
        if isinstance(value, ast.Call):
            # Never the name alone: it must not be taken for a variable that was planned.
            return f"Grouping {ast.unparse(node)}"
        return str(self._written(value, named))

    def _unreadable(self, found: str, line: int | None) -> AnalysisError:
        return AnalysisError(
            found,
            expected="calls of analyses whose arguments are written out",
            where=f"page {self.name}, line {line}",
            advice='Write names out, such as ("a", "b"), so that the page can be compared with '
            "the analysis plan.",
        )


def python_of(page: str) -> str:
    r"""Return the Python of a page, cells and inline, on the lines on which it stands.

    Examples
    --------
    >>> python_of("# Title\n\n```{code-cell} python\nx = 1\n```\n\nIt is {eval}`x`.")
    '\n\n\nx = 1\n\n\nx'
    """
    kept = {
        number
        for cell in _CELL.finditer(page)
        for number in range(_line(page, cell.start(2)), _line(page, cell.end(2)))
    }
    return "\n".join(
        line if number in kept else "; ".join(_INLINE.findall(line))
        for number, line in enumerate(page.split("\n"))
    )


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place)


def _imported(tree: ast.Module) -> dict[str, str]:
    """Return what a page calls the analyses that it imports: its name → theirs."""
    offered = set(analysis.__all__) - set(_NO_ANALYSES)
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "analysis"
        for alias in node.names
        if alias.name in offered
    }


def _called(function: ast.expr, imported: Mapping[str, str]) -> str:
    """Return which analysis is called, or an empty text."""
    if isinstance(function, ast.Attribute) and ast.unparse(function.value) == "analysis":
        return function.attr if function.attr not in _NO_ANALYSES else ""
    return imported.get(function.id, "") if isinstance(function, ast.Name) else ""


def _named(tree: ast.Module) -> dict[str, ast.expr]:
    """Return what is given to each name; not to one that is given something twice."""
    given = [
        (target.id, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    times = Counter(name for name, _ in given)
    return {name: value for name, value in given if times[name] == 1}


def _is_load(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("load", "analysis.load")


def _analysis(function: str, given: Mapping[str, Any], options: tuple[str, ...]) -> Analysis:
    waves = given.get("waves") or given.get("wave") or ()
    if given.get("before") or given.get("after"):
        waves = (given.get("before") or "", given.get("after") or "")
    return Analysis(
        method=function,
        items=_several(given.get("items") or given.get("item") or ()),
        waves=_several(waves),
        areas=given.get("areas") or "",
        link=given.get("link") or "",
        codes=_several(given.get("code") or ()),
        options=options,
    )


def _options(given: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"{name}={value!r}" for name, value in given.items() if name not in _SAID)


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
