"""Preparing findings and looking at them."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.partnerships.access import current_member
from heard.results import charts, queries, services
from heard.results.forms import CorrectFindingsForm, PrepareFindingsForm
from heard.results.rules import (
    can_agree_findings,
    can_prepare_findings,
    can_publish_findings,
    can_see_findings,
    can_state_for_forum,
)
from heard.results.shown import shown_blocks


@require_safe
def all_findings(request: HttpRequest) -> HttpResponse:
    """Closed surveys, each with how far its findings are."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    surveys = queries.closed_with_state(member.partnership)
    return render(request, "results/all_findings.jinja", {"surveys": surveys})


@require_safe
def survey_findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """The way of one survey from its answers to what everybody reads."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    survey = get_object_or_404(member.partnership.surveys.filter(closed_at__isnull=False), key=key)
    page = {
        "survey": survey,
        "steps": queries.steps_of(survey),
        "published": queries.history_of(survey),
        "may_prepare": can_prepare_findings(member, survey),
    }
    return render(request, "results/survey_findings.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def prepare_findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """Choose what to break findings down by, and start; or put published ones right."""
    member = current_member(request)
    survey = get_object_or_404(member.partnership.surveys, key=key)
    if not can_prepare_findings(member, survey):
        raise PermissionDenied

    earlier = queries.published_of(survey)
    choices = queries.grouping_choices(survey.version.questionnaire)
    make_form = CorrectFindingsForm if earlier else PrepareFindingsForm
    form = make_form(request.POST or None, choices=choices)
    if request.method == "POST" and form.is_valid():
        is_built = "build" in request.POST
        prepare = services.draft_findings if is_built else services.prepare_findings
        try:
            made = prepare(survey, by=member, **form.cleaned_data)
            return redirect("results:blocks" if is_built else "results:findings", made.key)
        except services.SurveyStillOpenError:
            form.add_error(None, _("Close this survey before you prepare its findings"))
        except services.AlreadyPublishedError:
            form.add_error(None, _("The findings of this survey are already published"))
    page = {"form": form, "survey": survey, "earlier": earlier}
    page["weighting"] = queries.weighting_in_use(survey)
    return render(request, "results/prepare_findings.jinja", page)


@require_safe
def findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """How the preparation goes, then the findings as everybody will see them."""
    member = current_member(request)
    if not can_see_findings(member):
        raise PermissionDenied
    found = get_object_or_404(member.partnership.publications, key=key)
    may_prepare = can_prepare_findings(member, found.survey)
    if found.is_building and may_prepare:
        return redirect("results:blocks", found.key)
    findings = found.findings if found.content else None
    page = {
        "publication": found,
        "findings": findings,
        "blocks": shown_blocks(findings) if findings else [],
        "replied": charts.replies_sentence(findings) if findings else "",
        "progress": queries.progress_of(found),
        "needed": services.SMALLEST_SURVEY,
        "agreements": queries.agreements_of(found),
        "may_prepare": may_prepare,
        "may_agree": can_agree_findings(member, found),
        "may_state": can_state_for_forum(member, found),
        "may_publish": can_publish_findings(member, found),
    }
    return render(request, "results/findings.jinja", page)
