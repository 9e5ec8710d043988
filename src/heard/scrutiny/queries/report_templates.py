"""Templates of committees' reports: what is in them, what goes where, and an example."""

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.design.papers.pieces import Note, Paragraph, Table
from heard.design.papers.templates import Template, read_template, suggest, suggest_labels
from heard.partnerships.models import Partnership
from heard.scrutiny.frozen_report import (
    FORMAT,
    FrozenBlock,
    FrozenImplication,
    FrozenPaper,
    FrozenReport,
)
from heard.scrutiny.models import Committee, ReportTemplate
from heard.scrutiny.template_filling import Filled, filled
from heard.scrutiny.template_places import Places


def templates_here(partnership: Partnership) -> QuerySet[ReportTemplate]:
    found = ReportTemplate.objects.filter(committee__partnership=partnership)
    return found.select_related("committee__body", "committee__partnership")


def templates_of(committee: Committee) -> list[ReportTemplate]:
    """Those in use, the newest first: it is the one that is filled."""
    return list(committee.templates.filter(retired_on=None))


def implications_of(committee: Committee) -> dict[int, str]:
    used = committee.implication_kinds.filter(is_used=True)
    return {kind.pk: kind.title for kind in used}


def suggested(committee: Committee, content: bytes) -> Places:
    """What its headings and labels suggest. Raises TemplateError."""
    template = read_template(content)
    places = suggest(template, implications_of(committee))
    return Places(places, suggest_labels(template))


def read(template: ReportTemplate) -> Template:
    """Its headings and labels. Raises TemplateError."""
    return read_template(_content(template))


def places_of(template: ReportTemplate) -> Places:
    return Places(
        {int(index): code for index, code in template.places.items()},
        {int(index): code for index, code in template.labels.items()},
    )


def unplaced(template: ReportTemplate) -> tuple[str, ...]:
    """Parts of a report that the template has no heading for: they come at the end."""
    return example(template).unplaced


def example(template: ReportTemplate) -> Filled:
    """The template with a report that has a little of everything."""
    return filled(_content(template), template, _example(template.committee))


def _content(template: ReportTemplate) -> bytes:
    with template.file.open("rb") as file:
        content: bytes = file.read()
    return content


def _example(committee: Committee) -> FrozenReport:
    words = _("An example: here stands what the report says.")
    today = timezone.localdate().isoformat()
    return FrozenReport(
        format=FORMAT,
        key="",
        slug="example",
        number=1,
        committee=str(committee),
        title=_("An example of a report"),
        issued_on=today,
        meeting_on=today,
        purpose=words,
        summary=words,
        background=words,
        reasons=words,
        options=words,
        authors=(_("Head of Service for SEND"),),
        contact=_("Democratic Services"),
        divisions=_("All"),
        recommendations=(_("note this report."), _("ask for an update in six months.")),
        blocks=(FrozenBlock("words", _("How many replied"), _example_pieces(words)),),
        implications=tuple(
            FrozenImplication(title, _("None."), key)
            for key, title in implications_of(committee).items()
        ),
        background_papers=(FrozenPaper(_("The SEND strategy")),),
    )


def _example_pieces(words: str) -> tuple[Paragraph | Table | Note, ...]:
    table = Table(
        caption=_("Replies"),
        columns=(_("Way"), _("People")),
        rows=((_("On the web"), "310"), (_("On paper"), "180")),
        row_headers=True,
    )
    return (Paragraph(words), table, Note(_("Base: 490 replies. Source: an invented survey.")))
