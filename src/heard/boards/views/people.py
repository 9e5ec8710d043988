"""People in seats: who they are, how they are reached, what they need."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.boards.forms.people import FindPeopleForm, LinkMemberForm, PersonForm, SupportForm
from heard.boards.models import Person, SeatGroup
from heard.boards.queries import looking_after, seating
from heard.boards.queries import people as reads
from heard.boards.rules import is_self
from heard.boards.services import people as services
from heard.boards.views.opening import back_to_person, keeper, open_person, own_or_kept
from heard.design.paging import page_links
from heard.design.typed import whole_number
from heard.partnerships.access import current_member
from heard.partnerships.models import Partnership

PAGE_LENGTH = 50
FORGOTTEN = gettext_lazy("They were forgotten: nothing about them can be changed")


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody in a seat, and who was; searched by name, body and constituency."""
    partnership = keeper(request).partnership
    form = FindPeopleForm(request.GET, bodies=reads.bodies_to_choose(partnership))
    page = Paginator(reads.people(partnership, form.wanted), PAGE_LENGTH).get_page(
        request.GET.get("page")
    )
    words = {"before": _("Earlier names"), "after": _("Later names")}
    context = {"form": form, "page": page, "links": page_links(page, form.query, **words)}
    context |= {"role_only_tag": reads.ROLE_ONLY}
    return render(request, "boards/people.jinja", context)


@require_safe
def to_look_after(request: HttpRequest) -> HttpResponse:
    """What is due to people in seats."""
    due = looking_after.to_look_after(keeper(request).partnership)
    words = {"term_words": seating.term_words, "money_words": seating.money_words}
    return render(request, "boards/to_look_after.jinja", {"due": due} | words)


@require_http_methods(["GET", "POST"])
def make_person(request: HttpRequest) -> HttpResponse:
    """Somebody new; with `group` in the address, on the way to a seat of that group."""
    member = keeper(request)
    partnership = member.partnership
    form = PersonForm(request.POST or None, organisations=_organisations(partnership))
    number = whole_number(request.GET.get("group")) or 0
    group = seating.seat_groups(partnership).filter(pk=number).first()
    same = None
    if form.is_valid():
        details = _details(partnership, form.values)
        same = reads.find_person(partnership, details.email, details.phone)
        if same is not None and not form.is_another:
            form.ask_whether_another()
        else:
            person = services.make_person(partnership, details=details, by=member)
            return _after_making(person, group)
    same_words = reads.same_words(same, details.email) if same is not None else ""
    context = {"form": form, "same": same, "same_words": same_words, "group": group}
    return render(request, "boards/make_person.jinja", context)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """All that keepers of boards see of somebody."""
    _member, person = open_person(request, pk)
    context = {
        "person": person,
        "needs": reads.needs_words(person),
        "memberships": seating.memberships_of(person),
        "attendance": reads.attendance(person),
        "declarations": person.declarations.all(),
        "term_words": seating.term_words,
        "state_tag": seating.state_tag,
    }
    return render(request, "boards/person.jinja", context)


@require_http_methods(["GET", "POST"])
def change_person(request: HttpRequest, pk: int) -> HttpResponse:
    """How somebody is reached, and what they need."""
    member, person = open_person(request, pk)
    organisations = _organisations(member.partnership)
    form = PersonForm(request.POST or None, organisations=organisations, person=person)
    if form.is_valid():
        details = _details(member.partnership, form.values)
        try:
            services.change_person(person, details=details, by=member)
        except services.ForgottenError:
            form.add_error(None, FORGOTTEN)
        else:
            messages.success(request, _("Saved"))
            return redirect("boards:person", pk)
    return render(request, "boards/change_person.jinja", {"form": form, "person": person})


@require_http_methods(["GET", "POST"])
def change_support(request: HttpRequest, pk: int) -> HttpResponse:
    """What somebody needs, said by themselves."""
    member = current_member(request)
    person = own_or_kept(member, member.partnership.people.all(), pk)
    form = SupportForm(request.POST or None, person=person)
    if form.is_valid():
        needs = tuple(form.cleaned_data["access_needs"])
        wanted = form.cleaned_data["support_wanted"]
        try:
            services.change_support(person, access_needs=needs, support_wanted=wanted, by=member)
        except services.ForgottenError:
            messages.error(request, FORGOTTEN)
        else:
            messages.success(request, _("Saved"))
        return back_to_person(member, person)
    context = {"form": form, "person": person, "is_own": is_self(member, person)}
    return render(request, "boards/change_support.jinja", context)


@require_http_methods(["GET", "POST"])
def link_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody the sign-in that is theirs."""
    member, person = open_person(request, pk)
    form = LinkMemberForm(request.POST or None, members=reads.members_to_choose(person))
    if form.is_valid():
        chosen = get_object_or_404(member.partnership.members, pk=form.cleaned_data["member"])
        try:
            services.link_member(person, member=chosen, by=member)
        except services.AlreadyLinkedError:
            form.add_error("member", _("That sign-in belongs to somebody else. Select another"))
        except services.ForgottenError:
            form.add_error(None, FORGOTTEN)
        else:
            messages.success(request, _("Sign-in linked"))
            return redirect("boards:person", pk)
    return render(request, "boards/link_member.jinja", {"form": form, "person": person})


@require_POST
def unlink_member(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody's sign-in away from them; the sign-in itself stays."""
    member, person = open_person(request, pk)
    services.unlink_member(person, by=member)
    messages.success(request, _("Sign-in unlinked"))
    return redirect("boards:person", pk)


def _organisations(partnership: Partnership) -> list[tuple[str, str]]:
    return [(str(each.pk), each.name) for each in partnership.organisations.all()]


def _details(partnership: Partnership, values: Mapping[str, Any]) -> services.PersonDetails:
    number = values["organisation"]
    organisation = partnership.organisations.filter(pk=number).first() if number else None
    return services.PersonDetails(**(dict(values) | {"organisation": organisation}))


def _after_making(person: Person, group: SeatGroup | None) -> HttpResponse:
    if group is not None:
        return redirect("boards:fill_seat", group.pk, person.pk)
    return redirect("boards:person", person.pk)
