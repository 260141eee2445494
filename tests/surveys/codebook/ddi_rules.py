"""What the schema of DDI-Codebook 2.5.1 says of the elements that we write.

Read in codebook.xsd (DDI Alliance, 2013-11-14): the order of children, how often each may stand,
attributes and their values. It is a part of the schema, told in our own way: an element or
attribute that is not in it is a fault, whether or not the schema knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
NAMESPACE = "{ddi:codebook:2_5}"
GLOBAL = {"ID", LANG, "source"}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@dataclass(frozen=True)
class Rule:
    """An element: its children in order with an occurrence (?, *, + or 1), and its attributes.

    `any_order` is for mixed content in which children may stand anywhere; `text` tells whether an
    element may hold text; values are those that an attribute is restricted to.
    """

    children: str = ""
    attributes: str = ""
    required: str = ""
    values: tuple[tuple[str, str], ...] = ()
    text: bool = False
    any_order: bool = False


TEXT = Rule(text=True)
EVENT = ("event", "start end single")
RANGE = Rule("item* range* key* notes*", any_order=True)

RULES = {
    "codeBook": Rule("docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*", "version codeBookAgency",
                     values=(("version", "2.5"),)),
    "docDscr": Rule("citation? guide* docStatus* docSrc* controlledVocabUsed* notes*"),
    "citation": Rule("titlStmt1 rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit* holdings* "
                     "notes*", "MARCURI"),
    "titlStmt": Rule("titl1 subTitl* altTitl* parTitl* IDNo*"),
    "titl": TEXT,
    "parTitl": TEXT,
    "IDNo": Rule(text=True, attributes="agency level", values=(("level", "study file project"),)),
    "prodStmt": Rule("producer* copyright* prodDate* prodPlac* software* fundAg* grantNo*"),
    "producer": Rule(text=True, attributes="abbr affiliation role"),
    "software": Rule(text=True, attributes="date version"),
    "distStmt": Rule("distrbtr* contact* depositr* depDate* distDate*"),
    "distrbtr": Rule(text=True, attributes="abbr affiliation URI"),
    "verStmt": Rule("version* verResp* notes*"),
    "version": Rule(text=True, attributes="date type"),
    "holdings": Rule(text=True, attributes="location callno URI media"),
    "stdyDscr": Rule("citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* "
                     "othrStdyMat* notes*", "access"),
    "stdyInfo": Rule("studyBudget* subject* abstract* sumDscr* qualityStatement? notes* "
                     "exPostEvaluation*"),
    "abstract": Rule(text=True, attributes="date contentType"),
    "sumDscr": Rule("timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly* "
                    "anlyUnit* universe* dataKind*"),
    "collDate": Rule(text=True, attributes="date event cycle", values=(EVENT,)),
    "dataKind": Rule(text=True, attributes="type"),
    "method": Rule("dataColl* notes* anlyInfo? stdyClas* dataProcessing* codingInstructions*"),
    "dataColl": Rule("timeMeth* dataCollector* collectorTraining* frequenc* sampProc* sampleFrame* "
                     "targetSampleSize* deviat* collMode* resInstru* instrumentDevelopment* "
                     "sources? collSitu* actMin* ConOps* weight* cleanOps*"),
    "resInstru": Rule(text=True, attributes="type"),
    "fileDscr": Rule("fileTxt* locMap? notes*", "URI sdatrefs methrefs pubrefs access"),
    "fileTxt": Rule("fileName* fileCitation? dataFingerprint* fileCont? fileStrc? dimensns? "
                    "fileType* format* filePlac* dataChck* ProcStat* dataMsng* software* verStmt*"),
    "fileName": TEXT,
    "dimensns": Rule("caseQnty* varQnty* logRecL* recPrCas* recNumTot*"),
    "caseQnty": TEXT,
    "varQnty": TEXT,
    "dataDscr": Rule("varGrp* nCubeGrp* var* nCube* notes*"),
    "varGrp": Rule("labl* txt* concept* defntn* universe* notes*", "type name var varGrp",
                   values=(("type", "section multipleResp grid display repetition subject version "
                            "iteration analysis pragmatic record file randomized other"),)),
    "var": Rule("location* labl* imputation* security* embargo* respUnit* anlysUnit* qstn* valrng* "
                "invalrng* undocCod* universe* TotlResp* sumStat* txt* stdCatgry* catgryGrp* "
                "catgry* codInstr* verStmt* concept* derivation? varFormat? geoMap* catLevel* "
                "notes*",
                "name files dcml intrvl measUnit nature representationType", "name",
                (("intrvl", "contin discrete"),
                 ("nature", "nominal ordinal interval ratio percent other"),
                 ("representationType", "text numeric code datetime geographicLocationCode "
                  "geographicStructureCode other"))),
    "labl": Rule(text=True, attributes="level vendor country sdatrefs"),
    "qstn": Rule("preQTxt* qstnLit* postQTxt* forward* backward* ivuInstr*",
                 "qstn var seqNo sdatrefs", any_order=True),
    "preQTxt": TEXT,
    "qstnLit": Rule(text=True, attributes="sdatrefs"),
    "postQTxt": TEXT,
    "valrng": RANGE,
    "invalrng": RANGE,
    "item": Rule(attributes="UNITS VALUE", required="VALUE", values=(("UNITS", "INT REAL"),)),
    "range": Rule(attributes="UNITS min minExclusive max maxExclusive",
                  values=(("UNITS", "INT REAL"),)),
    "universe": Rule(text=True, attributes="level clusion", values=(("clusion", "I E"),)),
    "sumStat": Rule(text=True, attributes="wgtd type", required="type",
                    values=(("type", "mean medn mode vald invd min max stdev other"),)),
    "catgry": Rule("catValu? labl* txt* catStat* mrow?", "missing missType",
                   values=(("missing", "Y N"),)),
    "catValu": TEXT,
    "concept": Rule(text=True, attributes="vocab vocabURI"),
    "derivation": Rule("drvdesc* drvcmd*", "var"),
    "drvdesc": TEXT,
    "drvcmd": Rule(text=True, attributes="syntax"),
    "varFormat": Rule(text=True, attributes="type formatname schema category",
                      values=(("type", "character numeric"),
                              ("category", "date time currency other"))),
    "notes": Rule(text=True, attributes="type subject level resp"),
}  # fmt: skip
REFERENCES = {"var", "varGrp", "files", "qstn", "access"}


def faults(root: ET.Element) -> list[str]:
    """Return what in a document is against the schema, as far as it is told here."""
    found = [fault for element in root.iter() for fault in _of(element)]
    return [*found, *_of_ids(root)]


def _tag(element: ET.Element) -> str:
    return element.tag.removeprefix(NAMESPACE)


def _of(element: ET.Element) -> Iterator[str]:
    tag = _tag(element)
    rule = RULES.get(tag)
    if rule is None:
        yield f"element {tag}, of which no rule is told"
        return
    yield from _of_attributes(element, tag, rule)
    yield from _of_children([_tag(one) for one in element], tag, rule)
    if not rule.text and (element.text or "").strip():
        yield f"{tag} with text"
    if tag in ("valrng", "invalrng") and not len(element):
        yield f"{tag} without a value"


def _of_attributes(element: ET.Element, tag: str, rule: Rule) -> Iterator[str]:
    known = {*rule.attributes.split(), *GLOBAL} | ({LOCATION} if tag == "codeBook" else set())
    yield from (f"{tag}/@{name}" for name in element.attrib if name not in known)
    yield from (
        f"{tag} without @{one}" for one in rule.required.split() if one not in element.attrib
    )
    for name, values in rule.values:
        if element.get(name, values.split()[0]) not in values.split():
            yield f"{tag}/@{name}={element.get(name)}"


def _of_children(children: list[str], tag: str, rule: Rule) -> Iterator[str]:
    order = {one[:-1]: (place, one[-1]) for place, one in enumerate(rule.children.split())}
    strange = [one for one in children if one not in order]
    if strange:
        yield f"{strange[0]} in {tag}"
        return
    places = [order[one][0] for one in children]
    if places != sorted(places) and not rule.any_order:
        yield f"order of {tag}: {children}"
    for name, (_, occurs) in order.items():
        count = children.count(name)
        if (occurs in "1+" and not count) or (occurs in "1?" and count > 1):
            yield f"{count} × {name} in {tag}"


def _of_ids(root: ET.Element) -> Iterator[str]:
    ids = [one.attrib["ID"] for one in root.iter() if "ID" in one.attrib]
    yield from (f"ID {one} twice" for one in ids if ids.count(one) > 1)
    yield from (f"ID {one!r}" for one in ids if not _NAME.fullmatch(one))
    for element in root.iter():
        for name in REFERENCES & set(element.attrib):
            for one in element.attrib[name].split():
                if one not in ids:
                    yield f"{_tag(element)}/@{name} refers to {one}"


CDC_REQUIRED = (
    "stdyDscr/citation/titlStmt/titl",
    "stdyDscr/citation/titlStmt/titl/@lang",
    "stdyDscr/citation/titlStmt/IDNo",
    "stdyDscr/citation/titlStmt/IDNo/@agency",
    "stdyDscr/citation/holdings/@URI",
    "stdyDscr/citation/distStmt/distrbtr",
    "stdyDscr/citation/distStmt/distrbtr/@lang",
    "stdyDscr/stdyInfo/abstract",
    "stdyDscr/stdyInfo/abstract/@lang",
)
"""What the CESSDA Data Catalogue profile for DDI 2.5 (version 2.0.0, 2023-08-31) requires."""
CDC_WITH_PARENT = (
    "docDscr/citation/titlStmt/titl/@lang",
    "stdyDscr/citation/titlStmt/parTitl/@lang",
    "stdyDscr/stdyInfo/sumDscr/collDate/@event",
    "stdyDscr/stdyInfo/sumDscr/dataKind/@lang",
)
"""Attributes that the profile requires wherever their elements stand."""


def lacking(root: ET.Element) -> list[str]:
    """Return what the profile requires and the document does not have."""
    absent = [path for path in CDC_REQUIRED if not _values(root, path)]
    every = (*CDC_REQUIRED, *CDC_WITH_PARENT)
    return [*absent, *(f"{path} somewhere" for path in every if not all(_values(root, path)))]


def _values(root: ET.Element, path: str) -> list[str]:
    steps, _, attribute = path.partition("/@")
    elements = root.findall("/".join(f"{NAMESPACE}{step}" for step in steps.split("/")))
    if not attribute:
        return [(one.text or "").strip() for one in elements]
    return [one.get(LANG if attribute == "lang" else attribute, "") for one in elements]
