"""Pieces of a Word document that people who use a screen reader can find their way in."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from heard.design.papers.clean import clean
from heard.design.papers.word_lists import (
    LONGEST_NUMBER,
    bullets_of,
    has_numbering,
    in_list,
    list_of,
)

PICTURE_WIDTH = Cm(25)
SMALL = Pt(9.5)
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
INK = RGBColor(0x0B, 0x0C, 0x0C)


def heading(word: WordDocument, words: str, level: int) -> None:
    """In the document's own style; where it has none for the level, bold and in the outline."""
    line = " ".join(clean(words).split())
    if name := _style(word, f"Heading {level}"):
        word.add_paragraph(line, style=name)
        return
    made = word.add_paragraph()
    made.add_run(line).bold = True
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    made._p.get_or_add_pPr().append(outline)  # noqa: SLF001 - python-docx has no other door to it


def _style(word: WordDocument, name: str) -> str | None:
    """Its name if the document has it: a council's own template may not."""
    return name if name in word.styles else None


def paragraph(word: WordDocument, words: str) -> None:
    """One for each paragraph that was written; none for no words."""
    for line in clean(words).split("\n"):
        if line.strip():
            word.add_paragraph(line)


def quiet(word: WordDocument, words: str) -> None:
    """Small print: a line for each that was written."""
    for line in clean(words).split("\n"):
        if line.strip():
            word.add_paragraph().add_run(line).font.size = SMALL


def inset(word: WordDocument, words: str) -> None:
    """Words that stand out, by a line beside them."""
    for line in clean(words).split("\n"):
        if line.strip():
            made = word.add_paragraph(line, style=_style(word, "Intense Quote"))
            made.paragraph_format.left_indent = Cm(0.5)


def said(word: WordDocument, words: str, by: str) -> None:
    """What somebody said, and who."""
    said_by = f"{clean(words)}\n{clean(by)}" if by else clean(words)
    word.add_paragraph(said_by, style=_style(word, "Quote"))


def fact(word: WordDocument, label: str, words: str) -> None:
    """A line with its label in bold."""
    line = word.add_paragraph()
    line.add_run(f"{clean(label)}: ").bold = True
    line.add_run(clean(words))
    line.paragraph_format.space_after = Pt(4)


def caption(word: WordDocument, words: str) -> None:
    """What the table or picture below it shows; stays on one page with its beginning."""
    line = word.add_paragraph(clean(words), style=_style(word, "Caption"))
    line.paragraph_format.keep_with_next = True
    for run in line.runs:
        run.font.color.rgb, run.font.size = INK, Pt(11)


def link(word: WordDocument, words: str, address: str) -> None:
    """Its words lead to the address, which is printed too: paper has no links."""
    line = word.add_paragraph()
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), line.part.relate_to(address, HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = clean(words)
    run.append(text)
    made.append(run)
    line._p.append(made)  # noqa: SLF001 - python-docx has no other door to it
    line.add_run(f" ({clean(address)})").font.size = SMALL


def numbered(word: WordDocument, numbers: Sequence[str], texts: Sequence[str]) -> None:
    """A list whose items have their numbers as they are printed."""
    if any(len(number) > LONGEST_NUMBER for number in numbers):
        for number, words in zip(numbers, texts, strict=True):
            paragraph(word, f"{number} {words}")
        return
    for place, words in zip(list_of(word, numbers), texts, strict=True):
        line = word.add_paragraph(clean(words), style=_style(word, "List Paragraph"))
        in_list(line, place)


def bullet(word: WordDocument, words: str) -> None:
    """In the document's own style of bullets; where it has none, in a list of our own."""
    name = _style(word, "List Bullet")
    line = word.add_paragraph(clean(words), style=name)
    if name is None or not has_numbering(word.styles[name].element):
        in_list(line, bullets_of(word))


def picture(word: WordDocument, png: bytes, words: str, *, width: Length = PICTURE_WIDTH) -> None:
    """`words` say what is to be seen on it."""
    shape = word.add_picture(BytesIO(png), width=width)
    shape._inline.docPr.set("descr", clean(words))  # noqa: SLF001 - python-docx has no other door to it


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
    for level in range(1, 7):
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
    *,
    bold_first: bool = False,
) -> None:
    """With its first row as the header of each page, and no row over two pages.

    `widths` in cm; `bold_first` where the first cell of a row heads it.
    """
    made = word.add_table(rows=1, cols=len(columns), style=_style(word, "Table Grid"))
    if made.style is None or made.style.name != "Table Grid":
        _draw_lines(made)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    twips = [Cm(width).twips for width in widths]
    body = made._tbl  # noqa: SLF001 - python-docx has no other door to it
    body.remove(body.tr_lst[0])
    body.append(_row(columns, twips, is_header=True))
    for row in rows:
        body.append(_row(row, twips, bold_first=bold_first))


def _draw_lines(made: Table) -> None:
    """Where the document has no style of a table with lines."""
    borders = OxmlElement("w:tblBorders")
    properties = made._tbl.tblPr  # noqa: SLF001 - python-docx has no other door to it
    after = [
        properties.find(qn(f"w:{name}")) for name in ("shd", "tblLayout", "tblCellMar", "tblLook")
    ]
    next(each for each in after if each is not None).addprevious(borders)
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = _under(borders, f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)


def _row(
    words: Sequence[str],
    twips: Sequence[int],
    *,
    is_header: bool = False,
    bold_first: bool = False,
) -> etree._Element:
    """Built by hand, with what python-docx has no words for."""
    row = OxmlElement("w:tr")
    properties = _under(row, "w:trPr")
    _under(properties, "w:cantSplit")
    if is_header:
        _under(properties, "w:tblHeader")
    for place, (said, width) in enumerate(zip(words, twips, strict=True)):
        cell = _under(row, "w:tc")
        size = _under(_under(cell, "w:tcPr"), "w:tcW")
        size.set(qn("w:w"), str(width))
        size.set(qn("w:type"), "dxa")
        for line in clean(said).split("\n"):
            is_bold = is_header or (bold_first and place == 0)
            _write(_under(cell, "w:p"), line, is_bold=is_bold)
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
