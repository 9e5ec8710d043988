"""Opening a concern for somebody who may, and what is said when another was faster."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from heard.partnerships.models import Member
from heard.safeguarding.forms.handling import RevisionForm
from heard.safeguarding.models import Concern
from heard.safeguarding.queries.inbox import concerns_of
from heard.safeguarding.rules import can_handle_concern, can_handle_concerns


def open_concern(member: Member, pk: int) -> Concern:
    """Raises PermissionDenied before it looks: nobody else learns which numbers there are."""
    if not can_handle_concerns(member):
        raise PermissionDenied
    concern = get_object_or_404(concerns_of(member.partnership), pk=pk)
    if not can_handle_concern(member, concern):
        raise PermissionDenied
    return concern


def say_that_it_changed(form: RevisionForm) -> None:
    words = _(
        "Somebody has added to this concern since you opened it. Read what is new below, then "
        "send again"
    )
    form.add_error(None, words)


def say_that_it_is_closed(form: RevisionForm) -> None:
    form.add_error(None, _("Somebody has closed this concern. Open it again to add to it"))
