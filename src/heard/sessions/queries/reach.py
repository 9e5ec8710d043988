"""Whom the sessions of a phase reached, between two days: what the reach page counts.

About a dozen statements, whatever the number of sessions and bookings.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    Func,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.utils import timezone

from heard.boards.models.words import AgeBand
from heard.partnerships.models import District, Partnership
from heard.sessions.models import Answer, Booking, Outreach, Phase, Session, Visit
from heard.sessions.models.words import BookedBy, PointState, SessionState
from heard.sessions.reaching.households import NOT_SAID, Codes, Household, Households, count
from heard.sessions.reaching.period import Period
from heard.surveys.models import Survey
from heard.surveys.queries.staff import answer_counts

_DID_COME = Case(When(came__gt=0, then=Value(1)), default=Value(0))


@dataclass(frozen=True)
class ThemeSum:
    """How often something was said, as it was published of each session; `number` None: too few."""

    key: str
    name: str
    sessions: int
    number: int | None


@dataclass(frozen=True)
class Listened:
    """Elected members at the sessions that are over."""

    asked: int
    said_yes: int
    came: int
    reported: int


@dataclass(frozen=True)
class Reach:
    """All that was counted on `today`. `over` are sessions that took place."""

    phase: Phase
    period: Period
    today: date
    over: list[Session]
    coming: int
    cancelled: int
    districts: list[District]
    wanted: list[District]
    outreach: list[Outreach]
    households: Households
    people: Mapping[int, int]
    themes: list[ThemeSum]
    answers: list[Answer]
    listened: Listened
    surveys: list[tuple[Survey, str]]


def find_phase(partnership: Partnership, pk: int) -> Phase:
    """Raises Phase.DoesNotExist, also for another partnership's."""
    related = ("programme__partnership", "feedback_survey", "equality_survey")
    phases = Phase.objects.filter(programme__partnership=partnership).select_related(*related)
    return phases.get(pk=pk)


def reach(phase: Phase, period: Period) -> Reach:
    sessions = list(phase.sessions.filter(*_within(period)).exclude(state=SessionState.DRAFT))
    for session in sessions:
        session.phase = phase
    over = [each for each in sessions if not each.is_cancelled and (each.is_over or each.is_held)]
    cancelled = [each for each in sessions if each.is_cancelled]
    districts = list(phase.programme.partnership.districts.all())
    themes = _themes(over)
    return Reach(
        phase=phase,
        period=period,
        today=timezone.localdate(),
        over=over,
        coming=len(sessions) - len(over) - len(cancelled),
        cancelled=len(cancelled),
        districts=districts,
        wanted=list(phase.districts.all()) or districts,
        outreach=list(phase.outreach.filter(on__gte=period.first, on__lte=period.last)),
        households=_households(over, districts),
        people=_people(over),
        themes=themes,
        answers=_answers(phase, over, themes),
        listened=_listened(over),
        surveys=_surveys(phase),
    )


def _within(period: Period) -> list[Q]:
    return [Q(starts_at__gte=period.begins), Q(starts_at__lt=period.ends)]


def _bookings(sessions: Iterable[Session]) -> QuerySet[Booking]:
    return Booking.objects.filter(session__in=[each.pk for each in sessions]).order_by()


def _households(sessions: list[Session], districts: list[District]) -> Households:
    """Everybody who asked for places, whatever became of it: a long waiting list is to be seen."""
    codes = {each.pk: each.code for each in districts}
    bookings = _bookings(sessions).annotate(did_come=_DID_COME)
    alike = bookings.values_list("did_come", "district_id", "is_first_time", "booked_by")
    found = [
        Household(number, bool(came), codes.get(district, NOT_SAID), is_first_time, way)
        for came, district, is_first_time, way, number in alike.annotate(number=Count("pk"))
    ]
    each_age = Func(F("age_bands"), function="unnest", output_field=CharField())
    by_age = bookings.annotate(age=each_age).values_list("age", "did_come")
    ages = [(age, bool(came), number) for age, came, number in by_age.annotate(n=Count("pk"))]
    return count(
        found,
        ages,
        Codes(tuple(codes.values()), tuple(BookedBy.values), tuple(AgeBand.values)),
    )


def _people(sessions: list[Session]) -> dict[int, int]:
    """People in the room by session, where anybody counted them."""
    rows = _bookings(sessions).filter(came__isnull=False)
    found = dict(rows.values_list("session").annotate(all=Sum("came")))
    for session in sessions:
        heads = (session.head_count_adults, session.head_count_young)
        if heads != (None, None):
            found[session.pk] = found.get(session.pk, 0) + sum(head or 0 for head in heads)
    return found


def _themes(sessions: Iterable[Session]) -> list[ThemeSum]:
    """Sums of what was published: nothing comes out of them that everybody could not add up."""
    names: dict[str, str] = {}
    where: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for session in sessions:
        published = session.heard_numbers if session.heard_published_at else None
        for theme in (published or {}).get("themes", []):
            names.setdefault(theme["key"], theme["name"])
            where[theme["key"]] += 1
            numbers[theme["key"]] += theme["count"] or 0
    sums = [ThemeSum(key, name, where[key], numbers[key] or None) for key, name in names.items()]
    return sorted(sums, key=lambda each: (-(each.number or 0), -each.sessions, each.name))


def _answers(phase: Phase, sessions: list[Session], themes: list[ThemeSum]) -> list[Answer]:
    """The last word on what was said at these sessions, so far as everybody may read it."""
    told = [each.pk for each in sessions if each.heard_published_at]
    to_points = Q(point__session__in=told, point__state=PointState.PUBLISHED)
    to_themes = Q(theme__isnull=False, session__in=told)
    to_all = Q(theme__key__in=[each.key for each in themes], session=None)
    answers = phase.programme.partnership.point_answers.current()
    return list(answers.filter(to_points | to_themes | to_all).select_related("theme", "point"))


def _listened(sessions: Iterable[Session]) -> Listened:
    visits = Visit.objects.filter(session__in=[each.pk for each in sessions])
    found = visits.aggregate(
        asked=Count("pk"),
        said_yes=Count("pk", filter=Q(will_attend=True)),
        came=Count("pk", filter=Q(attended=True) | Q(attended=None, reported_at__isnull=False)),
        reported=Count("pk", filter=Q(reported_at__isnull=False)),
    )
    return Listened(**found)


def _surveys(phase: Phase) -> list[tuple[Survey, str]]:
    """The survey of who came, and the three questions: how many replied, never who.

    Words are rounded as surveys round them. They are not tied to any booking, and cannot be.
    """
    surveys = (phase.equality_survey, phase.feedback_survey)
    return [
        (survey, answer_counts(survey)[-1].words)
        for survey in surveys
        if survey is not None and not survey.is_draft
    ]
