"""Telling everyone, and what comes after: the next on the reserve list, appointments."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from heard.boards.addresses import private_links
from heard.boards.applicant_letters import outcome_letter
from heard.boards.forms.deciding import AppointForm, TellEveryoneForm
from heard.boards.keeping import DAYS_TO_ANSWER
from heard.boards.models import Call, Expression
from heard.boards.queries import applicants
from heard.boards.queries.calls import has_parent
from heard.boards.queries.hidden_names import hides_names_from
from heard.boards.queries.people import find_person
from heard.boards.services import appointing
from heard.boards.services import telling_everyone as services
from heard.boards.services.deciding import NoParentError, NoSeatLeftError, StillOpenError
from heard.boards.staff_tags import stage_tag
from heard.boards.views.calls import applicant_to_run, call_to_run
from heard.boards.views.deciding import NO_PARENT, STILL_OPEN
from heard.boards.views.refusals import REFUSALS, words_for
from heard.design.paging import page_links
from heard.partnerships.access import current_member

LETTERS_A_PAGE = 20


@require_http_methods(["GET", "POST"])
def tell_everyone(request: HttpRequest, pk: int) -> HttpResponse:
    """Every letter to read, then one button."""
    call = call_to_run(request, pk)
    form = TellEveryoneForm(request.POST or None)
    if request.method == "GET" and call.state == "told":
        return redirect("boards:run_call", call.pk)
    if form.is_valid() and (done := _told(request, call, form)) is not None:
        messages.success(request, done)
        return redirect("boards:run_call", call.pk)
    rows = applicants.decided(call).select_related("call__partnership", "offered_group__body")
    page = Paginator(rows, LETTERS_A_PAGE).get_page(request.GET.get("page", ""))
    hides_names = hides_names_from(current_member(request), call)
    context = {
        "form": form,
        "call": call,
        "letters": [
            (one, stage_tag(one.stage), _letter(one, hides_name=hides_names)) for one in page
        ],
        "paging": page_links(page, "", before=_("Earlier letters"), after=_("Later letters")),
        "hides_names": hides_names,
        "tallies": applicants.stage_tallies(call),
        "undecided": applicants.undecided(call).count(),
        "has_parent": has_parent(call),
    }
    return render(request, "boards/tell_everyone.jinja", context)


def _told(request: HttpRequest, call: Call, form: TellEveryoneForm) -> str | None:
    """What was done, in words; None where the form says why it was not."""
    days, by = form.cleaned_data["days"], current_member(request)
    try:
        told = services.tell_everyone(call, by=by, link=private_links(request), days_to_answer=days)
    except services.ToldAlreadyError:
        return _("Everyone has been told already. Nothing was sent twice")
    except StillOpenError:
        form.add_error(None, STILL_OPEN)
    except NoParentError:
        form.add_error(None, NO_PARENT)
    except services.NotToBeToldError:
        form.add_error(None, _("This call is a draft or was withdrawn"))
    except services.UndecidedError as left:
        form.add_error(None, _undecided_words(left.number))
    else:
        words = ngettext("%(number)d person is told", "%(number)d people are told", told)
        return words % {"number": told}
    return None


def _letter(expression: Expression, *, hides_name: bool) -> Any:
    """As it will read, without the private link: that is for the applicant alone."""
    if hides_name:
        expression.name = expression.reference  # here only: nothing of it is saved
    return outcome_letter(
        expression,
        link=lambda _secret: _("(their private link)"),
        answer_by=timezone.localdate() + timedelta(days=DAYS_TO_ANSWER),
    )


def _undecided_words(number: int) -> str:
    words = ngettext(
        "Decide on %(number)d application first",
        "Decide on %(number)d applications first",
        number,
    )
    return words % {"number": number}


@require_POST
def offer_next(request: HttpRequest, pk: int, group_pk: int) -> HttpResponse:
    """The seat that came free goes to the next on the reserve list."""
    call = call_to_run(request, pk)
    seats = get_object_or_404(call.seats.select_related("group"), group=group_pk)
    try:
        offered = services.offer_next(
            call, seats.group, by=current_member(request), link=private_links(request)
        )
    except services.NotToldError:
        messages.error(request, _("Tell everyone first"))
    except services.ReserveOverError:
        messages.error(request, _("This reserve list ended a year after everyone was told"))
    except NoSeatLeftError:
        messages.error(request, _("All these seats are offered or taken"))
    except services.NobodyOnReserveError:
        messages.error(request, _("Nobody is left on the reserve list for this seat"))
    else:
        words = _("The seat is offered to %(reference)s") % {"reference": offered.reference}
        messages.success(request, words)
    return redirect("boards:run_call", pk)


@require_POST
def end_offer(request: HttpRequest, pk: int) -> HttpResponse:
    expression = applicant_to_run(request, pk)
    try:
        services.end_offer(expression, by=current_member(request), link=private_links(request))
    except services.NotOverdueError:
        messages.error(request, _("There is no offer whose day to answer has passed"))
    else:
        messages.success(request, _("Offer ended. The seat can go to the next"))
    return redirect("boards:applicant", pk)


@require_http_methods(["GET", "POST"])
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the seat to somebody who said yes."""
    member = current_member(request)
    expression = applicant_to_run(request, pk)
    known = find_person(member.partnership, expression.email, expression.phone)
    form = AppointForm(request.POST or None, known=known)
    if form.is_valid():
        appointment = appointing.Appointment(
            form.cleaned_data["start_on"],
            person=known if form.says_same else None,
            is_somebody_new=known is not None and not form.says_same,
        )
        try:
            appointing.appoint(expression, appointment, by=member, link=private_links(request))
        except appointing.SomebodyKnownError:
            form.add_error(None, _("We know somebody with this address. Read the page again"))
        except REFUSALS as refusal:
            form.add_error(None, words_for(refusal))
        else:
            messages.success(request, _("Appointed. They are told when they start"))
            return redirect("boards:applicant", pk)
    context = {"form": form, "expression": expression, "call": expression.call, "known": known}
    return render(request, "boards/appoint.jinja", context)
