"""What became of what was said, across sessions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, Q
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.sessions.models import Answer, AnswerQuerySet, Point, Session
from heard.sessions.models.words import AnswerKind, PointState
from heard.themes.models import Remark, Source, Theme

OPEN = (AnswerKind.WILL, AnswerKind.LOOKING)
_PUBLIC_POINT = Q(point__state=PointState.PUBLISHED)


def answers_of(partnership: Partnership) -> AnswerQuerySet:
    """Every answer here with what it is to; none to a point that nobody may read any more."""
    found = Answer.objects.filter(partnership=partnership)
    return found.filter(Q(point=None) | _PUBLIC_POINT).select_related(
        "point__session", "theme", "session", "said_by__user"
    )


def still_open(partnership: Partnership) -> AnswerQuerySet:
    """Promised or being looked at; what is longest past its day first."""
    return answers_of(partnership).current().filter(kind__in=OPEN).order_by("on", "pk")


def open_to_all(partnership: Partnership) -> AnswerQuerySet:
    """The same as everybody reads it: of sessions of which "what we heard" is published."""
    seen = Session.objects.public().filter(
        phase__programme__partnership=partnership, heard_published_at__isnull=False
    )
    shown = Q(point__session__in=seen) | Q(session__in=seen)
    of_all = Q(theme__isnull=False, session=None)
    return still_open(partnership).filter(shown | of_all)


def past_due(partnership: Partnership) -> AnswerQuerySet:
    return still_open(partnership).filter(on__lt=timezone.localdate())


@dataclass
class AnswerCounts:
    """How many answers of each kind a session has, and how many points have none of their own."""

    kinds: dict[str, int] = field(default_factory=dict)
    points: int = 0
    points_answered: int = 0

    @property
    def lines(self) -> list[tuple[AnswerKind, int]]:
        return [(kind, self.kinds[kind]) for kind in AnswerKind if self.kinds.get(kind)]

    @property
    def has_any(self) -> bool:
        return any(self.kinds.values())


def count_answers(sessions: Iterable[Session]) -> dict[int, AnswerCounts]:
    """Of each session by its pk. Two statements, however many."""
    pks = [session.pk for session in sessions]
    found = {pk: AnswerCounts() for pk in pks}
    current = Answer.objects.current().annotate(of=F("session_id"), of_point=F("point__session_id"))
    here = Q(session__in=pks) | Q(point__session__in=pks) & _PUBLIC_POINT
    rows = current.filter(here).order_by().values_list("of", "of_point", "kind")
    for of, of_point, kind, number in rows.annotate(number=Count("pk")):
        counts = found[of or of_point]
        counts.kinds[kind] = counts.kinds.get(kind, 0) + number
        counts.points_answered += number if of_point else 0
    points = Point.objects.published().filter(session__in=pks).order_by()
    for pk, number in points.values_list("session").annotate(number=Count("pk")):
        found[pk].points = number
    return found


def sessions_of_themes(partnership: Partnership, themes: Iterable[int]) -> dict[int, set[UUID]]:
    """The keys of the sessions at which something was said under each theme."""
    remarks = Remark.objects.settled().filter(partnership=partnership, source=Source.SESSION)
    rows = remarks.filter(themes__in=list(themes)).values_list("themes", "group").distinct()
    found: defaultdict[int, set[UUID]] = defaultdict(set)
    for theme, group in rows:
        found[theme].add(group)
    return found


def to_theme(partnership: Partnership, theme: Theme, session: Session | None) -> AnswerQuerySet:
    """Answers to a theme, for this session or for all, newest first."""
    found = Answer.objects.filter(partnership=partnership, theme=theme)
    here = found.filter(Q(session=session) | Q(session=None))
    return here.select_related("said_by__user").order_by("-said_at", "-pk")
