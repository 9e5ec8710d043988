"""Expressions of interest: all that somebody gave, how it was handled, and what was said of it."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from heard.boards.models import Expression
from heard.boards.privacy.people import contact, needs
from heard.boards.services.forgetting import forget_expression
from heard.design.words import date_words
from heard.partnerships.likeness import candidates, is_alike
from heard.partnerships.privacy import Held, Subject, values

AFTER_A_CALL = timedelta(days=183)


def held_on(subject: Subject) -> list[Held]:
    ours = Expression.objects.filter(partnership_id=subject.partnership_id)
    rows = candidates(ours, subject).select_related("call", "district", "offered_group__body")
    found = ((row, is_alike(row, subject)) for row in rows)
    return [_expression(row, is_certain=alike) for row, alike in found if alike is not None]


def kept_until(expression: Expression) -> date:
    return expression.forget_on or expression.call.closes_on + AFTER_A_CALL


def _expression(expression: Expression, *, is_certain: bool) -> Held:
    return Held(
        _("An expression of interest in a seat"),
        f"expression:{expression.key}",
        values(
            (_("Reference"), expression.reference),
            (_("Call"), expression.call),
            (_("Seats"), "; ".join(map(str, expression.groups.all()))),
            *contact(expression),
            (_("Came in"), expression.get_origin_display()),
            (_("Received on"), date_words(expression.received_on)),
            (_("Who you are"), expression.get_relationship_display()),
            (_("District"), expression.district),
            (_("Age of your child"), expression.get_age_band_display()),
            (_("Kind of need"), expression.need),
            (_("Why you are interested"), expression.why),
            (_("What you bring"), expression.brings),
            (_("When you can come"), expression.availability),
            (_("Access needs"), needs(expression.access_needs)),
            (_("Access and support, in your words"), expression.access_words),
            (_("What might be a conflict"), expression.conflict_words),
            (_("What you added to your answer"), expression.answer_words),
            (_("How you heard"), expression.get_how_heard_display()),
            (_("May ask again"), _("Yes") if expression.may_ask_again else _("No")),
            (_("Stages"), "; ".join(_stages(expression))),
            (_("Seat offered"), expression.offered_group),
            (_("Place on the reserve list"), expression.reserve_place),
            (_("What the panel wrote"), expression.reasons),
            (_("What the panel wrote to you"), expression.feedback),
            (_("Scores"), "; ".join(_scores(expression))),
            (_("Known to somebody on the panel"), "; ".join(_conflicts(expression))),
        ),
        kept_until=kept_until(expression),
        is_certain=is_certain,
        forget=lambda by: forget_expression(expression, by=by),
    )


def _stages(expression: Expression) -> Iterator[str]:
    """Each with its day; the stage alone where nobody wrote down how it came to it."""
    changes = list(expression.changes.all())
    if not changes or changes[-1].stage != expression.stage:
        yield str(expression.get_stage_display())
    for change in changes:
        yield f"{change.get_stage_display()} ({date_words(change.at)})"


def _scores(expression: Expression) -> Iterator[str]:
    """What was given for what, and why; not by whom: a panel decides together."""
    for score in expression.scores.select_related("criterion"):
        yield f"{score.criterion}: {score.points} {score.note}".strip()


def _conflicts(expression: Expression) -> Iterator[str]:
    for conflict in expression.conflicts.all():
        yield conflict.words or _("took no part in deciding")
