"""Writing about a concern. Where another lead was faster, what was typed stays in the form."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from heard.design.fields import GovukForm
from heard.partnerships.access import current_member
from heard.safeguarding import tags
from heard.safeguarding.forms.handling import CloseForm, NoteForm, OpenAgainForm, PassOnForm
from heard.safeguarding.models import Concern, ConcernSource
from heard.safeguarding.queries.inbox import concerns_of, opened
from heard.safeguarding.services import handling as services
from heard.safeguarding.views.opening import (
    open_concern,
    say_that_it_changed,
    say_that_it_is_closed,
)


@never_cache
@require_http_methods(["GET", "POST"])
def note_on_concern(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    concern = open_concern(member, pk)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        given: dict[str, Any] = {"words": form.cleaned_data["words"], "revision": form.revision}
        try:
            services.note_on_concern(concern, by=member, **given)
        except services.ChangedMeanwhileError:
            say_that_it_changed(form)
        except services.ClosedError:
            say_that_it_is_closed(form)
        else:
            return _back(request, concern, _("Note saved"))
    return _page(request, concern, "note_on_concern", form)


@never_cache
@require_http_methods(["GET", "POST"])
def pass_on_concern(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    concern = open_concern(member, pk)
    form = PassOnForm(request.POST or None)
    if form.is_valid():
        try:
            services.pass_on_concern(concern, form.passing, revision=form.revision, by=member)
        except services.ChangedMeanwhileError:
            say_that_it_changed(form)
        except services.ClosedError:
            say_that_it_is_closed(form)
        else:
            return _back(request, concern, _("Passed on. It stays open here until you close it"))
    return _page(request, concern, "pass_on_concern", form)


@never_cache
@require_http_methods(["GET", "POST"])
def close_concern(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    concern = open_concern(member, pk)
    has_queue = concern.source != ConcernSource.STAFF and concern.source_key is not None
    form = CloseForm(request.POST or None, has_queue=has_queue)
    if form.is_valid():
        try:
            services.close_concern(concern, form.outcome, revision=form.revision, by=member)
        except services.ChangedMeanwhileError:
            say_that_it_changed(form)
        except services.ClosedError:
            say_that_it_is_closed(form)
        else:
            return _back(request, concern, _("Concern closed"))
    return _page(request, concern, "close_concern", form)


@never_cache
@require_http_methods(["GET", "POST"])
def open_concern_again(request: HttpRequest, pk: int) -> HttpResponse:
    member = current_member(request)
    concern = open_concern(member, pk)
    form = OpenAgainForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            services.open_concern_again(concern, words=words, by=member)
        except services.NotClosedError:
            form.add_error(None, _("Somebody has opened it again already"))
        except services.WordsEmptiedError:
            form.add_error(None, _("Its words are gone. Raise a new concern instead"))
        else:
            return _back(request, concern, _("Concern opened again"))
    return _page(request, concern, "open_concern_again", form)


def _back(request: HttpRequest, concern: Concern, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("safeguarding:concern", concern.pk)


def _page(request: HttpRequest, concern: Concern, name: str, form: GovukForm) -> HttpResponse:
    """With what is there now, so that what another wrote meanwhile is read before sending."""
    now = concerns_of(concern.partnership).get(pk=concern.pk)
    context = {
        "concern": now,
        "form": form,
        "opened": opened(now, timezone.now()),
        "tags": tags,
    }
    return render(request, f"safeguarding/{name}.jinja", context)
