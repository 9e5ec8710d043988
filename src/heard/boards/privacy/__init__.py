"""What the room holds on people, how it forgets them, and how long it keeps what."""

from itertools import chain

from django.utils.translation import gettext_lazy as _

from heard.boards.models import (
    Attendee,
    Declaration,
    Expense,
    Expression,
    Membership,
    Person,
    StageChange,
    Subscriber,
)
from heard.boards.privacy import interest, meetings, people, standing
from heard.boards.privacy.keeping import retention_rules
from heard.boards.privacy.known import known
from heard.partnerships.privacy import Held, Room, Subject

__all__ = ["BOARDS", "known", "retention_rules"]


def held_on(subject: Subject) -> list[Held]:
    """Everything on the subject, people's seats first."""
    subjects = (people, interest, standing, meetings)
    return list(chain.from_iterable(one.held_on(subject) for one in subjects))


def counts(partnership_id: int) -> dict[str, int]:
    """Rows of the partnership that may be of a person."""
    ours = {"partnership_id": partnership_id}
    return {
        "people": Person.objects.filter(**ours).count(),
        "memberships": Membership.objects.filter(person__partnership_id=partnership_id).count(),
        "declarations": Declaration.objects.filter(person__partnership_id=partnership_id).count(),
        "expenses": Expense.objects.filter(
            membership__person__partnership_id=partnership_id
        ).count(),
        "expressions": Expression.objects.filter(**ours).count(),
        "stages": StageChange.objects.filter(expression__partnership_id=partnership_id).count(),
        "subscribers": Subscriber.objects.filter(**ours).count(),
        "attendees": Attendee.objects.filter(meeting__body__partnership_id=partnership_id).count(),
    }


BOARDS = Room("boards", _("Boards, groups and expressions of interest"), held_on, counts)
