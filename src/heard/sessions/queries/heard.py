"""What was heard at a session and what became of it, as everybody reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from heard.partnerships.models import Partnership
from heard.sessions.heard_numbers import (
    FEWEST_SHOWN,
    HeardNumbers,
    ThemeCount,
    read_numbers,
)
from heard.sessions.models import Answer, HeardCorrection, Phase, Point, Session, SessionQuerySet
from heard.sessions.models.words import Prompt
from heard.sessions.queries.promises import Promise, promise_of
from heard.themes.counting import protected_counts
from heard.themes.models import Source, Theme
from heard.themes.queries import themes_of


@dataclass(frozen=True)
class Answers:
    """The last word on something, and those before it, newest first."""

    last: Answer | None = None
    earlier: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class SaidPoint:
    """A point as everybody reads it. `agreed` only where it is many."""

    point: Point
    answers: Answers

    @property
    def agreed(self) -> int | None:
        agreed = self.point.agreed
        return agreed if agreed is not None and agreed >= FEWEST_SHOWN else None


@dataclass(frozen=True)
class Group:
    """Points under one theme; without a name those under none that may be shown."""

    name: str
    points: tuple[SaidPoint, ...]


@dataclass(frozen=True)
class PromptPart:
    """All that was said to one prompt."""

    prompt: Prompt
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class ThemeLine:
    """A theme, how often it came up, and what the partnership says to it."""

    theme: Theme
    count: int | None
    answers: Answers


@dataclass(frozen=True)
class HeardPage:
    """All that the pages of one session's "what we heard" show."""

    session: Session
    numbers: HeardNumbers | None
    promise: Promise | None
    themes: tuple[ThemeLine, ...]
    parts: tuple[PromptPart, ...]
    corrections: tuple[HeardCorrection, ...] = field(default=())

    @property
    def is_published(self) -> bool:
        return self.session.heard_published_at is not None

    @property
    def points(self) -> list[SaidPoint]:
        return [each for part in self.parts for group in part.groups for each in group.points]

    @property
    def told_themes(self) -> list[ThemeLine]:
        """Themes of which there is more to say than that they came up."""
        return [line for line in self.themes if line.count or line.answers.last]

    @property
    def other_themes(self) -> list[ThemeLine]:
        return [line for line in self.themes if not (line.count or line.answers.last)]

    @property
    def answered_themes(self) -> list[ThemeLine]:
        return [line for line in self.themes if line.answers.last]

    @property
    def answered_points(self) -> list[SaidPoint]:
        return [each for each in self.points if each.answers.last]


def public_sessions(partnership: Partnership) -> SessionQuerySet:
    """Sessions of which everybody may read, neither drafts nor cancelled."""
    found = Session.objects.public().filter(phase__programme__partnership=partnership)
    found = found.filter(state__in=["announced", "held"])
    return found.select_related(
        "phase__programme__partnership", "phase__feedback_survey", "phase__equality_survey", "venue"
    )


def sessions_heard(partnership: Partnership) -> SessionQuerySet:
    """Sessions that are over: of each something is published or promised. The last one first."""
    over = public_sessions(partnership).filter(ends_at__lte=timezone.now())
    return over.order_by("-starts_at", "-pk")


def count_now(session: Session) -> HeardNumbers:
    """The numbers as they are today, protected."""
    partnership = session.phase.programme.partnership
    sorted_under = _themes(session, partnership)
    themes = {theme.key: theme for found in sorted_under.values() for theme in found}
    rows = [[theme.key for theme in found] for found in sorted_under.values()]
    protected = protected_counts(rows, list(themes)) if rows else None
    came = people_who_came(session)
    lines = [
        ThemeCount(str(key), themes[key].name, count)
        for key, count in (protected.by_theme.items() if protected else ())
    ]
    return HeardNumbers(
        came=came if came is not None and came >= FEWEST_SHOWN else None,
        were_few=came is not None and came < FEWEST_SHOWN,
        total=protected.total if protected else None,
        themes=tuple(sorted(lines, key=lambda one: (-(one.count or 0), one.name))),
        counted_on=timezone.localdate().isoformat(),
    )


