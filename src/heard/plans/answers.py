"""What families read of an action: we did, we will, we can't because, still looking. With a day."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from heard.design.words import Tag, date_words
from heard.plans.models import Action
from heard.plans.models.words import ActionState
from heard.sessions.models.words import AnswerKind
from heard.sessions.point_tags import kind_tag

_KINDS = {
    ActionState.DRAFT: AnswerKind.LOOKING,
    ActionState.AGREED: AnswerKind.WILL,
    ActionState.IN_PROGRESS: AnswerKind.WILL,
    ActionState.DELIVERED: AnswerKind.DID,
    ActionState.EVIDENCED: AnswerKind.DID,
    ActionState.STOPPED: AnswerKind.CANNOT,
    ActionState.REPLACED: AnswerKind.WILL,
}


@dataclass(frozen=True)
class PublicAnswer:
    """One action in families' words. `when` is a sentence with a day, or says that none is set."""

    kind: AnswerKind
    words: str
    when: str
    on: date | None = None

    @property
    def tag(self) -> Tag:
        return kind_tag(self.kind)


def kind_of(state: str) -> AnswerKind:
    return _KINDS[ActionState(state)]


def public_answer(action: Action) -> PublicAnswer:
    """Asks the database for nothing. What went on as another action is told by that one."""
    kind = kind_of(action.state)
    words = action.plain_words or action.title
    if kind == AnswerKind.CANNOT:
        said = _("We said so on %(day)s.") % {"day": _day(action.stopped_on)}
        return PublicAnswer(kind, words, f"{action.stopped_because} {said}", action.stopped_on)
    if kind == AnswerKind.DID:
        when = _("Done on %(day)s.") % {"day": _day(action.delivered_on)}
        return PublicAnswer(kind, action.changed_words or words, when, action.delivered_on)
    if kind == AnswerKind.LOOKING:
        return PublicAnswer(kind, words, _again(action.review_on), action.review_on)
    return PublicAnswer(kind, words, _by(action), action.due)


def _day(day: date | None) -> str:
    return date_words(day) if day else ""


def _again(day: date | None) -> str:
    if day is None:
        return _("We have not set a day yet.")
    return _("We will look at it again on %(day)s.") % {"day": date_words(day)}


def _by(action: Action) -> str:
    if action.due is None:
        in_place = action.due_words
        return _("When: %(words)s.") % {"words": in_place} if in_place else _again(None)
    if action.revised_due_on and action.due_on:
        return _("By %(day)s. We first said %(first)s.") % {
            "day": date_words(action.revised_due_on),
            "first": date_words(action.due_on),
        }
    return _("By %(day)s.") % {"day": date_words(action.due)}
