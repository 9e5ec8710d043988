"""What the parent carer forum says of a plan: its own words, which nobody else writes."""

from django.db import transaction

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.partnerships.rules import can_speak_for_forum
from heard.plans.models import ForumStatement, Plan
from heard.plans.services.revisions import locked_plan


class NotTheForumError(Exception):
    """Only the forum speaks for the forum."""


class SaidAlreadyError(Exception):
    """The very same words stand there as the last ones: the form was sent twice."""


@transaction.atomic
def make_forum_statement(plan: Plan, text: str, *, by: Member) -> ForumStatement:
    """It stands above those before, which stay. Raises NotTheForumError, SaidAlreadyError."""
    if not can_speak_for_forum(by) or by.partnership_id != plan.partnership_id:
        raise NotTheForumError(by)
    plan = locked_plan(plan)
    last = plan.forum_statements.first()
    if last is not None and last.text == text:
        raise SaidAlreadyError(last)
    statement = ForumStatement.objects.create(plan=plan, text=text, by=by)
    record("forum statement written", plan, by=by.user)
    return statement
