"""Pieces of a Word document that people who use a screen reader can find their way in."""

import re
from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

# What XML 1.0 does not hold.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PICTURE_WIDTH = Cm(25)
INK = RGBColor(0x0B, 0x0C, 0x0C)


def clean(words: str) -> str:
    """Without characters that no Word document may hold, and with one kind of line end."""
    return _UNFIT.sub("", words).replace("\r\n", "\n").replace("\r", "\n")


def heading(word: WordDocument, words: str, level: int) -> None:
    word.add_heading(" ".join(clean(words).split()), level)


def paragraph(word: WordDocument, words: str) -> None:
    """One for each paragraph that was written; none for no words."""
    for line in clean(words).split("\n"):
        if line.strip():
            word.add_paragraph(line)


def bullet(word: WordDocument, words: str) -> None:
    word.add_paragraph(clean(words), style="List Bullet")


def picture(word: WordDocument, png: bytes, words: str) -> None:
    """`words` say what is to be seen on it."""
    shape = word.add_picture(BytesIO(png), width=PICTURE_WIDTH)
    shape._inline.docPr.set("descr", clean(words))  # noqa: SLF001 - python-docx has no other door to it - python-docx has no other way


def set_language(word: WordDocument, language: str) -> None:
    """Of every run, so that it is read aloud as what it is."""
    properties = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    found = properties.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        properties.append(found)
    found.set(qn("w:val"), language)


def darken_headings(word: WordDocument) -> None:
    """The blue of Word's own has too little contrast."""
    for level in (1, 2, 3):
        word.styles[f"Heading {level}"].font.color.rgb = INK


def number_pages(footer: Paragraph, words: str) -> None:
    footer.add_run(f"{clean(words)}, ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    footer._p.append(field)  # noqa: SLF001 - python-docx has no other door to it


def table(
    word: WordDocument,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
) -> None:
    """With its first row as the header of each page, and no row over two pages."""
    made = word.add_table(rows=1, cols=len(columns), style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    twips = [Cm(width).twips for width in widths]
    body = made._tbl  # noqa: SLF001 - python-docx has no other door to it
    body.remove(body.tr_lst[0])
    body.append(_row(columns, twips, is_header=True))
    for row in rows:
        body.append(_row(row, twips))


def _row(words: Sequence[str], twips: Sequence[int], *, is_header: bool = False) -> etree._Element:
    """Built by hand, with what python-docx has no words for."""
    row = OxmlElement("w:tr")
    properties = _under(row, "w:trPr")
    _under(properties, "w:cantSplit")
    if is_header:
        _under(properties, "w:tblHeader")
    for said, width in zip(words, twips, strict=True):
        cell = _under(row, "w:tc")
        size = _under(_under(cell, "w:tcPr"), "w:tcW")
        size.set(qn("w:w"), str(width))
        size.set(qn("w:type"), "dxa")
        for line in clean(said).split("\n"):
            _write(_under(cell, "w:p"), line, is_bold=is_header)
    return row


def _write(paragraph: etree._Element, line: str, *, is_bold: bool) -> None:
    _under(_under(paragraph, "w:pPr"), "w:spacing").set(qn("w:after"), "40")
    run = _under(paragraph, "w:r")
    properties = _under(run, "w:rPr")
    if is_bold:
        _under(properties, "w:b")
    _under(properties, "w:sz").set(qn("w:val"), str(Pt(9.5).pt * 2).removesuffix(".0"))
    text = _under(run, "w:t")
    text.text = line
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _under(element: etree._Element, name: str) -> etree._Element:
    made = OxmlElement(name)
    element.append(made)
    return made
