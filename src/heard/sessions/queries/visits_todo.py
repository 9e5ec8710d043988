"""Reports of elected members that are due, and sessions to which they have not answered."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import date_words
from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.sessions.models.visit import REPORT_WITHIN
from heard.sessions.queries.my_visits import Line, Near, my_visits
from heard.sessions.queries.visits import outstanding
from heard.sessions.rules import can_see_reports, is_elected

MOST = 10


def todo(member: Member) -> list[Todo]:
    things = _own(member) if is_elected(member) else []
    if can_see_reports(member) and (late := outstanding(member.partnership).count()):
        words = ngettext(
            "%(n)d report of an elected member is late",
            "%(n)d reports of elected members are late",
            late,
        )
        there = reverse("sessions:reports") + "?state=late"
        things.append(Todo(words % {"n": late}, there))
    return things


def _own(member: Member) -> list[Todo]:
    mine = my_visits(member, timezone.now())
    near = mine.to_come if mine.near in (Near.DIVISION, Near.DISTRICT) else []
    return [
        *(_report(line) for line in mine.over if line.owes_report),
        *(_answer(line) for line in near[:MOST] if line.answer is None),
    ]


def _report(line: Line) -> Todo:
    day = timezone.localdate(line.session.ends_at)
    return Todo(
        _("Report what you heard at %(session)s on %(day)s")
        % {"session": line.session, "day": date_words(day)},
        reverse("sessions:report_visit_signed_in", args=[line.session.key]),
        day + REPORT_WITHIN,
    )


def _answer(line: Line) -> Todo:
    return Todo(
        _("Say whether you come to listen at %(session)s on %(day)s")
        % {"session": line.session, "day": date_words(line.session.day)},
        reverse("sessions:answer_visit_signed_in", args=[line.session.key]),
        line.session.day,
    )
