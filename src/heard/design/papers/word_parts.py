"""Pieces of a Word document that people who use a screen reader can find their way in."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from heard.design.papers.clean import clean
from heard.design.papers.pieces import Link
from heard.design.papers.word_lists import (
    LONGEST_NUMBER,
    bullets_of,
    has_numbering,
    in_list,
    list_of,
)

PICTURE_WIDTH = Cm(25)
SMALL = Pt(9.5)
MOST_COLUMNS_IN_LARGE = 4
AFTER_TABLE = Pt(10)
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
TYPEFACE = "Arial"
HEADING_SIZES = (Pt(20), Pt(16), Pt(14), Pt(12), Pt(12), Pt(12))
INK = RGBColor(0x0B, 0x0C, 0x0C)


def heading(word: WordDocument, words: str, level: int) -> None:
    """In the document's own style; where it has none for the level, bold and in the outline."""
    line = " ".join(clean(words).split())
    if style := _style(word, f"Heading {level}"):
        _add(word, line, style)
        return
    made = word.add_paragraph()
    made.add_run(line).bold = True
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    made._p.get_or_add_pPr().append(outline)  # noqa: SLF001 - python-docx has no other door to it


def _style(word: WordDocument, name: str, kind: str = "paragraph") -> str | None:
    """Its id if the document has it: a council's own template may not."""
    wanted = name.casefold()
    for style in word.styles.element.iterchildren(qn("w:style")):
        named = style.find(qn("w:name"))
        is_it = named is not None and named.get(qn("w:val"), "").casefold() == wanted
        if is_it and style.get(qn("w:type")) == kind:
            found: str = style.get(qn("w:styleId"), "")
            return found or None
    return None


def _add(word: WordDocument, words: str = "", style: str | None = None) -> Paragraph:
    """A paragraph in the style of this id, which python-docx would look for at length."""
    made = word.add_paragraph(words)
    if style:
        made._p.style = style  # noqa: SLF001 - python-docx has no other door to it
    return made


def paragraph(word: WordDocument, words: str) -> None:
    """One for each paragraph that was written; none for no words."""
    for line in _lines(words):
        word.add_paragraph(line)


def _lines(words: str) -> Iterator[str]:
    return (line for line in clean(words).split("\n") if line.strip())


def quiet(word: WordDocument, words: str) -> None:
    """Small print: a line for each that was written."""
    for line in _lines(words):
        word.add_paragraph().add_run(line).font.size = SMALL


def inset(word: WordDocument, words: str) -> None:
    """Words that stand out, by a line beside them."""
    for line in _lines(words):
        made = _add(word, line, _style(word, "Intense Quote"))
        made.paragraph_format.left_indent = Cm(0.5)


def said(word: WordDocument, words: str, by: str) -> None:
    """What somebody said, and who."""
    said_by = f"{clean(words)}\n{clean(by)}" if by else clean(words)
    _add(word, said_by, _style(word, "Quote"))


def fact(word: WordDocument, label: str, words: str) -> None:
    """A line with its label in bold."""
    line = word.add_paragraph()
    line.add_run(f"{clean(label)}: ").bold = True
    line.add_run(clean(words))
    line.paragraph_format.space_after = Pt(4)


def caption(word: WordDocument, words: str) -> None:
    """What the table or picture below it shows; stays on one page with its beginning."""
    line = _add(word, clean(words), _style(word, "Caption"))
    line.paragraph_format.keep_with_next = True
    for run in line.runs:
        run.font.color.rgb, run.font.size = INK, Pt(11)


def link(word: WordDocument, words: str, address: str) -> None:
    """Its words lead to the address, which is printed too: paper has no links."""
    line = word.add_paragraph()
    if not Link(words, address).leads_somewhere:
        line.add_run(clean(f"{words} ({address})" if address else words))
        return
    made = OxmlElement("w:hyperlink")
    made.set(qn("r:id"), line.part.relate_to(clean(address), HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    _under(_under(run, "w:rPr"), "w:u").set(qn("w:val"), "single")
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
    style = _style(word, "List Paragraph")
    for place, words in zip(list_of(word, numbers), texts, strict=True):
        in_list(_add(word, clean(words), style), place)


def bullet(word: WordDocument, words: str) -> None:
    """In the document's own style of bullets; where it has none, in a list of our own."""
    style = _style(word, "List Bullet")
    line = _add(word, clean(words), style)
    if style is None or not has_numbering(word, style):
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


def set_look(word: WordDocument) -> None:
    """Our own plain look: one typeface without serifs, dark on white."""
    dark = ("Intense Quote", *(f"Heading {level}" for level in range(1, 7)))
    for name in ("Normal", "Quote", *dark):
        style = word.styles[name]
        style.font.name = TYPEFACE
        fonts = style.element.rPr.rFonts
        for each in list(fonts.attrib):
            if each.endswith("Theme"):  # Word would take these before a name
                del fonts.attrib[each]
        if name in dark:
            style.font.color.rgb = INK
    for level, size in enumerate(HEADING_SIZES, 1):
        word.styles[f"Heading {level}"].font.size = size
    word.styles["Normal"].font.size = Pt(12)
    word.styles["Intense Quote"].font.italic = False


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
    made = word.add_table(rows=1, cols=len(columns))
    made._tbl.tblStyle_val = style = _style(word, "Table Grid", "table")  # noqa: SLF001 - no other door to it
    if style is None:
        _draw_lines(made)
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    twips = [Cm(width).twips for width in widths]
    body = made._tbl  # noqa: SLF001 - python-docx has no other door to it
    body.remove(body.tr_lst[0])
    size = Pt(11) if len(columns) <= MOST_COLUMNS_IN_LARGE else SMALL
    body.append(_row(columns, twips, size, is_header=True))
    for row in rows:
        body.append(_row(row, twips, size, bold_first=bold_first))


def part_from_table(paragraph: Paragraph) -> None:
    """A table has no room below it of its own."""
    paragraph.paragraph_format.space_before = AFTER_TABLE


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
    type_size: Length,
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
            _write(_under(cell, "w:p"), line, type_size, is_bold=is_bold)
    return row


def _write(paragraph: etree._Element, line: str, size: Length, *, is_bold: bool) -> None:
    _under(_under(paragraph, "w:pPr"), "w:spacing").set(qn("w:after"), "40")
    run = _under(paragraph, "w:r")
    properties = _under(run, "w:rPr")
    if is_bold:
        _under(properties, "w:b")
    _under(properties, "w:sz").set(qn("w:val"), str(size.pt * 2).removesuffix(".0"))
    text = _under(run, "w:t")
    text.text = line
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _under(element: etree._Element, name: str) -> etree._Element:
    made = OxmlElement(name)
    element.append(made)
    return made
