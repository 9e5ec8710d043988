"""Real lists in Word: a screen reader says how many items, and numbers are as they are printed."""

import re
from collections.abc import Callable, Sequence
from string import ascii_lowercase
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.text.paragraph import Paragraph
from lxml import etree

from heard.design.papers.clean import clean

BULLET = "\u2022"
NARROWEST, A_LETTER = 680, 125  # twips between the margin and the words
MOST_COUNTED = 26
LONGEST_NUMBER = 30  # Word has no room for more before an item
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_COUNTED = re.compile(r"(?P<before>[(\[]?)(?P<number>[0-9]+|[A-Za-z]+)(?P<after>[.)\]:]?)")


def list_of(word: WordDocument, numbers: Sequence[str]) -> list[int]:
    """A list's place for each item. Word counts what is plain counting; a reference never moves."""
    if not numbers:
        return []
    numbering = _numbering(word)
    counted = _as_counting(numbers)
    wide = max(NARROWEST, A_LETTER * max(map(len, numbers)))
    if counted:
        kind, start, text = counted
        level = _level(kind, start, text, wide)
        return [_num(numbering, _abstract(numbering, level))] * len(numbers)
    # A list of which each item has words of its own instead of a number that is counted.
    base = _abstract(numbering, _level("decimal", 1, "%1", wide))
    return [_num(numbering, base, _level("none", 1, _literal(text), wide)) for text in numbers]


def bullets_of(word: WordDocument) -> int:
    """The place of bullets of our own, which a document needs once."""
    numbering = _numbering(word)
    level = _level("bullet", 1, BULLET, NARROWEST)
    for abstract in numbering.findall(qn("w:abstractNum")):
        own = abstract.find(qn("w:lvl"))
        if own is not None and _as_bytes(own) == _as_bytes(level):
            return _num_of(numbering, abstract)
    return _num(numbering, _abstract(numbering, level))


def in_list(line: Paragraph, place: int) -> None:
    about: Any = line._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other door to it
    properties = about.get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = place


def has_numbering(word: WordDocument, style: str) -> bool:
    """Whether paragraphs in the style of this id are items of a list by themselves."""
    numbered = f"{qn('w:pPr')}/{qn('w:numPr')}"
    return any(
        each.get(qn("w:styleId")) == style and each.find(numbered) is not None
        for each in word.styles.element.iterchildren(qn("w:style"))
    )


def _literal(text: str) -> str:
    """Word would take "%1" for a number that it counts."""
    return clean(text).replace("%", "%\u200b")


def _as_bytes(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)


def _as_counting(numbers: Sequence[str]) -> tuple[str, int, str] | None:
    """How Word counts to the very same: its kind, its beginning, its "(%1)"."""
    found = [_COUNTED.fullmatch(number) for number in numbers]
    first = found[0]
    if first is None or len(numbers) > MOST_COUNTED:
        return None
    text = f"{first['before']}%1{first['after']}"
    for kind, write in _KINDS.items():
        for start in (int(first["number"]),) if first["number"].isdecimal() else range(1, 27):
            written = [text.replace("%1", write(start + at)) for at in range(len(numbers))]
            if written == list(numbers):
                return kind, start, text
    return None


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (number // worth)
        number %= worth
    return written


def _letter(number: int) -> str:
    return ascii_lowercase[number - 1] if 1 <= number <= len(ascii_lowercase) else ""


_KINDS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
}


def _numbering(word: WordDocument) -> etree._Element:
    """The document's lists; a template may have none yet."""
    part: Any
    try:
        part = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name, package = PackURI("/word/numbering.xml"), word.part.package
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    element: etree._Element = part.element
    return element


def _level(kind: str, start: int, text: str, wide: int) -> etree._Element:
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    values = (("start", str(start)), ("numFmt", kind), ("lvlText", text), ("lvlJc", "left"))
    for name, value in values:
        made = OxmlElement(f"w:{name}")
        made.set(qn("w:val"), value)
        level.append(made)
    properties, indent = OxmlElement("w:pPr"), OxmlElement("w:ind")
    indent.set(qn("w:left"), str(wide))
    indent.set(qn("w:hanging"), str(wide))
    properties.append(indent)
    level.append(properties)
    return level


def _abstract(numbering: etree._Element, level: etree._Element) -> int:
    """All of these stand before all of the lists that use them."""
    number = _next(numbering, "w:abstractNum", "w:abstractNumId")
    made, kind = OxmlElement("w:abstractNum"), OxmlElement("w:multiLevelType")
    made.set(qn("w:abstractNumId"), str(number))
    kind.set(qn("w:val"), "singleLevel")
    made.append(kind)
    made.append(level)
    first = numbering.find(qn("w:num"))
    if first is not None:
        first.addprevious(made)
    else:
        numbering.append(made)
    return number


def _num(numbering: etree._Element, abstract: int, own: etree._Element | None = None) -> int:
    number = _next(numbering, "w:num", "w:numId")
    made, of = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    made.set(qn("w:numId"), str(number))
    of.set(qn("w:val"), str(abstract))
    made.append(of)
    if own is not None:
        override = OxmlElement("w:lvlOverride")
        override.set(qn("w:ilvl"), "0")
        override.append(own)
        made.append(override)
    last = [*numbering.findall(qn("w:abstractNum")), *numbering.findall(qn("w:num"))][-1]
    last.addnext(made)
    return number


def _num_of(numbering: etree._Element, abstract: etree._Element) -> int:
    wanted = abstract.get(qn("w:abstractNumId"))
    for each in numbering.findall(qn("w:num")):
        of = each.find(qn("w:abstractNumId"))
        if of is not None and of.get(qn("w:val")) == wanted and len(each) == 1:
            return int(each.get(qn("w:numId"), "0"))
    return _num(numbering, int(wanted or 0))


def _next(numbering: etree._Element, name: str, key: str) -> int:
    used = [int(each.get(qn(key), "0")) for each in numbering.findall(qn(name))]
    return max(used, default=0) + 1
