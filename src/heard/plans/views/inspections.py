"""Inspections: the list, one with what was found, and writing down what the report says."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design import errors
from heard.design.paging import page_links
from heard.partnerships.models import Member
from heard.plans.forms.inspections import LARGEST, InspectionForm, ReportForm
from heard.plans.frameworks import NoFrameworkError, TwoFrameworksError
from heard.plans.models import Inspection
from heard.plans.queries import inspections as queries
from heard.plans.rules import can_keep_plans
from heard.plans.services import inspections as services
from heard.plans.views.opening_plans import inspection_here, keeper, reader

PAGE_LENGTH = 20


@require_safe
def inspections(request: HttpRequest) -> HttpResponse:
    """The latest first."""
    member = reader(request)
    found = queries.inspections_of(member.partnership)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Later inspections"), "after": _("Earlier inspections")}
    context = {
        "page": page,
        "links": page_links(page, "", **words),
        "keeps": can_keep_plans(member),
        "words": queries,
    }
    return render(request, "plans/inspections.jinja", context)


@require_safe
def keep_inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one inspection: days, outcome, findings, plans that answer it."""
    member = reader(request)
    inspection = inspection_here(member, pk)
    context = {
        "inspection": inspection,
        "findings": queries.findings_on_page(inspection),
        "plans": list(inspection.plans.all()),
        "asked": queries.asked_for(inspection),
        "keeps": can_keep_plans(member),
        "words": queries,
    }
    return render(request, "plans/keep_inspection.jinja", context)


@require_http_methods(["GET", "POST"])
def make_inspection(request: HttpRequest) -> HttpResponse:
    """Inspectors came."""
    member = keeper(request)
    form = InspectionForm(request.POST or None)
    if form.is_valid() and (made := _saved(form, member, None)):
        messages.success(request, _("Inspection added. Now say what its report says"))
        return redirect("plans:enter_report", made.pk)
    return render(request, "plans/make_inspection.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """Other days, another kind, another framework."""
    member = keeper(request)
    inspection = inspection_here(member, pk)
    form = InspectionForm(request.POST or None, inspection)
    if form.is_valid() and _saved(form, member, inspection):
        messages.success(request, _("Changes saved"))
        return redirect("plans:keep_inspection", pk)
    context = {"form": form, "inspection": inspection_here(member, pk)}
    return render(request, "plans/change_inspection.jinja", context)


@require_http_methods(["GET", "POST"])
def enter_report(request: HttpRequest, pk: int) -> HttpResponse:
    """When it was published, where, its outcome; its fingerprint from a file that is not kept."""
    member = keeper(request)
    inspection = inspection_here(member, pk)
    if int(request.META.get("CONTENT_LENGTH") or 0) > 2 * LARGEST:
        return errors.page(request, 413)
    before = inspection.report_sha256
    form = ReportForm(request.POST or None, request.FILES or None, inspection)
    if form.is_valid():
        try:
            inspection = services.enter_report(inspection, form.report, by=member)
        except (services.DaysInDisorderError, services.OtherWordsError):
            form.add_error(None, _("The inspection was changed meanwhile. Look at it, then save"))
        else:
            _say_what_was_read(request, before, inspection)
            return redirect("plans:keep_inspection", pk)
    return render(request, "plans/enter_report.jinja", {"form": form, "inspection": inspection})


@require_http_methods(["GET", "POST"])
def discard_inspection(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away one that was made by mistake."""
    member = keeper(request)
    inspection = inspection_here(member, pk)
    if request.method == "POST":
        try:
            services.discard_inspection(inspection, by=member)
        except services.InUseError:
            messages.warning(
                request, _("It is public, or has findings or a plan. Nothing was thrown away")
            )
            return redirect("plans:keep_inspection", pk)
        messages.success(request, _("Inspection thrown away"))
        return redirect("plans:inspections")
    return render(request, "plans/discard_inspection.jinja", {"inspection": inspection})


def _saved(
    form: InspectionForm, member: Member, inspection: Inspection | None
) -> Inspection | None:
    """Saved as the form says, or None with what is wrong in the form."""
    try:
        if inspection is None:
            return services.make_inspection(member.partnership, form.details, by=member)
        return services.change_inspection(inspection, form.details, by=member)
    except NoFrameworkError:
        form.refuse_days()
    except TwoFrameworksError as doubt:
        form.refuse_doubt(doubt.frameworks)
    except services.DaysInDisorderError:
        form.add_error("ended_on", _("Enter a day before the report was published"))
    except services.OutOfOrderError:
        words = _("Enter other days. With these a finding would repeat one that is not earlier")
        form.add_error("started_on", words)
    except services.OtherWordsError:
        words = _("Its outcome or a finding is of another framework. Change those first")
        form.add_error("framework", words)
    return None


def _say_what_was_read(request: HttpRequest, before: str, inspection: Inspection) -> None:
    if before and before != inspection.report_sha256:
        messages.warning(request, _("Saved. This is not the file that was read before"))
    else:
        messages.success(request, _("Report saved"))
