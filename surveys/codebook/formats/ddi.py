"""DDI-Codebook 2.5: what archives and catalogues read.

Written to the schema of version 2.5.1 (DDI Alliance, codebook.xsd, namespace ddi:codebook:2_5) and
to what the profile of the CESSDA Data Catalogue for DDI 2.5 requires. The order of elements, their
attributes and how often they may stand were read in the schema; the tests hold what this module
writes against them, and against the schema itself where it is at hand. Version 2.6 is not offered:
its published schema was not to be had.

A text in several languages is an element for each of them. The title of the study is in the
language in which the questionnaire was written, the others are parallel titles. Facts about the
study that are not stated say so; see `surveys.codebook.facts`.
"""

from __future__ import annotations

from importlib.metadata import version
from xml.etree import ElementTree as ET

from surveys.codebook.facts import NOWHERE, UNSTATED
from surveys.codebook.formats import words
from surveys.codebook.formats.ddi_variables import add_groups, add_variables
from surveys.codebook.formats.markup import add, add_texts, document
from surveys.codebook.formats.order import Order
from surveys.model import Language

NAMESPACE = "ddi:codebook:2_5"
_SCHEMA = "http://www.ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd"
FILE = "F1"


def files(order: Order) -> dict[str, bytes]:
    """Return `ddi.xml`, one document for all languages."""
    root = ET.Element(
        "codeBook",
        {
            "xmlns": NAMESPACE,
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "xsi:schemaLocation": f"{NAMESPACE} {_SCHEMA}",
            "version": "2.5",
            "xml:lang": order.main,
        },
    )
    _document(root, order)
    study = add(root, "stdyDscr")
    _citation(study, order)
    _scope(study, order)
    _method(study, order)
    _file(root, order)
    data = add(root, "dataDscr")
    add_groups(data, order)
    add_variables(data, order, FILE if order.summary else "")
    return {"ddi.xml": document(root)}


def _document(root: ET.Element, order: Order) -> None:
    """Describe this document itself."""
    citation = add(add(root, "docDscr"), "citation")
    titles = add(citation, "titlStmt")
    for language in _main_first(order):
        tag = "titl" if language == order.main else "parTitl"
        title = f"{words.CODEBOOK[language]}: {order.codebook.title[language]}"
        add(titles, tag, title, lang=language)
    add(add(citation, "prodStmt"), "software", "tkk-toolkit", version=version("tkk-toolkit"))


def _main_first(order: Order) -> list[Language]:
    return sorted(order.languages, key=lambda language: language != order.main)


def _citation(study: ET.Element, order: Order) -> None:
    facts, codebook = order.facts, order.codebook
    citation = add(study, "citation")
    titles = add(citation, "titlStmt")
    add(titles, "titl", codebook.title[order.main], lang=order.main)
    others = [language for language in order.languages if language != order.main]
    add_texts(titles, "parTitl", codebook.title, others)
    add(
        titles,
        "IDNo",
        facts.identifier or codebook.instrument,
        agency=facts.agency or UNSTATED[order.main],
        lang=order.main,
    )
    if facts.producer is not None:
        add_texts(add(citation, "prodStmt"), "producer", facts.producer, order.languages)
    distribution = add(citation, "distStmt")
    add_texts(distribution, "distrbtr", facts.distributor or UNSTATED, order.languages)
    _versions(citation, order)
    for language in order.languages:
        add(citation, "holdings", URI=facts.holdings or NOWHERE, lang=language)


def _versions(citation: ET.Element, order: Order) -> None:
    """Say which version of the questionnaire was asked in each wave: the hash of its content."""
    codebook = order.codebook
    statement = add(citation, "verStmt")
    for wave, hash_ in zip(codebook.waves, codebook.hashes, strict=True):
        add(statement, "version", f"{wave}: {hash_}", type="instrument content hash")


def _scope(study: ET.Element, order: Order) -> None:
    codebook = order.codebook
    scope = add(study, "stdyInfo")
    add_texts(scope, "abstract", order.facts.abstract or UNSTATED, order.languages)
    summary = add(scope, "sumDscr")
    periods = codebook.periods or ()
    for wave, (opens, closes) in zip(codebook.waves, periods, strict=False):
        for event, day in (("start", opens), ("end", closes)):
            add(summary, "collDate", str(day), date=str(day), event=event, cycle=wave)
    add_texts(summary, "dataKind", words.SURVEY_DATA, order.languages)


def _method(study: ET.Element, order: Order) -> None:
    collection = add(add(study, "method"), "dataColl")
    add_texts(collection, "resInstru", words.STRUCTURED, order.languages)


def _file(root: ET.Element, order: Order) -> None:
    """Describe the data file, when there is one."""
    if order.summary is None:
        return
    file = add(root, "fileDscr", ID=FILE)
    text = add(file, "fileTxt")
    add(text, "fileName", order.summary.file)
    dimensions = add(text, "dimensns")
    add(dimensions, "caseQnty", str(order.summary.cases))
    add(dimensions, "varQnty", str(len(order.codebook.variables)))
    if order.summary.synthetic:
        add_texts(file, "notes", words.SYNTHETIC, order.languages)
