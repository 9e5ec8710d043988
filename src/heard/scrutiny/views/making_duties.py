"""Making a duty of members from what was resolved, and changing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.design.typed import sent_revision
from heard.scrutiny.duty_details import DutyAsked
from heard.scrutiny.forms.duties import DutyForm
from heard.scrutiny.models import Committee, Resolution
from heard.scrutiny.queries import duties as queries
from heard.scrutiny.queries import proposing_duty
from heard.scrutiny.queries.duty_sessions import Near, sessions_asked
from heard.scrutiny.queries.following import resolutions_here
from heard.scrutiny.queries.sitting import committees_of, meetings_of, members_of
from heard.scrutiny.services import duties as services
from heard.scrutiny.views.duties import keeper, opened


@require_http_methods(["GET", "POST"])
def make_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Prefilled from a resolution; shows each member with their sessions before it is saved."""
    member = keeper(request)
    committee = get_object_or_404(committees_of(member.partnership), pk=pk)
    resolution = _resolution(request, committee)
    known = queries.duties_by_resolution([resolution.key] if resolution else [])
    if resolution is not None and resolution.key in known:
        return redirect("scrutiny:keep_duty", known[resolution.key].pk)
    form = _form(request, committee, proposing_duty.proposed(resolution, committee))
    if form.is_valid() and "look" not in request.POST:
        duty = services.make_duty(committee, form.asked, by=member)
        messages.success(request, _("Members are asked. Each was sent a link to their own page"))
        return redirect("scrutiny:keep_duty", duty.pk)
    context: dict[str, Any] = {"committee": committee, "resolution": resolution, "duty": None}
    return _show(request, form, committee, context)


@require_http_methods(["GET", "POST"])
def change_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, sessions, days or another meeting."""
    member = keeper(request)
    duty = opened(member, pk)
    form = _form(request, duty.committee, queries.asked_of(duty))
    if form.is_valid() and "look" not in request.POST:
        try:
            services.change_duty(duty, form.asked, revision=sent_revision(request.POST), by=member)
        except services.SavedMeanwhileError:
            form.add_error(None, _("Somebody else changed this meanwhile. What is saved now is "
                                   "shown below. Save yours again to replace it"))  # fmt: skip
        except services.DutyClosedError:
            form.add_error(None, _("This is closed. Nothing of it changes any more"))
        else:
            messages.success(
                request,
                _("Changes saved. Members see them on their pages, and get no letter by it"),
            )
            return redirect("scrutiny:keep_duty", duty.pk)
    duty = opened(member, pk)
    context: dict[str, Any] = {"committee": duty.committee, "resolution": None, "duty": duty}
    return _show(request, form, duty.committee, context)


def _form(request: HttpRequest, committee: Committee, asked: DutyAsked) -> DutyForm:
    return DutyForm(
        request.POST if request.method == "POST" else None,
        asked,
        phases=list(proposing_duty.phases_of(committee)),
        meetings=list(meetings_of(committee)),
    )


def _show(
    request: HttpRequest, form: DutyForm, committee: Committee, context: dict[str, Any]
) -> HttpResponse:
    """The form, and whom what is in it would ask to choose among which sessions."""
    asked = form.asked if form.is_bound and form.is_valid() else form.opened_with
    sessions = list(sessions_asked(committee.partnership, asked))
    sits = members_of(committee, timezone.localdate())
    preview = queries.preview(sits, sessions)
    context |= {"form": form, "preview": preview, "sessions": sessions, "Near": Near}
    return render(request, "scrutiny/make_duty.jinja", context)


def _resolution(request: HttpRequest, committee: Committee) -> Resolution | None:
    """The one that the address names. Raises Http404 where it names none of this area."""
    named = request.GET.get("resolution", "")
    if not named:
        return None
    try:
        key = UUID(named[:50])
    except ValueError:
        key = UUID(int=0)
    return get_object_or_404(resolutions_here(committee.partnership_id), key=key)
