"""The standing list: joining, changing, leaving, being forgotten."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from heard.audit.models import Entry
from heard.boards.models import Subscriber
from heard.boards.models.words import Origin, Topic
from heard.boards.privacy import retention_rules
from heard.boards.queries.standing import find_subscribers, standing_counts
from heard.boards.services import forgetting, standing
from heard.mail.models import Channel, Message, State
from heard.partnerships.addresses import addresses_of_install
from tests.boards import make_standing as make
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return partnerships.partnership()


def ask(area, at, **more):
    at_install = addresses_of_install(area)
    wishes = make.wishes(at, **more)
    standing.ask_to_join(area, wishes=wishes, consent=make.CONSENT, at=at_install)


def test_by_email_nobody_is_on_the_list_before_they_confirm(area):
    ash = make.asked(area, "ash@example.org")

    (letter,) = make.letters(ash)
    assert (ash.confirmed_at, letter.to, letter.state) == (None, "ash@example.org", State.QUEUED)
    assert make.link(ash) in letter.body
    assert list(area.subscribers.current()) == []


def test_confirm_subscription_puts_them_on_the_list_and_twice_does_no_harm():
    ash = make.asked()

    once = standing.confirm_subscription(ash, by=None).confirmed_at
    twice = standing.confirm_subscription(ash, by=None).confirmed_at

    assert once == twice is not None
    deeds = (
        Entry.objects.filter(subject_id=str(ash.pk))
        .order_by("pk")
        .values_list("deed", "actor_name")
    )
    assert list(deeds) == [
        ("asked to be kept posted", "Heard"),
        ("subscription confirmed", "Heard"),
    ]


def test_by_post_they_are_on_the_list_at_once_and_a_person_posts_the_letter(area):
    ash = make.asked(area, "Ash Moor\r\n1 Mere Lane", channel=Channel.LETTER)

    (letter,) = make.letters(ash)
    assert ash.is_current
    assert (letter.state, letter.to) == (State.BY_HAND, "Ash Moor, 1 Mere Lane")
    assert letter.leave_url == ""


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.PHONE])
def test_by_phone_a_person_asks_them_and_notes_the_answer(area, channel):
    ash = make.asked(area, "01632 960 001", channel=channel)
    (letter,) = make.letters(ash)

    confirmed = standing.confirm_subscription(ash, by=make.keeper(area))

    assert (letter.state, letter.to) == (State.BY_HAND, "01632 960 001")
    assert f"/staff/standing-list/{ash.pk}/" in letter.body
    assert (ash.confirmed_at, confirmed.is_current) == (None, True)


def test_only_the_address_of_the_channel_that_they_chose_is_kept():
    wishes = make.wishes("01632 960 001", channel=Channel.TEXT).columns

    assert (wishes["email"], wishes["phone"], wishes["address"]) == ("", "01632 960 001", "")


@pytest.mark.parametrize(
    ("channel", "first", "again"),
    [
        (Channel.EMAIL, "ash@example.org", "ASH@Example.ORG"),
        (Channel.TEXT, "07700 900123", "+44 (0)7700-900123"),
        (Channel.PHONE, "01632 960001", "01632960001"),
        (Channel.LETTER, "Ash Moor\n1 Mere Lane", "ash moor, 1 Mere Lane."),
    ],
)
def test_who_asks_again_in_another_spelling_is_the_same_person(area, channel, first, again):
    ash = make.asked(area, first, channel=channel)

    ask(area, again, channel=channel)

    assert area.subscribers.get() == ash
    assert len(make.letters(ash)) == 1


@pytest.mark.parametrize("made", [make.asked, make.subscriber])
def test_a_stranger_who_knows_an_address_changes_nothing_of_what_is_kept(area, made):
    ash = made(area, "ash@example.org", name="Ash")
    columns = [field.attname for field in Subscriber._meta.fields if field.name != "asked_at"]
    before = list(Subscriber.objects.filter(pk=ash.pk).values(*columns))

    ask(area, "ash@example.org", topics=(Topic.SURVEYS,), name="Buy pills", wants_easy_read=True)

    assert list(area.subscribers.values(*columns)) == before


def test_one_address_gets_at_most_one_message_an_hour(area):
    ash = make.subscriber(area, "ash@example.org")
    for _ in range(5):
        ask(area, "ash@example.org")
    Message.objects.update(key="sent an hour ago", queued_at=timezone.now() - timedelta(hours=1))

    ask(area, "ash@example.org")

    (letter,) = make.letters(ash)
    assert Message.objects.count() == 2
    assert letter.subject == f"You are on our list: {area.name}"
    assert "You are on it already" in letter.body


def test_no_words_of_a_stranger_are_in_the_message_to_an_address_that_is_not_confirmed(area):
    ash = make.asked(area, name="Win a phone at http://bad.example")

    (letter,) = make.letters(ash)
    assert "bad.example" not in letter.subject + letter.body


def test_a_letter_reads_well(area):
    ash = make.asked(area, "1 Mere Lane", channel=Channel.LETTER, topics=("findings", "boards"))

    own = f"http://localhost:8000/a/{area.slug}/keep-me-posted/{make.link(ash)}/"
    assert make.letters(ash)[0].body == (
        "Hello,\n\n"
        "you are on our list. We will keep you posted about:\n\n"
        "- What families told us\n- Seats on boards and groups\n\n"
        "---\n"
        "You get this because you asked Westmere SEND Partnership to keep you posted.\n"
        "To change what you hear about, or to leave the list, tell us:\n"
        f"Or open this page: {own}\n"
    )


def test_leave_list_works_twice_and_confirming_afterwards_does_not():
    ash = make.subscriber()

    first = standing.leave_list(ash, by=None).left_at
    second = standing.leave_list(ash, by=None).left_at

    assert first == second is not None
    with pytest.raises(standing.LeftAlreadyError):
        standing.confirm_subscription(ash, by=None)


def test_who_left_may_ask_again_and_the_first_link_stays_where_it_led(area):
    ash = make.subscriber(area, "ash@example.org")
    standing.leave_list(ash, by=None)

    again = make.asked(area, "ash@example.org")

    assert again.key != ash.key
    assert [each.is_waiting for each in area.subscribers.all()] == [False, True]


def test_change_subscription_changes_what_they_hear_of_and_how(area):
    ash = make.subscriber(area)
    wishes = make.wishes("1 Mere Lane", channel=Channel.LETTER, topics=("surveys",), name="Ash")

    waits = standing.change_subscription(ash, by=None, wishes=wishes, at=addresses_of_install(area))

    ash.refresh_from_db()
    assert (waits, ash.topics, ash.reached_at, ash.email) == (False, ["surveys"], "1 Mere Lane", "")


def test_a_new_email_address_counts_once_it_is_confirmed(area):
    ash = make.subscriber(area, "old@example.org")
    at = addresses_of_install(area)

    waits = standing.change_subscription(ash, by=None, wishes=make.wishes("new@example.org"), at=at)

    assert waits
    assert [each.email for each in area.subscribers.current()] == ["old@example.org"]
    moved = area.subscribers.get(email="new@example.org")
    standing.confirm_subscription(moved, by=None)
    assert [each.email for each in area.subscribers.current()] == ["new@example.org"]
    assert moved.consent == ash.consent


def test_leaving_drops_a_new_address_that_waits(area):
    ash = make.subscriber(area, "old@example.org")
    at = addresses_of_install(area)
    standing.change_subscription(ash, by=None, wishes=make.wishes("new@example.org"), at=at)

    standing.leave_list(ash, by=None)

    assert list(area.subscribers.live()) == []


def test_changing_to_the_address_of_somebody_else_changes_nothing(area):
    ash, kim = make.subscriber(area, "ash@example.org"), make.subscriber(area, "kim@example.org")
    before = list(area.subscribers.values())

    waits = standing.change_subscription(
        ash, by=None, wishes=make.wishes("KIM@example.org"), at=addresses_of_install(area)
    )

    assert waits
    assert list(area.subscribers.values()) == before
    assert kim.is_current


def test_who_has_left_changes_nothing(area):
    ash = standing.leave_list(make.subscriber(area), by=None)

    with pytest.raises(standing.LeftAlreadyError):
        standing.change_subscription(
            ash, by=None, wishes=make.wishes(), at=addresses_of_install(area)
        )


def test_forget_subscriber_keeps_what_counts_and_nothing_that_names():
    ash = make.subscriber(name="Ash Moor")

    forgetting.forget_subscriber(ash, by=None)
    forgetting.forget_subscriber(ash, by=None)

    ash.refresh_from_db()
    assert (ash.name, ash.email, ash.phone, ash.address) == ("", "", "", "")
    assert (ash.topics, ash.channel, ash.consent) == (["boards"], "email", make.CONSENT)
    assert ash.left_at == ash.forgotten_at is not None
    deeds = Entry.objects.filter(deed="subscriber forgotten").values_list("subject_name", flat=True)
    assert list(deeds) == [str(ash)]


def test_who_left_a_month_ago_or_did_not_confirm_for_two_weeks_is_to_be_forgotten(area):
    today = timezone.localdate()
    left, waiting, current = make.subscriber(area), make.asked(area), make.subscriber(area)
    standing.leave_list(left, by=None)
    area.subscribers.filter(pk=left.pk).update(left_at=timezone.now() - timedelta(days=31))
    asked = timezone.now() - timedelta(days=15)
    area.subscribers.filter(pk__in=[waiting.pk, current.pk]).update(asked_at=asked)

    assert set(area.subscribers.to_forget(today)) == {left, waiting}
    assert set(area.subscribers.to_forget(today - timedelta(days=1))) == set()


def test_who_asks_again_before_confirming_has_two_weeks_anew(area):
    ash = make.asked(area, "ash@example.org")
    area.subscribers.filter(pk=ash.pk).update(asked_at=timezone.now() - timedelta(days=15))

    ask(area, "ash@example.org")

    assert list(area.subscribers.to_forget(timezone.localdate())) == []


def test_what_somebody_is_told_about_how_long_is_what_the_nightly_rules_do(area):
    waiting, left = make.asked(area), standing.leave_list(make.subscriber(area), by=None)
    rules = {"unconfirmed": waiting.kept_until, "left": left.kept_until}

    due = {
        rule.code: [rule.due(rules[rule.code] + timedelta(days=more)) for more in (-1, 0, 1)]
        for rule in retention_rules()
        if rule.code in rules
    }

    assert due == {"unconfirmed": [0, 1, 1], "left": [0, 1, 1]}


def test_add_subscriber_from_paper_is_on_the_list_at_once_with_day_and_words(area):
    keeper = make.keeper(area)

    ash = standing.add_subscriber(
        area, by=keeper, wishes=make.wishes(), paper=make.paper(), at=addresses_of_install(area)
    )

    assert (ash.is_current, ash.origin, ash.entered_by) == (True, Origin.PAPER, keeper)
    assert (timezone.localdate(ash.asked_at).isoformat(), ash.consent) == (
        "2026-05-03",
        make.CONSENT,
    )
    assert make.letters(ash)[0].subject == f"You are on our list: {area.name}"


def test_add_subscriber_confirms_who_had_asked_and_refuses_who_is_on_the_list(area):
    ash = make.asked(area, "ash@example.org")
    deed = {"by": make.keeper(area), "paper": make.paper(), "at": addresses_of_install(area)}

    added = standing.add_subscriber(area, wishes=make.wishes("Ash@example.org"), **deed)

    assert (added.pk, added.is_current) == (ash.pk, True)
    with pytest.raises(standing.AlreadyOnListError):
        standing.add_subscriber(area, wishes=make.wishes("ASH@example.org"), **deed)


def test_the_database_holds_an_address_on_the_list_once(area):
    make.asked(area, "ash@example.org")

    with pytest.raises(IntegrityError, match="an_email_address_is_on_the_standing_list_once"):
        area.subscribers.create(email="ASH@example.org", consent="words")


def test_two_partnerships_have_lists_of_their_own(area):
    make.subscriber(area, "ash@example.org")

    elsewhere = make.asked(None, "ash@example.org")

    assert elsewhere.partnership != area
    assert list(find_subscribers(area, "ash")) == list(area.subscribers.all())


@pytest.mark.parametrize(("words", "found"), [("ash m", 1), ("MERE", 1), ("960 001", 1), ("x", 0)])
def test_find_subscribers_by_a_part_of_a_name_an_address_or_a_number(area, words, found):
    make.subscriber(
        area, "x\ty", channel=Channel.LETTER, name="Ash Moor"
    ) if words == "ash m" else 0
    make.subscriber(area, "1 Mere Lane", channel=Channel.LETTER, name="Kim")
    make.subscriber(area, "01632 960001", channel=Channel.PHONE)

    assert find_subscribers(area, words).count() == found


def test_standing_counts_say_how_many_by_topic_channel_and_month(area):
    make.subscriber(area, topics=("surveys", "boards"))
    make.subscriber(area, "1 Mere Lane", channel=Channel.LETTER, wants_easy_read=True)
    make.asked(area)
    standing.leave_list(make.subscriber(area), by=None)

    counts = standing_counts(area)

    assert (counts.current, counts.waiting, counts.easy_read) == (2, 1, 1)
    assert [number for _topic, number in counts.topics] == [0, 0, 1, 0, 2, 0]
    assert counts.channels == (
        ("E-mail", 1),
        ("Text message", 0),
        ("Phone call", 0),
        ("Letter", 1),
    )
    assert counts.languages == (("English", 2),)
    assert [(month.joined, month.left) for month in counts.months] == [(3, 1)]
