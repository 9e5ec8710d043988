"""Reports to finish, and their deadlines."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.scrutiny.deadlines import next_due
from heard.scrutiny.models import Report
from heard.scrutiny.queries.reports import drafts_of, due_of
from heard.scrutiny.rules import can_write_reports

MOST = 20


def todo(member: Member) -> list[Todo]:
    """The next deadline of each draft, and what nobody has signed off yet."""
    if not can_write_reports(member):
        return []
    found = drafts_of(member.partnership).prefetch_related(
        "committee__deadlines", "committee__implication_kinds", "implications"
    )
    return [each for report in found[:MOST] for each in _of(report)]


def _of(report: Report) -> Iterator[Todo]:
    address = reverse("scrutiny:write_report", args=[report.pk])
    title = {"title": report.title}
    due = due_of(report)
    coming = next_due(due)
    if coming is not None:
        words = _("Work on the report “%(title)s”: %(what)s") % {**title, "what": coming.title}
        yield Todo(words, address, due_on=coming.on)
    elif due:
        yield Todo(
            _("Issue the report “%(title)s”: its days are over") % title, address, due[-1].on
        )
    else:
        yield Todo(_("Choose the meeting of the report “%(title)s”") % title, address)
    if missing := _unsigned(report):
        words = _("Get “%(what)s” signed off for the report “%(title)s”")
        yield Todo(words % {**title, "what": ", ".join(missing)}, address)


def _unsigned(report: Report) -> list[str]:
    """Headings that say something, and that a post has to sign off."""
    said = {each.kind_id: each for each in report.implications.all()}
    return [
        kind.title
        for kind in report.committee.implication_kinds.all()
        if kind.is_used
        and kind.signed_off_by
        and kind.pk in said
        and said[kind.pk].text
        and not said[kind.pk].signed_by
    ]
