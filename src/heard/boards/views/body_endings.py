"""Renaming, closing and merging bodies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from heard.boards.forms.bodies import CloseBodyForm, MergeForm, RenameForm
from heard.boards.models import Body
from heard.boards.queries import bodies as queries
from heard.boards.services import bodies, closing, merging
from heard.boards.views.bodies import open_body, sent_away
from heard.design.fields import GovukForm
from heard.design.words import date_words, join_and
from heard.partnerships.access import current_member
from heard.partnerships.models import Member

_REFUSALS = (closing.NotThatDayError, closing.GroupsUnderItError, closing.CallsGoingOnError)


@require_http_methods(["GET", "POST"])
def rename_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, for the same body or for one that carries on."""
    member = current_member(request)
    body = open_body(member, pk)
    form = RenameForm(request.POST or None)
    if form.is_valid():
        try:
            renamed = _rename(body, form, member)
        except bodies.NameTakenError:
            form.add_error("name", _("Enter another name. A board or group already has this one"))
        except _REFUSALS as problem:
            refuse(form, problem)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        else:
            messages.success(request, _("The name is now %(name)s") % {"name": renamed.name})
            return redirect("boards:keep_body", renamed.pk)
    return render(request, "boards/rename_body.jinja", {"form": form, "body": body})


@require_http_methods(["GET", "POST"])
def close_body(request: HttpRequest, pk: int) -> HttpResponse:
    """End a body, for good."""
    member = current_member(request)
    body = open_body(member, pk)
    form = CloseBodyForm(request.POST or None)
    if form.is_valid():
        try:
            closing.close_body(body, form.closing, by=member)
        except _REFUSALS as problem:
            refuse(form, problem)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        else:
            messages.success(request, _("%(name)s closed") % {"name": body.name})
            return redirect("boards:keep_body", body.pk)
    return render(request, "boards/close_body.jinja", {"form": form, "body": body})


@require_http_methods(["GET", "POST"])
def merge_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a body that goes on as another, and say who went with it."""
    member = current_member(request)
    body = open_body(member, pk)
    form = MergeForm(request.POST or None, queries.possible_successors(body))
    if form.is_valid():
        into, moves = form.into_body, form.moves_people
        try:
            merged = merging.merge_body(body, into, form.closing, moves_people=moves, by=member)
        except merging.NotASuccessorError:
            form.add_error("into", _("Select another body. This one has closed"))
        except _REFUSALS as problem:
            refuse(form, problem)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        else:
            return render(request, "boards/body_merged.jinja", {"body": body, "merged": merged})
    return render(request, "boards/merge_body.jinja", {"form": form, "body": body})


def refuse(form: GovukForm, problem: Exception) -> None:
    """Say why the body cannot close on that day, and what to do first."""
    if isinstance(problem, closing.NotThatDayError):
        form.add_error("on", _day_words(problem))
    elif isinstance(problem, closing.GroupsUnderItError):
        text = ngettext(
            "Close or move this group first: %(groups)s",
            "Close or move these groups first: %(groups)s",
            len(problem.groups),
        )
        form.add_error(None, text % {"groups": join_and(problem.groups)})
    elif isinstance(problem, closing.CallsGoingOnError):
        text = ngettext(
            "Withdraw this call or tell everyone first: %(calls)s",
            "Withdraw these calls or tell everyone first: %(calls)s",
            len(problem.calls),
        )
        form.add_error(None, text % {"calls": join_and(problem.calls)})


def _rename(body: Body, form: RenameForm, member: Member) -> Body:
    name = form.cleaned_data["name"]
    if form.starts_afresh:
        return merging.go_on_as(body, name, form.closing, by=member)
    return bodies.rename_body(body, name, by=member)


def _day_words(problem: closing.NotThatDayError) -> str:
    if problem.earliest is None:
        return _("Enter today or an earlier day")
    days = {"first": date_words(problem.earliest), "last": date_words(problem.latest)}
    return (
        _(
            "Enter a day from %(first)s, when it was set up or somebody last took a seat, "
            "to %(last)s"
        )
        % days
    )