def people_who_came(session: Session) -> int | None:
    """People in the room; None where nobody counted them."""
    counted = session.bookings.aggregate(all=Sum("came"))["all"]
    heads = (session.head_count_adults, session.head_count_young)
    if counted is None and heads == (None, None):
        return None
    return (counted or 0) + sum(head or 0 for head in heads)


def heard_page(session: Session, *, is_preview: bool = False) -> HeardPage:
    """What was heard, as everybody reads it; a preview counts anew. 9 statements at most."""
    partnership = session.phase.programme.partnership
    numbers = count_now(session) if is_preview else read_numbers(session.heard_numbers)
    sorted_under = _themes(session, partnership)
    points = list(session.points.published().order_by("captured_at", "pk"))
    themes = {theme.pk: theme for found in sorted_under.values() for theme in found}
    to_points, to_themes = _answers(session, points, themes)
    shown = {each.key for each in numbers.themes if each.count is not None} if numbers else set()
    said = [SaidPoint(point, to_points.get(point.pk, Answers())) for point in points]
    return HeardPage(
        session=session,
        numbers=numbers,
        promise=promise_of(session),
        themes=_theme_lines(themes.values(), numbers, to_themes),
        parts=_parts(said, sorted_under, shown),
        corrections=tuple(session.heard_corrections.all()),
    )


def _themes(session: Session, partnership: Partnership) -> dict[UUID, list[Theme]]:
    keys = list(session.points.published().values_list("key", flat=True))
    return themes_of(partnership, Source.SESSION, keys)


def _answers(
    session: Session, points: Iterable[Point], themes: Iterable[int]
) -> tuple[dict[int, Answers], dict[int, Answers]]:
    """Answers to points and, by theme, those for this session and those for all that was said."""
    of_here = Q(session=session) | Q(session=None)
    found: QuerySet[Answer] = Answer.objects.filter(
        Q(point__in=[point.pk for point in points]) | Q(of_here, theme__in=list(themes))
    ).order_by("-said_at", "-pk")
    to_points: dict[int, list[Answer]] = {}
    to_themes: dict[int, list[Answer]] = {}
    for answer in found:
        if answer.point_id is not None:
            to_points.setdefault(answer.point_id, []).append(answer)
        elif answer.theme_id is not None:
            to_themes.setdefault(answer.theme_id, []).append(answer)
    return (
        {pk: _last_and_earlier(answers) for pk, answers in to_points.items()},
        {pk: _last_and_earlier(answers) for pk, answers in to_themes.items()},
    )


def _last_and_earlier(answers: list[Answer]) -> Answers:
    """The last for this very session goes before the last for all; the rest is history."""
    current = [each for each in answers if each.replaced_at is None]
    current.sort(key=lambda each: each.session_id is None)
    last = current[0] if current else None
    return Answers(last, tuple(each for each in answers if each is not last))


def _theme_lines(
    themes: Iterable[Theme], numbers: HeardNumbers | None, answers: dict[int, Answers]
) -> tuple[ThemeLine, ...]:
    counts = {each.key: each.count for each in numbers.themes} if numbers else {}
    lines = [
        ThemeLine(theme, counts.get(str(theme.key)), answers.get(theme.pk, Answers()))
        for theme in themes
    ]
    return tuple(sorted(lines, key=lambda line: (-(line.count or 0), line.theme.name)))


def _parts(
    said: list[SaidPoint], sorted_under: dict[UUID, list[Theme]], shown: set[str]
) -> tuple[PromptPart, ...]:
    """By prompt, then by the first theme whose number may be shown.

    A heading over two or three points would single out who made them: those stand together.
    """
    parts = []
    for prompt in Prompt:
        groups: dict[str, list[SaidPoint]] = {}
        for each in said:
            if each.point.prompt == prompt:
                names = [
                    theme.name
                    for theme in sorted_under.get(each.point.key, [])
                    if str(theme.key) in shown
                ]
                groups.setdefault(names[0] if names else "", []).append(each)
        ordered = sorted(groups.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
        if ordered:
            parts.append(PromptPart(prompt, tuple(Group(n, tuple(p)) for n, p in ordered)))
    return tuple(parts)


def phases_of(partnership: Partnership) -> QuerySet[Phase]:
    """Every phase here, with its two surveys."""
    found = Phase.objects.filter(programme__partnership=partnership)
    return found.select_related("programme", "feedback_survey", "equality_survey")
