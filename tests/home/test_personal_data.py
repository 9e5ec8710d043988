"""Showing somebody all that is held on them, and forgetting them, over all rooms."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heard.audit.models import Entry
from heard.audit.services import record
from heard.boards.models import Declaration, Person
from heard.home import holding
from heard.home.services.personal_data import forget_subject
from heard.partnerships.models import Partnership
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make as boards
from tests.boards import make_privacy as make
from tests.boards.make_privacy import OTHER, ROBIN, Somebody
from tests.home.everywhere import (
    everywhere,
    former_member,
    kinds,
    message_rows,
    records,
    subject,
    words_of,
)
from tests.home.old_deeds import old_entry
from tests.home.scanning import places_with, row_of, rows_in_every_table
from tests.mail import make as mail
from tests.partnerships import make as partnerships
from tests.scrutiny import make as scrutiny

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture
def westmere() -> Partnership:
    return partnerships.partnership()


def test_everything_is_found_in_every_room(westmere):
    everywhere(westmere, ROBIN)
    make.minuted(westmere)
    scrutiny.draft(scrutiny.officer(of=westmere), reasons="As Robin Vale asked")

    found = records(westmere)

    assert found == {
        "person": True,
        "membership": False,
        "expense": False,
        "expression": True,
        "subscriber": True,
        "guest": True,
        "declaration": True,
        "booking": True,
        "point-words": True,
        "visit-words": True,
        "host": True,
        "agenda": False,
        "member": True,
        "message": True,
        "naming": True,
        "decision": False,
        "answers": False,
    }


def test_erasing_leaves_no_trace_and_no_row_less_and_touches_nobody_else(westmere):
    everywhere(westmere, ROBIN)
    others = everywhere(westmere, OTHER)
    elsewhere = everywhere(partnerships.partnership(), Somebody(email="r.vale@example.com"))
    of_others = places_with(["Robin Vale-Hart"]) | places_with([OTHER.email])
    before = rows_in_every_table()
    kept_as_they_were = [row_of(row) for row in (*others, *elsewhere)]

    proof = forget_subject(westmere, subject(westmere), by=None)

    assert [row_of(row) for row in (*others, *elsewhere)] == kept_as_they_were
    assert proof.counts_are_the_same
    after = rows_in_every_table()
    changed = {
        table: after[table] - before[table] for table in after if after[table] != before[table]
    }
    signing_in = {"account_emailaddress": -1, "mfa_authenticator": -2}
    assert changed.pop("audit_entry") > 0
    assert changed == signing_in
    assert places_with([OTHER.email]) | places_with(["Robin Vale-Hart"]) == of_others


def test_no_text_of_either_database_names_who_was_erased(westmere):
    everywhere(westmere, ROBIN)
    assert len(places_with(words_of(ROBIN))) > 20

    forget_subject(westmere, subject(westmere), by=None)

    assert places_with(words_of(ROBIN)) == set()


def test_what_must_stay_says_why_and_is_all_that_is_left(westmere):
    person = make.seated(westmere).person
    make.minuted(westmere)

    proof = forget_subject(westmere, subject(westmere), by=None)

    left = {table for table, _column, _row in places_with(words_of(ROBIN))}
    assert left == {
        "boards_person",
        "boards_declaration",
        "boards_expense",
        "boards_agendaitem",
    }
    assert all(held.why_kept for room in proof.left for held in room.held)
    person.refresh_from_db()
    assert person.name == ROBIN.name


def test_erasing_twice_does_nothing_the_second_time(westmere):
    rows = everywhere(westmere, ROBIN)
    forget_subject(westmere, subject(westmere), by=None)
    before = [row_of(row) for row in rows]

    proof = forget_subject(westmere, subject(westmere), by=None)

    assert proof.emptied == 0
    assert [row_of(row) for row in rows] == before


def test_only_the_partnership_that_was_asked_forgets(westmere):
    eastholm = partnerships.partnership()
    make.former_person(westmere)
    makers = (make.former_person, make.expression, make.subscriber, make.guest, make.declared_of)
    theirs = [maker(eastholm) for maker in makers] + message_rows(eastholm, ROBIN)
    as_they_were = [row_of(row) for row in theirs]

    forget_subject(westmere, subject(westmere), by=None)

    assert [row_of(row) for row in theirs] == as_they_were


def test_a_namesake_is_nobody_until_somebody_has_looked(westmere):
    make.former_person(westmere)
    make.subscriber(westmere, Somebody(email="another.robin@example.org", phone="01632 960001"))
    guest = make.guest(westmere)

    kept = forget_subject(westmere, subject(westmere), by=None)
    guest.refresh_from_db()
    assert guest.name == ROBIN.name
    assert sum(room.uncertain for room in kept.rooms) == 1

    forget_subject(westmere, subject(westmere), by=None, also=frozenset({f"guest:{guest.pk}"}))
    guest.refresh_from_db()
    assert guest.name == ""


def test_a_family_that_shares_an_address_or_a_number_is_told_apart(westmere):
    alex = Somebody("Alex Vale", ROBIN.email, ROBIN.phone)
    partner = make.former_person(westmere, alex)
    by_phone = make.subscriber(westmere, Somebody("Kim Vale", "kim@example.org", ROBIN.phone))
    make.subscriber(westmere)

    forget_subject(westmere, subject(westmere), by=None)

    for row in (partner, by_phone):
        row.refresh_from_db()
        assert not row.is_forgotten


@pytest.mark.parametrize(
    "phone", ["+44 7700 900123", "0044 7700900123", "+44 (0)7700 900-123", "07700900123"]
)
def test_a_number_is_found_however_it_is_written(westmere, phone):
    make.subscriber(westmere)

    found = holding.subject_of(westmere, email="", phone=phone, name="")

    assert "subscriber" in kinds(found)


def test_a_name_alone_shows_and_erases_nothing(westmere):
    row = make.subscriber(westmere)
    found = holding.subject_of(westmere, email="", phone="", name="robin  VALE")

    forget_subject(westmere, found, by=None)

    row.refresh_from_db()
    assert row.name == ROBIN.name
    assert "subscriber" in kinds(found)


def test_a_declaration_of_another_does_not_say_whose_it_is_or_what_it_says(westmere):
    declaration = make.declared_of(westmere)

    found = holding.held_on(subject(westmere))
    forget_subject(westmere, subject(westmere), by=None)

    shown = str(found)
    assert "Casey" not in shown
    assert "neighbour" not in shown
    declaration.refresh_from_db()
    assert declaration.text == "My neighbour is [name removed]. He was there."
    assert Person.objects.get(pk=declaration.person_id).name == "Casey Thorn"


@pytest.mark.parametrize("columns", [{"contacts": ["Robin Vale, Clerk"]}, {"reasons": ROBIN.email}])
def test_a_published_decision_is_shown_with_its_address_and_kept(westmere, columns):
    decision = scrutiny.published(scrutiny.officer(of=westmere), **columns)
    scrutiny.published(scrutiny.officer(of=westmere), contacts=[OTHER.name], reasons=OTHER.email)
    scrutiny.published(contacts=[ROBIN.name])

    found = holding.held_on(subject(westmere))
    forget_subject(westmere, subject(westmere), by=None)

    (held,) = [held for room in found if room.room.code == "scrutiny" for held in room.held]
    assert f"/{decision.slug}/" in dict(held.values)["Address"]
    assert "public record" in str(held.why_kept)
    decision.refresh_from_db()
    assert decision.state == "published"


def test_deeds_are_counted_and_stay(westmere):
    member = former_member(westmere, ROBIN)
    for _each in range(3):
        record("survey opened", westmere, by=member.user)

    proof = forget_subject(westmere, subject(westmere), by=None)

    left = [held for room in proof.left for held in room.held]
    assert [held.key for held in left if "provable" in str(held.why_kept)] == ["deeds"]
    # Their account goes; that they did it, under the name that they had, is provable for six years.
    assert Entry.objects.filter(actor_id=member.user_id, actor_name=ROBIN.name).count() == 3


def test_deeds_of_more_than_six_years_lose_the_name(westmere):
    member = former_member(westmere, ROBIN)
    old = Entry.objects.get(pk=old_entry(westmere, member.user))
    record("survey opened", westmere, by=member.user)

    proof = forget_subject(westmere, subject(westmere), by=None)

    old.refresh_from_db()
    assert old.actor_name == "Former member"
    assert [room.emptied for room in proof.rooms if "audit" in str(room.room)] == [2]


def test_an_emptied_message_still_stands_in_the_outbox(westmere):
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    message, *_others = message_rows(westmere, ROBIN)

    forget_subject(westmere, subject(westmere), by=None)

    client = partnerships.signed_in(administrator)
    outbox = client.get(address_in(westmere, "partnerships:outbox")).content.decode()
    page = client.get(address_in(westmere, "partnerships:message", message.pk)).content.decode()
    assert "A message that has been emptied" in outbox
    assert ROBIN.name not in outbox + page


def test_a_message_that_waits_is_not_emptied_and_says_so(westmere):
    message = mail.message(to=ROBIN.email, partnership_id=westmere.pk)

    proof = forget_subject(westmere, subject(westmere), by=None)

    message.refresh_from_db()
    assert message.to == ROBIN.email
    assert "not gone out yet" in str([held.why_kept for room in proof.left for held in room.held])


def test_somebody_who_works_here_or_elsewhere_keeps_their_account(westmere):
    here = partnerships.member(of=westmere)
    gone = former_member(westmere, ROBIN)
    partnerships.member(of=partnerships.partnership(), person=gone.user)
    before = [row_of(here.user), row_of(gone.user)]

    for member in (here, gone):
        asked = holding.subject_of(westmere, email=member.user.email, phone="", name="")
        forget_subject(westmere, asked, by=None)

    assert [row_of(here.user), row_of(gone.user)] == before


def test_who_has_left_cannot_sign_in_any_more(westmere):
    member = former_member(westmere, ROBIN)

    forget_subject(westmere, subject(westmere), by=None)

    member.user.refresh_from_db()
    assert member.user.name == "Former member"
    assert member.user.email.endswith("@forgotten.invalid")
    assert not member.user.is_active
    assert not member.user.has_usable_password()


def test_every_look_and_every_erasure_is_written_down_without_a_name(westmere):
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    everywhere(westmere, ROBIN)

    forget_subject(westmere, subject(westmere), by=administrator, reference="RBCD234")

    entry = Entry.objects.get(deed="personal data erased")
    assert entry.actor_name == administrator.user.name
    assert entry.details["request"] == "RBCD234"
    assert not {place for place in places_with(words_of(ROBIN)) if place[0] == "audit_entry"}


def test_the_audit_names_no_person_expression_or_subscriber(westmere):
    things = [
        boards.person(westmere, "Robin Vale"),
        make.expression(westmere),
        make.subscriber(westmere),
    ]

    assert not any("Robin" in str(thing) for thing in things)


def test_a_seat_to_come_counts_as_a_seat(westmere):
    membership = make.seated(westmere, end_on=timezone.localdate() + timedelta(days=1))

    forget_subject(westmere, subject(westmere), by=None)

    membership.person.refresh_from_db()
    assert not membership.person.is_forgotten


def test_a_subject_may_be_anything_at_all(westmere):
    make.declared_of(westmere)

    for name in (".*", "Robin (", "\\", "%", "x" * 10_000, "<script>", "O'Neil [a]"):
        found = holding.subject_of(westmere, email="%@%", phone="((((", name=name)
        forget_subject(westmere, found, by=None)

    assert Declaration.objects.filter(text__contains=ROBIN.name).count() == 1
