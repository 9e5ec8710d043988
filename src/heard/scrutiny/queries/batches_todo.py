"""Files that were brought in and wait."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.partnerships.models import Member
from heard.partnerships.todo import Todo
from heard.scrutiny.queries.batches import to_settle
from heard.scrutiny.rules import can_write_decisions

_EACH = 3


def todo(member: Member) -> list[Todo]:
    """Records that are here in other words: each where there are few, else how many."""
    if not can_write_decisions(member):
        return []
    waiting = list(to_settle(member)[: _EACH + 1])
    if len(waiting) > _EACH:
        count = to_settle(member).count()
        words = ngettext(
            "Decide on %(count)d record that is here in other words",
            "Decide on %(count)d records that are here in other words",
            count,
        )
        return [Todo(words % {"count": count}, f"{reverse('scrutiny:bring_decisions')}#waiting")]
    return [
        Todo(
            _("Decide on new words for the decision record “%(title)s”")
            % {"title": file.record or file.name},
            reverse("scrutiny:batch_difference", args=[file.pk]),
        )
        for file in waiting
    ]
