"""A plan along a calendar: from start to due, with milestones, and how days moved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.timelines import Mark, Span, Timeline
from heard.design.words import date_words
from heard.plans.frozen import FrozenAction, FrozenPlan
from heard.plans.models.words import Rating
from heard.plans.rating import SIGNS
from heard.plans.sheets import SHOWN_WHOLE, day_words, sheet_of

# Actions in one picture: of a plan that is shown whole, and of one that fills many sheets.
IN_ONE, OF_MANY = 24, 8
_OVER = (Rating.DELIVERED, Rating.EVIDENCED, Rating.CLOSED)


@dataclass(frozen=True)
class Piece:
    """Of which part a picture is, and how many actions it may hold."""

    key: str
    name: str
    size: int


@dataclass(frozen=True)
class TimelinePart:
    """A priority. What would be longer than a sheet of paper is several timelines."""

    name: str
    sentence: str
    timelines: tuple[Timeline, ...]


@dataclass(frozen=True)
class PlanTimelines:
    """One part for each priority, all on one calendar. `dayless` have neither start nor end."""

    parts: tuple[TimelinePart, ...]
    dayless: tuple[FrozenAction, ...]
    sentence: str
    total: int

    @property
    def is_folded(self) -> bool:
        return self.total > SHOWN_WHOLE


def timelines_of(plan: FrozenPlan) -> PlanTimelines:
    today = date.fromisoformat(plan.taken_on)
    spans = {each.key: span for each in plan.actions if (span := _span(each))}
    ends = _ends(spans.values())
    parts = []
    for number, part in enumerate(sheet_of(plan).parts, start=1):
        held = [spans[card.key] for card in part.cards if card.key in spans]
        if held:
            size = OF_MANY if len(plan.actions) > SHOWN_WHOLE else IN_ONE
            drawn = _in_pieces(Piece(f"part-{number}", part.name, size), held)
            timelines = tuple(replace(each, today=today, ends=ends) for each in drawn)
            parts.append(TimelinePart(part.name, part.count_words, timelines))
    dayless = tuple(each for each in plan.actions if each.key not in spans)
    return PlanTimelines(tuple(parts), dayless, _sentence(plan, today), len(plan.actions))


def _in_pieces(part: Piece, spans: Sequence[Span]) -> Iterable[Timeline]:
    """No picture is longer than a sheet of paper."""
    columns = (_("Start"), _("First promised"), _("Now"), _("Milestones"))
    for first in range(0, len(spans), part.size):
        held = tuple(spans[first : first + part.size])
        title = part.name
        if len(spans) > part.size:
            title = _("%(name)s: %(first)d to %(last)d of %(total)d") % {
                "name": part.name,
                "first": first + 1,
                "last": first + len(held),
                "total": len(spans),
            }
        sentence = _("From %(first)s to %(last)s.") % {
            "first": date_words(min(span.start for span in held)),
            "last": date_words(max(span.end for span in held)),
        }
        yield Timeline(f"{part.key}-{first}", title, sentence, held, columns, date.min)


def _ends(spans: Iterable[Span]) -> tuple[date, date] | None:
    days = [day for span in spans for day in span.days]
    return (min(days), max(days)) if days else None


def _span(action: FrozenAction) -> Span | None:
    start, due = _day(action.starts_on), _day(action.revised_due_on or action.due_on)
    if action.delivered_on:
        due = _day(action.delivered_on)
    first, last = start or due, due or start
    if first is None or last is None:
        return None
    rating = Rating(action.rating)
    promised = _day(action.due_on)
    marks = tuple(
        Mark(day, is_done=bool(each.done_on))
        for each in action.milestones
        if (day := _day(each.done_on or each.due_on))
    )
    return Span(
        label=f"{SIGNS[rating]} {action.reference} {action.title}",
        start=min(first, last),
        end=last,
        cells=(
            date_words(start) if start else _("Not set"),
            date_words(promised) if promised else _("No day"),
            f"{day_words(action)}, {rating.label}",
            _milestones(action),
        ),
        promised=promised,
        marks=marks,
        is_over=rating in _OVER,
    )


def _milestones(action: FrozenAction) -> str:
    found = []
    for each in action.milestones:
        day, words = _day(each.done_on or each.due_on), _("%(step)s: by %(day)s")
        if day is None:
            found.append(each.words)
            continue
        if each.done_on:
            words = _("%(step)s: done on %(day)s")
        found.append(words % {"step": each.words, "day": date_words(day)})
    return "; ".join(found) or _("None")


def _sentence(plan: FrozenPlan, today: date) -> str:
    n = len(plan.actions)
    if not n:
        return _("There is no action yet.")
    coming = [each for each in plan.actions if Rating(each.rating) not in _OVER]
    soon = today + timedelta(days=plan.soon_days)
    dues = [_day(each.revised_due_on or each.due_on) for each in coming]
    late = sum(due is not None and due < today for due in dues)
    near = sum(due is not None and today <= due <= soon for due in dues)
    moved = sum(
        bool(each.due_on and each.revised_due_on and each.revised_due_on > each.due_on)
        for each in coming
    )
    over = n - len(coming)
    return " ".join(
        (
            ngettext("%(n)d action.", "%(n)d actions.", n) % {"n": n},
            ngettext("%(n)d is done or closed.", "%(n)d are done or closed.", over) % {"n": over},
            ngettext(
                "%(n)d is due within %(days)d days.", "%(n)d are due within %(days)d days.", near
            )
            % {"n": near, "days": plan.soon_days},
            ngettext("%(n)d is late.", "%(n)d are late.", late) % {"n": late},
            ngettext("%(n)d has a later day.", "%(n)d have a later day.", moved) % {"n": moved},
        )
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
