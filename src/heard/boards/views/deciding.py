"""Deciding on who applied: scores side by side, lots, doubles, decisions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.boards.forms.deciding import DecideForm
from heard.boards.models import Call, Expression
from heard.boards.queries import applicants, panels
from heard.boards.queries.calls import has_parent
from heard.boards.rules import can_decide, can_run_call
from heard.boards.services import deciding as services
from heard.boards.services.calls import NotGoingOnError
from heard.boards.staff_tags import call_tag, stage_tag
from heard.boards.views.calls import applicant_to_run
from heard.design.paging import page_links
from heard.partnerships.access import current_member

ROWS_A_PAGE = 100
NO_PARENT = gettext_lazy("Add a parent or carer to the panel before you decide")
UNSETTLED = gettext_lazy("Say first of the possible doubles whether they are of one person")
STILL_OPEN = gettext_lazy("This call is still open. Decide after its closing date")
# What to do about each refusal, and the field that it is about, if it is about one.
_REFUSALS: dict[type[Exception], tuple[str | None, Any]] = {
    NotGoingOnError: (None, gettext_lazy("Everyone has been told, or the call was withdrawn")),
    services.StillOpenError: (None, STILL_OPEN),
    services.ConflictError: (
        None,
        gettext_lazy("You have said that you know them, so others decide on this one"),
    ),
    services.NotToBeDecidedError: (
        None,
        gettext_lazy("The applicant has withdrawn, or has been told already"),
    ),
    services.UnsettledError: (None, UNSETTLED),
    services.NoParentError: (None, NO_PARENT),
    services.ParentHasNotScoredError: (
        "reasons",
        gettext_lazy("No parent or carer on the panel has scored this. Enter why you decide"),
    ),
    services.NoFeedbackError: ("feedback", gettext_lazy("Enter what they will read")),
    services.NoSuchSeatsError: ("group", gettext_lazy("Select a seat of this call")),
    services.NoSeatLeftError: (
        "group",
        gettext_lazy("All these seats are offered already. Select another, or the reserve list"),
    ),
}


def _call_to_decide(request: HttpRequest, pk: int) -> Call:
    """For whoever runs calls, and the panel. Raises Http404, PermissionDenied."""
    member = current_member(request)
    rows = member.partnership.calls.select_related("partnership")
    call = get_object_or_404(rows.prefetch_related("panel", "criteria"), pk=pk)
    is_on_panel = panels.panel_member_of(member, call) is not None
    if not (can_run_call(member, call) or is_on_panel):
        raise PermissionDenied
    return call


@require_safe
def panel_scores(request: HttpRequest, pk: int) -> HttpResponse:
    """Mean scores, for each panel member once they have scored all theirs."""
    member = current_member(request)
    call = _call_to_decide(request, pk)
    if not panels.may_see_scores(member, call):
        return render(request, "boards/scores_later.jinja", {"call": call})
    rows = panels.ranking(call, unseen_by=member)
    is_over = call.is_over(timezone.localdate())
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page", ""))
    context = {
        "call": call,
        "tag": call_tag(call, timezone.localdate()),
        "criteria": list(call.criteria.all()),
        "rows": page.object_list,
        "paging": page_links(page, "", before=_("Higher scores"), after=_("Lower scores")),
        "ties": panels.ties(rows) if is_over else [],
        "is_over": is_over,
        "has_parent": has_parent(call),
        "unsettled": applicants.unsettled(call).count(),
        "seats": applicants.seats_offered(call),
        "may_run": can_run_call(member, call),
        "stage_tag": stage_tag,
    }
    return render(request, "boards/panel_scores.jinja", context)


@require_POST
def draw_lots(request: HttpRequest, pk: int) -> HttpResponse:
    """Among all with the same score, of whom one is named in the request."""
    member = current_member(request)
    call = _call_to_decide(request, pk)
    if not panels.may_see_scores(member, call):
        raise PermissionDenied
    tied = panels.tied_with(call, request.POST.get("one", ""))
    try:
        drawn = services.draw_lots(call, tied, by=member)
    except (services.NotTiedError, NotGoingOnError):
        messages.error(request, _("The lot has been drawn, or they are not equal any more"))
    except services.ConflictError:
        messages.error(request, _("You know one of them, so somebody else must draw the lot"))
    except services.StillOpenError:
        messages.error(request, STILL_OPEN)
    except services.UnsettledError:
        messages.error(request, UNSETTLED)
    else:
        order = ", ".join(one.reference for one in drawn)
        messages.success(
            request, _("The lot was drawn in this order: %(order)s") % {"order": order}
        )
    return redirect("boards:panel_scores", pk)


def _to_decide(request: HttpRequest, pk: int) -> Expression:
    """Somebody whom the member may decide on. Raises Http404, PermissionDenied."""
    member = current_member(request)
    rows = member.partnership.expressions.select_related("call__partnership", "district")
    expression = get_object_or_404(rows, pk=pk)
    if not can_decide(member, expression):
        raise PermissionDenied
    return expression


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What becomes of one applicant."""
    member = current_member(request)
    expression = _to_decide(request, pk)
    if not panels.may_see_scores(member, expression.call):
        return render(request, "boards/scores_later.jinja", {"call": expression.call})
    seats = applicants.seats_offered(expression.call)
    form = DecideForm(request.POST or None, expression=expression, seats=seats)
    changed = None
    if form.is_valid():
        decision = services.Decision(**form.values)
        seen = form.cleaned_data["revision"]
        try:
            services.decide(expression, decision, by=member, seen_revision=seen)
        except services.ChangedMeanwhileError as meanwhile:
            expression, changed = meanwhile.expression, meanwhile.change
            form.ask_again(expression)
        except tuple(_REFUSALS) as refusal:
            form.add_error(*_REFUSALS[type(refusal)])
        else:
            messages.success(request, _("Decided. Nobody is told until you tell everyone"))
            return redirect("boards:panel_scores", expression.call_id)
    context = _beside(expression) | {"form": form, "changed": changed}
    return render(request, "boards/decide.jinja", context)


def _beside(expression: Expression) -> dict[str, Any]:
    """What is read while deciding."""
    call = expression.call
    return {
        "expression": expression,
        "call": call,
        "tag": stage_tag(expression.stage),
        "scored": panels.scores_of(call, [expression])[0],
        "criteria": list(call.criteria.all()),
        "notes": panels.notes_on(expression),
        "others": panels.joined_with(expression),
        "has_parent": has_parent(call),
    }


@require_POST
def settle_double(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether two applications are of one person."""
    expression = applicant_to_run(request, pk)
    deeds = {
        "join": services.join_expressions,
        "apart": services.keep_expressions_apart,
    }
    deed = deeds.get(request.POST.get("answer", ""))
    try:
        if deed is not None:
            deed(expression, by=current_member(request))
            messages.success(request, _("That is settled"))
    except (services.NotADuplicateError, NotGoingOnError):
        messages.error(request, _("There is nothing to settle about this any more"))
    return redirect("boards:run_call", expression.call_id)
