"""Updates by a link: what it shows, the code, the form, and what must not be lost or let in."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from heard.boards.links import make_link
from heard.mail.models import Message
from heard.plans.models import Action, Holder, Update
from heard.plans.services.posts import NewHolder, change_holder
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_updates import (
    SAID,
    behind,
    code_in_mail,
    come_in,
    holder_of,
    led,
    round_of,
    settled,
    update,
    visitor,
)
from tests.sessions.visiting import STAMP, send, words_of

pytestmark = pytest.mark.django_db


def on(*parts):
    """Another day, as it is typed."""
    names = ("day", "month", "year")
    return {f"wants_due_on_{name}": str(part) for name, part in zip(names, parts, strict=True)}


KEY = re.compile(r'name="key" value="([^"]+)"')


def _give_away(action):
    Action.objects.filter(pk=action.pk).update(lead=make.post(action.plan.partnership))


def _close_plan(action):
    action.plan.closed_on, action.plan.closed_because = timezone.localdate(), "All done"
    action.plan.save()


def _stop(action):
    Action.objects.filter(pk=action.pk).update(
        state="stopped", stopped_on=timezone.localdate(), stopped_because="No money"
    )


@pytest.fixture
def action():
    made = led(title="Recruit psychologists")
    round_of(made.plan)
    return made


@pytest.fixture
def holder(action):
    return holder_of(action)


@pytest.fixture
def browser():
    return visitor()


def test_the_link_shows_what_is_public_and_no_more(browser, action, holder):
    settled(action, happened="Talks with the union are hard")

    page = words_of(browser.get(behind(holder, "my_updates")))

    assert "Recruit psychologists" in page
    assert "Talks with the union" not in page
    assert not browser.cookies


def test_of_a_plan_that_is_not_public_the_link_shows_the_reference_alone(browser, action, holder):
    action.plan.published_at = None
    action.plan.save()

    page = words_of(browser.get(behind(holder, "my_updates")))

    assert action.reference in page
    assert "Recruit psychologists" not in page


def test_a_code_opens_the_form_with_last_months_words(browser, action, holder):
    settled(action, happened="Two have started.", next_steps="A third in May.")

    asked = browser.get(behind(holder, "write_update", action.key))
    sent = send(browser, asked["Location"])
    entered = send(browser, sent["Location"], code=code_in_mail())
    page = words_of(browser.get(entered["Location"]))

    assert entered["Location"] == behind(holder, "write_update", action.key)
    assert "Two have started." in page
    assert "A third in May." in page


def test_an_update_is_sent_from_the_form(browser, action, holder):
    step = make.milestone(action, "Posts advertised")
    come_in(browser, holder)
    there = timezone.localdate() + timedelta(days=200)

    answer = send(
        browser,
        behind(holder, "write_update", action.key),
        claim="at_risk",
        claim_words="Nobody applied",
        happened="We advertised",
        next_steps="Advertise again",
        milestones_done=[str(step.key)],
        **on(there.day, there.month, there.year),
        due_reason="Nobody applied in spring",
    )

    sent = Update.objects.get()
    assert answer["Location"].startswith(behind(holder, "my_updates"))
    assert (sent.claim, sent.claim_words, sent.happened) == (
        "at_risk",
        "Nobody applied",
        "We advertised",
    )
    assert (sent.wants_due_on, sent.due_reason) == (there, "Nobody applied in spring")
    assert sent.milestones_done == [step.key]
    assert (sent.holder, sent.written_by, sent.state) == (holder, None, "received")
    assert "This month’s update is there" in words_of(browser.get(behind(holder, "my_updates")))


def test_sent_twice_from_one_page_it_is_one_update(browser, action, holder):
    come_in(browser, holder)
    page = browser.get(behind(holder, "write_update", action.key)).content.decode()
    sent = SAID | {"key": KEY.search(page)[1], "form_stamp": STAMP.search(page)[1]}

    first = browser.post(behind(holder, "write_update", action.key), sent)
    again = browser.post(behind(holder, "write_update", action.key), sent)

    assert first["Location"] == again["Location"]
    assert Update.objects.count() == 1


def test_a_step_that_was_done_meanwhile_stops_nobody(browser, action, holder):
    step = make.milestone(action)
    come_in(browser, holder)
    there = behind(holder, "write_update", action.key)
    stamp = STAMP.search(browser.get(there).content.decode())[1]
    action.milestones.update(done_on=timezone.localdate())

    browser.post(there, SAID | {"milestones_done": [str(step.key)], "form_stamp": stamp})

    assert Update.objects.get().milestones_done == []


def test_gone_back_and_changed_it_stands_in_place_of_the_first(browser, action, holder):
    come_in(browser, holder)
    there, key = behind(holder, "write_update", action.key), str(uuid4())

    send(browser, there, **SAID, key=key)
    send(browser, there, **(SAID | {"happened": "Three have started."}), key=key)

    said = dict(Update.objects.values_list("happened", "state"))
    assert said == {"Three have started.": "received", SAID["happened"]: "replaced"}


def test_no_change_since_last_month_in_one_press(browser, action, holder):
    last = settled(action, claim="at_risk", claim_words="Few apply", next_steps="Advertise")
    Update.objects.update(round=None)
    come_in(browser, holder)
    home = behind(holder, "my_updates")
    stamp = STAMP.search(browser.get(home).content.decode())[1]
    sent = {"same": str(action.key), "key": str(uuid4()), "form_stamp": stamp}

    for _each in range(2):
        browser.post(home, sent)

    sent = Update.objects.exclude(pk=last.pk).get()
    assert (sent.claim, sent.claim_words, sent.next_steps) == ("at_risk", "Few apply", "Advertise")
    assert sent.happened == "No change since last month."


def test_no_change_is_not_offered_where_a_question_waits(browser, action, holder):
    settled(action, "returned")
    Update.objects.update(round=None)
    other = settled(make.action(action.plan, lead=action.lead))
    Update.objects.filter(pk=other.pk).update(round=None)
    come_in(browser, holder)

    page = words_of(browser.get(behind(holder, "my_updates")))
    send(browser, behind(holder, "my_updates"), same=str(action.key))

    assert "How many?" in page
    assert page.count("No change since last month") == 1
    assert Update.objects.count() == 2


def test_a_question_comes_back_with_all_that_they_wrote(browser, action, holder):
    wanted = timezone.localdate() + timedelta(days=300)
    settled(action, "returned", wants_due_on=wanted, due_reason="Nobody applied")
    come_in(browser, holder)

    page = words_of(browser.get(behind(holder, "write_update", action.key)))

    assert "How many?" in page
    assert "Nobody applied" in page
    assert f'value="{wanted.year}"' in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Select how it stands"),
        ({"claim": "splendid"}, "Select one of the answers in the list"),
        (SAID | {"happened": ""}, "Enter what has happened"),
        (SAID | {"happened": "x" * 10_000}, "Use 5000 characters or fewer. You have used 10000"),
        (SAID | {"claim": "at_risk"}, "Enter why it is at risk or off track"),
        (
            SAID
            | {"wants_due_on_day": "1", "wants_due_on_month": "1", "wants_due_on_year": "2099"},
            "Enter why it needs another day",
        ),
        (
            SAID
            | {"wants_due_on_day": "1", "wants_due_on_month": "1", "wants_due_on_year": "2001"},
            "Enter a day that is still to come",
        ),
        (SAID | {"happened": "\x00"}, "Enter what has happened"),
    ],
)
def test_write_update_says_what_to_do(browser, action, holder, sent, said):
    come_in(browser, holder)

    page = words_of(send(browser, behind(holder, "write_update", action.key), **sent))

    assert "<title>Error: Update" in page
    assert said in page
    assert Update.objects.count() == 0


def test_what_was_written_outlives_a_code_that_is_too_old(browser, action, holder):
    come_in(browser, holder)
    there = behind(holder, "write_update", action.key)
    stamp = STAMP.search(browser.get(there).content.decode())[1]
    browser.cookies.clear()
    Holder.objects.update(code_made_at=None)

    page = browser.post(there, SAID | {"form_stamp": stamp})
    late = words_of(page)
    done = browser.post(there, SAID | {"form_stamp": stamp, "code": code_in_mail()})

    assert "Your words are kept" in late
    assert SAID["happened"] in late
    assert done.status_code == 302
    assert Update.objects.get().happened == SAID["happened"]
    assert "heard_updates" in browser.cookies


def test_without_a_code_nothing_is_written(browser, action, holder):
    there = behind(holder, "write_update", action.key)
    stamp = STAMP.search(browser.get(behind(holder, "update_code")).content.decode())[1]

    browser.post(there, SAID | {"form_stamp": stamp})
    browser.post(behind(holder, "my_updates"), {"same": str(action.key), "form_stamp": stamp})

    assert Update.objects.count() == 0


def test_the_link_of_somebody_who_left_opens_nothing(browser, action, holder):
    come_in(browser, holder)
    there = behind(holder, "write_update", action.key)
    stamp = STAMP.search(browser.get(there).content.decode())[1]
    keeper = make.lead(action.plan.partnership)

    new = NewHolder("Kim Hale", "kim@nhs.example")
    change_holder(holder.post, new, on=timezone.localdate(), by=keeper)

    assert browser.get(behind(holder, "my_updates")).status_code == 404
    assert browser.post(there, SAID | {"form_stamp": stamp}).status_code == 404
    assert Update.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_give_away, "Meanwhile somebody else leads this action"),
        (_close_plan, "its plan was closed"),
        (_stop, "Meanwhile the action was done or stopped"),
    ],
)
def test_what_came_too_late_is_theirs_to_copy(browser, action, holder, change, said):
    come_in(browser, holder)
    there = behind(holder, "write_update", action.key)
    stamp = STAMP.search(browser.get(there).content.decode())[1]
    change(action)

    answer = browser.post(there, SAID | {"form_stamp": stamp})

    assert answer.status_code == 409
    assert said in words_of(answer)
    assert SAID["happened"] in words_of(answer)
    assert Update.objects.count() == 0


def test_an_action_of_another_post_is_not_found(browser, action, holder):
    other = led(action.plan)
    come_in(browser, holder)

    assert browser.get(behind(holder, "write_update", other.key)).status_code == 404
    assert browser.get(behind(holder, "write_update", uuid4())).status_code == 404


@pytest.mark.parametrize("name", ["my_updates", "update_code", "enter_update_code"])
def test_a_link_that_is_none_opens_nothing(browser, holder, name):
    area = holder.post.partnership
    elsewhere = partnerships.partnership()
    other_purpose = make_link(holder.key, "elected member")
    unknown = make_link(uuid4(), "plan updates")

    for link in (other_purpose, unknown, "x", "é" * 42, "0" * 5000):
        assert browser.get(address_in(area, f"plans:{name}", link)).status_code == 404
    own = make_link(holder.key, "plan updates")
    assert browser.get(address_in(elsewhere, f"plans:{name}", own)).status_code == 404


def test_opening_the_page_of_the_code_sends_none(browser, holder):
    browser.get(behind(holder, "update_code"))

    assert Message.objects.count() == 0


def test_a_holder_without_an_address_is_told_to_ring(browser, holder):
    Holder.objects.update(email="")

    answer = send(browser, behind(holder, "update_code"))

    assert answer.status_code == 429
    assert "Ring us" in words_of(answer)


def test_who_signs_in_writes_without_a_code(action, holder):
    member = partnerships.member(of=action.plan.partnership)
    Holder.objects.filter(pk=holder.pk).update(member=member)
    client = partnerships.signed_in(member)
    there = address_in(member.partnership, "plans:write_update_signed_in", action.key)

    home = words_of(client.get(address_in(member.partnership, "plans:my_updates_signed_in")))
    answer = client.post(there, SAID)

    assert "Recruit psychologists" in home
    assert answer.status_code == 302
    assert Update.objects.get().holder_id == holder.pk


def test_who_holds_no_post_is_told_so(action):
    member = partnerships.member(of=action.plan.partnership)
    client = partnerships.signed_in(member)

    home = words_of(client.get(address_in(member.partnership, "plans:my_updates_signed_in")))
    there = address_in(member.partnership, "plans:write_update_signed_in", action.key)

    assert "You hold no post" in home
    assert client.get(there).status_code == 404


def test_the_list_asks_no_more_of_the_database_for_more_actions(
    browser, action, holder, django_assert_max_num_queries
):
    for _each in range(20):
        update(make.action(action.plan, lead=action.lead))
    come_in(browser, holder)

    with django_assert_max_num_queries(12):
        browser.get(behind(holder, "my_updates"))
