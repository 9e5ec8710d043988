"""What calls ask of whoever runs them, applicant by applicant."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.boards.keeping import RESERVE_LASTS
from heard.boards.models import CallSeats, Expression
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.applicants import SPOKEN_FOR
from heard.boards.stages import UNDECIDED
from heard.partnerships.models import Partnership
from heard.partnerships.todo import Todo


def follow_up(partnership: Partnership, today: date) -> list[Todo]:
    """Four statements, however many calls."""
    return [
        *_duplicates(partnership),
        *_overdue(partnership, today),
        *_accepted(partnership),
        *_next_offers(partnership, today),
    ]


def _duplicates(partnership: Partnership) -> list[Todo]:
    found = (
        partnership.expressions.filter(
            stage__in=UNDECIDED, same_person_as__isnull=False, forgotten_at=None
        )
        .exclude(same_person_as__stage=Stage.WITHDRAWN)
        .exclude(call__state=CallState.WITHDRAWN)
        .exclude(same_person_as__forgotten_at__isnull=False)
        .order_by("call")
        .values_list("call", "call__title")
        .annotate(number=Count("pk"))
    )
    return [
        Todo(
            ngettext(
                "Say whether two applications are of one person: “%(title)s”",
                "Say of %(number)d applications whether they are of one person: “%(title)s”",
                number,
            )
            % {"title": title, "number": number},
            reverse("boards:run_call", args=[call]),
        )
        for call, title, number in found
    ]


def _accepted(partnership: Partnership) -> list[Todo]:
    found = partnership.expressions.filter(stage=Stage.ACCEPTED, forgotten_at=None)
    return [
        Todo(
            _("Appoint %(reference)s, who said yes to a seat") % {"reference": one.reference},
            reverse("boards:applicant", args=[one.pk]),
        )
        for one in found
    ]


def _overdue(partnership: Partnership, today: date) -> list[Todo]:
    found = partnership.expressions.filter(
        stage=Stage.OFFERED, answer_by__lt=today, forgotten_at=None
    )
    return [_ask(one) for one in found]


def _ask(one: Expression) -> Todo:
    words = _("Ask %(reference)s, who has not answered the offer of a seat")
    return Todo(
        words % {"reference": one.reference},
        reverse("boards:applicant", args=[one.pk]),
        due_on=one.answer_by,
    )


def _next_offers(partnership: Partnership, today: date) -> list[Todo]:
    """Groups with a seat that nobody is offered, while somebody waits on the reserve list."""
    same = {"call": OuterRef("call"), "forgotten_at": None}
    taken = (
        Expression.objects.filter(
            SPOKEN_FOR, call=OuterRef("call"), offered_group=OuterRef("group")
        )
        .order_by()
        .values("offered_group")
        .annotate(many=Count("pk"))
        .values("many")
    )
    waiting = Expression.objects.filter(**same, stage=Stage.RESERVE, groups=OuterRef("group"))
    seats = (
        CallSeats.objects.filter(
            call__partnership=partnership,
            call__state=CallState.TOLD,
            call__told_at__date__gte=today - RESERVE_LASTS,
        )
        .annotate(taken=Coalesce(Subquery(taken), 0))
        .filter(Exists(waiting), number__gt=F("taken"))
        .select_related("call")
    )
    words = _("Offer the seat to the next on the reserve list: “%(title)s”")
    return [
        Todo(words % {"title": one.call.title}, reverse("boards:run_call", args=[one.call_id]))
        for one in seats
    ]
