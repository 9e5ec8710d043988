"""Why an action is in the plan, and who shaped it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.access import current_member
from heard.plans.forms.why import (
    FindPointsForm,
    LinkOtherForm,
    LinkPointsForm,
    LinkResultForm,
    LinkThemeForm,
    ShapingForm,
    UnlinkForm,
)
from heard.plans.models import Action
from heard.plans.queries import why as queries
from heard.plans.result_words import results_of
from heard.plans.rules import can_keep_plan
from heard.plans.services import why as services
from heard.plans.services.why import Reason
from heard.plans.views.opening_actions import action_kept, action_seen
from heard.sessions.queries.heard import sessions_heard


@require_safe
def why(request: HttpRequest, pk: int) -> HttpResponse:
    """What an action is about: evidence, and who shaped it."""
    member, action = action_seen(request, pk)
    context = {"page": queries.why_page(action), "keeps": can_keep_plan(member, action.plan)}
    return render(request, "plans/why.jinja", {"action": action, **context})


@require_safe
def link_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it can come from."""
    member, action = action_kept(request, pk)
    found = queries.publications(member.partnership)
    context = {"action": action, "publications": list(found.defer("content"))}
    return render(request, "plans/link_evidence.jinja", context)


@require_http_methods(["GET", "POST"])
def link_result(request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
    """A published result: the question first, then which share of it."""
    member, action = action_kept(request, pk)
    publication = get_object_or_404(queries.publications(member.partnership), key=key)
    code = request.GET.get("question", "")
    found = results_of(publication, code)
    context: dict[str, Any] = {"action": action, "publication": publication}
    if not found:
        questions = queries.questions_of(publication)
        context |= {"questions": questions, "is_asked": bool(code)}
        return render(request, "plans/choose_result.jinja", context)
    form = LinkResultForm(request.POST or None, found)
    if form.is_valid():
        return _link(request, action, [form.reason(publication)])
    return render(request, "plans/link_result.jinja", context | {"form": form})


@require_http_methods(["GET", "POST"])
def link_points(request: HttpRequest, pk: int) -> HttpResponse:
    """Something that was said at a session and is published."""
    member, action = action_kept(request, pk)
    search = FindPointsForm(request.GET)
    found = queries.public_points(member.partnership, search.text)[: queries.MOST_POINTS]
    form = LinkPointsForm(request.POST or None, found)
    if form.is_valid():
        return _link(request, action, form.reasons)
    context = {"action": action, "form": form, "search": search, "most": queries.MOST_POINTS}
    return render(request, "plans/link_points.jinja", context)


@require_http_methods(["GET", "POST"])
def link_theme(request: HttpRequest, pk: int) -> HttpResponse:
    member, action = action_kept(request, pk)
    form = LinkThemeForm(request.POST or None, member.partnership.themes.in_use())
    if form.is_valid():
        return _link(request, action, [form.reason])
    return render(request, "plans/link_theme.jinja", {"action": action, "form": form})


@require_http_methods(["GET", "POST"])
def link_other(request: HttpRequest, pk: int) -> HttpResponse:
    _member, action = action_kept(request, pk)
    form = LinkOtherForm(request.POST or None)
    if form.is_valid():
        return _link(request, action, [form.reason])
    return render(request, "plans/link_other.jinja", {"action": action, "form": form})


@require_http_methods(["GET", "POST"])
def unlink_evidence(request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponse:
    member, action = action_kept(request, pk)
    evidence = get_object_or_404(action.evidence, pk=evidence_pk)
    form = UnlinkForm(request.POST or None)
    if form.is_valid():
        services.unlink_evidence(evidence, because=form.cleaned_data["because"], by=member)
        messages.success(request, _("Taken out"))
        return redirect("plans:why", pk)
    context = {"action": action, "evidence": evidence, "form": form}
    return render(request, "plans/unlink_evidence.jinja", context)


@require_http_methods(["GET", "POST"])
def add_shaping(request: HttpRequest, pk: int) -> HttpResponse:
    member, action = action_kept(request, pk)
    area = member.partnership
    form = ShapingForm(
        request.POST or None, bodies=area.bodies.all(), sessions=sessions_heard(area)[:50]
    )
    if form.is_valid():
        services.add_shaping(action, form.shaped, by=member)
        messages.success(request, _("Saved"))
        return redirect("plans:why", pk)
    return render(request, "plans/add_shaping.jinja", {"action": action, "form": form})


@require_POST
def remove_shaping(request: HttpRequest, pk: int, shaping_pk: int) -> HttpResponse:
    member, action = action_kept(request, pk)
    shaping = get_object_or_404(action.shapings, pk=shaping_pk)
    services.remove_shaping(shaping, by=member)
    messages.success(request, _("Taken out"))
    return redirect("plans:why", pk)


def _link(request: HttpRequest, action: Action, reasons: list[Reason]) -> HttpResponse:
    member = current_member(request)
    for reason in reasons:
        try:
            services.link_evidence(action, reason, by=member)
        except services.LinkedAlreadyError:
            messages.warning(request, _("This is linked already: %(it)s") % {"it": reason.words})
        else:
            messages.success(request, _("Linked: %(it)s") % {"it": reason.words})
    return redirect("plans:why", action.pk)
