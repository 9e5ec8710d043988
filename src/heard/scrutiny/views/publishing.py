"""Publishing a draft, correcting and withdrawing what is published."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny import listings, queries, services
from heard.scrutiny.forms import PublishForm, WithdrawForm
from heard.scrutiny.models import DecisionRecord
from heard.scrutiny.rules import can_keep_requests, can_publish_decision
from heard.scrutiny.views.opening import open_draft, sends_away_from_what_is_no_draft


@require_http_methods(["GET", "POST"])
@sends_away_from_what_is_no_draft
def publish_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft as readers would see it, and the button that publishes it."""
    member = current_member(request)
    record = open_draft(member, pk)
    if not can_publish_decision(member, record):
        raise PermissionDenied
    form = PublishForm(request.POST if request.method == "POST" else None, record)
    if form.is_valid():
        reason, revision = (
            form.cleaned_data.get("reason", ""),
            sent_revision(request.POST),
        )
        try:
            record = services.publish_decision(record, by=member, revision=revision, reason=reason)
        except services.ChangedMeanwhileError:
            form.add_error(None, _("Somebody has changed this draft. Read it again, then publish"))
        except services.NotReadyError:
            pass  # the page says what is missing
        except services.NotInForceError:
            form.add_error(None, _("This decision has been withdrawn. Discard this draft"))
        else:
            messages.success(request, _("Decision published"))
            return redirect(_onward(record, member))
    context = {"form": form, "record": record, "problems": queries.problems(record)}
    return render(request, "scrutiny/publish_decision.jinja", context | listings.shown(record))


def _onward(record: DecisionRecord, member: Member) -> str:
    """To what follows from it, where its committee's requests are followed here."""
    if record.filed_under and can_keep_requests(member):
        return reverse("scrutiny:follow_decision", args=[record.pk])
    return record.get_absolute_url()


@require_POST
def correct_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new edition."""
    member = current_member(request)
    record = _published(member, pk)
    try:
        draft = services.correct_decision(record, by=member)
    except services.NotInForceError:
        messages.warning(request, _("That edition is no longer in the register"))
        return redirect("scrutiny:all_decisions")
    return redirect("scrutiny:change_decision", draft.pk)


@require_http_methods(["GET", "POST"])
def withdraw_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision out of the register, for good."""
    member = current_member(request)
    record = _published(member, pk)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            services.withdraw_decision(record, by=member, reason=form.cleaned_data["reason"])
        except services.NotInForceError:
            messages.warning(request, _("That edition is no longer in the register"))
        else:
            messages.success(request, _("Decision withdrawn"))
        return redirect("scrutiny:all_decisions")
    return render(request, "scrutiny/withdraw_decision.jinja", {"form": form, "record": record})


def _published(member: Member, pk: int) -> DecisionRecord:
    record = get_object_or_404(member.partnership.decisions, pk=pk)
    if not can_publish_decision(member, record):
        raise PermissionDenied
    return record
