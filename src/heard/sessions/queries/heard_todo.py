"""Points to moderate, 'what we heard' that is due, answers to look at again."""

from datetime import timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.sessions.models import Point, Session, SessionQuerySet
from heard.sessions.models.words import PointState, SessionState
from heard.sessions.queries.answers import past_due
from heard.sessions.rules import can_answer_points, can_moderate_points

SOON = timedelta(days=14)
MOST = 20  # of one kind: a page of things to do is no register


def todo(member: Member) -> list[Todo]:
    """What waits to be gone through, what was promised, and answers past their day."""
    found: list[Todo] = []
    if can_moderate_points(member):
        found += _to_moderate(member)
    if can_answer_points(member):
        found += [*_to_publish(member), *_without_easy_read(member), *_answers(member)]
    return found


def _sessions(member: Member) -> SessionQuerySet:
    of_here = Session.objects.filter(phase__programme__partnership_id=member.partnership_id)
    return of_here.select_related("phase__programme")


def _to_moderate(member: Member) -> list[Todo]:
    new = Point.objects.filter(
        session__phase__programme__partnership_id=member.partnership_id, state=PointState.NEW
    )
    rows = new.order_by("session__starts_at").values_list("session")
    counts = dict(rows.annotate(number=Count("pk"))[:MOST])
    sessions = _sessions(member).in_bulk(list(counts))
    return [
        Todo(
            ngettext(
                "Go through %(n)d new point of %(title)s",
                "Go through %(n)d new points of %(title)s",
                number,
            )
            % {"n": number, "title": sessions[pk]},
            reverse("sessions:points", args=[pk]),
            sessions[pk].heard_due_on,
        )
        for pk, number in counts.items()
    ]


def _to_publish(member: Member) -> list[Todo]:
    over = _sessions(member).filter(
        state__in=[SessionState.ANNOUNCED, SessionState.HELD],
        heard_published_at=None,
        ends_at__lte=timezone.now(),
    )
    words = _("Publish what was heard at %(title)s")
    soon = timezone.localdate() + SOON
    due = [each for each in over.order_by("ends_at")[:100] if each.heard_due_on <= soon]
    return [
        Todo(
            words % {"title": each},
            reverse("sessions:write_heard", args=[each.pk]),
            each.heard_due_on,
        )
        for each in due[:MOST]
    ]


def _without_easy_read(member: Member) -> list[Todo]:
    bare = _sessions(member).filter(heard_published_at__isnull=False, heard_easy_read="")
    words = _("Write the Easy Read version of what was heard at %(title)s")
    return [
        Todo(words % {"title": each}, reverse("sessions:write_heard", args=[each.pk]))
        for each in bare.order_by("-ends_at")[:MOST]
    ]


def _answers(member: Member) -> list[Todo]:
    late = past_due(member.partnership).aggregate(number=Count("pk"), first=Min("on"))
    if not late["number"]:
        return []
    words = ngettext(
        "Say what became of %(n)d answer that is past its day",
        "Say what became of %(n)d answers that are past their day",
        late["number"],
    )
    return [Todo(words % {"n": late["number"]}, reverse("sessions:open_answers"), late["first"])]
