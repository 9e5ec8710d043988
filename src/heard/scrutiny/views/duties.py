"""Members' duties, for the officer who keeps committees."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny import duty_tags
from heard.scrutiny.forms.duties import CloseDutyForm, ExcuseForm
from heard.scrutiny.models import Duty
from heard.scrutiny.queries import duties as queries
from heard.scrutiny.queries.duty_sessions import Near
from heard.scrutiny.queries.reports_to_check import checked_report, reports_to_check
from heard.scrutiny.queries.sitting import committees_of
from heard.scrutiny.rules import can_keep_committees
from heard.scrutiny.services import duties as services
from heard.scrutiny.services import telling_duties


@require_safe
def duties(request: HttpRequest) -> HttpResponse:
    """By committee: who has reported, who has not, and which reports are to check."""
    member = keeper(request)
    context = {
        "committees": list(committees_of(member.partnership)),
        "duties": queries.duty_rows(member.partnership),
        "to_check": list(reports_to_check(member.partnership)),
        "today": timezone.localdate(),
        "tags": duty_tags,
    }
    return render(request, "scrutiny/duties.jinja", context)


@require_safe
def keep_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """One duty: each member with their division, what they answered and what they reported."""
    duty = opened(keeper(request), pk)
    context = {
        "duty": duty,
        "page": queries.duty_page(duty),
        "missing": queries.not_asked_yet(duty),
        "checked_report": checked_report,
        "today": timezone.localdate(),
        "tags": duty_tags,
        "Near": Near,
    }
    return render(request, "scrutiny/keep_duty.jinja", context)


@require_http_methods(["GET", "POST"])
def excuse_member(request: HttpRequest, pk: int) -> HttpResponse:
    """They need not go; or they asked, and are asked to go all the same."""
    member = keeper(request)
    line = get_object_or_404(queries.lines_in(member.partnership), pk=pk)
    sent = request.POST if request.method == "POST" else None
    form = ExcuseForm(sent, line, within=member.partnership)
    if form.is_valid():
        name = {"name": line.person.shown_name}
        if form.excuses:
            because = form.cleaned_data["because"]
            excuse = partial(services.excuse_member, line, because, by=member)
            return _done(request, line.duty, excuse, _("%(name)s is excused") % name)
        words = form.cleaned_data["words"]
        decline = partial(services.decline_excuse, line, words, by=member)
        return _done(request, line.duty, decline, _("Your answer was sent to %(name)s") % name)
    return render(request, "scrutiny/excuse_member.jinja", {"form": form, "line": line})


@require_http_methods(["GET", "POST"])
def close_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask nobody any more."""
    member = keeper(request)
    duty = opened(member, pk)
    sent = request.POST if request.method == "POST" else None
    form = CloseDutyForm(sent, within=member.partnership)
    if form.is_valid():
        because = form.cleaned_data["because"]
        return _done(
            request,
            duty,
            lambda: services.close_duty(duty, because, by=member),
            _("This is closed. Nobody is asked any more"),
        )
    context = {"form": form, "duty": duty, "page": queries.duty_page(duty)}
    return render(request, "scrutiny/close_duty.jinja", context)


@require_POST
def remind_members(request: HttpRequest, pk: int) -> HttpResponse:
    """Write now to those who have not reported."""
    member = keeper(request)
    duty = opened(member, pk)
    sent = telling_duties.remind_members(duty, by=member)
    words = ngettext(
        "%(count)d member was written to. Who had a letter today gets no second one",
        "%(count)d members were written to. Who had a letter today gets no second one",
        sent,
    )
    messages.success(request, words % {"count": sent})
    return redirect("scrutiny:keep_duty", duty.pk)


@require_POST
def add_duty_member(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Ask somebody who has joined the committee, without waiting for the night."""
    member = keeper(request)
    duty = opened(member, pk)
    found = get_object_or_404(member.partnership.people.all(), pk=person)
    return _done(
        request,
        duty,
        lambda: services.add_member(duty, found, by=member),
        _("%(name)s is asked now") % {"name": found.shown_name},
    )


def keeper(request: HttpRequest) -> Member:
    """Raises PermissionDenied."""
    member = current_member(request)
    if not can_keep_committees(member):
        raise PermissionDenied
    return member


def opened(member: Member, pk: int) -> Duty:
    """One of the member's own area. Raises Http404."""
    return get_object_or_404(queries.duties_in(member.partnership), pk=pk)


def _done(request: HttpRequest, duty: Duty, do: Callable[[], object], words: str) -> HttpResponse:
    """Do it, and go back to the duty with what came of it."""
    try:
        do()
    except services.DutyClosedError:
        messages.error(request, _("This is closed already. Nothing was changed"))
    except services.NotOpenError:
        messages.error(request, _("They have reported, were excused or have left meanwhile"))
    except services.NotOfThisCommitteeError:
        messages.error(request, _("They do not sit on the committee today"))
    else:
        messages.success(request, words)
    return redirect("scrutiny:keep_duty", duty.pk)
