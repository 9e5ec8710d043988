"""Where the words of a section go in a template, and what of its hints goes."""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from heard.design.papers.templates.blocks import (
    CONTROL,
    around,
    cells_of,
    has_pictures,
    is_hint,
    is_waiting,
    remove,
    type_of,
    words_of,
    words_without_hints,
)

MOST_IN_ONE_HINT = 12  # paragraphs between "[" and "]"
USUAL_WIDTH = 16.0  # cm, where a template does not say
_TWIPS_IN_CM = 567.0
_SIDES_OF_CELL = 0.4
_BLOCKS = (qn("w:p"), qn("w:tbl"), CONTROL)


@dataclass(frozen=True)
class Place:
    """Words come after `after`. `manner` is a hint that stood there; `width` is in cm."""

    after: etree._Element
    manner: etree._Element | None
    width: float

    def take(self, elements: Iterable[etree._Element]) -> None:
        after = self.after
        for element in elements:
            if self.manner is not None:
                _dress(element, self.manner)
            after.addnext(element)
            after = element
        if after.tag == qn("w:tbl"):
            beside = after.getnext()
            if beside is None or beside.tag not in _BLOCKS:
                after.addnext(OxmlElement("w:p"))  # a cell, and a document, end in a paragraph


def place_under(heading: etree._Element, stops: set[etree._Element]) -> Place:
    """After what the template says there itself, or where it hints; its hints go."""
    cell = _cell_for(heading, stops)
    if cell is not None:
        return _emptied(cell, _width_at(heading, cell))
    start = _out_of_control(heading)
    under = list(_under(start, stops))
    hints = list(_hints(under))
    last = hints[0].getprevious() if hints else _last_said(start, under)
    manner = copy.deepcopy(_first_paragraph(hints))
    for each in hints:
        _take_away(each)
    width = _width_at(heading, around(heading, "w:tc"))
    return Place(start if last is None else last, manner, width)


def _emptied(cell: etree._Element, width: float) -> Place:
    content = [each for each in cell if each.tag in _BLOCKS]
    hints = [each for each in content if is_hint(each)]
    manner = copy.deepcopy(_first_paragraph(hints or content))
    for each in content:
        remove(each)
    if not len(cell):
        cell.append(OxmlElement("w:tcPr"))
    return Place(cell[-1], manner, width)


def _cell_for(heading: etree._Element, stops: set[etree._Element]) -> etree._Element | None:
    """The empty cell that waits for the words of a heading in a cell: beside it, or below."""
    own, row = around(heading, "w:tc"), around(heading, "w:tr")
    if own is None or row is None or words_of(own) != words_of(heading):
        return None
    cells = cells_of(row)
    at = cells.index(own) if own in cells else len(cells)
    if at + 1 < len(cells):
        return _if_waiting(cells[at + 1], stops)
    below = row.getnext()
    if len(cells) == 1 and below is not None and below.tag == qn("w:tr"):
        cells_below = cells_of(below)
        return _if_waiting(cells_below[0], stops) if len(cells_below) == 1 else None
    return None


def _if_waiting(cell: etree._Element, stops: set[etree._Element]) -> etree._Element | None:
    has_heading = not stops.isdisjoint(cell.iter(qn("w:p")))
    return cell if is_waiting(cell) and not has_pictures(cell) and not has_heading else None


def _out_of_control(heading: etree._Element) -> etree._Element:
    """A heading in a content control of its own: words come after the control."""
    at = heading
    while (content := at.getparent()) is not None and content.tag == qn("w:sdtContent"):
        control = content.getparent()
        if len(content) > 1 or control is None:
            break
        at = control
    return at


def _under(start: etree._Element, stops: set[etree._Element]) -> Iterator[etree._Element]:
    """What stands between a heading and the next one, or the end of its section of pages."""
    for element in start.itersiblings():
        if element.tag == qn("w:sectPr") or not stops.isdisjoint(element.iter(qn("w:p"))):
            return
        if _ends_section(element) and not is_hint(element):
            return
        yield element
        if _ends_section(element):
            return


def _ends_section(element: etree._Element) -> bool:
    return any(True for _each in element.iter(qn("w:sectPr")))


def _last_said(start: etree._Element, under: list[etree._Element]) -> etree._Element:
    said = [each for each in under if has_pictures(each) or not is_waiting(each)]
    return said[-1] if said else start


