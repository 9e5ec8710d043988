"""The tracker as files: CSV, JSON, and Word in the columns that committees use."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from heard.design.csv_lines import MARK, csv_line
from heard.design.papers.pieces import Bullets, Fact, Heading, Note, Paper, Paragraph, Table
from heard.design.words import date_words, iso_day
from heard.scrutiny.models import Committee, Request
from heard.scrutiny.queries.tracker import Line
from heard.scrutiny.rag import rag_rule

AddressOf = Callable[[Request], str]
COLUMNS = (
    *("reference", "address", "committee", "made_on", "text", "title", "addressee"),
    *("organisation", "lead", "due_on", "response", "response_words", "response_date"),
    *("action_taken", "said_on", "completed_on", "confirmed_on", "state", "rag", "reasons"),
    "replaced_by",
)
WIDTHS = (0.09, 0.1, 0.08, 0.1, 0.19, 0.08, 0.1, 0.15, 0.11)


def csv_lines(listed: Sequence[Line], address_of: AddressOf) -> Iterator[str]:
    """RFC 4180, with a mark of order so that spreadsheets read it as UTF-8.

    Cells that a spreadsheet would take for a formula begin with an apostrophe.
    """
    yield MARK + csv_line(COLUMNS)
    for line in listed:
        row = _values(line, address_of)
        yield csv_line([_cell(row[name]) for name in COLUMNS])


def to_json(committee: Committee, listed: Sequence[Line], address_of: AddressOf) -> str:
    """`{"committee": ..., "requests": [...]}`: null where there is no day or value."""
    rows = [_values(line, address_of) for line in listed]
    return json.dumps({"committee": str(committee), "requests": rows}, ensure_ascii=False)


def tracker_paper(committee: Committee, listed: Sequence[Line], today: date) -> Paper:
    """Landscape, with a header row on each page."""
    title = _("Tracker: %(committee)s") % {"committee": committee}
    table = Table(
        caption=_("What the committee asked for"),
        columns=(
            *(_("Reference"), _("Origin"), _("Date"), _("Area"), _("Recommendation")),
            *(_("Executive date"), _("Lead"), _("Action taken"), _("Status")),
        ),
        rows=tuple(_row(line) for line in listed),
        widths=WIDTHS,
        row_headers=True,
    )
    rule = tuple(f"{tag.word}. {said}" for tag, said in rag_rule())
    return Paper(
        title=title,
        kind=_("Tracker"),
        author=str(committee),
        facts=(Fact(_("As it stood on"), date_words(today)),),
        pieces=(
            table if listed else Paragraph(_("Nothing is in the tracker.")),
            Heading(_("What red, amber and green mean")),
            Bullets(rule),
            Note(_("Executive date is the day of the response of the executive.")),
        ),
        foot=title,
        landscape=True,
    )


def _row(line: Line) -> tuple[str, ...]:
    request = line.request
    due = _("Due %(day)s.") % {"day": date_words(request.due_on)} if request.due_on else ""
    status = (str(line.rag_tag.word), str(line.state_tag.word), *line.reasons)
    return (
        request.reference,
        str(request.committee),
        date_words(request.made_on),
        str(request.organisation or ""),
        request.text,
        date_words(request.responded_on) if request.responded_on else "",
        line.lead,
        " ".join(part for part in (request.done_words, due) if part),
        "\n".join(status),
    )


def _values(line: Line, address_of: AddressOf) -> dict[str, str | list[str] | None]:
    request = line.request
    return {
        "reference": request.reference,
        "address": address_of(request),
        "committee": str(request.committee),
        "made_on": iso_day(request.made_on),
        "text": request.text,
        "title": request.title,
        "addressee": request.addressee,
        "organisation": str(request.organisation or ""),
        "lead": line.lead,
        "due_on": iso_day(request.due_on),
        "response": request.response or None,
        "response_words": request.response_words,
        "response_date": iso_day(request.responded_on),
        "action_taken": request.done_words,
        "said_on": iso_day(request.said_on),
        "completed_on": iso_day(request.completed_on),
        "confirmed_on": iso_day(request.confirmed_on),
        "state": request.state,
        "rag": str(line.rag),
        "reasons": line.reasons,
        "replaced_by": str(request.superseded_by) if request.superseded_by else None,
    }


def _cell(value: str | list[str] | None) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return value or ""
