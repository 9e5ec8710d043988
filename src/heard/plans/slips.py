"""What slipped: from the day first promised to the one of now, by how much and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.timelines import Mark, Span, Timeline
from heard.design.words import date_words, iso_date_words, number_words
from heard.plans.frozen import FrozenAction, FrozenPlan
from heard.plans.models.words import ActionState

MOST_IN_PICTURE = 12
_OPEN = (ActionState.DRAFT, ActionState.AGREED, ActionState.IN_PROGRESS)
_OVER = (ActionState.STOPPED, ActionState.REPLACED)


@dataclass(frozen=True)
class Move:
    """One time that a day moved."""

    was: str
    became: str
    on: str
    reason: str


@dataclass(frozen=True)
class Slip:
    """One action. `now` is the day that holds, the day it was done, or today where it is late.

    `told` is a sentence that says which.
    """

    action: FrozenAction
    promised: date
    now: date
    told: str
    moves: tuple[Move, ...]

    @property
    def days(self) -> int:
        return (self.now - self.promised).days

    @property
    def words(self) -> str:
        return days_words(self.days)


@dataclass(frozen=True)
class Slips:
    """Those that slipped, the furthest first; those that came forward; how many have a day."""

    later: tuple[Slip, ...]
    earlier: tuple[Slip, ...]
    dated: int
    total: int

    @property
    def days(self) -> int:
        return sum(each.days for each in self.later)

    @property
    def sentence(self) -> str:
        if not self.dated:
            return _("No action has a day that could slip.")
        if not self.later:
            return _("No action has slipped.")
        n = len(self.later)
        said = ngettext(
            "%(n)d of %(dated)d actions with a day slipped, by %(days)s days.",
            "%(n)d of %(dated)d actions with a day slipped, by %(days)s days in all; the furthest "
            "by %(most)s.",
            n,
        ) % {
            "n": n,
            "dated": self.dated,
            "days": number_words(self.days),
            "most": number_words(self.later[0].days),
        }
        return f"{said} {self._silent_words}".strip()

    @property
    def _silent_words(self) -> str:
        n = sum(not each.moves for each in self.later)
        words = ngettext(
            "For %(n)d of them no reason is written down.",
            "For %(n)d of them no reason is written down.",
            n,
        )
        return words % {"n": n} if n else ""


def slips_of(plan: FrozenPlan) -> Slips:
    """What is late without a word counts as well, and what was done late."""
    today = date.fromisoformat(plan.taken_on)
    found = [slip for each in plan.actions if (slip := _slip(each, today))]
    later = sorted((s for s in found if s.days > 0), key=lambda s: (-s.days, s.action.reference))
    earlier = sorted((s for s in found if s.days < 0), key=lambda s: (s.days, s.action.reference))
    return Slips(tuple(later), tuple(earlier), len(found), len(plan.actions))


def slips_picture(slips: Slips, today: date) -> Timeline:
    """The furthest, each from the day promised to the one of now; a dot for every day between."""
    shown = slips.later[:MOST_IN_PICTURE]
    title = _("What slipped")
    if len(shown) < len(slips.later):
        title = _("The %(n)d that slipped furthest") % {"n": len(shown)}
    return Timeline(
        key="slips",
        title=title,
        sentence=slips.sentence,
        spans=tuple(_span(each) for each in shown),
        columns=(_("How far"), _("From when to when"), _("Why")),
        today=today,
    )


def days_words(days: int) -> str:
    if days < 0:
        return ngettext("%(n)s day earlier", "%(n)s days earlier", -days) % {
            "n": number_words(-days)
        }
    return ngettext("%(n)s day later", "%(n)s days later", days) % {"n": number_words(days)}


def why_words(slip: Slip) -> Sequence[str]:
    """Every reason with its day; that there is none only where something is late."""
    if slip.moves:
        return [f"{move.on}: {move.reason}" for move in slip.moves]
    if slip.action.came_from and slip.action.revised_due_on:
        return [_("It moved before this plan took the action over.")]
    return [_("No reason is written down.")] if slip.days > 0 else []


def _slip(action: FrozenAction, today: date) -> Slip | None:
    promised = _promised(action)
    if promised is None or action.state in _OVER:
        return None
    due = date.fromisoformat(action.revised_due_on or action.due_on or promised.isoformat())
    if action.delivered_on:
        now, told = (
            date.fromisoformat(action.delivered_on),
            _("Promised for %(first)s, done on %(now)s."),
        )
    elif action.state in _OPEN and due < today:
        now, told = today, _("Promised for %(first)s, and not done by %(now)s.")
    else:
        now, told = due, _("Promised for %(first)s, now to be done by %(now)s.")
    told = told % {"first": date_words(promised), "now": date_words(now)}
    moves = tuple(
        Move(_was(each.was), iso_date_words(each.moved_to), iso_date_words(each.on), each.reason)
        for each in action.due_changes
    )
    return Slip(action, promised, now, told, moves)


def _promised(action: FrozenAction) -> date | None:
    """The first day that was named; None where words stood in its place until now."""
    days = [action.due_on, *(each.was for each in action.due_changes), action.revised_due_on]
    return next((day for each in days if (day := _day(each))), None)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _was(text: str) -> str:
    day = _day(text)
    return date_words(day) if day else text


def _span(slip: Slip) -> Span:
    days = (_day(each.moved_to) for each in slip.action.due_changes)
    inside = [day for day in days if day and slip.promised < day < slip.now]
    return Span(
        label=f"{slip.action.reference} {slip.action.title}",
        start=slip.promised,
        end=slip.now,
        cells=(
            slip.words,
            slip.told,
            "; ".join(why_words(slip)),
        ),
        marks=tuple(Mark(day, is_done=False) for day in inside),
        is_over=bool(slip.action.delivered_on),
    )
