"""Versions of a plan, who approves them, and what the parent carer forum says."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.models import Member
from heard.partnerships.rules import can_speak_for_forum
from heard.plans.forms.approvals import (
    ApprovalForm,
    AskApprovalForm,
    ForumStatementForm,
    VersionForm,
)
from heard.plans.models import Approval
from heard.plans.queries import agreements as queries
from heard.plans.queries.doors import address
from heard.plans.rules import can_keep_plan
from heard.plans.services import approvals as services
from heard.plans.services import forum
from heard.plans.views.opening_plans import keeper, plan_here, reader, sends_back_to_the_plan


@require_safe
def approvals(request: HttpRequest, pk: int) -> HttpResponse:
    """Every version with who approved it, who refused it and why, who has not decided."""
    member = reader(request)
    plan = plan_here(member, pk)
    keeps = can_keep_plan(member, plan)
    context = {
        "plan": plan,
        "versions": queries.versions_of(plan),
        "keeps": keeps,
        "may_freeze": keeps and not plan.is_closed,
        "address": address,
    }
    return render(request, "plans/approvals.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_plan
def make_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze the plan as it is, so that bodies approve just that."""
    member = keeper(request)
    plan = plan_here(member, pk)
    form = VersionForm(request.POST or None)
    if form.is_valid():
        version = services.make_version(plan, form.cleaned_data["change"], by=member)
        messages.success(request, _("Version %(number)s made") % {"number": version.number})
        return redirect("plans:approvals", pk)
    return render(request, "plans/make_version.jinja", {"form": form, "plan": plan})


@require_http_methods(["GET", "POST"])
def ask_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who is asked to approve a version."""
    member = keeper(request)
    version = get_object_or_404(queries.versions_in(member.partnership), pk=pk)
    form = AskApprovalForm(request.POST or None, queries.askable(version))
    if form.is_valid():
        try:
            services.ask_approval(version, form.chosen, by=member)
        except services.AskedAlreadyError:
            form.refuse_asked()
        except services.OlderVersionError:
            messages.warning(request, _("There is a later version. Ask for approval of that"))
            return redirect("plans:approvals", version.plan_id)
        else:
            messages.success(request, _("Saved. Write down here what they say"))
            return redirect("plans:approvals", version.plan_id)
    context = {"form": form, "version": version, "plan": version.plan}
    return render(request, "plans/ask_approval.jinja", context)


@require_http_methods(["GET", "POST"])
def record_approval(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody said to a version."""
    member = keeper(request)
    approval = _approval_here(member, pk)
    form = ApprovalForm(request.POST or None, approval)
    if form.is_valid():
        services.record_approval(approval, form.said, by=member)
        messages.success(request, _("Saved what %(name)s said") % {"name": approval.name})
        return redirect("plans:approvals", approval.version.plan_id)
    context = {"form": form, "approval": approval, "plan": approval.version.plan}
    return render(request, "plans/record_approval.jinja", context)


@require_POST
def stop_asking(request: HttpRequest, pk: int) -> HttpResponse:
    """They were asked by mistake."""
    member = keeper(request)
    approval = _approval_here(member, pk)
    try:
        services.stop_asking(approval, by=member)
    except services.NotWaitingError:
        messages.warning(request, _("They have said what they think. It stays"))
    else:
        messages.success(request, _("%(name)s is not asked any more") % {"name": approval.name})
    return redirect("plans:approvals", approval.version.plan_id)


@require_http_methods(["GET", "POST"])
def forum_statement(request: HttpRequest, pk: int) -> HttpResponse:
    """What the forum said so far; the forum itself writes more."""
    member = reader(request)
    plan = plan_here(member, pk)
    speaks = can_speak_for_forum(member)
    form = ForumStatementForm(request.POST or None)
    if request.method == "POST" and not speaks:
        raise PermissionDenied
    if form.is_valid():
        try:
            forum.make_forum_statement(plan, form.cleaned_data["text"], by=member)
        except forum.SaidAlreadyError:
            messages.warning(request, _("These words stand here already"))
        else:
            messages.success(request, _("Saved. Nobody can change it"))
        return redirect("plans:forum_statement", pk)
    statements = list(plan.forum_statements.all())
    context = {"form": form, "plan": plan, "statements": statements, "speaks": speaks}
    return render(request, "plans/forum_statement.jinja", context)


def _approval_here(member: Member, pk: int) -> Approval:
    return get_object_or_404(queries.approvals_of(member.partnership), pk=pk)
