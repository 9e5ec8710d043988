"""Getting hold of a draft."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from heard.partnerships.models import Member
from heard.scrutiny.models import DecisionRecord
from heard.scrutiny.rules import can_write_decision
from heard.scrutiny.services import NotADraftError

Given = ParamSpec("Given")
View = Callable[Concatenate[Any, Given], HttpResponse]


def open_draft(member: Member, pk: int) -> DecisionRecord:
    """The draft with its source. Raises Http404, PermissionDenied, NotADraftError."""
    record = get_object_or_404(member.partnership.decisions.select_related("source"), pk=pk)
    if not can_write_decision(member, record):
        raise PermissionDenied
    if not record.is_draft:
        raise NotADraftError(record)
    return record


def sends_away_from_what_is_no_draft(view: View[Given]) -> View[Given]:
    """Tell an officer whose draft has been published or thrown away meanwhile."""

    @wraps(view)
    def sent_away(request: Any, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotADraftError:
            messages.warning(
                request, _("That is no longer a draft: it was published or thrown away")
            )
            return redirect("scrutiny:all_decisions")

    return sent_away
