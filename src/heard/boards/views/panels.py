"""Panels: who is on them, and what each member reads and scores."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.boards.forms.panels import ConflictForm, ConflictsForm, PanelMemberForm, ScoreForm
from heard.boards.models import Expression, PanelMember
from heard.boards.queries import panels as queries
from heard.boards.queries.calls import has_parent
from heard.boards.services import panels as services
from heard.boards.staff_tags import call_tag, stage_tag
from heard.boards.views.calls import call_to_run
from heard.design.paging import page_links
from heard.partnerships.access import current_member

NAMES_A_PAGE = 100
OVER = gettext_lazy(
    "Everyone has been told, or the call was withdrawn: there is nothing to do here"
)
NOT_YOURS = gettext_lazy("This application is not yours to score, or not any more")


def my_place(request: HttpRequest, pk: int) -> PanelMember:
    """The member's place on the panel of a call. Raises Http404, PermissionDenied."""
    member = current_member(request)
    call = get_object_or_404(member.partnership.calls.select_related("partnership"), pk=pk)
    place = queries.panel_member_of(member, call)
    if place is None or call.state == "draft":
        raise PermissionDenied
    place.call, place.member = call, member
    return place


def _to_read(place: PanelMember, pk: int) -> Expression:
    """An application that the panel member may read. Raises Http404."""
    expression = queries.to_read(place).filter(pk=pk).first()
    if expression is None:
        raise Http404
    return expression


@require_http_methods(["GET", "POST"])
def keep_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is on the panel, and adding somebody."""
    member = current_member(request)
    call = call_to_run(request, pk)
    form = PanelMemberForm(request.POST or None, members=queries.members_to_add(call))
    if form.is_valid():
        try:
            is_parent = form.cleaned_data["is_parent"]
            services.add_panel_member(call, form.chosen, is_parent=is_parent, by=member)
        except services.PanelOverError:
            form.add_error(None, OVER)
        except (services.OnThePanelError, services.NotJoinedError):
            form.add_error("member", _("Select somebody who is a member and not on the panel"))
        else:
            messages.success(request, _("Added to the panel"))
            return redirect("boards:keep_panel", call.pk)
    context = {
        "form": form,
        "call": call,
        "panel": queries.panel_with_scores(call),
        "has_parent": has_parent(call),
    }
    return render(request, "boards/keep_panel.jinja", context)


@require_POST
def remove_panel_member(request: HttpRequest, pk: int, member_pk: int) -> HttpResponse:
    call = call_to_run(request, pk)
    place = get_object_or_404(call.panel, pk=member_pk)
    try:
        services.remove_panel_member(place, by=current_member(request))
    except services.HasScoredError:
        messages.error(
            request, _("They have scored or said whom they know, so they stay on record")
        )
    except services.PanelOverError:
        messages.error(request, OVER)
    else:
        messages.success(request, _("Removed from the panel"))
    return redirect("boards:keep_panel", call.pk)


@require_safe
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """What a panel member has to do, one step after the other."""
    place, today = my_place(request, pk), timezone.localdate()
    to_declare = queries.to_declare(place).count()
    rows = Paginator(queries.to_read(place), 50).get_page(request.GET.get("page", ""))
    context = {
        "place": place,
        "call": place.call,
        "tag": call_tag(place.call, today),
        "today": today,
        "to_declare": to_declare,
        "left": queries.to_score(place).count(),
        "page": rows,
        "paging": page_links(rows, "", before=_("Earlier"), after=_("Later")),
        "known": place.conflicts.count(),
        "sees_scores": queries.may_see_scores(place.member, place.call),
        "stage_tag": stage_tag,
    }
    return render(request, "boards/panel.jinja", context)


@require_http_methods(["GET", "POST"])
def declare_conflicts(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom of the applicants one knows, by name, before reading anything."""
    place = my_place(request, pk)
    waiting = queries.to_declare(place).order_by("name", "pk")
    rows = list(waiting[:NAMES_A_PAGE])
    form = ConflictsForm(request.POST or None, panel_member=place, expressions=rows)
    if request.method == "POST" and form.is_valid():
        seen = form.seen(request.POST.get("listed", ""))
        try:
            services.declare_conflicts(place, form.known, seen=seen, by=place.member)
        except services.MoreMeanwhileError:
            form.add_error(None, _("Somebody has applied meanwhile. Read the list again"))
        except services.PanelOverError:
            form.add_error(None, OVER)
        else:
            messages.success(request, _("Thank you. That is noted"))
            return redirect("boards:panel", pk)
    context = {"form": form, "call": place.call, "number": waiting.count()}
    return render(request, "boards/declare_conflicts.jinja", context)


@require_http_methods(["GET", "POST"])
def score_expression(request: HttpRequest, pk: int, expression_pk: int) -> HttpResponse:
    """One application beside the criteria."""
    place = my_place(request, pk)
    expression = _to_read(place, expression_pk)
    criteria = list(place.call.criteria.all())
    initial = queries.given_before(place, expression)
    form = ScoreForm(request.POST or None, criteria=criteria, initial=initial)
    if form.is_valid():
        scores = {each: services.Points(*given) for each, given in form.given.items()}
        try:
            services.score_expression(place, expression, scores, by=place.member)
        except services.PanelOverError:
            form.add_error(None, OVER)
        except (services.NotToBeScoredError, services.WrongPointsError):
            form.add_error(None, NOT_YOURS)
        else:
            messages.success(request, _("Scores saved"))
            return redirect("boards:panel", pk)
    context = {
        "form": form,
        "call": place.call,
        "expression": expression,
        "others": queries.joined_with(expression),
    }
    return render(request, "boards/score_expression.jinja", context)


@require_http_methods(["GET", "POST"])
def declare_conflict(request: HttpRequest, pk: int, expression_pk: int) -> HttpResponse:
    """Saying while reading that one knows who it is."""
    place = my_place(request, pk)
    expression = _to_read(place, expression_pk)
    form = ConflictForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            services.declare_conflict(place, expression, words=words, by=place.member)
        except services.PanelOverError:
            form.add_error(None, OVER)
        except services.NotToBeScoredError:
            form.add_error(None, NOT_YOURS)
        else:
            messages.success(request, _("Thank you. Others will read this one without you"))
            return redirect("boards:panel", pk)
    context = {"form": form, "call": place.call, "expression": expression}
    return render(request, "boards/declare_conflict.jinja", context)
