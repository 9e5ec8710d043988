"""Word templates as they come out of a council's drawer: controls, columns, boxes, fields."""

import zipfile
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from lxml import etree

from tests.design.papers.make_templates import HEADINGS, changed, plain, saved

HINT = "Click or tap here to enter text."
NUMBERS = """<w:abstractNum {0} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>
<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>
</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
</w:abstractNum>"""


def with_numbered_paragraphs() -> bytes:
    """Headings numbered 1, 2 by their style; hints in paragraphs numbered 1.1, 2.1, in Georgia."""
    word = Document()
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERS.format(nsdecls("w"))))
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    _in_list(word.styles["Heading 1"].element.get_or_add_pPr(), 0)
    for words in HEADINGS:
        word.add_heading(words, 1)
        hint = word.add_paragraph()
        run = hint.add_run("[Explain in plain English]")
        run.font.name, run.font.size, run.italic = "Georgia", Pt(13), True
        run.font.color.rgb = RGBColor(0xAA, 0, 0)
        _in_list(hint._p.get_or_add_pPr(), 1)
    return saved(word)


def _in_list(properties, level: int) -> None:
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = 90


def with_headings_beside() -> bytes:
    """Two columns: the heading on the left, the room for its words on the right."""
    word = Document()
    table = word.add_table(rows=len(HEADINGS), cols=2, style="Table Grid")
    for row, words in zip(table.rows, HEADINGS, strict=True):
        row.cells[0].paragraphs[0].text = words
        row.cells[0].paragraphs[0].style = word.styles["Heading 2"]
        row.cells[1].paragraphs[0].text = "[Write here]"
    return saved(word)


def with_controls_in_lines() -> bytes:
    """Hints in controls inside paragraphs and cells, as Word puts them, one bound to a property."""
    word = Document()
    table = word.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text = "Report of"
    table.rows[0].cells[1].paragraphs[0]._p.append(_control("<w:dataBinding w:xpath='/a'/>"))
    table.rows[1].cells[0].text = "Meeting date"
    cell = table.rows[1].cells[1]._tc
    _around(cell, "<w:showingPlcHdr/><w:dataBinding w:xpath='/b'/>")
    cell.p_lst[0].add_r().text = HINT
    contact = word.add_paragraph("Contact: ")
    contact._p.append(_control())
    word.add_paragraph("Wards affected: [list them]")
    for words in HEADINGS:
        word.add_heading(words, 1)
        word.add_paragraph()._p.append(_control())
    return saved(word)


def _control(more: str = ""):
    return parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/>{more}</w:sdtPr><w:sdtContent><w:r>"
        f"<w:rPr><w:rStyle w:val='PlaceholderText'/></w:rPr><w:t>{HINT}</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
    )


def _around(element, properties: str) -> None:
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent/></w:sdt>"
    )
    element.addprevious(control)
    control[1].append(element)


def with_a_section_that_ends_in_a_hint() -> bytes:
    """Upright, then on its side; what ends the first part is the hint itself."""
    word = Document()
    word.add_heading(HEADINGS[0], 1)
    hint = word.add_paragraph("[Write here]")
    section = word.add_section(WD_SECTION.NEW_PAGE)
    ending = hint._p.getnext()
    hint._p.get_or_add_pPr().append(ending.find(qn("w:pPr"))[0])
    ending.getparent().remove(ending)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    word.add_heading(HEADINGS[1], 1)
    return saved(word)


def with_a_sign_off_after_its_hint() -> bytes:
    """Under the last heading: a hint, and then a table that stays last."""
    word = Document()
    word.add_heading("Background papers", 1)
    word.add_paragraph("Papers that were relied on:")
    word.add_paragraph("[List them.")
    word.add_paragraph("Give the address of each, or say where to see it]")
    table = word.add_table(rows=1, cols=2, style="Table Grid")
    table.rows[0].cells[0].text = "Signed by"
    table.rows[0].cells[1].text = "Monitoring Officer"
    return saved(word)


def with_plain_heading_styles() -> bytes:
    """Heading styles that say nothing of the outline, as some programs write them."""
    word = Document()
    for level in (1, 2):
        properties = word.styles[f"Heading {level}"].element.pPr
        properties.remove(properties.find(qn("w:outlineLvl")))
    for words in HEADINGS:
        word.add_heading(words, 1)
    return saved(word)


def with_a_text_box() -> bytes:
    """A box with words in a heading's style, which is no heading of the report."""
    word = Document()
    box = parse_xml(
        f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
        '<w:txbxContent><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Agenda item'
        "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    word.add_paragraph("Report")._p.append(box)
    for words in HEADINGS:
        word.add_heading(words, 1)
    return saved(word)


def without_lists_and_styles() -> bytes:
    """No part for lists, and none of the styles that we would like."""
    word = Document()
    for name in ("List Bullet", "Quote", "Intense Quote", "Caption", "Table Grid", "Heading 2"):
        word.styles[name].delete()
    word.add_heading(HEADINGS[0], 1)
    return _without_part(word, "word/numbering.xml", "numbering")


def _without_part(word: WordDocument, name: str, kind: str) -> bytes:
    """Leaves out the part, what refers to it and what says its kind."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(saved(word))) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for each in before.namelist():
            if each != name:
                after.writestr(each, _without_mention(before.read(each), each, kind))
    return written.getvalue()


def _without_mention(part: bytes, name: str, kind: str) -> bytes:
    if not name.endswith((".rels", "[Content_Types].xml")):
        return part
    root = parse_xml(part)
    for each in list(root):
        if f"{kind}.xml" in (each.get("Target") or each.get("PartName") or ""):
            root.remove(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


HARD = {
    made.__name__: made
    for made in (
        with_numbered_paragraphs,
        with_headings_beside,
        with_controls_in_lines,
        with_a_section_that_ends_in_a_hint,
        with_a_sign_off_after_its_hint,
        with_plain_heading_styles,
        with_a_text_box,
        without_lists_and_styles,
    )
}


def with_a_field_that_fetches() -> bytes:
    """Its name in two pieces, as Word may cut it."""
    word = Document()
    word.add_heading(HEADINGS[0], 1)
    line = word.add_paragraph()
    for words in (" DDE", "AUTO excel x "):
        field = OxmlElement("w:instrText")
        field.text = words
        line.add_run()._r.append(field)
    return saved(word)


def with_something_inside(kind: str) -> bytes:
    """A relation to another file in the archive: an object, a chunk of another document."""
    relation = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="thing.bin"/></Relationships>'
    )

    def change(name: str, part: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return part
        return part.replace(b"</Relationships>", relation.encode())

    return changed(plain(), change, {"word/thing.bin": b"thing"})


def with_a_part_twice() -> bytes:
    """What one program checks, another may not read."""
    written = BytesIO(plain())
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("WORD/document.xml", b"<x/>")
    return written.getvalue()


def with_a_huge_part() -> bytes:
    return changed(plain(), lambda _n, part: part, {"word/big.xml": b" " * (20 * 1024 * 1024 + 1)})


def with_too_many_headings() -> bytes:
    """Somebody's long report, not a template."""
    heading = b'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>More</w:t></w:r></w:p>'

    def change(name: str, part: bytes) -> bytes:
        is_it = name == "word/document.xml"
        return part.replace(b"<w:body>", b"<w:body>" + heading * 300) if is_it else part

    return changed(plain(), change, {})
