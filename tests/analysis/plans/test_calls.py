"""What a page shows is read from its code; nothing is overlooked in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.plans import Analysis, calls_on_pages
from analysis.plans.calls import python_of
from surveys.errors import AnalysisError
from tests.analysis.plans.visits import answers

HEAD = "from analysis import before_after, before_after_family, by_area, describe, load\n"
LOAD = 'answers = load("visits")\n'


def page(folder: Path, code: str, name: str = "page.md", title: str = "A page") -> Path:
    """Write a page with one cell."""
    text = f'---\ntitle: "{title}"\n---\n\nText.\n\n```{{code-cell}} python\n:tags: [remove-cell]\n{code}\n```\n'
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def calls(folder: Path, code: str) -> tuple[Analysis, ...]:
    return calls_on_pages(answers(), page(folder, HEAD + LOAD + code))


def change(**given: object) -> Analysis:
    parts = {"method": "before_after", "items": ("work",), "waves": ("2024", "2026")}
    return Analysis(**{**parts, **given})  # type: ignore[arg-type]  # parts of an analysis


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('before_after(answers, "work")', change()),
        ('x = before_after(answers, item="work", link="respondent")', change(link="respondent")),
        ('before_after(answers, "written")', change(items=("written",), codes=("yes",))),
        ('before_after(answers, "written", code="no")', change(items=("written",), codes=("no",))),
        ('before_after(answers, "years", level=0.9)', change(items=("years",), options=("level=0.9",))),
        ('before_after(answers, "work", before="2026", after="2024")', change(waves=("2026", "2024"))),
        ('before_after(answers, "work", after="2026")', change()),
        ('rows = ["ease__b", "ease__a"]\nbefore_after_family(answers, rows, title=Text(en="Ease"))',
         change(method="before_after_family", items=("ease__a", "ease__b"))),
        ('by_area(answers, "work", areas="place")',
         change(method="by_area", waves=("2026",), areas="place")),
        ('by_area(answers, "work", "place", "2024")',
         change(method="by_area", waves=("2024",), areas="place")),
        ('regional = Grouping(name="place", of=division("ely"))\n'
         'by_area(answers, "work", areas=regional)',
         change(method="by_area", waves=("2026",), areas="Grouping regional")),
        ('describe(answers, "help")', change(method="describe", items=("help",))),
        ('describe(answers, "help", waves=("2026",))',
         change(method="describe", items=("help",), waves=("2026",))),
        ('describe(answers.wave("2026").subset("years > 3"), "help")',
         change(method="describe", items=("help",), options=("wave('2026')", "subset('years > 3')"))),
        ('some = answers.subset("years > 3")\nbefore_after(some, "work")',
         change(options=("subset('years > 3')",))),
        ('before_after(load("visits", waves=("2024", "2026")), "work")', change()),
        ('describe(load("visits", waves="2026"), "help")',
         change(method="describe", items=("help",), waves=("2026",))),
        ('import analysis\nanalysis.before_after(answers, "work")', change()),
        ('from analysis.changes import before_after as compare\ncompare(answers, "work")', change()),
        ('before_after(answers, "gone")', change(items=("gone",))),
    ],
)  # fmt: skip
def test_a_call_is_read_with_its_defaults(tmp_path: Path, code: str, found: Analysis) -> None:
    assert calls(tmp_path, code) == (found,)


def test_calls_in_running_text_count(tmp_path: Path) -> None:
    page(tmp_path, HEAD + LOAD)
    with (tmp_path / "page.md").open("a", encoding="utf-8") as file:
        file.write('\nIt says {eval}`say(describe(answers, "help"))` and {eval}`say(made)`.\n')
    assert [one.items for one in calls_on_pages(answers(), tmp_path)] == [("help",)]


def test_an_analysis_is_listed_once_with_its_pages(tmp_path: Path) -> None:
    code = HEAD + LOAD + 'before_after(answers, "work")\nbefore_after(answers, item="work")'
    page(tmp_path, code, "b.md", "Second")
    page(tmp_path, code, "a.md", "First")
    (found,) = calls_on_pages(answers(), tmp_path)
    assert found.pages == ("First", "Second")


@pytest.mark.parametrize(
    "code",
    [
        'other = load("clients")\nbefore_after(other, "work")',
        'load("visits")\nplan_done(answers)',
        'from elsewhere import describe as mine\nmine(answers, "help")',
        'answers.answered("work")',
        "",
    ],
)
def test_what_is_no_analysis_of_these_answers_is_left_out(tmp_path: Path, code: str) -> None:
    assert calls(tmp_path, code) == ()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ('rows = [f"ease__{one}" for one in "ab"]\nbefore_after_family(answers, rows, title=x)',
         r"page page.md, line 12: found the argument .* such as \(\"a\", \"b\"\)"),
        ('item = "work"\nitem = "years"\nbefore_after(answers, item)',
         "line 13: found the argument 'item'"),
        ('before_after(whose, "work")', "line 11: found answers 'whose'"),
        ("before_after(answers)", "found a call of before_after with missing a required argument"),
        ("before_after()", "found a call of before_after with missing a required argument"),
        ("a = b = = 1", "line 11: found code that is not Python"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(tmp_path: Path, code: str, message: str) -> None:
    with pytest.raises(AnalysisError, match=message):
        calls(tmp_path, code)


def test_names_that_go_in_circles_are_said(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match="found answers 'one'"):
        calls(tmp_path, 'one = two\ntwo = one\nbefore_after(one, "work")')


def test_a_folder_without_pages_is_said(tmp_path: Path) -> None:
    with pytest.raises(AnalysisError, match=r"found no pages; expected files that end in \.md"):
        calls_on_pages(answers(), tmp_path)


def test_a_page_without_a_title_goes_by_its_name(tmp_path: Path) -> None:
    code = HEAD + LOAD + 'describe(answers, "help")'
    (tmp_path / "plain.md").write_text(f"```{{code-cell}} python\n{code}\n```\n")
    assert calls_on_pages(answers(), tmp_path)[0].pages == ("plain",)


def test_lines_stay_where_they_are() -> None:
    page = "One\n\n```{code-cell} python\n:label: a\nx = 1\n```\n```python\nnot = run\n```\n"
    assert python_of(page).split("\n") == ["", "", "", "", "x = 1", "", "", "", "", ""]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_page_of_the_plan_is_never_taken_from_the_cache(language: str) -> None:
    """The cache knows the page's own code and the data, but not what other pages show."""
    plan = Path(__file__).resolve().parents[3] / "book" / language / "plan.md"
    assert "execute: {cache: false," in plan.read_text(encoding="utf-8")


def test_the_pages_of_the_book_can_be_read() -> None:
    from analysis.sample import Sample
    from surveys.codebook import codebook_of
    from surveys.instruments import coordinators

    book = Path(__file__).resolve().parents[3] / "book"
    frame = answers().frame[["wave", "respondent"]]
    sample = Sample(frame=frame, codebook=codebook_of(coordinators, ["2024", "2026"]))
    editions = [calls_on_pages(sample, book / language) for language in ("fi", "sv", "en")]
    assert editions[0] == editions[1] == editions[2]
    assert coordinators.plan is not None
    shown = {name for one in editions[0] for name in one.items}
    assert {"management_support", "support__alone", "need_from_2025", "tasks"} <= shown
