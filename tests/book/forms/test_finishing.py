"""Forms put into a site: files, previews and a filled list that pass the check of the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from book.forms import finishing
from book.forms.catalogue import AUDIENCES
from book.forms.finishing import add_forms
from book.forms.making import write_forms
from book.theme.page import STYLE, THEME, Edition, Page, page_html
from book.tools.failures import BookError
from book.tools.links import check_site
from surveys import instruments

SLOTS = ("guide", *AUDIENCES)
FORMATS = ("surveyjs",)


def write_site(site: Path, editions: tuple[Edition, ...], slots: tuple[str, ...]) -> None:
    html = Markup("").join(Markup('<div class="slot {}"></div>').format(name) for name in slots)
    for edition in editions:
        (site / edition.lang / "forms").mkdir(parents=True)
        (site / edition.lang / STYLE).parent.mkdir()
        (site / edition.lang / STYLE).write_bytes((THEME / "style.css").read_bytes())
        for slug, body in (("index", Markup("")), ("forms", html)):
            page = Page(slug=slug, title=slug, description="", body=body)
            target = site / edition.lang / edition.place(slug).file
            target.write_text(page_html(edition, page), encoding="utf-8")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of files in one format."""
    folder = tmp_path_factory.mktemp("files")
    for name in instruments.names():
        for wave in instruments.get(name).waves:
            assert write_forms(name, wave.name, FORMATS, folder) == ()
    return folder


@pytest.fixture
def files(written: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return that folder, which is taken in the place of all files."""
    monkeypatch.setattr(finishing, "made", lambda cache, names, report: written)
    return written


def test_everything_that_pages_lead_to_is_there(
    tmp_path: Path, editions: tuple[Edition, ...], files: Path
) -> None:
    site = tmp_path / "site"
    write_site(site, editions, SLOTS)
    add_forms(site, editions, cache=tmp_path, report=print)
    assert check_site(site) == ()
    offered = site / "downloads" / "forms" / "employers" / "employers.surveyjs.json"
    assert offered.read_bytes() == (files / "employers" / "employers.surveyjs.json").read_bytes()
    rounds = sum(len(instruments.get(name).waves) for name in instruments.names())
    for edition in editions:
        assert len(list((site / edition.lang / "forms").iterdir())) == rounds + 1
        html = (site / edition.lang / "forms" / "index.html").read_text(encoding="utf-8")
        assert 'class="slot' not in html
        assert html.count("surveyjs.json") == rounds


def test_a_download_that_is_missing_is_found(
    tmp_path: Path, editions: tuple[Edition, ...], files: Path
) -> None:
    site = tmp_path / "site"
    write_site(site, editions, SLOTS)
    add_forms(site, editions, cache=tmp_path, report=print)
    (site / "downloads" / "forms" / "means" / "means.surveyjs.json").unlink()
    (site / "sv" / "forms" / "rooting.html").unlink()
    told = "\n".join(map(str, check_site(site)))
    assert "fi/forms/index.html" in told
    assert "link to nothing: ../../downloads/forms/means/means.surveyjs.json" in told
    assert "fi/forms/rooting.html" in told
    assert "link to nothing: ../../sv/forms/rooting.html" in told


def test_a_page_without_a_slot_is_refused(
    tmp_path: Path, editions: tuple[Edition, ...], files: Path
) -> None:
    write_site(tmp_path / "site", editions, SLOTS[:-1])
    with pytest.raises(BookError, match=r"page fi/forms: found the slots .*; expected each of"):
        add_forms(tmp_path / "site", editions, cache=tmp_path, report=print)
