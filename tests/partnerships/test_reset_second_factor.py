"""Helping somebody who has lost their phone and their recovery codes."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.urls import reverse

from heard.accounts.rules import has_second_factor
from heard.accounts.services import add_authenticator
from heard.audit.models import Entry
from heard.mail.models import Message
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from heard.partnerships.services import members
from heard.partnerships.services.second_factor import NotInYourCareError, reset_second_factor
from tests.access import Page, address_in, assert_access
from tests.accounts.signing_in import enter_password, signed_in_by_hand
from tests.partnerships import make

pytestmark = pytest.mark.django_db


def pair() -> tuple[Member, Member]:
    """An administrator, and somebody of the same partnership who has lost their phone."""
    administrator = make.member(Role.ADMINISTRATOR)
    return administrator, make.member(Role.ANALYST, of=administrator.partnership)


def page_for(other: Member) -> str:
    return address_in(other.partnership, "partnerships:reset_second_factor", other.pk)


def test_only_administrators_reset_a_second_factor():
    one = make.member(Role.ANALYST)

    page = Page("partnerships:reset_second_factor", (one.pk,), one.partnership)

    assert_access(page, roles={Role.ADMINISTRATOR})


def test_members_of_another_partnership_are_not_there():
    administrator, stranger = make.member(Role.ADMINISTRATOR), make.member()
    address = address_in(administrator.partnership, "partnerships:reset_second_factor", stranger.pk)

    response = make.signed_in(administrator).post(address)

    assert response.status_code == 404
    assert has_second_factor(stranger.user)


def test_it_takes_everything_away_and_is_written_down():
    administrator, other = pair()
    Authenticator.objects.create(
        user=other.user, type=Authenticator.Type.WEBAUTHN, data={"name": "Work phone"}
    )
    client = make.signed_in(administrator)

    asked = client.get(page_for(other)).content.decode()
    done = client.post(page_for(other), follow=True).content.decode()

    assert "Make sure that it is them who asks" in asked
    assert "Second step reset" in done
    assert not Authenticator.objects.filter(user=other.user).exists()
    entry = Entry.objects.get()
    assert (entry.deed, entry.actor_id, entry.partnership_id, entry.subject_id) == (
        "second factor reset",
        administrator.user_id,
        administrator.partnership_id,
        str(other.pk),
    )


def test_they_are_told_who_did_it_and_what_to_do():
    administrator, other = pair()

    make.signed_in(administrator).post(page_for(other))

    message = Message.objects.get()
    assert message.to == other.user.email
    assert message.subject == "Set up a new second step for Heard"
    by = f"{administrator.user.name} of {administrator.partnership.name}"
    assert f"{by} has taken away your second step" in message.body


def test_every_session_of_theirs_ends_and_the_next_sets_up_a_new_second_step(client):
    administrator, other = pair()
    staff = address_in(other.partnership, "partnerships:partnership")
    sessions = [signed_in_by_hand(other.user), make.signed_in(other)]
    before = [session.get(staff).status_code for session in sessions]

    make.signed_in(administrator).post(page_for(other))

    after = [session.get(staff)["Location"] for session in sessions]
    enter_password(client, other.user.email)
    assert before == [200, 200]
    assert all("/account/login/" in location for location in after)
    assert client.get(staff)["Location"].endswith(reverse("mfa_activate_totp"))


def test_a_session_under_an_old_key_ends_too(settings):
    administrator, other = pair()
    theirs = make.signed_in(other)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-fifty-or-more-random-characters-0123456789"

    reset_second_factor(other.user, by=administrator)

    staff = address_in(other.partnership, "partnerships:partnership")
    assert "/account/login/" in theirs.get(staff)["Location"]


def test_a_session_that_began_after_it_goes_on_under_a_new_key(settings):
    administrator, other = pair()
    user = reset_second_factor(other.user, by=administrator)
    add_authenticator(user, make.SECRET)
    theirs = make.signed_in(Member.objects.get(pk=other.pk))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-fifty-or-more-random-characters-0123456789"

    page = theirs.get(address_in(other.partnership, "partnerships:partnership"))

    assert page.status_code == 200


def test_nobody_resets_their_own():
    administrator, _other = pair()
    client = make.signed_in(administrator)

    page = client.post(page_for(administrator), follow=True).content.decode()

    assert "another administrator resets it for you" in page
    assert "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]
    assert has_second_factor(administrator.user)


def test_a_member_of_a_partnership_that_one_does_not_look_after_is_out_of_reach():
    administrator, other = pair()
    elsewhere = make.member(Role.CODER, person=other.user).partnership
    make.member(Role.ANALYST, of=elsewhere, person=administrator.user)

    page = make.signed_in(administrator).post(page_for(other), follow=True).content.decode()

    assert "Ask whoever looks after this install to do it" in page
    assert elsewhere.slug not in page
    assert has_second_factor(other.user)
    assert not Message.objects.exists()


def test_who_looks_after_every_partnership_of_somebody_may_help_them():
    administrator, other = pair()
    elsewhere = make.member(Role.CODER, person=other.user)
    make.member(Role.ADMINISTRATOR, of=elsewhere.partnership, person=administrator.user)

    reset_second_factor(other.user, by=administrator)

    assert not has_second_factor(other.user)
    written = Entry.objects.filter(deed="second factor reset")
    assert {entry.partnership_id for entry in written} == {
        administrator.partnership_id,
        elsewhere.partnership_id,
    }


def test_an_invitation_gives_no_power_over_somebodys_account():
    administrator = make.member(Role.ADMINISTRATOR)
    user = make.user("kit@example.org")
    members.invite_member(
        administrator.partnership,
        by=administrator,
        name="Kit Lane",
        email=user.email,
        place=members.Place((Role.CODER,)),
    )

    with pytest.raises(NotInYourCareError):
        reset_second_factor(user, by=administrator)

    assert has_second_factor(user)


def test_the_members_page_offers_it_for_others_who_have_one():
    administrator, other = pair()
    without = make.member(of=other.partnership, person=make.user(has_second_factor=False))

    page = make.signed_in(administrator).get(address_in(other.partnership, "partnerships:members"))

    words = page.content.decode()
    assert page_for(other) in words
    assert page_for(administrator) not in words
    assert page_for(without) not in words


def test_the_only_administrator_is_helped_by_command():
    administrator, _other = pair()
    printed = StringIO()

    call_command("reset_second_factor", administrator.user.email.upper(), stdout=printed)

    assert not has_second_factor(administrator.user)
    assert f"{administrator.user.email} is signed out everywhere" in printed.getvalue()
    assert Entry.objects.get().actor_name == "Heard"
    assert "Whoever looks after Heard has taken away" in Message.objects.get().body


def test_the_command_says_when_nobody_has_the_address():
    with pytest.raises(CommandError, match=r"Nobody signs in as kit@example\.org") as refused:
        call_command("reset_second_factor", "kit@example.org")

    assert refused.value.returncode == 2
