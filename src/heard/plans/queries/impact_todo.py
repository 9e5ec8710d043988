"""What delivered actions ask of a member: does anybody notice?"""

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.plans.queries.noticing import (
    LOOK_AFTER,
    delivered_and_not_noticed,
    questions_to_close,
    shown_counts,
)
from heard.plans.rules import can_keep_plans

MOST = 5


def todo(member: Member) -> list[Todo]:
    if not can_keep_plans(member):
        return []
    asked = [
        Todo(
            _("Say what families noticed of %(action)s") % {"action": question.action},
            reverse("plans:impacts", args=[question.action_id]),
        )
        for question in questions_to_close(member.partnership)[:MOST]
        if (counts := shown_counts(question)) and counts.says_so
    ]
    return asked + [
        Todo(
            _("Find out whether anybody notices %(action)s") % {"action": action},
            reverse("plans:impacts", args=[action.pk]),
            action.delivered_on + LOOK_AFTER if action.delivered_on else None,
        )
        for action in delivered_and_not_noticed(member.partnership)[:MOST]
    ]
