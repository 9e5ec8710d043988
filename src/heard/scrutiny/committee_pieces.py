"""Pieces of a report's block and an agenda pack alike. Days come in words, or empty."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Heading, Paragraph, Piece, Table

# A reference such as "SR (26/27) 01", and a day, each have a line of their own.
REQUEST_WIDTHS = (0.18, 0.32, 0.3, 0.2)


@dataclass(frozen=True)
class OpenRequest:
    """A row of what was asked for. `stands` is what its sign means and its state."""

    reference: str
    made_on: str
    text: str
    addressee: str
    done: str
    stands: tuple[str, ...]
    due_on: str


def open_requests(caption: str, requests: Iterable[OpenRequest]) -> Table:
    return Table(
        caption=caption,
        columns=(_("Reference"), _("What was asked"), _("What was done"), _("How it stands")),
        rows=tuple(_row(each) for each in requests),
        widths=REQUEST_WIDTHS,
        row_headers=True,
    )


def report_back(who: str, session: str, heard: str, asks_for: str) -> Iterator[Piece]:
    """What one member heard at one session, in public words."""
    yield Heading(who)
    yield Paragraph(session)
    yield Paragraph(heard)
    if asks_for:
        yield Paragraph(_("Asks the committee: %(words)s") % {"words": asks_for})


def who_words(name: str, division: str) -> str:
    return ", ".join(filter(None, (name, division)))


def missing_words(who: str, because: str, due_on: str) -> str:
    """A member who has not reported: why, or by when they should."""
    if because:
        return f"{who}: {because}"
    return _("%(who)s: due on %(day)s") % {"who": who, "day": due_on} if due_on else who


def _row(request: OpenRequest) -> tuple[str, ...]:
    asked, stands = request.text, [*filter(None, request.stands)]
    if request.addressee:
        asked = _("%(text)s\nTo: %(whom)s") % {"text": asked, "whom": request.addressee}
    if request.due_on:
        stands.append(_("Due on %(day)s") % {"day": request.due_on})
    reference = f"{request.reference}\n{request.made_on}"
    return (reference, asked, request.done or _("Nothing was said yet"), "\n".join(stands))
