"""Who is where, and what needs looking at."""

import pytest

from heard.mail.models import Message, State
from heard.partnerships import queries
from heard.partnerships.roles import Role
from heard.partnerships.services import members as services
from tests.mail import make as mail
from tests.partnerships import make

pytestmark = pytest.mark.django_db


def test_memberships_are_those_that_are_current_and_taken_up():
    member = make.member(of=make.partnership(name="Westmere"))
    left = make.member(person=member.user)
    administrator = make.member(Role.ADMINISTRATOR, of=left.partnership)
    services.remove_member(left, by=administrator)
    elsewhere = make.member(Role.ADMINISTRATOR)
    services.invite_member(
        elsewhere.partnership,
        by=elsewhere,
        name="x",
        email=member.user.email,
        place=services.Place((Role.CODER,)),
    )

    assert list(queries.memberships(member.user)) == [member]


def test_partnerships_are_listed_by_name():
    make.partnership(name="Westmere")
    make.partnership(name="Eastmere")

    assert [one.name for one in queries.partnerships()] == ["Eastmere", "Westmere"]


def test_nobody_else_is_asked_to_look_after_members():
    member = make.member(Role.ANALYST)
    make.member(of=member.partnership, person=make.user(has_second_factor=False))

    assert queries.todo(member) == []


def test_an_administrator_is_told_of_invitations_open_doors_and_messages():
    member = make.member(Role.ADMINISTRATOR)
    here = member.partnership
    for number in (1, 2):
        services.invite_member(
            here,
            by=member,
            name="x",
            email=f"x{number}@example.org",
            place=services.Place((Role.CODER,)),
        )
    make.member(of=here, person=make.user(has_second_factor=False))
    mail.message(partnership_id=here.pk)
    Message.objects.update(state=State.PERHAPS_SENT)

    assert [todo.text for todo in queries.todo(member)] == [
        "Remind 2 people who have not taken up the invitation",
        "Ask 1 member to set up a second step for signing in",
        "Send 1 message by hand, or settle whether it went",
    ]


def test_there_is_nothing_to_do_where_all_is_well():
    assert queries.todo(make.member(Role.ADMINISTRATOR)) == []
