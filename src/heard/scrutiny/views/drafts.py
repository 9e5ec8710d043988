"""Reading records in and correcting them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design import errors
from heard.design.paging import page_links
from heard.design.typed import sent_revision
from heard.engines.decisiontext import DecisionFileError
from heard.partnerships.access import current_member
from heard.scrutiny import conflicts, listings, queries, services
from heard.scrutiny.forms import (
    MAX_UPLOAD,
    DecisionForm,
    DiscardForm,
    ReadDecisionForm,
    ResolutionForms,
)
from heard.scrutiny.forms.resolutions import NOWHERE_TO_SPLIT
from heard.scrutiny.models import BatchFile, DecisionRecord
from heard.scrutiny.parts import MOST_PARTS, NowhereToSplitError, arrange
from heard.scrutiny.queries.batches import to_settle
from heard.scrutiny.rules import can_keep_requests, can_write_decision, can_write_decisions
from heard.scrutiny.services.batches import read_or_compare
from heard.scrutiny.views.opening import open_draft, sends_away_from_what_is_no_draft

DRAFTS = 50


@require_safe
def all_decisions(request: HttpRequest) -> HttpResponse:
    """Drafts to finish, and what is published."""
    member = current_member(request)
    if not can_write_decisions(member):
        raise PermissionDenied
    page = Paginator(queries.drafts(member), DRAFTS).get_page(request.GET.get("page"))
    words = {"before": _("Drafts before these"), "after": _("Drafts after these")}
    context = {
        "drafts": page,
        "links": page_links(page, "", **words),
        "waiting": to_settle(member).count(),
        "records": queries.latest(member),
        "state_tag": queries.state_tag,
        "can_follow": can_keep_requests(member),
    }
    return render(request, "scrutiny/all_decisions.jinja", context)


@require_http_methods(["GET", "POST"])
def read_decision(request: HttpRequest) -> HttpResponse:
    """Paste a record or upload it."""
    member = current_member(request)
    if not can_write_decisions(member):
        raise PermissionDenied
    if int(request.META.get("CONTENT_LENGTH") or 0) > 2 * MAX_UPLOAD:
        return errors.page(request, 413)
    form = ReadDecisionForm(request.POST or None, request.FILES or None)
    first = None
    if form.is_valid():
        try:
            read = read_or_compare(form.offer, by=member)
        except services.TakenBeforeError as taken:
            first = taken.first
            form.ask_whether_again()
        except (services.TooLongError, DecisionFileError) as problem:
            form.refuse(problem)
        else:
            is_here = isinstance(read, BatchFile)
            return redirect(
                f"scrutiny:{'batch_difference' if is_here else 'change_decision'}", read.pk
            )
    return render(request, "scrutiny/read_decision.jinja", {"form": form, "first": first})


@require_http_methods(["GET", "POST"])
@sends_away_from_what_is_no_draft
def change_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The fields of a draft beside the source."""
    member = current_member(request)
    record = open_draft(member, pk)
    form = DecisionForm(request.POST or None, record)
    found = conflicts.NONE
    if form.is_valid():
        revision = sent_revision(request.POST)
        try:
            services.change_decision(record, form.values, revision=revision, by=member)
        except services.ChangedMeanwhileError as changed:
            record = changed.record
            found, form = conflicts.of_fields(changed, form)
        else:
            messages.success(request, _("Draft saved"))
            onward = "change_resolutions" if "onward" in request.POST else "change_decision"
            return redirect(f"scrutiny:{onward}", pk)
    context = {"form": form, "record": record, "rows": form.rows(found.sent), "conflict": found}
    return render(request, "scrutiny/change_decision.jinja", context | listings.beside(record))


@require_http_methods(["GET", "POST"])
@sends_away_from_what_is_no_draft
def change_resolutions(request: HttpRequest, pk: int) -> HttpResponse:
    """What was resolved, part by part."""
    member = current_member(request)
    record = open_draft(member, pk)
    forms = ResolutionForms(record, request.POST or None)
    found = conflicts.NONE
    if request.method == "POST" and forms.is_valid():
        deed, at = forms.deed
        revision = sent_revision(request.POST)
        try:
            parts = arrange(forms.parts, deed, at)
            services.change_resolutions(record, parts, revision=revision, by=member)
        except NowhereToSplitError:
            forms.forms[at].add_error("text", NOWHERE_TO_SPLIT)
        except services.ChangedMeanwhileError as changed:
            found = conflicts.of_resolutions(changed, forms)
            record, forms = changed.record, ResolutionForms(changed.record)
        else:
            return _after(request, record, deed, at)
    context = {"forms": forms, "record": record, "conflict": found, "most": MOST_PARTS}
    return render(request, "scrutiny/change_resolutions.jinja", context | listings.beside(record))


@require_safe
def download_source(request: HttpRequest, pk: int) -> HttpResponse:
    """The source as it came: to be kept, never shown as a page of ours."""
    member = current_member(request)
    record = get_object_or_404(member.partnership.decisions, pk=pk)
    if not can_write_decision(member, record):
        raise PermissionDenied
    response = HttpResponse(bytes(record.source.original), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="source-{pk}{record.source.suffix}"'
    return response


@require_http_methods(["GET", "POST"])
@sends_away_from_what_is_no_draft
def discard_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    member = current_member(request)
    record = open_draft(member, pk)
    form = DiscardForm(request.POST or None)
    if form.is_valid():
        services.discard_decision(record, by=member)
        messages.success(request, _("Draft thrown away"))
        return redirect("scrutiny:all_decisions")
    return render(request, "scrutiny/discard_decision.jinja", {"form": form, "record": record})


def _after(request: HttpRequest, record: DecisionRecord, deed: str, at: int) -> HttpResponse:
    """Back to the part that was changed, or onward."""
    here = reverse("scrutiny:change_resolutions", args=[record.pk])
    if deed:
        place = at + {"up": -1, "down": 1, "add": 1}.get(deed, 0)
        return redirect(f"{here}#part-{max(place, 0)}")
    messages.success(request, _("Draft saved"))
    if "onward" in request.POST:
        return redirect("scrutiny:publish_decision", record.pk)
    return redirect(here)
