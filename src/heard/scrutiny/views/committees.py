"""Keeping committees: which are followed, and what is kept of each."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.fields import GovukForm
from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.scrutiny.forms.committees import CommitteeForm, DeadlinesForm, ImplicationsForm
from heard.scrutiny.models import Committee
from heard.scrutiny.queries import committee_pages as queries
from heard.scrutiny.queries.committees_staff import bodies_to_follow
from heard.scrutiny.queries.sitting import committees_of
from heard.scrutiny.rules import can_keep_committee, can_keep_committees
from heard.scrutiny.services import committees as services


@require_safe
def all_committees(request: HttpRequest) -> HttpResponse:
    """Those that are followed, and bodies that could be."""
    member = current_member(request)
    if not can_keep_committees(member):
        raise PermissionDenied
    context = {
        "committees": committees_of(member.partnership),
        "bodies": bodies_to_follow(member.partnership),
    }
    return render(request, "scrutiny/all_committees.jinja", context)


@require_http_methods(["GET", "POST"])
def follow_committee(request: HttpRequest, body: int) -> HttpResponse:
    """Follow a body as a committee."""
    member = current_member(request)
    if not can_keep_committees(member):
        raise PermissionDenied
    found = get_object_or_404(member.partnership.bodies.all(), pk=body)
    form = CommitteeForm(request.POST or None)
    if form.is_valid():
        committee = services.follow_committee(found, form.details, by=member)
        messages.success(request, _("%(name)s is followed now") % {"name": committee})
        return redirect("scrutiny:keep_committee", committee.pk)
    return render(request, "scrutiny/follow_committee.jinja", {"form": form, "body": found})


@require_safe
def keep_committee(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one committee together, with what its officer can do."""
    committee = _opened(current_member(request), pk)
    year = queries.year_of(committee, timezone.localdate())
    context = {
        "committee": committee,
        "page": queries.committee_page(committee, year, queries.years_of(committee)),
        "example": committee.reference(timezone.localdate(), 1),
        "kinds": list(committee.implication_kinds.filter(is_used=True)),
        "deadlines": list(committee.deadlines.all()),
        "template": committee.templates.filter(retired_on=None).first(),
    }
    return render(request, "scrutiny/keep_committee.jinja", context)


@require_http_methods(["GET", "POST"])
def change_committee(request: HttpRequest, pk: int) -> HttpResponse:
    """Names, years, numbers, clocks."""
    member = current_member(request)
    committee = _opened(member, pk)
    form = CommitteeForm(request.POST or None, committee)

    def save(revision: int) -> None:
        services.change_committee(committee, form.details, revision=revision, by=member)

    return _saved(request, committee, form, save) or _form(request, committee, form, "details")


@require_http_methods(["GET", "POST"])
def set_implications(request: HttpRequest, pk: int) -> HttpResponse:
    """The headings that every report has under its implications."""
    member = current_member(request)
    committee = _opened(member, pk)
    form = ImplicationsForm(request.POST or None, list(committee.implication_kinds.all()))

    def save(revision: int) -> None:
        services.set_implications(committee, form.kinds, revision=revision, by=member)

    return _saved(request, committee, form, save) or _form(request, committee, form, "implications")


@require_http_methods(["GET", "POST"])
def set_deadlines(request: HttpRequest, pk: int) -> HttpResponse:
    """What has to be done when before a meeting."""
    member = current_member(request)
    committee = _opened(member, pk)
    form = DeadlinesForm(request.POST or None, list(committee.deadlines.all()))

    def save(revision: int) -> None:
        services.set_deadlines(committee, form.deadlines, revision=revision, by=member)

    return _saved(request, committee, form, save) or _form(request, committee, form, "deadlines")


def _opened(member: Member, pk: int) -> Committee:
    """One that this member keeps. Raises Http404, PermissionDenied."""
    committee = get_object_or_404(committees_of(member.partnership), pk=pk)
    if not can_keep_committee(member, committee):
        raise PermissionDenied
    return committee


def _saved(
    request: HttpRequest, committee: Committee, form: GovukForm, save: Callable[[int], None]
) -> HttpResponse | None:
    """Back to the committee if the form was sent and could be saved."""
    if not form.is_valid():
        return None
    try:
        save(sent_revision(request.POST))
    except services.SavedMeanwhileError:
        form.add_error(
            None, _("Somebody else changed this committee meanwhile. Open it again to see it")
        )
        return None
    messages.success(request, _("Changes saved"))
    return redirect("scrutiny:keep_committee", committee.pk)


def _form(request: HttpRequest, committee: Committee, form: GovukForm, what: str) -> HttpResponse:
    context = {"form": form, "committee": committee, "what": what}
    return render(request, "scrutiny/change_committee.jinja", context)
