"""Preparing, looking at and publishing findings."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.partnerships.access import current_member
from heard.results import charts, queries, services
from heard.results.forms import PrepareFindingsForm, PublishFindingsForm
from heard.results.rules import can_prepare_findings, can_publish_findings, can_see_findings


@require_safe
def all_findings(request: HttpRequest) -> HttpResponse:
    """Surveys that wait for findings, and what is prepared or published."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    page = {
        "surveys": queries.surveys_ready_for_findings(member.partnership),
        "publications": member.partnership.publications.defer("content", "audit"),
    }
    return render(request, "results/all_findings.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def prepare_findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choose what to break findings down by, and start."""
    member = current_member(request)
    survey = get_object_or_404(member.partnership.surveys, key=key)
    if not can_prepare_findings(member, survey):
        raise PermissionDenied

    choices = queries.grouping_choices(survey.version.questionnaire)
    form = PrepareFindingsForm(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        try:
            publication = services.prepare_findings(
                survey, by=member, groupings=form.cleaned_data["groupings"]
            )
        except services.SurveyStillOpenError:
            form.add_error(None, _("Close this survey before you prepare its findings"))
        except services.AlreadyPublishedError:
            form.add_error(None, _("The findings of this survey are already published"))
        else:
            return redirect("results:findings", publication.key)
    return render(request, "results/prepare_findings.jinja", {"form": form, "survey": survey})


@require_safe
def findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """How the preparation goes, then the findings as everybody will see them."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    found = get_object_or_404(member.partnership.publications, key=key)
    findings = found.findings if found.content else None
    page = {
        "publication": found,
        "findings": findings,
        "charts": charts.overview(findings) if findings else None,
        "progress": queries.progress_of(found),
        "needed": services.SMALLEST_SURVEY,
        "may_publish": can_publish_findings(member, found),
    }
    return render(request, "results/findings.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def publish_findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give the findings their title and summary, and publish them for good."""
    member = current_member(request)
    found = get_object_or_404(member.partnership.publications, key=key)
    if not can_publish_findings(member, found):
        raise PermissionDenied

    form = PublishFindingsForm(request.POST or None, initial={"title": found.title})
    if request.method == "POST" and form.is_valid():
        try:
            services.publish_findings(found, by=member, **form.cleaned_data)
        except services.AlreadyPublishedError:
            form.add_error(None, _("These findings are already published"))
        except services.NotReadyError:
            form.add_error(None, _("These findings are not ready to publish"))
        else:
            messages.success(request, _("Findings published"))
            return redirect("results:publication", found.key)
    return render(request, "results/publish_findings.jinja", {"form": form, "publication": found})
