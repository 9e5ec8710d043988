"""Posts and who holds them: services, and the pages of those who keep plans."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heard.mail.models import Message, State
from heard.partnerships.roles import PERMISSIONS, Permission
from heard.plans.models import Holder, Post
from heard.plans.queries.posts import find_holder, link_of
from heard.plans.services.posts import (
    NewHolder,
    NotHeldError,
    NotOnThisDayError,
    NotTheirsError,
    PostDetails,
    PostThereError,
    change_holder,
    change_post,
    correct_holder,
    make_post,
)
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_updates import behind, come_in, holder_of, led, visitor
from tests.sessions.visiting import words_of

pytestmark = pytest.mark.django_db
SEE, KEEP = PERMISSIONS[Permission.SEE_PLANS], PERMISSIONS[Permission.KEEP_PLANS]
KIM = NewHolder("Kim Hale", "kim@nhs.example")


@pytest.fixture
def keeper():
    return make.lead()


@pytest.fixture
def area(keeper):
    return keeper.partnership


@pytest.fixture
def client(keeper):
    return partnerships.signed_in(keeper)


def test_a_post_is_there_once_in_an_organisation(keeper, area):
    of = partnerships.organisation(area)
    post = make_post(area, PostDetails("Clinical officer", of), by=keeper)
    other = make_post(area, PostDetails("Clinical officer"), by=keeper)

    with pytest.raises(PostThereError):
        make_post(area, PostDetails("Clinical officer", of), by=keeper)
    with pytest.raises(PostThereError):
        change_post(other, PostDetails("Clinical officer", of), by=keeper)
    assert set(Post.objects.all()) == {post, other}


def test_nobody_makes_posts_elsewhere_or_with_organisations_from_elsewhere(keeper, area):
    foreign = partnerships.organisation()
    strange = NewHolder("Kim", member=partnerships.member())

    with pytest.raises(NotTheirsError):
        make_post(foreign.partnership, PostDetails("Head"), by=keeper)
    with pytest.raises(NotTheirsError):
        make_post(area, PostDetails("Head", foreign), by=keeper)
    with pytest.raises(NotTheirsError):
        change_holder(make.post(), KIM, on=_today(), by=keeper)
    with pytest.raises(NotTheirsError):
        change_holder(make.post(area), strange, on=_today(), by=keeper)


def test_a_change_of_holder_ends_the_old_link_at_once(keeper, area):
    old = make.holder(make.post(area))
    link, browser = link_of(old), visitor()
    come_in(browser, old)

    new = change_holder(old.post, KIM, on=_today(), by=keeper)

    old.refresh_from_db()
    assert (old.until, old.name) == (_today(), old.name)
    assert find_holder(area, link) is None
    assert find_holder(area, link_of(new)) == new
    assert browser.get(behind(old, "my_updates")).status_code == 404


def test_a_post_may_be_held_by_nobody(keeper, area):
    old = make.holder(make.post(area))

    assert change_holder(old.post, None, on=_today(), by=keeper) is None

    assert not Holder.objects.today().exists()


def test_a_change_is_no_day_to_come_nor_before_they_came(keeper, area):
    old = make.holder(make.post(area))

    for day in (_today() + timedelta(days=1), old.since - timedelta(days=1)):
        with pytest.raises(NotOnThisDayError):
            change_holder(old.post, KIM, on=day, by=keeper)


def test_another_address_closes_a_link_that_went_astray(keeper, area):
    holder = make.holder(make.post(area))
    astray = link_of(holder)

    correct_holder(holder, NewHolder(holder.name, "right@nhs.example"), by=keeper)

    holder.refresh_from_db()
    assert find_holder(area, astray) is None
    assert find_holder(area, link_of(holder)) == holder
    assert holder.sent_on is None


def test_another_name_leaves_the_link_as_it_is(keeper, area):
    holder = make.holder(make.post(area))
    link = link_of(holder)

    correct_holder(holder, NewHolder("Robin Hale", holder.email), by=keeper)

    assert find_holder(area, link) == holder


def test_who_left_is_not_corrected(keeper, area):
    holder = make.holder(make.post(area), until=_today())

    with pytest.raises(NotHeldError):
        correct_holder(holder, KIM, by=keeper)


@pytest.mark.parametrize(
    ("name", "method", "roles"),
    [
        ("posts", "get", SEE),
        ("keep_post", "get", SEE),
        ("make_post", "get", KEEP),
        ("change_post", "get", KEEP),
        ("change_holder", "get", KEEP),
        ("correct_holder", "get", KEEP),
        ("send_update_link", "post", KEEP),
    ],
)
def test_who_opens_the_pages_of_posts(name, method, roles):
    post = make.holder().post
    args = () if name in ("posts", "make_post") else (post.pk,)

    assert_access(Page(f"plans:{name}", args, post.partnership, method), roles=roles)


def test_a_post_of_another_area_is_not_found(client, area):
    foreign = make.holder().post

    for name in ("keep_post", "change_post", "change_holder", "correct_holder"):
        assert client.get(address_in(area, f"plans:{name}", foreign.pk)).status_code == 404


def test_a_post_is_added_and_then_asked_who_holds_it(client, area):
    of = partnerships.organisation(area, "NHS Westmere")

    added = client.post(
        address_in(area, "plans:make_post"), {"title": "Clinical officer", "organisation": of.pk}
    )
    said = client.post(
        added["Location"], {"name": "Kim Hale", "email": "kim@nhs.example", **_day(_today())}
    )
    page = words_of(client.get(said["Location"]))

    post = Post.objects.get()
    assert (post.title, post.organisation, post.holders.get().name) == (
        "Clinical officer",
        of,
        "Kim Hale",
    )
    assert "Kim Hale" in page
    assert "NHS Westmere" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Select who holds it now"),
        ({"who": "somebody"}, "Enter their name"),
        ({"who": "somebody", "name": "Kim"}, "Enter an email address, or select their sign-in"),
        ({"who": "somebody", "name": "Kim", "email": "kim"}, "in the correct format"),
        ({"who": "nobody", "on": (1, 1, 2099)}, "Enter today or an earlier day"),
        ({"who": "nobody", "on": (1, 1, 2001)}, "when they took the post, or a later day"),
        ({"who": "nobody", "on": ("", "", "")}, "Enter the day of the change"),
        ({"who": "somebody", "name": "K" * 5000}, "Use 200 characters or fewer"),
        ({"who": "somebody", "name": "Kim", "member": "999999"}, "Select one of the answers"),
        ({"who": "somebody", "name": "\x00"}, "Enter their name"),
    ],
)
def test_change_holder_says_what_to_do(client, area, sent, said):
    holder = make.holder(make.post(area))
    day = _parts(sent.pop("on", None) or (_today().day, _today().month, _today().year))

    page = words_of(
        client.post(address_in(area, "plans:change_holder", holder.post_id), sent | day)
    )

    assert "<title>Error: Who holds it" in page
    assert said in page
    assert Holder.objects.get().until is None


def test_a_members_sign_in_of_another_area_is_not_offered(client, area):
    holder = make.holder(make.post(area))
    foreign = partnerships.member()

    sent = {"name": "Kim", "member": str(foreign.pk)}
    page = words_of(client.post(address_in(area, "plans:correct_holder", holder.post_id), sent))

    assert "Select one of the answers in the list" in page


def test_the_page_of_a_post_says_who_held_it_and_what_it_leads(client, area):
    action = led(make.plan(area), title="Recruit psychologists")
    gone = make.holder(action.lead, since=date(2023, 1, 9), until=date(2025, 1, 5))
    forgotten = make.holder(
        action.lead,
        since=date(2020, 1, 9),
        until=date(2021, 1, 5),
        name="",
        email="",
        forgotten_at=timezone.now(),
    )

    page = words_of(client.get(address_in(area, "plans:keep_post", action.lead_id)))

    assert holder_of(action).name in page
    assert gone.name in page
    assert f"{forgotten} (name forgotten)" in page
    assert "Recruit psychologists" in page


def test_the_link_is_sent_when_somebody_asks(client, area):
    action = led(make.plan(area))

    client.post(address_in(area, "plans:send_update_link", action.lead_id))

    letter = Message.objects.get()
    assert letter.to == holder_of(action).email
    assert link_of(holder_of(action)) in letter.body


def test_nothing_is_sent_to_nobody(client, area):
    holder = make.holder(make.post(area), email="")

    sent = client.post(address_in(area, "plans:send_update_link", holder.post_id), follow=True)

    assert "Say what their e-mail address is" in words_of(sent)
    assert Message.objects.count() == 0


def test_the_list_says_whom_no_message_reaches(client, area):
    holder = make.holder(make.post(area))
    client.post(address_in(area, "plans:send_update_link", holder.post_id))
    Message.objects.update(state=State.FAILED, settled_at=timezone.now(), problem="No such user")

    page = words_of(client.get(address_in(area, "plans:posts")))

    assert "The last e-mail did not reach them" in page


def test_the_list_asks_no_more_of_the_database_for_more_posts(
    client, area, django_assert_max_num_queries
):
    for _each in range(30):
        make.holder(make.post(area))

    with django_assert_max_num_queries(15):
        client.get(address_in(area, "plans:posts"))


def _today():
    return timezone.localdate()


def _day(day):
    return _parts((day.day, day.month, day.year))


def _parts(parts):
    names = ("day", "month", "year")
    return {f"on_{name}": str(part) for name, part in zip(names, parts, strict=True)}
