"""The first partnership of an install, by command."""

from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command

from heard.accounts.models import User
from heard.audit.models import Entry
from heard.mail.models import Message
from heard.partnerships.models import Member, Partnership
from heard.partnerships.roles import Role
from heard.partnerships.services import members
from tests.partnerships import make

pytestmark = pytest.mark.django_db
NAME = "Westmere SEND Partnership"


def found(
    slug: str = "westmere",
    name: str = NAME,
    email: str = "Robin@Example.org",
    administrator: str = "Robin Bell",
) -> str:
    """What the command prints."""
    printed = StringIO()
    call_command(
        "make_partnership",
        slug,
        name,
        administrator=email,
        administrator_name=administrator,
        stdout=printed,
    )
    return printed.getvalue()


def test_a_partnership_is_made_with_an_invitation_for_its_administrator():
    found()

    member = Member.objects.get()
    assert (member.partnership.slug, member.partnership.name) == ("westmere", NAME)
    assert (member.user.email, member.user.name) == ("robin@example.org", "Robin Bell")
    assert (member.roles, member.is_invited) == (["administrator"], True)
    written = Entry.objects.filter(partnership_id=member.partnership_id, actor_name="Heard")
    deeds = [entry.deed for entry in written]
    assert deeds == ["invitation sent", "member invited", "partnership made"]


def test_without_a_mail_server_the_link_is_printed_and_opens_the_door(client):
    link = found().splitlines()[-1]

    client.post(urlsplit(link).path, {"password": "marble-otter-violin"})

    assert link.startswith("http://localhost:8000/a/westmere/invitation/")
    assert not Member.objects.get().is_invited


def test_with_a_mail_server_the_link_goes_by_mail_alone(settings):
    settings.MAIL_URL = "smtp://post.example.org"
    settings.STAFF_HOST, settings.BEHIND_TLS = "heard.example.org", True

    printed = found()

    message = Message.objects.get()
    link = "https://heard.example.org/a/westmere/invitation/"
    assert message.to == "robin@example.org"
    assert "You are invited to look after Westmere SEND Partnership" in message.body
    assert link in message.body
    assert link not in printed
    assert "An invitation is on its way to robin@example.org" in printed


def test_the_same_again_only_sends_the_invitation_again(client):
    first = found().splitlines()[-1]

    second = found().splitlines()[-1]

    assert client.get(urlsplit(first).path).status_code == 410
    assert client.get(urlsplit(second).path).status_code == 200
    assert (Partnership.objects.count(), Member.objects.count()) == (1, 1)


def test_once_the_invitation_is_taken_up_there_is_nothing_to_do():
    found()
    members.take_up_invitation(Member.objects.get(), password="marble-otter-violin")

    again = found()

    assert "robin@example.org looks after it already; there is nothing to do." in again
    assert Message.objects.count() == 1


def test_somebody_who_has_an_account_keeps_it():
    user = make.user("robin@example.org", "Robin Lane")

    found()

    assert Member.objects.get().user == user
    assert User.objects.get().name == "Robin Lane"


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ANALYST])
def test_the_address_of_another_partnership_is_taken(role):
    whose = "kit@example.org" if role == Role.ADMINISTRATOR else "robin@example.org"
    make.member(role, of=make.partnership("westmere"), person=make.user(whose))

    with pytest.raises(CommandError, match="partnership at /a/westmere/ already") as refused:
        found(name="Westmere of the East")

    assert refused.value.returncode == 2
    assert Partnership.objects.get().name == NAME
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"slug": "West Mere"}, "'West Mere' cannot stand in an address. Use small letters"),
        ({"slug": "westmere\n"}, "cannot stand in an address"),
        ({"slug": "westmere-"}, "cannot stand in an address"),
        ({"slug": ""}, "cannot stand in an address"),
        ({"slug": "w" * 51}, "at most 50 in all"),
        ({"name": " "}, "cannot be the name of the partnership. Give one line"),
        ({"name": "W" * 201}, "of at most 200 characters"),
        ({"name": "West\nBcc: everybody@example.org"}, "cannot be the name of the partnership"),
        ({"email": "robin"}, "'robin' is no e-mail address. Give one such as name@example.org"),
        ({"email": ""}, "is no e-mail address"),
        ({"email": f"{'r' * 250}@example.org"}, "is no e-mail address"),
        ({"administrator": ""}, "cannot be the name of the administrator"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_made(wrong, said):
    with pytest.raises(CommandError, match=said) as refused:
        found(**wrong)

    assert refused.value.returncode == 2
    assert not Partnership.objects.exists()
    assert not User.objects.exists()
    assert not Message.objects.exists()
