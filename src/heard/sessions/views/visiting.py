"""The pages that an elected member has behind either door: the link, or their sign-in."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.safeguarding.queries.setup import setup_of
from heard.sessions.forms.visits import AnswerVisitForm, ReportVisitForm
from heard.sessions.models import Session
from heard.sessions.queries import my_visits as queries
from heard.sessions.services import visits as services
from heard.sessions.views.visit_door import Door
from heard.sessions.when_words import when_words


def home_page(request: HttpRequest, door: Door) -> HttpResponse:
    """Sessions near them, and those at which they were."""
    context = {
        "mine": queries.my_visits(door.member, timezone.now()),
        "door": door,
        "saved": request.GET.get("saved", ""),
        "when": when_words,
    }
    return render(request, "sessions/my_visits.jinja", context)


def answer_page(request: HttpRequest, door: Door, key: UUID) -> HttpResponse:
    """Whether they come. They come to listen: the page says what that means."""
    session = get_object_or_404(queries.session_to_answer(door.member, key))
    visit = session.visits.filter(member=door.member).first()
    before = {None: "", True: "yes", False: "no"}[visit.will_attend if visit else None]
    form = AnswerVisitForm(
        request.POST if request.method == "POST" else None, initial={"answer": before}
    )
    if form.is_valid():
        try:
            services.answer_visit(session, door.member, will_attend=form.will_attend)
        except services.NotToComeError:
            form.add_error(None, _("This session is over or cancelled. You need to do nothing"))
        else:
            return redirect(f"{door.home}?saved=answer")
    context = {"form": form, "door": door, "session": session, "when": when_words}
    return render(request, "sessions/answer_visit.jinja", context)


def report_page(request: HttpRequest, door: Door, key: UUID) -> HttpResponse:
    """What they heard, and what they ask for: to file, read or change."""
    session = get_object_or_404(queries.session_to_answer(door.member, key))
    visit = session.visits.filter(member=door.member).first()
    form = ReportVisitForm(visit, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.report_visit(session, door.member, form.report, revision=form.revision)
        except services.NotBegunError:
            form.add_error(None, _("This session has not begun, or was cancelled"))
        except services.ReportedMeanwhileError:
            form.add_error(None, _changed_words())
        else:
            return redirect(f"{door.home}?saved={_saved(form.report)}")
    now = session.visits.filter(member=door.member).first()
    context = {
        "form": form,
        "door": door,
        "session": session,
        "visit": now,
        "is_open": _can_be_reported(session),
        "setup": setup_of(door.member.partnership),
        "when": when_words,
    }
    return render(request, "sessions/report_visit.jinja", context)


def _changed_words() -> str:
    return _(
        "Your report was changed in another window. What is saved now is shown below. Send yours "
        "again to replace it"
    )


def _saved(report: services.Report) -> str:
    return "worry" if report.worry else "report"


def _can_be_reported(session: Session) -> bool:
    return session.has_begun and not session.is_cancelled
