"""Papers: brought in, changed, taken away, and given to members."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.forms.papers import AddPaperForm, PaperForm
from heard.boards.models import Meeting, Paper
from heard.boards.paper_kinds import LARGEST
from heard.boards.queries import meetings as queries
from heard.boards.rules import can_run_meeting
from heard.boards.services import papers as services
from heard.boards.views.opening_meetings import open_meeting, sends_back_to_the_meeting
from heard.boards.views.paper_files import give
from heard.design import errors
from heard.partnerships.access import current_member
from heard.partnerships.models import Member


@require_safe
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """The papers of a meeting, with what is missing."""
    meeting = open_meeting(current_member(request), pk)
    found = list(meeting.papers.select_related("item", "meeting"))
    context = {"meeting": meeting, "papers": found, "days_late": queries.days_late}
    return render(request, "boards/papers.jinja", context)


@require_http_methods(["GET", "POST"])
@sends_back_to_the_meeting
def add_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Upload one."""
    member = current_member(request)
    meeting = open_meeting(member, pk)
    if int(request.META.get("CONTENT_LENGTH") or 0) > 2 * LARGEST:
        return errors.page(request, 413)
    form = AddPaperForm(request.POST or None, request.FILES or None, meeting=meeting)
    if form.is_valid():
        values = services.PaperValues(**form.values)
        try:
            services.add_paper(meeting, values, form.cleaned_data["file"], by=member)
        except services.PaperTwiceError as twice:
            words = _("This very file is here already, as “%(title)s”. Select another file")
            form.add_error("file", words % {"title": twice.first.title})
        except services.TooManyPapersError:
            form.add_error(None, _("A meeting has at most 100 papers. Remove one first"))
        else:
            messages.success(request, _("Paper added"))
            return redirect("boards:papers", pk)
    return render(request, "boards/add_paper.jinja", {"form": form, "meeting": meeting})


@require_http_methods(["GET", "POST"])
def change_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, cover, item, who may read it."""
    member = current_member(request)
    paper = _open_paper(member, pk)
    form = PaperForm(request.POST or None, meeting=paper.meeting, paper=paper)
    if form.is_valid():
        services.change_paper(paper, services.PaperValues(**form.values), by=member)
        messages.success(request, _("Paper changed"))
        return redirect("boards:papers", paper.meeting_id)
    return render(request, "boards/change_paper.jinja", {"form": form, "paper": paper})


@require_http_methods(["GET", "POST"])
def remove_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one away, file and all."""
    member = current_member(request)
    paper = _open_paper(member, pk)
    if request.method == "POST":
        services.remove_paper(paper, by=member)
        messages.success(request, _("Paper removed"))
        return redirect("boards:papers", paper.meeting_id)
    return render(request, "boards/remove_paper.jinja", {"paper": paper})


@require_safe
def members_paper(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A paper for those who may read all of a meeting; for other staff only a public one."""
    member = current_member(request)
    paper = get_object_or_404(queries.papers_of_partnership(member.partnership), key=key)
    if not (paper.is_public or _sees_all(member, paper.meeting)):
        raise PermissionDenied
    return give(paper)


def _open_paper(member: Member, pk: int) -> Paper:
    paper = get_object_or_404(queries.papers_of_partnership(member.partnership), pk=pk)
    if not can_run_meeting(member, paper.meeting):
        raise PermissionDenied
    return paper


def _sees_all(member: Member, meeting: Meeting) -> bool:
    return can_run_meeting(member, meeting) or queries.is_of_the_body(member, meeting)
