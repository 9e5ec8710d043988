"""Seats: given, renewed, ended; who chairs."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.forms.seating import (
    EndMembershipForm,
    EndOfficeForm,
    FillSeatForm,
    MakeChairForm,
    NamedForm,
    RenewTermForm,
)
from heard.boards.queries import people as reads
from heard.boards.queries import seating as seats
from heard.boards.services import offices, seating
from heard.boards.views.opening import keeper, open_membership
from heard.boards.views.refusals import REFUSALS, words_for

MOST_FOUND = 20


@require_safe
def choose_person(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is to have a seat of the group: somebody who is there, or somebody new."""
    partnership = keeper(request).partnership
    group = get_object_or_404(seats.seat_groups(partnership), pk=pk)
    form = NamedForm(request.GET)
    name = form.cleaned_data.get("name", "").strip() if form.is_valid() else ""
    known = reads.people(partnership, reads.WantedPeople(name=name)).filter(forgotten_at=None)
    page = Paginator(known, MOST_FOUND).get_page(1)
    context = {"form": form, "group": group, "page": page}
    return render(request, "boards/choose_person.jinja", context)


@require_http_methods(["GET", "POST"])
def fill_seat(request: HttpRequest, group_pk: int, pk: int) -> HttpResponse:
    """Give a seat of the group to somebody from a day on."""
    member = keeper(request)
    group = get_object_or_404(seats.seat_groups(member.partnership), pk=group_pk)
    person = get_object_or_404(member.partnership.people, pk=pk)
    organisations = member.partnership.organisations.all()
    choices = [(str(each.pk), each.name) for each in organisations]
    form = FillSeatForm(request.POST or None, organisations=choices)
    if form.is_valid():
        given = form.cleaned_data
        behalf = organisations.filter(pk=given["on_behalf_of"] or 0).first()
        start = given["start_on"]
        try:
            made = seating.fill_seat(group, person, start_on=start, on_behalf_of=behalf, by=member)
        except REFUSALS as refusal:
            form.add_error(None, words_for(refusal))
        else:
            messages.success(request, _("Seat filled"))
            return redirect("boards:membership", made.pk)
    context = {"form": form, "group": group, "person": person}
    return render(request, "boards/fill_seat.jinja", context)


@require_safe
def membership(request: HttpRequest, pk: int) -> HttpResponse:
    """One person in one seat, and all that goes with it."""
    _member, membership = open_membership(request, pk)
    page = seats.seat_page(membership)
    words = {"money_words": seats.money_words, "tags": seats.EXPENSE_TAGS}
    return render(request, "boards/membership.jinja", {"page": page} | words)


@require_http_methods(["GET", "POST"])
def end_membership(request: HttpRequest, pk: int) -> HttpResponse:
    """End it on a day, which may be past, or put right how it ended."""
    member, membership = open_membership(request, pk)
    now = {"end_on": membership.end_on, "reason": membership.end_reason}
    form = EndMembershipForm(request.POST or None, initial=now if membership.is_ended else None)
    if form.is_valid():
        try:
            ended = seating.end_membership(membership, **form.cleaned_data, by=member)
        except REFUSALS as refusal:
            form.add_error("end_on", words_for(refusal))
        else:
            messages.success(request, _("Last day saved"))
            if ended.still_recorded:
                messages.warning(request, _kept_words(ended.still_recorded))
            return redirect("boards:membership", pk)
    context = {"form": form, "membership": membership}
    return render(request, "boards/end_membership.jinja", context)


@require_http_methods(["GET", "POST"])
def renew_term(request: HttpRequest, pk: int) -> HttpResponse:
    """Another term for the same person in the same seat."""
    member, membership = open_membership(request, pk)
    first = membership.end_on + seating.ONE_DAY if membership.end_on else None
    form = RenewTermForm(request.POST or None, initial={"start_on": first})
    if form.is_valid():
        start = form.cleaned_data["start_on"]
        try:
            renewed = seating.renew_term(membership, start_on=start, by=member)
        except REFUSALS as refusal:
            form.add_error("start_on", words_for(refusal))
        else:
            messages.success(request, _("Term renewed"))
            return redirect("boards:membership", renewed.pk)
    context = {"form": form, "membership": membership, "term": seats.term_words(membership)}
    return render(request, "boards/renew_term.jinja", context)


@require_http_methods(["GET", "POST"])
def make_chair(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody chair their body."""
    member, membership = open_membership(request, pk)
    form = MakeChairForm(request.POST or None)
    if form.is_valid():
        try:
            offices.make_chair(membership, **form.cleaned_data, by=member)
        except REFUSALS as refusal:
            form.add_error("start_on", words_for(refusal))
        else:
            messages.success(request, _("Saved"))
            return redirect("boards:membership", pk)
    context = {"form": form, "membership": membership}
    return render(request, "boards/make_chair.jinja", context)


@require_http_methods(["GET", "POST"])
def end_office(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody chair no longer."""
    member = keeper(request)
    office = get_object_or_404(seats.offices(member.partnership), pk=pk)
    form = EndOfficeForm(request.POST or None)
    if form.is_valid():
        try:
            offices.end_office(office, **form.cleaned_data, by=member)
        except REFUSALS as refusal:
            form.add_error("end_on", words_for(refusal))
        else:
            messages.success(request, _("Saved"))
            return redirect("boards:membership", office.membership_id)
    return render(request, "boards/end_office.jinja", {"form": form, "office": office})


def _kept_words(count: int) -> str:
    return ngettext(
        "They came to %(count)d meeting after that day. It stays in the records of the meeting.",
        "They came to %(count)d meetings after that day. They stay in the records of the meetings.",
        count,
    ) % {"count": count}
