"""The pages of whoever keeps a plan: a month of updates, one looked at, one typed in."""

from datetime import date

import pytest
from django.utils import timezone

from heard.partnerships.roles import PERMISSIONS, Permission
from heard.plans.models import Action, Plan, Update
from heard.plans.models.words import UpdateState
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_updates import SAID, led, round_of, settled, update
from tests.sessions.visiting import words_of

pytestmark = pytest.mark.django_db
SEE, KEEP = PERMISSIONS[Permission.SEE_PLANS], PERMISSIONS[Permission.KEEP_PLANS]


@pytest.fixture
def action():
    return led(title="Recruit psychologists")


@pytest.fixture
def area(action):
    return action.plan.partnership


@pytest.fixture
def keeper(area):
    return make.lead(area)


@pytest.fixture
def client(keeper):
    return partnerships.signed_in(keeper)


def test_who_opens_a_month_of_updates(action, area):
    assert_access(Page("plans:updates", (action.plan_id,), area), roles=SEE)


def test_who_looks_at_an_update(action, area):
    assert_access(Page("plans:settle_update", (update(action).pk,), area), roles=SEE)


def test_who_types_in_an_update(action, area):
    assert_access(Page("plans:enter_update", (action.pk,), area), roles=KEEP)


def test_who_only_reads_settles_nothing(action, area):
    sent = update(action)
    client = partnerships.signed_in(partnerships.member(of=area))
    there = address_in(area, "plans:settle_update", sent.pk)

    answer = client.post(there, {"settle": "accept", "public_words": "Two."})

    assert answer.status_code == 403
    assert "Accept this update" not in words_of(client.get(there))
    assert Update.objects.get().state == UpdateState.RECEIVED


def test_what_is_of_another_area_is_not_found(client, area):
    foreign = update()

    for name, pk in (
        ("updates", foreign.action.plan_id),
        ("settle_update", foreign.pk),
        ("enter_update", foreign.action_id),
    ):
        assert client.get(address_in(area, f"plans:{name}", pk)).status_code == 404


def test_a_month_says_who_has_who_has_not_and_who_is_late(client, action, area):
    round_of(action.plan, due_in=-1, opened=-11)
    sent = update(action)
    missing = led(action.plan, title="Train schools")

    page = words_of(client.get(address_in(area, "plans:updates", action.plan_id)))

    assert "1 of 2 are there" in page
    assert address_in(area, "plans:settle_update", sent.pk) in page
    assert "Late: nothing came" in page
    assert missing.title in page


@pytest.mark.parametrize(
    ("which", "shown"),
    [
        ("", {"New", "Back", "Fine", "Silent"}),
        ("new", {"New"}),
        ("missing", {"Silent", "Back"}),
        ("back", {"Back"}),
        ("accepted", {"Fine"}),
        ("x" * 3000, {"New", "Back", "Fine", "Silent"}),
    ],
)
def test_a_month_is_narrowed_down(client, action, area, which, shown):
    Action.objects.update(title="Silent")
    round_of(action.plan)
    update(led(action.plan, title="New"))
    settled(led(action.plan, title="Back"), "returned")
    settled(led(action.plan, title="Fine"))

    there = address_in(area, "plans:updates", action.plan_id)
    page = words_of(client.get(there, {"which": which}))

    titles = {"New", "Back", "Fine", "Silent"}
    assert {each for each in titles if f"</strong> {each}</p>" in page} == shown


@pytest.mark.parametrize("month", ["2019-01", "x", "9" * 5000, "2026-13", ""])
def test_a_month_that_is_none_shows_the_one_that_is_open(client, action, area, month):
    round_of(action.plan)
    there = address_in(area, "plans:updates", action.plan_id)

    assert "0 of 1 are there" in words_of(client.get(there, {"month": month}))


def test_a_plan_that_has_not_asked_yet_says_so(client, action, area):
    page = words_of(client.get(address_in(area, "plans:updates", action.plan_id)))

    assert "asks nobody for updates yet" in page


def test_an_update_stands_beside_the_one_before(client, action, area):
    settled(action, happened="One has started.")
    sent = update(action, "Two have started.")

    page = words_of(client.get(address_in(area, "plans:settle_update", sent.pk)))

    assert page.index("Two have started.") < page.index("What was said before")
    assert page.index("What was said before") < page.index("One has started.")


def test_accepting_leads_to_the_next_that_waits(client, action, area):
    sent, other = update(action), update(led(action.plan))
    there = address_in(area, "plans:settle_update", sent.pk)

    answer = client.post(there, {"settle": "accept", "public_words": "Two have started."})
    last = client.post(answer["Location"], {"settle": "accept", "public_words": "All is well."})

    assert answer["Location"] == address_in(area, "plans:settle_update", other.pk)
    assert last["Location"] == address_in(area, "plans:updates", action.plan_id)


def test_what_says_that_it_is_delivered_offers_to_say_so(client, action, area):
    sent = update(action, claim="delivered")
    there = address_in(area, "plans:settle_update", sent.pk)

    answer = client.post(there, {"settle": "accept", "public_words": "All done."})

    assert answer["Location"] == there
    assert "That is not done by accepting it." in words_of(client.get(there))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"settle": "accept"}, "Enter what families read of it"),
        ({}, "Enter what families read of it"),
        ({"settle": "accept", "public_words": "x" * 10_000}, "Use 2000 characters or fewer"),
        ({"settle": "accept", "public_words": "Robin  ashdown did it"}, "Write the job title"),
        ({"settle": "return"}, "Enter what you want to know"),
        ({"settle": "return", "question": "x" * 10_000}, "Use 2000 characters or fewer"),
    ],
)
def test_settle_update_says_what_to_do(client, action, area, sent, said):
    make.holder(action.lead, name="Robin Ashdown", since=date(2020, 1, 1), until=date(2021, 1, 1))
    there = address_in(area, "plans:settle_update", update(action).pk)

    page = words_of(client.post(there, sent or {"settle": ""}))

    assert "<title>Error: Update" in page
    assert said in page
    assert Update.objects.get().state == UpdateState.RECEIVED


def test_what_was_settled_meanwhile_stays_as_it_is(client, action, area):
    sent = settled(action)
    there = address_in(area, "plans:settle_update", sent.pk)

    page = client.post(there, {"settle": "return", "question": "How many?"}, follow=True)

    assert "It was settled meanwhile, so nothing was saved" in words_of(page)
    assert Update.objects.get().state == UpdateState.ACCEPTED


def test_an_update_is_typed_in_for_somebody_who_rang(client, keeper, action, area):
    there = address_in(area, "plans:enter_update", action.pk)

    answer = client.post(there, SAID)
    page = words_of(client.get(answer["Location"]))

    made = Update.objects.get()
    assert (made.written_by, made.holder.post) == (keeper, action.lead)
    assert f"{action.lead.title} (typed in by {keeper})" in page


def test_nothing_is_typed_in_once_the_plan_is_closed(client, action, area):
    Plan.objects.update(closed_on=timezone.localdate(), closed_because="Done")

    page = words_of(client.post(address_in(area, "plans:enter_update", action.pk), SAID))

    assert "its plan is closed" in page
    assert Update.objects.count() == 0


def test_a_month_asks_no_more_of_the_database_for_more_actions(
    client, action, area, django_assert_max_num_queries
):
    round_of(action.plan)
    for _each in range(15):
        update(led(action.plan))

    with django_assert_max_num_queries(15):
        client.get(address_in(area, "plans:updates", action.plan_id))
