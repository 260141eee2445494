"""DDI documents fit the schema, the catalogue's profile, and the instrument they describe."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from surveys import instruments
from surveys.codebook import Codebook, codebook_of
from surveys.codebook.facts import StudyFacts
from surveys.codebook.formats import write
from surveys.codebook.summary import summary_of
from surveys.model import Code, Instrument, Kind, Text
from tests.small import text
from tests.surveys.codebook.ddi_rules import LANG, NAMESPACE, faults, lacking

SHARED = Path(__file__).resolve().parents[4] / "shared"


def whole(instrument: Instrument) -> Codebook:
    return codebook_of(instrument, [wave.name for wave in instrument.waves])


def document(book: Codebook, **options: object) -> bytes:
    (content,) = write(book, "ddi", **options).values()  # type: ignore[arg-type] # options of write
    return content


def tree(book: Codebook, **options: object) -> ET.Element:
    return ET.fromstring(document(book, **options))  # noqa: S314 # our own document


def texts(element: ET.Element, path: str) -> dict[str | None, str]:
    steps = "/".join(f"{NAMESPACE}{step}" for step in path.split("/"))
    return {one.get(LANG): one.text or "" for one in element.findall(steps)}


def variable(root: ET.Element, name: str) -> ET.Element:
    (found,) = (one for one in root.iter(f"{NAMESPACE}var") if one.get("name") == name)
    return found


@pytest.mark.parametrize("name", instruments.names())
def test_every_instrument_fits_the_schema_and_the_profile(name: str) -> None:
    root = tree(whole(instruments.get(name)))
    assert faults(root) == []
    assert lacking(root) == []


def schema_file() -> Path | None:
    """Return the published schema, where there is one."""
    named = os.environ.get("TKK_DDI_SCHEMA")
    if named:
        return Path(named)
    return next(iter(sorted(SHARED.rglob("codebook.xsd"))), None)


@pytest.mark.parametrize("name", instruments.names())
def test_every_instrument_is_valid_against_the_schema_itself(name: str) -> None:
    path = schema_file()
    if path is None:
        pytest.skip("codebook.xsd of DDI 2.5.1 is not here: name it in TKK_DDI_SCHEMA")
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(path)))
    parsed = etree.fromstring(document(whole(instruments.get(name))))
    assert schema.validate(parsed), schema.error_log


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("<stdyInfo>", "<stdyInfo><sumDscr/>"), "order of stdyInfo"),
        ((' missing="N"', ' missing="no"'), "catgry/@missing=no"),
        ((' name="role" intrvl', " intrvl"), "var without @name"),
        (("<valrng>", "<valrng/><valrng>"), "valrng without a value"),
        (('ID="V_role"', 'ID="V_tasks__guidance"'), "ID V_tasks__guidance twice"),
        (("<qstn ", "<qstn what='1' "), "qstn/@what"),
        (("<method>", "<method><universe/>"), "universe in method"),
    ],
)
def test_the_rules_find_what_is_wrong(
    small: Instrument, change: tuple[str, str], fault: str
) -> None:
    content = document(whole(small)).decode()
    damaged = content.replace(*change, 1)
    found = faults(ET.fromstring(damaged))  # noqa: S314 # our own document
    assert damaged != content
    assert fault in " ".join(found)


def test_titles_questions_and_labels_stand_in_every_language(small: Instrument) -> None:
    root = tree(whole(small))
    title = "stdyDscr/citation/titlStmt"
    assert texts(root, f"{title}/titl") == {"fi": small.title.fi}
    assert texts(root, f"{title}/parTitl") == {"sv": small.title.sv, "en": small.title.en}
    role = variable(root, "role")
    assert texts(role, "qstn/qstnLit") == {"fi": "Role (fi)", "sv": "Role (sv)", "en": "Role"}
    assert texts(role, "concept")["fi"] == "First (fi)"
    row = variable(root, "support__valued")
    assert texts(row, "qstn/preQTxt")["en"] == "Support"
    assert texts(row, "qstn/qstnLit")["en"] == "valued"


def test_reasons_not_to_answer_are_flagged(small: Instrument) -> None:
    role = variable(tree(whole(small)), "role")
    flags = {
        one.findtext(f"{NAMESPACE}catValu"): (one.get("missing"), one.get("missType"))
        for one in role.findall(f"{NAMESPACE}catgry")
    }
    assert flags == {
        "regional": ("N", None), "local": ("N", None), "secret": ("Y", "refused"),
    }  # fmt: skip
    (lost,) = role.findall(f"{NAMESPACE}invalrng/{NAMESPACE}item")
    assert lost.get("VALUE") == "secret"


def test_conditions_stand_in_words_and_exactly(small: Instrument) -> None:
    years = variable(tree(whole(small)), "years")
    said = texts(years, "universe")
    assert "regional (fi)" in said["fi"]
    assert said["en"].startswith("The question is asked if you chose “regional”")
    exact = [one.text for one in years.findall(f"{NAMESPACE}notes")
             if one.get("type") == "expression"]  # fmt: skip
    assert exact == ['role == "regional"']
    (limits,) = years.findall(f"{NAMESPACE}valrng/{NAMESPACE}range")
    assert (limits.get("min"), limits.get("max"), limits.get("UNITS")) == ("0", "40", "INT")


def test_groups_name_their_variables(small: Instrument) -> None:
    groups = {one.get("name"): one for one in tree(whole(small)).iter(f"{NAMESPACE}varGrp")}
    assert groups["tasks"].get("type") == "multipleResp"
    assert groups["support"].get("type") == "grid"
    assert groups["first"].get("type") == "section"
    assert groups["tasks"].get("var") == "V_tasks__guidance V_tasks__training V_tasks__none"
    assert "Q_tasks" in str(groups["first"].get("varGrp")).split()


def test_a_computed_variable_says_from_what(small: Instrument) -> None:
    score = variable(tree(whole(small)), "support_score")
    (derivation,) = score.findall(f"{NAMESPACE}derivation")
    assert set(str(derivation.get("var")).split()) == {
        f"V_{one.name}" for one in small["support"].fields
    }
    assert derivation.findtext(f"{NAMESPACE}drvcmd") == str(small["support_score"].quantity)
    assert score.find(f"{NAMESPACE}qstn") is None


def test_what_is_left_out_is_referred_to_by_nobody(small: Instrument) -> None:
    book = whole(small).without(["support__valued", "code"])
    assert faults(tree(book)) == []


def test_facts_of_the_study_take_the_place_of_what_says_that_they_are_lacking(
    small: Instrument,
) -> None:
    bare = tree(whole(small))
    assert texts(bare, "stdyDscr/citation/distStmt/distrbtr")["fi"] == "Ei ilmoitettu"
    facts = StudyFacts(
        agency="FSD", identifier="FSD1", holdings="https://example.org/1",
        distributor=text("Archive"), producer=text("Institute"), abstract=text("About work"),
    )  # fmt: skip
    root = tree(whole(small), facts=facts)
    assert faults(root) == []
    assert lacking(root) == []
    assert texts(root, "stdyDscr/citation/distStmt/distrbtr")["sv"] == "Archive (sv)"
    assert texts(root, "stdyDscr/citation/prodStmt/producer")["en"] == "Institute"
    number = root.find(f".//{NAMESPACE}stdyDscr//{NAMESPACE}IDNo")
    assert number is not None
    assert (number.text, number.get("agency")) == ("FSD1", "FSD")
    assert "ilmoitettu" not in document(whole(small), facts=facts).decode()


def test_days_of_answering_and_versions_of_the_form(small: Instrument) -> None:
    book = whole(small)
    root = tree(book)
    days = [(one.get("cycle"), one.get("event"), one.get("date"))
            for one in root.iter(f"{NAMESPACE}collDate")]  # fmt: skip
    assert days[:2] == [("2024", "start", "2024-01-01"), ("2024", "end", "2024-02-01")]
    versions = [one.text for one in root.iter(f"{NAMESPACE}version")]
    assert versions == [f"{wave}: {hash_}" for wave, hash_ in zip(book.waves, book.hashes,
                                                                  strict=True)]  # fmt: skip


def test_statistics_stand_only_where_data_are_given_and_many_answered(small: Instrument) -> None:
    book = whole(small)
    assert not [*tree(book).iter(f"{NAMESPACE}sumStat")]
    frame = pd.DataFrame({"years": [1, 2, 3, *[2] * 9], "role": [None] * 10 + ["local"] * 2})
    root = tree(book, summary=summary_of(frame, book, "small.csv"))
    assert faults(root) == []
    found = {one.get("type"): one.text
             for one in variable(root, "years").findall(f"{NAMESPACE}sumStat")}  # fmt: skip
    assert found == {"vald": "12", "invd": "0", "mean": "2", "stdev": "0.426"}
    assert variable(root, "role").find(f"{NAMESPACE}sumStat") is None
    assert root.findtext(f".//{NAMESPACE}caseQnty") == "12"
    assert root.find(f"{NAMESPACE}fileDscr/{NAMESPACE}notes") is None
    assert summary_of(frame, book, "small.csv", minimum_group=13).statistics == {}


def test_a_recoded_release_is_described_as_it_was_recoded(small: Instrument) -> None:
    book = whole(small).recoded("years", [Code("few", text("few")), Code("many", text("many"))])
    years = variable(tree(book), "years")
    assert years.get("representationType") == "code"
    assert [one.text for one in years.iter(f"{NAMESPACE}catValu")] == ["few", "many"]


def test_a_codebook_of_an_old_release_can_be_written(small: Instrument) -> None:
    """It knows nothing of sections, periods and questions' numbers."""
    import json

    plain = json.loads(whole(small).to_json())
    for name in ("source", "periods", "chapters"):
        del plain[name]
    for one in plain["variables"]:
        for name in ("number", "section", "help", "asked_if", "limits", "formula", "sources"):
            one.pop(name, None)
    old = Codebook.from_json(json.dumps(plain))
    root = tree(old)
    assert faults(root) == []
    assert lacking(root) == []


def test_characters_that_xml_cannot_have_are_left_out() -> None:
    from surveys.model import ShortText
    from tests.small import one_page

    odd = one_page(ShortText("odd", Text(fi="a\x0bä <&> 😀", sv="b", en="c")))
    root = tree(whole(odd))
    assert texts(variable(root, "odd"), "labl")["fi"] == "aä <&> 😀"
    assert variable(root, "odd").get("representationType") == Kind.TEXT
