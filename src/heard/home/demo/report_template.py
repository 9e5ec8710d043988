"""Westmere Council's own Word template for reports, as a council might have it: invented."""

import io

from docx import Document

from heard.design.papers.templates import read_template, suggest, suggest_labels
from heard.home.demo import committee_words as words
from heard.partnerships.models import Member
from heard.scrutiny.models import Committee, ReportTemplate
from heard.scrutiny.services.report_templates import add_template
from heard.scrutiny.template_places import Places


def load_template(committee: Committee, *, officer: Member) -> ReportTemplate:
    """Taken in, with what goes under which heading as it was suggested."""
    content = template()
    found = read_template(content)
    kinds = committee.implication_kinds.filter(is_used=True)
    places = Places(suggest(found, {each.pk: each.title for each in kinds}), suggest_labels(found))
    return add_template(committee, words.TEMPLATE_NAME, content, places, by=officer)


def template() -> bytes:
    """A front table with labels, a header, and headings with a hint under each."""
    word = Document()
    word.sections[0].header.paragraphs[0].text = words.TEMPLATE_HEADER
    table = word.add_table(rows=len(words.TEMPLATE_LABELS), cols=2, style="Table Grid")
    for row, label in zip(table.rows, words.TEMPLATE_LABELS, strict=True):
        row.cells[0].text = label
    for heading in words.TEMPLATE_HEADINGS:
        word.add_heading(heading, 1)
        word.add_paragraph(words.TEMPLATE_HINT)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()
