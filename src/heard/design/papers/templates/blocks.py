"""What stands in a template's XML: words, hints that are to be written over, cells."""

import copy
import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from lxml import etree

SHOWS_HINT = qn("w:showingPlcHdr")
CONTROL = qn("w:sdt")
_KEPT_OF_RUN = (qn("w:rFonts"), qn("w:sz"), qn("w:szCs"))
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_PAIRS = (("[", "]"), ("<", ">"), ("«", "»"), ("{", "}"))
_HINT_WORDS = re.compile(
    r"(click|tap)( or tap)? (here )?to (enter|choose|add)|choose an item", re.IGNORECASE
)
# Text boxes are left as they are: Word keeps each of them twice.
_TEXTS = etree.XPath(
    "descendant::*[self::w:t or self::w:tab or self::w:br][not(ancestor::w:txbxContent)]",
    namespaces=nsmap,
)
_TEXTS_WITHOUT_HINTS = etree.XPath(
    "descendant::*[self::w:t or self::w:tab or self::w:br][not(ancestor::w:txbxContent)]"
    "[not(ancestor::w:sdt[w:sdtPr/w:showingPlcHdr])]",
    namespaces=nsmap,
)
_CELLS = etree.XPath("w:tc | w:sdt/w:sdtContent/w:tc", namespaces=nsmap)


def found_by(path: etree.XPath, element: etree._Element) -> list[Any]:
    """What a path of elements, texts or attributes finds."""
    found = path(element)
    return found if isinstance(found, list) else []


def words_of(element: etree._Element) -> str:
    """The text in an element, in one line."""
    return _joined(found_by(_TEXTS, element))


def words_without_hints(element: etree._Element) -> str:
    """The same without what content controls show until something is typed."""
    return _joined(found_by(_TEXTS_WITHOUT_HINTS, element))


def _joined(texts: list[etree._Element]) -> str:
    return " ".join("".join(each.text or " " for each in texts).split())


def is_placeholder(words: str) -> bool:
    """Whether the template means them to be written over: "[Enter the purpose]"."""
    is_in_brackets = any(words.startswith(a) and words.endswith(b) for a, b in _PAIRS)
    return is_in_brackets or bool(_HINT_WORDS.match(words))


def is_waiting(element: etree._Element) -> bool:
    """Whether nothing is said in it yet, or only a hint."""
    words = words_without_hints(element)
    return not words or is_placeholder(words)


def is_hint(element: etree._Element) -> bool:
    """Whether it says something, all of which is a hint."""
    return bool(words_of(element)) and is_waiting(element)


def has_pictures(element: etree._Element) -> bool:
    """Pictures and embedded things, which must not go with the words around them."""
    return any(True for _each in element.iter(*_PICTURES))


def type_of(properties: etree._Element) -> etree._Element:
    """Of a run's properties the typeface and its size alone: hints are often grey, or italic."""
    made: etree._Element = OxmlElement("w:rPr")
    made.extend(copy.deepcopy(each) for each in properties if each.tag in _KEPT_OF_RUN)
    return made


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Its cells, those in content controls too."""
    return found_by(_CELLS, row)


def around(element: etree._Element, name: str) -> etree._Element | None:
    """The nearest element of this name that it stands in."""
    return next(element.iterancestors(qn(name)), None)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
