"""Measures for staff: the list, one with its values, making and changing one."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.plans.forms.measures import MeasureForm, RetireMeasureForm
from heard.plans.measure_words import reading_words
from heard.plans.models import Measure
from heard.plans.queries import measures as queries
from heard.plans.rules import can_keep_measures
from heard.plans.services import measures as services
from heard.plans.views.opening_plans import reader, revision_read

PAGE_LENGTH = 30


@require_safe
def measures(request: HttpRequest) -> HttpResponse:
    """All of them, with their last value and whether that is better."""
    member = reader(request)
    found = queries.measures_of(member.partnership).order_by("retired_on", "name", "pk")
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    words = {"before": _("Page before"), "after": _("Next page")}
    context = {
        "rows": queries.rows(list(page)),
        "links": page_links(page, "", **words),
        "keeps": can_keep_measures(member),
        "words": reading_words,
    }
    return render(request, "plans/measures.jinja", context)


@require_safe
def keep_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """One measure: its chart, its values, what could be read in."""
    member = reader(request)
    measure = get_object_or_404(queries.measures_of(member.partnership), pk=pk)
    keeps = can_keep_measures(member)
    unread = list(queries.publications_to_read(measure)) if keeps else []
    context = {
        "measure": measure,
        "page": queries.measure_page(measure),
        "keeps": keeps,
        "next": queries.next_result(measure, unread) if measure.question else None,
        "publications": unread,
        "words": reading_words,
    }
    return render(request, "plans/keep_measure.jinja", context)


@require_http_methods(["GET", "POST"])
def make_measure(request: HttpRequest) -> HttpResponse:
    member = keeper(request)
    form = MeasureForm(request.POST or None, queries.measure_choices(member.partnership))
    if form.is_valid():
        measure = services.make_measure(member.partnership, form.details, by=member)
        messages.success(request, form.warning or _("Measure added"))
        return redirect("plans:keep_measure", measure.pk)
    return render(request, "plans/make_measure.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """If somebody else saved it meanwhile, what is typed stays, to be compared."""
    member, measure = kept(request, pk)
    revision = revision_read(request, measure)
    choices = queries.measure_choices(member.partnership)
    form = MeasureForm(request.POST or None, choices, measure)
    if form.is_valid():
        try:
            services.change_measure(measure, form.details, revision=revision, by=member)
        except services.MeasureChangedError as changed:
            revision = changed.measure.revision
            form.add_error(None, _("Somebody changed it meanwhile. Compare, then save again"))
        else:
            messages.success(request, form.warning or _("Changes saved"))
            return redirect("plans:keep_measure", pk)
    context = {"form": form, "measure": measure, "revision": revision}
    return render(request, "plans/change_measure.jinja", context)


@require_http_methods(["GET", "POST"])
def retire_measure(request: HttpRequest, pk: int) -> HttpResponse:
    member, measure = kept(request, pk)
    form = RetireMeasureForm(request.POST or None)
    if form.is_valid():
        services.retire_measure(measure, because=form.cleaned_data["because"], by=member)
        messages.success(request, _("It is not counted any more. Its history stays"))
        return redirect("plans:keep_measure", pk)
    return render(request, "plans/retire_measure.jinja", {"form": form, "measure": measure})


def keeper(request: HttpRequest) -> Member:
    """Raises PermissionDenied."""
    member = current_member(request)
    if not can_keep_measures(member):
        raise PermissionDenied
    return member


def kept(request: HttpRequest, pk: int) -> tuple[Member, Measure]:
    """Raises PermissionDenied, Http404."""
    member = keeper(request)
    return member, get_object_or_404(queries.measures_of(member.partnership), pk=pk)
