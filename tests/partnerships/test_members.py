"""Inviting people, saying what they may do, and saying goodbye."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heard.accounts.models import User
from heard.audit.models import Entry
from heard.mail.models import Message
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.partnerships.services import members as services
from heard.partnerships.services.members import Place
from tests.access import Page, address_in, assert_access
from tests.accounts.signing_in import is_signed_in
from tests.partnerships import make

pytestmark = pytest.mark.django_db
ANALYST = Place((Role.ANALYST,))
PASSWORD = "marble-otter-violin"


def invited(email: str = "robin@example.org") -> tuple[Member, Member]:
    """Somebody who has been sent an invitation, and the administrator who sent it."""
    by = make.member(Role.ADMINISTRATOR)
    member = services.invite_member(
        by.partnership, by=by, name="Robin Bell", email=email, place=ANALYST
    )
    member = services.send_invitation(member, by=by, link=lambda secret: f"https://h/{secret}")
    return member, by


def invitation_page(member: Member) -> str:
    secret = services.invitation_secret(member)
    return reverse("partnerships:take_up_invitation", args=[secret])


@pytest.mark.parametrize(
    "name", ["members", "invite_member", "change_roles", "remove_member", "send_invitation"]
)
def test_only_administrators_look_after_members(name):
    page = Page(f"partnerships:{name}")
    one = make.member(Role.ANALYST, of=page.partnership)
    args = () if name in {"members", "invite_member"} else (one.pk,)
    method = "post" if name == "send_invitation" else "get"

    assert_access(Page(page.name, args, page.partnership, method), roles={Role.ADMINISTRATOR})


@pytest.mark.parametrize("name", ["change_roles", "remove_member", "send_invitation"])
def test_members_of_another_partnership_cannot_be_touched(name):
    administrator, stranger = make.member(Role.ADMINISTRATOR), make.member(Role.ANALYST)
    address = address_in(administrator.partnership, f"partnerships:{name}", stranger.pk)

    response = make.signed_in(administrator).post(address, {"roles": ["coder"]})

    assert response.status_code == 404
    stranger.refresh_from_db()
    assert (stranger.roles, stranger.left_at) == (["analyst"], None)


def test_an_invitation_is_sent_with_a_link_and_written_down():
    member, by = invited()

    message = Message.objects.get()
    assert message.to == "robin@example.org"
    assert message.subject == f"Join {member.partnership.name} on Heard"
    assert f"https://h/{services.invitation_secret(member)}" in message.body
    assert message.holds_secret
    assert message.partnership_id == by.partnership_id
    assert [entry.deed for entry in Entry.objects.all()] == ["invitation sent", "member invited"]


def test_an_invited_person_may_not_come_in_yet():
    member, _by = invited()
    client = make.signed_in(member)

    page = client.get(address_in(member.partnership, "partnerships:members"))

    assert page.status_code in {302, 403}
    assert not member.user.has_usable_password()


def test_joining_sets_a_password_signs_in_and_asks_for_a_second_step(client):
    member, _by = invited()

    page = client.get(invitation_page(member)).content.decode()
    joined = client.post(invitation_page(member), {"password": PASSWORD})
    next_page = client.get(joined["Location"])

    member.refresh_from_db()
    assert "robin@example.org" in page
    assert member.joined_at
    assert is_signed_in(client)
    assert User.objects.get(pk=member.user_id).check_password(PASSWORD)
    assert next_page["Location"] == reverse("mfa_activate_totp")


@pytest.mark.parametrize("password", ["short", "password1234", "robin@example.org"])
def test_an_easily_guessed_password_is_refused(client, password):
    member, _by = invited()

    page = client.post(invitation_page(member), {"password": password})

    assert "There is a problem" in page.content.decode()
    member.refresh_from_db()
    assert member.joined_at is None


def test_an_invitation_works_once(client):
    member, _by = invited()
    address = invitation_page(member)
    client.post(address, {"password": PASSWORD})

    again = Client().get(address)

    assert again.status_code == 410
    assert "does not work any more" in again.content.decode()


def test_a_newer_invitation_ends_the_older_one(client):
    member, by = invited()
    older = invitation_page(member)

    newer = services.send_invitation(member, by=by, link=str)

    assert client.get(older).status_code == 410
    assert client.get(invitation_page(newer)).status_code == 200


def test_made_up_invitations_open_nothing(client):
    of_something_else = signing.dumps([1, "x"], salt="another")

    for secret in ("", "nonsense", of_something_else):
        assert client.get(f"/invitation/{secret}/").status_code in {404, 410}


def test_an_invitation_is_open_for_two_weeks(monkeypatch):
    member, _by = invited()
    secret = services.invitation_secret(member)
    monkeypatch.setattr(services, "OPEN_FOR", timedelta(seconds=-1))

    with pytest.raises(services.InvitationGoneError):
        services.open_invitation(secret)


def test_a_withdrawn_invitation_opens_nothing(client):
    member, by = invited()
    address = invitation_page(member)

    services.remove_member(member, by=by)

    assert client.get(address).status_code == 410
    with pytest.raises(services.InvitationGoneError):
        services.take_up_invitation(member)
    with pytest.raises(services.InvitationGoneError):
        services.send_invitation(member, by=by, link=str)


def test_somebody_with_an_account_must_sign_in_to_it_to_join(client):
    account = make.user(email="robin@example.org")
    member, _by = invited()
    address = invitation_page(member)

    asked = client.get(address).content.decode()
    client.post(address, {"password": PASSWORD})
    member.refresh_from_db()
    before = member.joined_at
    client.force_login(account)
    client.post(address)

    member.refresh_from_db()
    assert "Sign in as robin@example.org first" in asked
    assert before is None
    assert member.joined_at
    account.refresh_from_db()
    assert account.check_password(make.PASSWORD)


def test_the_page_invites_and_says_so():
    by = make.member(Role.ADMINISTRATOR)
    client = make.signed_in(by)
    sent = {"name": "Robin Bell", "email": "Robin@Example.org", "roles": ["analyst", "coder"]}

    page = client.post(
        address_in(by.partnership, "partnerships:invite_member"), sent, follow=True
    ).content.decode()

    member = Member.objects.get(user__email="robin@example.org")
    assert member.roles == ["analyst", "coder"]
    assert "Invitation sent to robin@example.org" in page
    assert "Invited" in page
    link = f"http://testserver/a/{by.partnership.slug}/invitation/"
    assert link in Message.objects.get().body


def test_nobody_is_invited_twice():
    member, by = invited()
    sent = {"name": "R", "email": member.user.email, "roles": ["coder"]}

    page = make.signed_in(by).post(address_in(by.partnership, "partnerships:invite_member"), sent)

    assert "This person is a member already, or has been invited" in page.content.decode()


def test_somebody_who_left_can_be_invited_again():
    member, by = invited()
    services.take_up_invitation(member, password=PASSWORD)
    services.remove_member(member, by=by)

    again = services.invite_member(
        by.partnership, by=by, name="R", email=member.user.email, place=Place((Role.CODER,))
    )

    assert again.pk == member.pk
    assert (again.left_at, again.joined_at, again.roles) == (None, None, ["coder"])


def test_roles_change_at_once_and_before_and_after_are_written_down():
    by = make.member(Role.ADMINISTRATOR)
    other = make.member(Role.ANALYST, of=by.partnership)
    division = make.division(make.district(by.partnership))
    sent = {"roles": ["coder", "elected_member"], "division": str(division.pk), "organisation": ""}

    make.signed_in(by).post(address_in(by.partnership, "partnerships:change_roles", other.pk), sent)

    other.refresh_from_db()
    assert (other.roles, other.division) == (["coder", "elected_member"], division)
    assert Entry.objects.get().details == {"before": "analyst", "after": "coder, elected_member"}


def test_an_organisation_of_another_partnership_is_no_choice():
    by = make.member(Role.ADMINISTRATOR)
    other, elsewhere = make.member(of=by.partnership), make.organisation()

    with pytest.raises(services.OfAnotherPartnershipError):
        services.change_roles(other, by=by, place=Place((Role.CODER,), elsewhere))
    with pytest.raises(services.OfAnotherPartnershipError):
        services.invite_member(
            by.partnership,
            by=by,
            name="R",
            email="r@example.org",
            place=Place((Role.CODER,), None, make.division()),
        )


def test_the_last_administrator_stays():
    by = make.member(Role.ADMINISTRATOR)
    client = make.signed_in(by)

    roles = client.post(
        address_in(by.partnership, "partnerships:change_roles", by.pk), {"roles": ["coder"]}
    )
    removed = client.post(
        address_in(by.partnership, "partnerships:remove_member", by.pk), follow=True
    )

    by.refresh_from_db()
    assert (by.roles, by.left_at) == (["administrator"], None)
    assert "Make somebody else an administrator first" in roles.content.decode()
    assert "Make somebody else an administrator first" in removed.content.decode()


def test_an_invited_administrator_does_not_count_as_one_yet():
    by = make.member(Role.ADMINISTRATOR)
    services.invite_member(
        by.partnership,
        by=by,
        name="R",
        email="r@example.org",
        place=Place((Role.ADMINISTRATOR,)),
    )

    with pytest.raises(services.LastAdministratorError):
        services.remove_member(by, by=by)


def test_who_is_removed_is_out_at_once_and_keeps_their_name_in_the_audit():
    by = make.member(Role.ADMINISTRATOR)
    other = make.member(Role.ADMINISTRATOR, of=by.partnership)
    theirs = make.signed_in(other)
    page = address_in(by.partnership, "partnerships:members")
    before = theirs.get(page).status_code

    make.signed_in(by).post(address_in(by.partnership, "partnerships:remove_member", other.pk))

    assert (before, theirs.get(page).status_code) == (200, 403)
    assert Entry.objects.get().subject_name == other.user.name


def test_the_members_page_shows_who_has_no_second_step():
    by = make.member(Role.ADMINISTRATOR)
    make.member(of=by.partnership, person=make.user(name="Kit Lane", has_second_factor=False))

    page = make.signed_in(by).get(address_in(by.partnership, "partnerships:members"))

    words = page.content.decode()
    assert words.count("No second step set up yet") == 1
    assert "Kit Lane" in words


def test_sending_an_invitation_to_somebody_who_joined_only_says_so():
    by = make.member(Role.ADMINISTRATOR)
    other = make.member(of=by.partnership)

    page = make.signed_in(by).post(
        address_in(by.partnership, "partnerships:send_invitation", other.pk), follow=True
    )

    assert "This person has joined already" in page.content.decode()
    assert not Message.objects.exists()


def test_a_member_was_invited_or_has_joined():
    assert make.member().joined_at <= timezone.now()
