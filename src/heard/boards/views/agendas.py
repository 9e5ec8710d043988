"""The agenda, item by item."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.boards.forms.agendas import AgendaItemForm
from heard.boards.models import Meeting
from heard.boards.queries import meetings as queries
from heard.boards.services import agendas as services
from heard.boards.services.revisions import ChangedMeanwhileError
from heard.boards.views.opening_meetings import (
    open_meeting,
    revision_read,
    say_who_saved,
    sends_back_to_the_meeting,
)
from heard.partnerships.access import current_member


@require_safe
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The items in their order, and whether they fit the time."""
    meeting = open_meeting(current_member(request), pk)
    context = _shown(meeting) | {"most": services.MOST_ITEMS}
    return render(request, "boards/agenda.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def add_agenda_item(request: HttpRequest, pk: int) -> HttpResponse:
    """One more item, at the end."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    revision = revision_read(request, meeting)
    form = AgendaItemForm(request.POST or None, within=member.partnership)
    if form.is_valid():
        values = services.ItemValues(**form.cleaned_data)
        try:
            services.add_agenda_item(meeting, values, revision=revision, by=member)
        except ChangedMeanwhileError as changed:
            revision = say_who_saved(form, changed)
        except services.TooManyItemsError:
            form.add_error(None, _("An agenda holds 60 items. Remove one first"))
        else:
            return redirect("boards:agenda", pk)
    context = _shown(meeting) | {"form": form, "item": None, "saved": None, "revision": revision}
    return render(request, "boards/change_agenda_item.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def change_agenda_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Other words for an item."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    item = get_object_or_404(meeting.agenda.select_related("meeting__body"), pk=item_pk)
    revision, saved = revision_read(request, meeting), None
    form = AgendaItemForm(request.POST or None, within=member.partnership, item=item)
    if form.is_valid():
        values = services.ItemValues(**form.cleaned_data)
        try:
            services.change_agenda_item(item, values, revision=revision, by=member)
        except ChangedMeanwhileError as changed:
            revision, saved = say_who_saved(form, changed), item
        except services.ItemGoneError:
            form.add_error(None, _("Somebody has removed this item. Add it anew if it is wanted"))
        else:
            return redirect("boards:agenda", pk)
    context = _shown(meeting) | {"form": form, "item": item, "saved": saved, "revision": revision}
    return render(request, "boards/change_agenda_item.jinja", context)


@require_POST
@sends_back_to_the_meeting
def move_agenda_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """One place up or down."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    item = get_object_or_404(meeting.agenda.select_related("meeting__body"), pk=item_pk)
    revision = revision_read(request, meeting)
    down = request.POST.get("deed") == "down"
    try:
        services.move_agenda_item(item, down=down, revision=revision, by=member)
    except (ChangedMeanwhileError, services.ItemGoneError):
        messages.warning(request, _("Somebody else changed the agenda meanwhile. This is it now"))
    return redirect("boards:agenda", pk)


@require_POST
@sends_back_to_the_meeting
def remove_agenda_item(request: HttpRequest, pk: int, item_pk: int) -> HttpResponse:
    """Off the agenda."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    item = get_object_or_404(meeting.agenda.select_related("meeting__body"), pk=item_pk)
    revision = revision_read(request, meeting)
    try:
        services.remove_agenda_item(item, revision=revision, by=member)
    except services.ItemHasMinutesError:
        messages.warning(request, _("The minutes say something of this item. Empty that first"))
    except (ChangedMeanwhileError, services.ItemGoneError):
        messages.warning(request, _("Somebody else changed the agenda meanwhile. This is it now"))
    else:
        messages.success(request, _("Item removed"))
    return redirect("boards:agenda", pk)


def _shown(meeting: Meeting) -> dict[str, object]:
    allowed, length = queries.planned_sum(meeting)
    items = list(meeting.agenda.all())
    return {"meeting": meeting, "items": items, "allowed": allowed, "length": length}
