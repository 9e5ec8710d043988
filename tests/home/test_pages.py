import pytest
from django.test import Client

from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.partnerships import make
from tests.sessions import make as sessions

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def test_the_front_page_of_a_partnership_is_for_everybody():
    westmere = make.partnership()

    page = Client().get(address_in(westmere, "home:front_page")).content.decode()

    assert "Westmere SEND Partnership" in page


def test_without_a_partnership_the_front_page_lists_them_all():
    make.partnership(name="Westmere SEND Partnership")
    make.partnership(name="Eastholm SEND Partnership")

    page = Client().get("/").content.decode()

    assert page.index("Eastholm") < page.index("Westmere")


@pytest.mark.parametrize("name", ["accessibility", "privacy", "contact"])
def test_the_pages_in_the_footer_are_for_everybody_with_and_without_a_partnership(name):
    westmere = make.partnership()

    assert Client().get(address_in(westmere, f"home:{name}")).status_code == 200
    assert Client().get(f"/{name}/").status_code == 200


def test_every_member_and_nobody_else_sees_what_needs_them_today():
    assert_access(Page("home:today"), roles=Role)


def test_a_member_of_one_partnership_is_led_straight_to_it():
    member = make.member()

    response = make.signed_in(member).get("/staff/enter/")

    assert response["Location"] == f"/a/{member.partnership.slug}/staff/"


def test_a_member_of_two_partnerships_chooses():
    member = make.member()
    make.member(of=make.partnership(name="Eastholm"), person=member.user)

    page = make.signed_in(member).get("/staff/enter/").content.decode()

    assert "Eastholm" in page


def test_health_asks_both_databases(django_assert_num_queries):
    with django_assert_num_queries(1), django_assert_num_queries(1, using="answers"):
        assert Client().get("/health/").content == b"ok\n"


def test_the_privacy_page_says_how_long_each_programme_keeps_bookings():
    programme = sessions.programme(
        name="Your Child, Your Voice", support_kept_days=7, bookings_kept_days=30
    )

    page = Client().get(address_in(programme.partnership, "home:privacy")).content.decode()

    assert (
        "Your Child, Your Voice: what you need for 7 days, your name and how to reach you for "
        "30 days"
    ) in page


def test_the_front_page_shows_the_next_sessions_that_take_place():
    phase = sessions.phase()
    sessions.session(phase, title="Tea and talk")
    sessions.draft(phase, title="Secret")
    sessions.held(phase, title="Long ago")

    page = Client().get(address_in(phase.programme.partnership, "home:front_page"))

    words = page.content.decode()
    assert "Tea and talk" in words
    assert "Secret" not in words
    assert "Long ago" not in words
