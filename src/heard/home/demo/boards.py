"""Westmere's boards and groups, as the committee's record of June 2026 tells of them."""

from datetime import date, timedelta

from django.utils import timezone

from heard.boards.details import BodyDetails, Closing, SeatsWanted, Task, TermsDetails
from heard.boards.models import Body
from heard.boards.models.words import Constituency
from heard.boards.services.aims import add_aim
from heard.boards.services.bodies import make_body
from heard.boards.services.merging import merge_body
from heard.boards.services.seats import want_seats
from heard.boards.services.terms import add_terms_of_reference
from heard.home.demo import boards_words as words
from heard.partnerships.models import Member

MORE_WANTED_ON = date(2026, 7, 7)


def load_boards(lead: Member) -> dict[str, Body]:
    """Bodies by name, with seats, aims and terms of reference; nobody sits in them yet."""
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
    _seats(bodies, lead)
    _terms_of_reference(bodies[words.BOARD], lead)
    closing = Closing(date(2024, 1, 15), words.OLD_BOARD_CLOSED)
    merge_body(bodies[words.OLD_BOARD], bodies[words.BOARD], closing, moves_people=False, by=lead)
    for name, aims in words.AIMS.items():
        for place, text in enumerate(aims):
            due_on = timezone.localdate() + timedelta(days=120 + 90 * place)
            add_aim(bodies[name], Task(text, due_on), by=lead)
    return bodies


def _seats(bodies: dict[str, Body], lead: Member) -> None:
    for each in words.SEATS:
        body = bodies[each.body]
        wanted = SeatsWanted(
            number=each.wanted,
            from_on=body.founded_on or MORE_WANTED_ON,
            term=each.term,
            most_terms=each.most_terms,
        )
        want_seats(body, each.constituency, wanted, by=lead)


def _terms_of_reference(board: Body, lead: Member) -> None:
    first = words.TERMS.replace(" Parents are paid for their time.", "")
    agreed_on = date(2024, 2, 6)
    add_terms_of_reference(board, TermsDetails(first, agreed_on), by=lead)
    latest = TermsDetails(
        words.TERMS,
        MORE_WANTED_ON,
        change=words.TERMS_CHANGE,
        review_on=date(2027, 7, 7),
    )
    add_terms_of_reference(board, latest, by=lead)
    more = SeatsWanted(3, MORE_WANTED_ON, words.MORE_PARENTS, term=24, most_terms=2)
    want_seats(board, Constituency.PARENT_CARER, more, by=lead)
