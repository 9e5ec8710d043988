"""Word templates in the shapes that councils have them, made by script."""

import io
import zipfile
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

HEADINGS = ("Purpose of report", "Recommendation(s)", "Legal implications", "Background papers")


def saved(word: WordDocument) -> bytes:
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def plain() -> bytes:
    """Headings of level 1 with a hint under each."""
    word = Document()
    word.add_heading("Report to committee", 0)
    for words in HEADINGS:
        word.add_heading(words, 1)
        word.add_paragraph("[Write here in plain English]")
    return saved(word)


def with_front_table() -> bytes:
    """A table of labels at its head, one line label, then headings."""
    word = Document()
    table = word.add_table(rows=3, cols=2)
    for row, words in zip(
        table.rows, ("Report of:", "Meeting date", "Wards affected:"), strict=True
    ):
        row.cells[0].text = words
    word.add_paragraph("Contact for further information:")
    word.add_heading("Purpose of report", 1)
    word.add_heading("Recommendations", 1)
    return saved(word)


def with_own_style() -> bytes:
    """Headings in a style of the council's own that builds on Heading 1."""
    word = Document()
    style = word.styles.add_style("Report Heading", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = word.styles["Heading 1"]
    for words in HEADINGS:
        word.add_paragraph(words, style="Report Heading")
    return saved(word)


def with_outline_levels() -> bytes:
    """Bold paragraphs that are headings by their outline level alone."""
    word = Document()
    for words in HEADINGS:
        paragraph = word.add_paragraph()
        paragraph.add_run(words).bold = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        paragraph._p.get_or_add_pPr().append(level)
    return saved(word)


def with_headings_in_tables() -> bytes:
    """Each heading alone in a row, with an empty row below it for the words."""
    word = Document()
    for words in HEADINGS:
        table = word.add_table(rows=2, cols=1, style="Table Grid")
        cell = table.rows[0].cells[0]
        cell.paragraphs[0].text = words
        cell.paragraphs[0].style = word.styles["Heading 1"]
        word.add_paragraph("")
    return saved(word)


def with_content_controls() -> bytes:
    """Hints in content controls that Word shows until something is typed."""
    word = Document()
    for words in HEADINGS:
        heading = word.add_heading(words, 1)
        control = parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>"
            "<w:t>Click or tap here to enter text.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        heading._p.addnext(control)
    return saved(word)


def with_two_sections() -> bytes:
    """Upright, then on its side, each with a header of its own."""
    word = Document()
    word.sections[0].header.paragraphs[0].text = "Westmere Council"
    word.add_heading(HEADINGS[0], 1)
    word.add_heading(HEADINGS[1], 1)
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Appendix"
    word.add_heading(HEADINGS[2], 1)
    return saved(word)


def with_fixed_words() -> bytes:
    """Words of the template's own under a heading, which stay before ours."""
    word = Document()
    word.add_heading("Legal implications", 1)
    word.add_paragraph("The Monitoring Officer was consulted and says:")
    word.add_paragraph("")
    word.add_heading("Purpose of report", 1)
    return saved(word)


def with_a_heading_twice() -> bytes:
    word = Document()
    for words in ("Recommendations", "Background", "Recommendations"):
        word.add_heading(words, 1)
    return saved(word)


GOOD: dict[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        plain,
        with_front_table,
        with_own_style,
        with_outline_levels,
        with_headings_in_tables,
        with_content_controls,
        with_two_sections,
        with_fixed_words,
        with_a_heading_twice,
    )
}


def without_headings() -> bytes:
    word = Document()
    word.add_paragraph("Purpose of report")
    return saved(word)


def with_tracked_heading() -> bytes:
    word = Document()
    heading = word.add_heading("", 1)
    heading._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="1" w:author="a"><w:r><w:t>Purpose</w:t></w:r></w:ins>'
        )
    )
    return saved(word)


def changed(content: bytes, change: Callable[[str, bytes], bytes], more: dict[str, bytes]) -> bytes:
    """The archive with its parts changed, and more parts in it."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(name, change(name, before.read(name)))
        for name, part in more.items():
            after.writestr(name, part)
    return written.getvalue()


def with_macros() -> bytes:
    return changed(plain(), lambda _name, part: part, {"word/vbaProject.bin": b"macro"})


def of_the_macro_kind() -> bytes:
    def change(name: str, part: bytes) -> bytes:
        if name != "[Content_Types].xml":
            return part
        return part.replace(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.document.macroEnabled.main+xml",
        )

    return changed(plain(), change, {})


def with_a_template_elsewhere() -> bytes:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/attachedTemplate" Target="https://example.org/t.dotm" '
        'TargetMode="External"/></Relationships>'
    )
    more = {"word/_rels/settings.xml.rels": rels.encode()}
    return changed(plain(), lambda _name, part: part, more)


def with_an_entity() -> bytes:
    evil = b'<!DOCTYPE a [<!ENTITY b "c">]><Types>&b;</Types>'
    return changed(plain(), lambda name, part: evil if "Content" in name else part, {})


def a_bomb() -> bytes:
    """A small archive that unpacks to 120 MB."""
    return changed(plain(), lambda _name, part: part, {"word/media/x.bin": b"\0" * 120_000_000})
