"""Tables of a Word document, as they stand in it.

The XML itself is read: what was put in with tracked changes, content controls and merged cells
are not all to be had from python-docx.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from heard.plans.tables.found import Cell, Doubt, DoubtKind, Grid, Line, UnreadableTableError, Why
from heard.plans.tables.opening import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, parts_of, tree_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"}
_TAKEN = {f"{_W}ins", f"{_W}moveTo"}
_WITHOUT_WORDS = {f"{_W}pPr", f"{_W}rPr", f"{_W}pict", f"{_W}drawing"}
_SIGNS_FOR = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}
_OFF = {"0", "false", "none"}
_SIGNS = re.compile(r"^[•●▪◦·‣–—*\-o]\s+")
_PLAIN_FILLS = {"", "auto", "ffffff", "FFFFFF"}


def read_word(content: bytes) -> list[Grid]:
    """Every table, those within layout tables too. Raises UnreadableTableError."""
    parts = parts_of(content, ("word/document.xml", "word/styles.xml"))
    body = _tree(parts["word/document.xml"]).find(f"{_W}body")
    if body is None:
        raise UnreadableTableError(Why.BROKEN)
    heading_styles = _heading_styles(parts.get("word/styles.xml"))
    grids: list[Grid] = []
    above = ""
    for block in _blocks(body):
        if block.tag == f"{_W}p":
            if _is_heading(block, heading_styles) and (words := _Reader().paragraph(block)):
                above = words
        else:
            grids += _grids(block, f"{len(grids) + 1}", above)
    return grids


def _tree(xml: bytes) -> _Element:
    return tree_of(xml.replace(_STRICT, _W[1:-1].encode()))


def _blocks(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables, also those within content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


def _heading_styles(xml: bytes | None) -> set[str]:
    if xml is None:
        return set()
    found = set()
    for style in _tree(xml).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None and _value(name).lower().startswith(("heading", "title")):
            found.add(style.get(f"{_W}styleId", ""))
    return found


def _is_heading(paragraph: _Element, styles: set[str]) -> bool:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is not None and _value(style) in styles:
        return True
    level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    return level is not None and _value(level) != "9"


def _grids(table: _Element, name: str, above: str) -> list[Grid]:
    """The table; or those within it, where it only lays out the page."""
    rows = list(_rows(table))
    if len(rows) > MOST_ROWS:
        raise UnreadableTableError(Why.TOO_MANY_ROWS)
    within = [inner for row in rows for cell in _cells(row) for inner in cell.iter(f"{_W}tbl")]
    if within and all(len(list(_cells(row))) == 1 for row in rows):
        return [grid for inner in within for grid in _grids(inner, name, above)]
    lines, doubts = _lines(rows)
    return [Grid(name=name, above=above, lines=lines, doubts=doubts)] if lines else []


def _rows(table: _Element) -> Iterator[_Element]:
    for child in table:
        if child.tag == f"{_W}tr":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _rows(child)


def _cells(row: _Element) -> Iterator[_Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml"):
            yield from _cells(child)


def _lines(rows: list[_Element]) -> tuple[tuple[Line, ...], tuple[Doubt, ...]]:
    lines: list[Line] = []
    doubts: list[Doubt] = []
    before: dict[int, Cell] = {}
    for number, row in enumerate(rows, start=1):
        cells = _dense(row, before)
        before = dict(enumerate(cells))
        words = " ".join(cell.text for cell in cells if cell.text and not cell.merged)[:80]
        if row.find(f"{_W}trPr/{_W}del") is not None:
            doubts.append(Doubt(DoubtKind.DELETED_ROW, text=words, line=number))
            continue
        is_new = row.find(f"{_W}trPr/{_W}ins") is not None
        marks = (DoubtKind.CHANGED,) if is_new else ()
        if row.find(f"{_W}trPr/{_W}hidden") is not None:
            marks = (*marks, DoubtKind.HIDDEN_ROW)
        lines.append(Line(number, cells, marks))
    return tuple(lines), tuple(doubts)


def _dense(row: _Element, before: dict[int, Cell]) -> tuple[Cell, ...]:
    """A cell for each column of the grid: merged ones are repeated, and say so."""
    skipped = row.find(f"{_W}trPr/{_W}gridBefore")
    cells: list[Cell] = [Cell()] * (_number(skipped) if skipped is not None else 0)
    for element in _cells(row):
        span = element.find(f"{_W}tcPr/{_W}gridSpan")
        width = max(1, _number(span)) if span is not None else 1
        if len(cells) + width > MOST_COLUMNS:
            raise UnreadableTableError(Why.TOO_LARGE)
        cell = _cell(element, before.get(len(cells)))
        cells += [cell] + [Cell(cell.text, fill=cell.fill, merged="across")] * (width - 1)
    return tuple(cells)


def _cell(element: _Element, above: Cell | None) -> Cell:
    merge = element.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and _value(merge) in ("", "continue") and above is not None:
        return Cell(above.text, above.day, above.fill, "down", doubts=above.doubts)
    reader = _Reader()
    lines = [words for block in _blocks(element) if (words := reader.block(block))]
    text = "\n".join(lines)
    if len(text) > LONGEST_CELL:
        text = text[:LONGEST_CELL]
        reader.doubts.add(DoubtKind.LONG)
    return Cell(
        text,
        fill=_fill(element),
        struck=" ".join(reader.struck)[:300],
        doubts=tuple(sorted(reader.doubts)),
    )


def _fill(cell: _Element) -> str:
    shading = cell.find(f"{_W}tcPr/{_W}shd")
    fill = shading.get(f"{_W}fill", "") if shading is not None else ""
    return "" if fill in _PLAIN_FILLS else fill.lower()


@dataclass
class _Reader:
    """The words of a cell, and what is odd about how they were written."""

    doubts: set[DoubtKind] = field(default_factory=set)
    struck: list[str] = field(default_factory=list)

    def block(self, block: _Element) -> str:
        if block.tag == f"{_W}p":
            return self.paragraph(block)
        self.doubts.add(DoubtKind.NESTED)
        rows = []
        for row in _rows(block):
            cells = [" ".join(map(self.block, _blocks(cell))).strip() for cell in _cells(row)]
            rows.append(" – ".join(filter(None, cells)))
        return "\n".join(filter(None, rows))

    def paragraph(self, paragraph: _Element) -> str:
        words = re.sub(r"[ \t\xa0\u200b\x00]+", " ", "".join(self._words(paragraph))).strip()
        words = re.sub(r" ?\n ?", "\n", words)
        if words and _is_listed(paragraph):
            words = f"• {words}"
        return _SIGNS.sub("• ", words)

    def _words(self, parent: _Element) -> Iterator[str]:
        for child in parent:
            if child.tag in _LEFT_OUT:
                self.doubts.add(DoubtKind.CHANGED)
            elif child.tag == f"{_W}r" and _is_struck(child):
                self._strike(child)
            elif child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _SIGNS_FOR:
                yield _SIGNS_FOR[child.tag]
            elif child.tag not in _WITHOUT_WORDS:
                if child.tag in _TAKEN:
                    self.doubts.add(DoubtKind.CHANGED)
                yield from self._words(child)

    def _strike(self, run: _Element) -> None:
        struck = "".join(text.text or "" for text in run.iter(f"{_W}t")).strip()
        if struck:
            self.struck.append(struck)
            self.doubts.add(DoubtKind.STRUCK)


def _is_listed(paragraph: _Element) -> bool:
    numbering = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if numbering is not None:
        return _value(numbering) != "0"
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and _value(style).lower().startswith(("listbullet", "listnumber"))


def _is_struck(run: _Element) -> bool:
    return any(
        strike is not None and _value(strike) not in _OFF
        for strike in (run.find(f"{_W}rPr/{_W}strike"), run.find(f"{_W}rPr/{_W}dstrike"))
    )


def _value(element: _Element) -> str:
    return str(element.get(f"{_W}val", ""))


def _number(element: _Element) -> int:
    try:
        return max(0, min(int(_value(element)), MOST_COLUMNS + 1))
    except ValueError:
        return 0
