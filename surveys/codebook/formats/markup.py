"""XML elements with texts in several languages, as DDI repeats them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from surveys.model import Language, Text

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element; attributes without a value are left out, `lang` is `xml:lang`."""
    named = {_attribute(name): clean(value) for name, value in attributes.items() if value}
    element = ET.SubElement(parent, tag, named)
    if text:
        element.text = clean(text)
    return element


def add_texts(
    parent: ET.Element,
    tag: str,
    text: Text | None,
    languages: Iterable[Language],
    **attributes: str,
) -> None:
    """Add an element for each language in which there is a text."""
    for language in languages if text is not None else ():
        if text is not None and text.has(language):
            add(parent, tag, text[language], lang=language, **attributes)


def _attribute(name: str) -> str:
    return "xml:lang" if name == "lang" else name


def clean(text: str) -> str:
    r"""Return a text without the characters that XML cannot have.

    Examples
    --------
    >>> clean("a\x00b\tc")
    'ab\tc'
    """
    return _NO_XML.sub("", text)


def document(root: ET.Element) -> bytes:
    """Return a document, a line for each element."""
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
