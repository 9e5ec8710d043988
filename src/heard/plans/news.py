"""What changed in plans for families: one sentence for each, for letters and feeds."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from heard.design.words import date_words
from heard.plans.models import Action, DueChange, NoticeQuestion, Plan
from heard.plans.models.words import ActionState

_OVER = (ActionState.DELIVERED, ActionState.EVIDENCED, ActionState.STOPPED)


class NewsKind(StrEnum):
    PUBLISHED = "published"
    ASKED = "asked"
    NOTICED = "noticed"
    DELIVERED = "delivered"
    UNNOTICED = "unnoticed"
    MOVED = "moved"
    STOPPED = "stopped"
    REOPENED = "reopened"


@dataclass(frozen=True)
class News:
    """`title` and `lines` are in the language of whoever asks. Never who did it."""

    id: str
    kind: NewsKind
    at: datetime
    page: tuple[str, str | UUID]  # name of its page, and what that takes
    about: str
    lines: tuple[str, ...] = ()
    moved: DueChange | None = None

    @property
    def title(self) -> str:
        return _title(self.kind) % {"about": self.about}

    @property
    def sentences(self) -> list[str]:
        """What else there is to say, in order; a day that moved says from when to when."""
        days = _moved_words(self.moved) if self.moved else ""
        return [each for each in (days, *self.lines) if each]


def of_plan(plan: Plan, at: datetime) -> News:
    page = ("plans:plan", plan.slug)
    return News(
        f"urn:uuid:{plan.key}#published",
        NewsKind.PUBLISHED,
        at,
        page,
        plan.title,
        lines=tuple(plan.summary.splitlines()),
    )


def of_question(question: NoticeQuestion, at: datetime) -> News:
    page = ("plans:notice", question.key)
    return News(f"urn:uuid:{question.key}", NewsKind.ASKED, at, page, question.words)


def of_state(action: Action, kind: NewsKind, *, number: int, at: datetime, words: str) -> News:
    return News(
        f"urn:uuid:{action.key}#state-{number}",
        kind,
        at,
        ("plans:action", action.key),
        action.plain_words or action.title,
        lines=(words,),
    )


def of_move(action: Action, moved: DueChange, at: datetime) -> News:
    return News(
        f"urn:uuid:{action.key}#day-{moved.pk}",
        NewsKind.MOVED,
        at,
        ("plans:action", action.key),
        action.plain_words or action.title,
        lines=(moved.reason,),
        moved=moved,
    )


def kind_of_change(was: str, became: str) -> NewsKind | None:
    """What families hear of it; None where it is none of their news."""
    if was == became:
        return None
    if became == ActionState.DELIVERED:
        return NewsKind.UNNOTICED if was == ActionState.EVIDENCED else NewsKind.DELIVERED
    if became == ActionState.EVIDENCED:
        return NewsKind.NOTICED
    if became == ActionState.STOPPED:
        return NewsKind.STOPPED
    is_open = became in {ActionState.AGREED, ActionState.IN_PROGRESS}
    return NewsKind.REOPENED if is_open and was in _OVER else None


def _title(kind: NewsKind) -> str:
    return {
        NewsKind.PUBLISHED: _("A new plan: %(about)s"),
        NewsKind.ASKED: _("Do you notice it? %(about)s"),
        NewsKind.NOTICED: _("Done, and we know that it helps: %(about)s"),
        NewsKind.DELIVERED: _("Done: %(about)s"),
        NewsKind.UNNOTICED: _("Done, but we do not know any more whether it helps: %(about)s"),
        NewsKind.MOVED: _("The day has moved: %(about)s"),
        NewsKind.STOPPED: _("We can't do this: %(about)s"),
        NewsKind.REOPENED: _("We work on this again: %(about)s"),
    }[kind]


def _moved_words(moved: DueChange) -> str:
    was = date_words(moved.was_on) if moved.was_on else moved.was_words
    if not was:
        return _("We will do it by %(day)s.") % {"day": date_words(moved.moved_to)}
    return _("We said %(was)s. Now we say %(day)s.") % {
        "was": was,
        "day": date_words(moved.moved_to),
    }
