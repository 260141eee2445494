"""`tkk codebook` writes each format, says what the study lacks, and replaces nothing unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from surveys.codebook.formats import FORMATS
from surveys.store import Store
from tests.surveys.codebook.ddi_rules import NAMESPACE, faults

Tkk = Callable[..., tuple[int, str, str]]


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the command works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_is_written(format_: str, tkk: Tkk, inside: Path) -> None:
    code, out, _ = tkk("codebook", "esf_start", "--format", format_, "--language", "fi")
    assert code == 0
    written = sorted(path.name for path in (inside / "codebooks").iterdir())
    assert all(name.startswith("esf_start.codebook.") for name in written)
    assert out.count("wrote") == len(written) > 0
    again, _, complaint = tkk("codebook", "esf_start", "--format", format_, "--language", "fi")
    assert (again, "already there" in complaint) == (6, True)
    forced = ("codebook", "esf_start", "--format", format_, "--language", "fi", "--force")
    assert tkk(*forced)[0] == 0


def test_the_codebook_of_one_wave_has_its_name(tkk: Tkk, inside: Path) -> None:
    code, out, _ = tkk("codebook", "coordinators", "--format", "html", "--wave", "2024",
                       "--language", "sv", "--output", "out")  # fmt: skip
    assert (code, out) == (0, "wrote out/coordinators@2024.codebook.sv.html\n")
    page = (inside / "out" / "coordinators@2024.codebook.sv.html").read_text(encoding="utf-8")
    assert "2026" not in page


def test_what_is_not_stated_of_the_study_is_said(tkk: Tkk, inside: Path) -> None:
    facts = inside / "facts.toml"
    facts.write_text('agency = "FSD"\nidentifier = "FSD1"\n', encoding="utf-8")
    _, _, said = tkk("codebook", "esf_start", "--format", "ddi", "--study-facts", "facts.toml")
    assert said.startswith("not stated: holdings, distributor, producer, abstract; the document")
    document = (inside / "codebooks" / "esf_start.codebook.ddi.xml").read_text(encoding="utf-8")
    assert '<IDNo agency="FSD" xml:lang="fi">FSD1</IDNo>' in document


@pytest.mark.parametrize(
    ("arguments", "code", "found"),
    [
        (("coordinator", "--format", "ddi"), 2, "Did you mean 'coordinators'"),
        (("coordinators", "--format", "pdf"), 2, "'pdf' is not one of"),
        (("coordinators", "--format", "ddi", "--wave", "2025"), 2, "expected one of 2024, 2026"),
        (("coordinators", "--format", "ddi", "--study-facts", "no.toml"), 3, "no readable TOML"),
        (
            ("coordinators", "--format", "ddi", "--study", "demo", "--wave", "2026"),
            2,
            "found both --study and --wave",
        ),
    ],
)
def test_mistakes_are_explained(
    arguments: tuple[str, ...], code: int, found: str, tkk: Tkk, inside: Path
) -> None:
    ended, _, complaint = tkk("codebook", *arguments)
    assert ended == code
    assert found in complaint
    assert not (inside / "codebooks").exists()


@pytest.fixture
def release(released: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo study stands in data_clean/."""
    monkeypatch.setenv("TKK_ROOT", str(released.root))


@pytest.mark.usefixtures("release")
def test_the_codebook_of_a_release_has_its_statistics(tkk: Tkk, inside: Path) -> None:
    code, out, _ = tkk("codebook", "coordinators", "--format", "ddi", "--study", "demo")
    assert (code, out) == (0, "wrote codebooks/demo.coordinators.codebook.ddi.xml\n")
    path = inside / "codebooks" / "demo.coordinators.codebook.ddi.xml"
    root = ET.fromstring(path.read_bytes())  # noqa: S314 # our own document
    assert faults(root) == []
    assert root.findtext(f".//{NAMESPACE}fileName") == "coordinators.csv"
    assert int(root.findtext(f".//{NAMESPACE}caseQnty", "0")) > 100
    said = [one.text for one in root.findall(f"{NAMESPACE}fileDscr/{NAMESPACE}notes")]
    assert said[2] == "Synthetic data: the respondents are invented."
    kinds = {one.get("type") for one in root.iter(f"{NAMESPACE}sumStat")}
    assert kinds == {"vald", "invd", "mean", "stdev"}


@pytest.mark.usefixtures("release")
def test_a_release_is_described_as_it_was_recoded(tkk: Tkk, inside: Path) -> None:
    tkk("codebook", "coordinators", "--format", "csv", "--study", "demo", "--language", "fi")
    tkk("codebook", "coordinators", "--format", "csv", "--language", "fi")
    one, other = (
        next((inside / "codebooks").glob(f"{name}*.csv")).read_text(encoding="utf-8-sig")
        for name in ("demo.coordinators", "coordinators")
    )
    assert '"link_code"' in other
    assert '"link_code"' not in one


@pytest.mark.usefixtures("release")
def test_only_what_is_released_has_the_codebook_of_a_release(tkk: Tkk, inside: Path) -> None:
    code, _, complaint = tkk("codebook", "means", "--format", "ddi", "--study", "demo")
    assert code == 6
    assert "data_clean of study demo: found instrument 'means'" in complaint
    code, _, complaint = tkk("codebook", "means", "--format", "ddi", "--study", "dmeo")
    assert code == 6
    assert "Did you mean 'demo'" in complaint
    assert not (inside / "codebooks").exists()
