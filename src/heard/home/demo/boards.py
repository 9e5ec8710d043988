"""Westmere's boards and groups, as the committee's record of June 2026 tells of them."""

from datetime import date, timedelta

from django.utils import timezone

from heard.boards.details import BodyDetails, Closing, SeatsWanted, Task, TermsDetails
from heard.boards.models import Body, Membership, Person, SeatGroup
from heard.boards.models.words import Constituency, EndReason, OfficeKind
from heard.boards.services.aims import add_aim
from heard.boards.services.bodies import make_body
from heard.boards.services.looking_after import accept_terms, tick_induction
from heard.boards.services.merging import merge_body
from heard.boards.services.offices import make_chair
from heard.boards.services.people import PersonDetails, make_person
from heard.boards.services.seating import end_membership, fill_seat, renew_term
from heard.boards.services.seats import want_seats
from heard.boards.services.terms import add_terms_of_reference
from heard.home.demo import boards_words as words
from heard.partnerships.models import Member, Partnership

MORE_WANTED_ON = date(2026, 7, 7)
# One parent followed another, whose term was over; nobody has followed the second one.
LEFT_ON, LEAVES_ON = date(2025, 9, 30), date(2026, 1, 15)
CAME_ON = date(2025, 11, 4)


def load_boards(lead: Member) -> dict[str, Body]:
    """Bodies by name, with seats, the people in them, aims and terms of reference."""
    bodies = _bodies(lead)
    _terms_of_reference(bodies[words.BOARD], lead)
    closing = Closing(date(2024, 1, 15), words.OLD_BOARD_CLOSED)
    merge_body(bodies[words.OLD_BOARD], bodies[words.BOARD], closing, moves_people=False, by=lead)
    for name, aims in words.AIMS.items():
        for place, text in enumerate(aims):
            due_on = timezone.localdate() + timedelta(days=120 + 90 * place)
            add_aim(bodies[name], Task(text, due_on), by=lead)
    seated = _seats(bodies, _people(lead), lead)
    _chairs(seated, lead)
    _look_after(seated, lead)
    return bodies


def _bodies(lead: Member) -> dict[str, Body]:
    bodies: dict[str, Body] = {}
    for each in words.BODIES:
        details = BodyDetails(
            name=each.name,
            kind=each.kind,
            parent=bodies.get(each.parent),
            purpose=each.purpose,
            meets=each.meets,
            quorum=each.quorum,
            founded_on=each.founded_on,
            induction_steps=words.INDUCTION if each.name == words.BOARD else (),
        )
        bodies[each.name] = make_body(lead.partnership, details, by=lead)
    return bodies


def _terms_of_reference(board: Body, lead: Member) -> None:
    first = words.TERMS.replace(" Parents are paid for their time.", "")
    add_terms_of_reference(board, TermsDetails(first, date(2024, 2, 6)), by=lead)
    latest = TermsDetails(
        words.TERMS, MORE_WANTED_ON, change=words.TERMS_CHANGE, review_on=date(2027, 7, 7)
    )
    add_terms_of_reference(board, latest, by=lead)


def _people(lead: Member) -> dict[str, Person]:
    partnership = lead.partnership
    return {each.name: _person(partnership, each, lead) for each in words.PEOPLE_IN_SEATS}


def _person(partnership: Partnership, each: words.DemoPersonInSeat, lead: Member) -> Person:
    named = each.name.lower().replace(" ", ".")
    email = f"{each.word}@westmere.example" if each.word else f"{named}@westmere.example"
    details = PersonDetails(
        name=each.name,
        email=email,
        organisation=partnership.organisations.filter(name=each.organisation).first(),
        job_title=each.job_title,
        is_role_only=each.is_role_only,
        member=partnership.members.filter(user__email=email).first() if each.word else None,
    )
    return make_person(partnership, details=details, by=lead)


def _seats(
    bodies: dict[str, Body], people: dict[str, Person], lead: Member
) -> dict[tuple[str, str], Membership]:
    """The seats that are wanted, and who took one when, by body and name."""
    seated = {}
    for each in words.SEATS:
        body = bodies[each.body]
        from_on = body.founded_on or CAME_ON
        wanted = SeatsWanted(each.wanted, from_on, term=each.term, most_terms=each.most_terms)
        group = want_seats(body, each.constituency, wanted, by=lead)
        if each.body == words.BOARD and each.constituency == Constituency.PARENT_CARER:
            _former_parents(group, people, lead)
            from_on = CAME_ON
        for name in each.people:
            membership = _seat(group, people[name], from_on, lead)
            seated[each.body, name] = membership
    more = SeatsWanted(3, MORE_WANTED_ON, words.MORE_PARENTS, term=24, most_terms=2)
    want_seats(bodies[words.BOARD], Constituency.PARENT_CARER, more, by=lead)
    return seated


def _seat(group: SeatGroup, person: Person, from_on: date, lead: Member) -> Membership:
    """Whose term is over has stayed for the next ones."""
    of = person.organisation
    membership = fill_seat(group, person, start_on=from_on, by=lead, on_behalf_of=of)
    while membership.end_on and membership.end_on < timezone.localdate():
        membership = renew_term(membership, by=lead)
    return membership


def _former_parents(group: SeatGroup, people: dict[str, Person], lead: Member) -> None:
    founded_on = date(2024, 1, 16)
    for name, end_on, reason in (
        ("Odette Lyle", LEFT_ON, EndReason.STEPPED_DOWN),
        ("Hanif Okafor", LEAVES_ON, EndReason.TERM_OVER),
    ):
        membership = fill_seat(group, people[name], start_on=founded_on, by=lead)
        end_membership(membership, end_on=end_on, reason=reason, by=lead)


def _chairs(seated: dict[tuple[str, str], Membership], lead: Member) -> None:
    for kind, names in ((OfficeKind.CHAIR, words.CHAIRS), (OfficeKind.CO_CHAIR, words.CO_CHAIRS)):
        for body, name in names.items():
            membership = seated[body, name]
            make_chair(membership, kind=kind, start_on=membership.start_on, by=lead)


def _look_after(seated: dict[tuple[str, str], Membership], lead: Member) -> None:
    """All who are on the board have gone through their induction, but for one last thing."""
    for (body, name), membership in seated.items():
        if body != words.BOARD:
            continue
        accept_terms(membership, by=lead)
        items = list(membership.induction.all())
        for item in items[:-1] if name == "Philippa Wren" else items:
            tick_induction(item, on=membership.start_on + timedelta(days=30), by=lead)
