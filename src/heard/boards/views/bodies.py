"""Keeping bodies: the tree, one body, making and changing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards import task_words, vacancy_words
from heard.boards.forms.bodies import BodyForm, described
from heard.boards.models import Body, Meeting
from heard.boards.models.words import Constituency
from heard.boards.queries import bodies as queries
from heard.boards.queries.body_pages import body_page
from heard.boards.queries.meetings import open_actions
from heard.boards.rules import (
    can_keep_boards,
    can_keep_body,
    can_run_calls,
    can_run_meeting,
    can_see_boards,
)
from heard.boards.services import bodies as services
from heard.design.fields import GovukForm
from heard.partnerships.access import current_member
from heard.partnerships.models import Member

ACTIONS_SHOWN = 10


@require_safe
def all_bodies(request: HttpRequest) -> HttpResponse:
    """Bodies at work as the tree that they are, and those that have closed."""
    member = current_member(request)
    if not can_see_boards(member):
        raise PermissionDenied
    context = {
        "branches": queries.at_work(member.partnership),
        "closed": list(queries.closed(member.partnership)),
        "can_keep": can_keep_boards(member),
        "words": vacancy_words,
    }
    return render(request, "boards/all_bodies.jinja", context)


@require_safe
def keep_body(request: HttpRequest, pk: int) -> HttpResponse:
    """All of one body together, with what its keepers can do."""
    member = current_member(request)
    body = get_object_or_404(member.partnership.bodies.select_related("parent"), pk=pk)
    if not can_see_boards(member):
        raise PermissionDenied
    page = body_page(body, for_staff=True)
    there = {bench.group.constituency for bench in page.benches}
    keeps, is_at_work = can_keep_body(member, body), not body.is_closed
    context = {
        "page": page,
        "for_staff": True,
        "body": body,
        "keeps": keeps,
        "can_keep": keeps and is_at_work,
        "can_run": is_at_work and can_run_meeting(member, Meeting(body=body)),
        "can_call": is_at_work and can_run_calls(member),
        "more_constituencies": [each for each in Constituency if each not in there],
        "actions": list(open_actions(body)[:ACTIONS_SHOWN]),
        "today": timezone.localdate(),
        "tasks": task_words,
        "words": vacancy_words,
    }
    return render(request, "boards/keep_body.jinja", context)


@require_http_methods(["GET", "POST"])
def make_body(request: HttpRequest) -> HttpResponse:
    """A new board, committee or group."""
    member = current_member(request)
    if not can_keep_boards(member):
        raise PermissionDenied
    parents = queries.possible_parents(member.partnership)
    form = BodyForm(request.POST or None, parents, {"parent": request.GET.get("under", "")})
    if form.is_valid():
        try:
            body = services.make_body(member.partnership, form.details, by=member)
        except (services.NameTakenError, services.NotAParentError) as problem:
            _refuse(form, problem)
        else:
            messages.success(
                request, _("%(name)s added. Now say which seats it needs") % {"name": body.name}
            )
            return redirect("boards:keep_body", body.pk)
    return render(request, "boards/make_body.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Describe a body anew."""
    member = current_member(request)
    body = open_body(member, pk)
    parents = queries.possible_parents(member.partnership, body)
    form = BodyForm(request.POST or None, parents, described(body))
    if form.is_valid():
        try:
            services.change_body(body, form.details, by=member)
        except (services.NameTakenError, services.NotAParentError) as problem:
            _refuse(form, problem)
        except services.BodyClosedError:
            return sent_away(request, body)
        else:
            messages.success(request, _("Changes saved"))
            return redirect("boards:keep_body", body.pk)
    return render(request, "boards/change_body.jinja", {"form": form, "body": body})


def open_body(member: Member, pk: int) -> Body:
    """A body here that this member keeps. Raises Http404, PermissionDenied."""
    body: Body = get_object_or_404(member.partnership.bodies, pk=pk)
    if not can_keep_body(member, body):
        raise PermissionDenied
    return body


def sent_away(request: HttpRequest, body: Body) -> HttpResponse:
    """What was sent came too late: somebody has closed the body."""
    messages.warning(request, _("This body has closed, so nothing was saved"))
    return redirect("boards:keep_body", body.pk)


def _refuse(form: GovukForm, problem: Exception) -> None:
    if isinstance(problem, services.NameTakenError):
        form.add_error("name", _("Enter another name. A board or group already has this one"))
    else:
        form.add_error("parent", _("Select another body. It cannot report to this one"))