def _hints(under: list[etree._Element]) -> Iterator[etree._Element]:
    """Hints, those between brackets that open in one paragraph and close in another, too."""
    at = 0
    while at < len(under):
        length = _length_of_hint(under[at : at + MOST_IN_ONE_HINT])
        yield from under[at : at + length]
        at += max(length, 1)


def _length_of_hint(elements: list[etree._Element]) -> int:
    if has_pictures(elements[0]) or elements[0].tag not in (qn("w:p"), CONTROL):
        return 0
    if is_hint(elements[0]):
        return 1
    if not words_without_hints(elements[0]).startswith("["):
        return 0
    opened = 0
    for number, element in enumerate(elements, 1):
        words = words_of(element)
        opened += words.count("[") - words.count("]")
        if element.tag != qn("w:p") or has_pictures(element):
            return 0
        if opened <= 0:
            return number if words.endswith("]") else 0
    return 0


def _take_away(hint: etree._Element) -> None:
    """The end of a section of pages stays, without its words."""
    if not _ends_section(hint):
        remove(hint)
        return
    for each in list(hint):
        if each.tag != qn("w:pPr"):
            hint.remove(each)


def _first_paragraph(elements: Iterable[etree._Element]) -> etree._Element | None:
    return next((each for element in elements for each in element.iter(qn("w:p"))), None)


def _dress(element: etree._Element, manner: etree._Element) -> None:
    """A plain paragraph of ours looks as the hint did: its style, its numbering, its type."""
    if element.tag != qn("w:p") or has_pictures(element):
        return
    own, shown = element.find(qn("w:pPr")), manner.find(qn("w:pPr"))
    is_small_print = element.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:sz')}") is not None
    if own is None and shown is not None:
        properties = copy.deepcopy(shown)
        for name in ("w:rPr", "w:sectPr", "w:pPrChange", *(["w:numPr"] if is_small_print else [])):
            for each in properties.findall(qn(name)):
                properties.remove(each)
        element.insert(0, properties)
    if own is None or own.find(qn("w:numPr")) is not None:
        _dress_runs(element, manner)


def _dress_runs(element: etree._Element, manner: etree._Element) -> None:
    shown = next(manner.iter(qn("w:r")), None)
    properties = shown.find(qn("w:rPr")) if shown is not None else None
    if properties is None:
        return
    for run in element.iter(qn("w:r")):
        if run.find(qn("w:rPr")) is None:
            run.insert(0, type_of(properties))


def _width_at(heading: etree._Element, cell: etree._Element | None) -> float:
    """Of the text there, in cm."""
    if cell is not None:
        size = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        if size is not None and size.get(qn("w:type")) == "dxa":
            return max(_number(size, "w") / _TWIPS_IN_CM - _SIDES_OF_CELL, 2.0)
        row = around(cell, "w:tr")
        shares = len(cells_of(row)) if row is not None else 1
        return _width_of_page(heading) / max(shares, 1) - _SIDES_OF_CELL
    return _width_of_page(heading)


def _width_of_page(heading: etree._Element) -> float:
    section = next(heading.iter(qn("w:sectPr")), None)
    if section is None:
        section = next((each for each in _after(heading) if each.tag == qn("w:sectPr")), None)
    return width_of_section(section)


def width_of_section(section: etree._Element | None) -> float:
    """Of the text on pages that a w:sectPr describes, in cm."""
    size = section.find(qn("w:pgSz")) if section is not None else None
    if section is None or size is None:
        return USUAL_WIDTH
    margins, columns = section.find(qn("w:pgMar")), section.find(qn("w:cols"))
    sides = sum(_number(margins, side) for side in ("left", "right")) if margins is not None else 0
    beside = _number(columns, "num") if columns is not None else 1
    width = (_number(size, "w") - sides) / _TWIPS_IN_CM / max(beside, 1)
    return width if width > 0 else USUAL_WIDTH


def _after(heading: etree._Element) -> Iterator[etree._Element]:
    """Whatever follows in the document, in order."""
    at: etree._Element | None = heading
    while at is not None:
        for sibling in at.itersiblings():
            yield from sibling.iter()
        at = at.getparent()


def _number(element: etree._Element, name: str) -> float:
    said = element.get(qn(f"w:{name}"), "")
    return float(said) if said.lstrip("-").isdecimal() else 0.0
