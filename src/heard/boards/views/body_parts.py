"""Seats wanted, terms of reference and aims of a body."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.boards import vacancy_words
from heard.boards.forms.body_parts import AimForm, DoneForm, SeatsForm, TermsForm
from heard.boards.models.words import Constituency
from heard.boards.queries.seat_spans import reasons_by_day, vacancies_of
from heard.boards.services import actions, aims, bodies, seats, terms
from heard.boards.vacancies import Vacancies
from heard.boards.views.bodies import open_body, sent_away
from heard.design.fields import GovukForm
from heard.design.words import date_words
from heard.partnerships.access import current_member


@require_http_methods(["GET", "POST"])
def want_seats(request: HttpRequest, pk: int, constituency: str) -> HttpResponse:
    """How many seats of one constituency are wanted, and what was wanted before."""
    member = current_member(request)
    body = open_body(member, pk)
    if constituency not in Constituency.values:
        raise Http404
    group = body.seat_groups.filter(constituency=constituency).first()
    vacancies = vacancies_of(group, timezone.localdate()) if group else Vacancies()
    form = SeatsForm(request.POST or None, group, vacancies)
    if form.is_valid():
        try:
            seats.want_seats(body, constituency, form.wanted, by=member)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        except _SEATS_REFUSED as problem:
            _refuse_seats(form, problem)
        else:
            messages.success(request, _("Seats saved"))
            return redirect("boards:keep_body", body.pk)
    label = Constituency(constituency).label
    context = {"form": form, "body": body, "label": label, "vacancies": vacancies}
    context |= {"words": vacancy_words, "reasons": reasons_by_day(group) if group else {}}
    return render(request, "boards/want_seats.jinja", context)


@require_http_methods(["GET", "POST"])
def add_terms_of_reference(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version, which begins as the words of the one before."""
    member = current_member(request)
    body = open_body(member, pk)
    before = body.terms_of_reference.first()
    form = TermsForm(request.POST or None, initial={"text": before.text if before else ""})
    if form.is_valid():
        try:
            version = terms.add_terms_of_reference(body, form.terms, by=member)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        except terms.AgreedTooEarlyError as problem:
            text = _("Enter %(day)s or later, when the version before was agreed")
            form.add_error("agreed_on", text % {"day": date_words(problem.before)})
        except terms.NothingNewError:
            form.add_error("text", _("Change the words, or the day of the next review"))
        else:
            messages.success(request, _("Version %(number)d added") % {"number": version.number})
            return redirect("boards:keep_body", body.pk)
    context = {"form": form, "body": body, "before": before}
    return render(request, "boards/add_terms_of_reference.jinja", context)


@require_http_methods(["GET", "POST"])
def add_aim(request: HttpRequest, pk: int) -> HttpResponse:
    """Something to achieve."""
    member = current_member(request)
    body = open_body(member, pk)
    form = AimForm(request.POST or None)
    if form.is_valid():
        try:
            aims.add_aim(body, form.task, by=member)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        messages.success(request, _("Aim added"))
        return redirect("boards:keep_body", body.pk)
    return render(request, "boards/add_aim.jinja", {"form": form, "body": body})


@require_http_methods(["GET", "POST"])
def change_aim(request: HttpRequest, pk: int, aim: int) -> HttpResponse:
    """Other words, or another day."""
    member = current_member(request)
    body = open_body(member, pk)
    found = get_object_or_404(body.aims, pk=aim)
    form = AimForm(request.POST or None, initial={"text": found.text, "due_on": found.due_on})
    if form.is_valid():
        try:
            aims.change_aim(found, form.task, by=member)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        except actions.AlreadyDoneError:
            messages.warning(request, _("This aim was done already, so nothing was saved"))
        else:
            messages.success(request, _("Aim changed"))
        return redirect("boards:keep_body", body.pk)
    return render(request, "boards/change_aim.jinja", {"form": form, "body": body, "aim": found})


@require_http_methods(["GET", "POST"])
def finish_aim(request: HttpRequest, pk: int, aim: int) -> HttpResponse:
    """Done, and what came of it."""
    member = current_member(request)
    body = open_body(member, pk)
    found = get_object_or_404(body.aims, pk=aim)
    form = DoneForm(request.POST or None)
    if form.is_valid():
        on, outcome = form.cleaned_data["on"], form.cleaned_data["outcome"]
        try:
            aims.finish_aim(found, on=on, outcome=outcome, by=member)
        except bodies.BodyClosedError:
            return sent_away(request, body)
        except actions.AlreadyDoneError:
            messages.warning(request, _("This aim was done already, so nothing was saved"))
        else:
            messages.success(request, _("Aim done"))
        return redirect("boards:keep_body", body.pk)
    return render(request, "boards/finish_aim.jinja", {"form": form, "body": body, "aim": found})


_SEATS_REFUSED = (
    seats.SeatsAreTakenError,
    seats.ChangedLaterError,
    seats.BeforeItWasFoundedError,
)


def _refuse_seats(form: GovukForm, problem: Exception) -> None:
    if isinstance(problem, seats.SeatsAreTakenError):
        text = _(
            "Enter %(filled)d or more. So many seats are filled on that day or will be: end a "
            "membership first"
        )
        form.add_error("number", text % {"filled": problem.filled})
    elif isinstance(problem, seats.ChangedLaterError):
        text = _("Enter %(day)s or later. The number was last changed from that day")
        form.add_error("from_on", text % {"day": date_words(problem.last)})
    else:
        form.add_error("from_on", _("Enter a day on which the body had been set up"))
