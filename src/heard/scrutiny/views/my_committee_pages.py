"""The pages that a member of a committee has behind either door: the link, or their sign-in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.scrutiny.forms.duties import AskToBeExcusedForm, ConfirmRequestForm
from heard.scrutiny.queries import my_committee as queries
from heard.scrutiny.queries.confirming import requests_to_confirm
from heard.scrutiny.queries.sitting import committees_with
from heard.scrutiny.services import confirming
from heard.scrutiny.services import duties as services
from heard.scrutiny.services.settling_duties import settle_duties
from heard.scrutiny.views.committee_door import CommitteeDoor
from heard.sessions.views import visiting
from heard.sessions.when_words import when_words


def home_page(request: HttpRequest, door: CommitteeDoor) -> HttpResponse:
    """Everything that a committee asks of them, and what they have done of it."""
    context = {
        "mine": queries.my_committee(door.member),
        "door": door,
        "saved": request.GET.get("saved", ""),
        "when": when_words,
        "today": timezone.localdate(),
    }
    return render(request, "scrutiny/my_committee.jinja", context)


def answer_page(request: HttpRequest, door: CommitteeDoor, key: UUID) -> HttpResponse:
    return visiting.answer_page(request, door, key)


def report_page(request: HttpRequest, door: CommitteeDoor, key: UUID) -> HttpResponse:
    """The report of a session; once it is filed, what it settles is settled."""
    response = visiting.report_page(request, door, key)
    if request.method == "POST":
        settle_duties(door.member)
    return response


def confirm_page(request: HttpRequest, door: CommitteeDoor, key: UUID) -> HttpResponse:
    """Whether they agree that something is complete."""
    mine = committees_with(door.member, timezone.localdate())
    asked = get_object_or_404(requests_to_confirm(mine), key=key)
    form = ConfirmRequestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            confirming.confirm_by_member(asked, door.member, **form.said)
        except (confirming.NotNowError, confirming.NotOnCommitteeError):
            form.add_error(None, _("Members have confirmed this, or it was opened again"))
        else:
            return redirect(f"{door.home}?saved=confirmed")
    said = asked.confirmations.filter(member=door.member).first()
    context = {"form": form, "door": door, "asked": asked, "said": said}
    return render(request, "scrutiny/confirm_as_member.jinja", context)


def cannot_go_page(request: HttpRequest, door: CommitteeDoor, key: UUID) -> HttpResponse:
    """They ask the officer to excuse them, and say why."""
    line = get_object_or_404(queries.line_of(door.member, key))
    form = AskToBeExcusedForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.ask_to_be_excused(line, form.cleaned_data["because"], by=door.member)
        except (services.NotOpenError, services.DutyClosedError):
            form.add_error(None, _("This is done or closed. You need to do nothing"))
        else:
            return redirect(f"{door.home}?saved=asked")
    context = {"form": form, "door": door, "line": line}
    return render(request, "scrutiny/ask_to_be_excused.jinja", context)
