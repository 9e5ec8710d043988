"""What inspectors found: entered, followed over the years, closed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.models import Member
from heard.plans import answers
from heard.plans.forms.findings import CloseFindingForm, FindingForm
from heard.plans.models import Finding, Inspection
from heard.plans.queries import inspections as queries
from heard.plans.queries.doors import address
from heard.plans.queries.succession import story_of
from heard.plans.rules import can_keep_plans
from heard.plans.services import findings as services
from heard.plans.services.inspections import OtherWordsError
from heard.plans.views.opening_plans import finding_here, inspection_here, keeper, reader


@require_safe
def keep_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """One finding, and what became of it over inspections and plans."""
    member = reader(request)
    finding = finding_here(member, pk)
    context = {
        "finding": finding,
        "story": story_of(finding),
        "keeps": can_keep_plans(member),
        "words": queries,
        "answer": answers.public_answer,
        "address": address,
    }
    return render(request, "plans/keep_finding.jinja", context)


@require_http_methods(["GET", "POST"])
def make_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Another one of this inspection."""
    member = keeper(request)
    inspection = inspection_here(member, pk)
    form = FindingForm(request.POST or None, queries.finding_choices(inspection))
    if form.is_valid() and _saved(form, member, inspection, None):
        messages.success(request, _("Finding added"))
        if "another" in request.POST:
            return redirect("plans:make_finding", pk)
        return redirect("plans:keep_inspection", pk)
    return render(request, "plans/make_finding.jinja", {"form": form, "inspection": inspection})


@require_http_methods(["GET", "POST"])
def change_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it anew, as the report has it."""
    member = keeper(request)
    finding = finding_here(member, pk)
    form = FindingForm(request.POST or None, queries.finding_choices(finding.inspection), finding)
    if form.is_valid() and _saved(form, member, finding.inspection, finding):
        messages.success(request, _("Changes saved"))
        return redirect("plans:keep_finding", pk)
    return render(request, "plans/change_finding.jinja", {"form": form, "finding": finding})


@require_http_methods(["GET", "POST"])
def close_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Inspectors, or whoever oversees the plan, no longer see the need."""
    member = keeper(request)
    finding = finding_here(member, pk)
    form = CloseFindingForm(request.POST or None, finding)
    if form.is_valid():
        try:
            services.close_finding(finding, form.because, by=member)
        except services.FindingClosedError:
            messages.warning(request, _("Somebody has closed this finding already"))
        else:
            messages.success(request, _("Finding closed"))
        return redirect("plans:keep_finding", pk)
    return render(request, "plans/close_finding.jinja", {"form": form, "finding": finding})


@require_POST
def reopen_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """It was closed too early."""
    member = keeper(request)
    finding = finding_here(member, pk)
    try:
        services.reopen_finding(finding, by=member)
    except services.FindingOpenError:
        messages.warning(request, _("This finding is open already"))
    else:
        messages.success(request, _("Finding opened again"))
    return redirect("plans:keep_finding", pk)


@require_POST
def remove_finding(request: HttpRequest, pk: int) -> HttpResponse:
    """It was entered by mistake, and nothing points at it."""
    member = keeper(request)
    finding = finding_here(member, pk)
    try:
        services.remove_finding(finding, by=member)
    except services.FindingInUseError:
        messages.warning(
            request, _("A plan, an action, a measure or a later finding points at it. It stays")
        )
        return redirect("plans:keep_finding", pk)
    messages.success(request, _("Finding removed"))
    return redirect("plans:keep_inspection", finding.inspection_id)


def _saved(
    form: FindingForm, member: Member, inspection: Inspection, finding: Finding | None
) -> Finding | None:
    """Saved as the form says, or None with what is wrong in the form."""
    try:
        if finding is None:
            return services.make_finding(inspection, form.details, by=member)
        return services.change_finding(finding, form.details, by=member)
    except services.NumberTakenError:
        form.add_error("number", _("Enter another number. A finding of this inspection has it"))
    except services.NotEarlierError:
        form.add_error("again_of", _("Select a finding of an earlier inspection"))
    except OtherWordsError:
        form.add_error("kind", _("Select a kind that the framework of this inspection has"))
    return None
