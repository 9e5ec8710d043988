"""Who may open the pages of calls and panels, and what they say."""

import pytest
from django.test import Client
from django.utils import timezone

from heard.boards.models import Call
from heard.boards.models.words import CallState
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.boards import make
from tests.boards import make_calls as made
from tests.boards.call_pages import get, post, words
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db
LEADS = {Role.ENGAGEMENT_LEAD}
OF_CALLS = (
    "run_call",
    "change_call",
    "call_numbers",
    "open_call",
    "extend_call",
    "close_call",
    "withdraw_call",
    "discard_call",
    "keep_panel",
    "tell_everyone",
    "panel_scores",
)


@pytest.fixture
def call():
    return made.closed()


@pytest.fixture
def lead(call):
    return make.keeper(call.partnership)


@pytest.mark.parametrize("name", OF_CALLS)
def test_only_leads_of_the_partnership_open_pages_of_a_call(name, call):
    assert_access(Page(f"boards:{name}", (call.pk,), partnership=call.partnership), roles=LEADS)


@pytest.mark.parametrize("name", ["applicant", "decide", "appoint"])
def test_only_leads_of_the_partnership_open_pages_of_an_applicant(name, call):
    one = made.expression(call)

    assert_access(Page(f"boards:{name}", (one.pk,), partnership=call.partnership), roles=LEADS)


@pytest.mark.parametrize("name", ["settle_double", "end_offer"])
def test_only_leads_do_deeds_on_an_applicant(name, call):
    one = made.expression(call)
    page = Page(f"boards:{name}", (one.pk,), partnership=call.partnership, method="post")

    assert_access(page, roles=LEADS)


def test_only_leads_make_calls():
    assert_access(Page("boards:make_call"), roles=LEADS)


def test_only_leads_draw_lots(call):
    page = Page("boards:draw_lots", (call.pk,), partnership=call.partnership, method="post")

    assert_access(page, roles=LEADS)


def test_only_leads_offer_seats_from_the_reserve_list(call):
    page = Page(
        "boards:offer_next",
        (call.pk, made.group(call).pk),
        partnership=call.partnership,
        method="post",
    )

    assert_access(page, roles=LEADS)


def test_only_leads_remove_somebody_from_a_panel(call):
    lead = make.keeper(call.partnership)
    panels = [made.panel_member(call) for _each in range(2)]

    def status(member, panel):
        return post(member, "remove_panel_member", call.pk, panel.pk, follow=False).status_code

    assert status(panels[1].member, panels[0]) == 403
    assert status(make.keeper(), panels[0]) == 404
    assert status(lead, panels[0]) == 302
    assert list(call.panel.all()) == [panels[1]]


def test_the_list_is_for_who_handles_calls():
    assert_access(Page("boards:all_calls"), roles={Role.ENGAGEMENT_LEAD, Role.PAPER_KEYER})


def test_the_list_shows_others_on_a_panel_their_calls_alone(call):
    panel = made.panel_member(call)
    other = made.call(call.partnership, title="Not theirs")

    page = words(get(panel.member, "all_calls"))

    assert (call.title in page, other.title in page) == (True, False)


def panel_pages(call, one):
    return [
        ("panel", call.pk),
        ("declare_conflicts", call.pk),
        ("score_expression", call.pk, one.pk),
        ("declare_conflict", call.pk, one.pk),
    ]


def test_only_the_panel_opens_the_pages_of_a_panel(call):
    one = made.expression(call)
    panel = made.declared(made.panel_member(call))
    others = [
        partnerships.member(*Role, of=call.partnership),
        partnerships.member(*Role),
        made.panel_member(made.call(call.partnership)).member,
    ]

    for page in panel_pages(call, one):
        assert get(panel.member, *page).status_code == 200
        assert [get(other, *page).status_code in {403, 404} for other in others] == [True] * 3
        stranger = Client().get(address_in(call.partnership, f"boards:{page[0]}", *page[1:]))
        assert "/account/login/" in stranger["Location"]


def test_a_panel_member_who_has_left_opens_nothing(call):
    panel = made.panel_member(call)
    panel.member.left_at = timezone.now()
    panel.member.save()

    assert get(panel.member, "panel", call.pk).status_code == 403


def form(group, **more):
    closes, told = made.in_days(20), made.in_days(40)
    return {
        "title": "Two parents",
        "about": "The board",
        "time_needed": "Six meetings",
        "paid": "Travel",
        "contact": "Robin",
        "criteria": "You can listen\n\nYou know what it is like\n",
        f"seats_{group.pk}": "2",
        "closes_on_day": closes.day,
        "closes_on_month": closes.month,
        "closes_on_year": closes.year,
        "told_by_day": told.day,
        "told_by_month": told.month,
        "told_by_year": told.year,
    } | more


def test_make_call_saves_a_draft(lead):
    group = make.seats(make.body(lead.partnership))

    post(lead, "make_call", **form(group))

    call = Call.objects.get(title="Two parents")
    assert [one.text for one in call.criteria.all()] == [
        "You can listen",
        "You know what it is like",
    ]
    assert [(one.group, one.number) for one in call.seats.all()] == [(group, 2)]


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"title": ""}, "Enter a title"),
        ({"title": "x" * 201}, "Use 200 characters or fewer"),
        ({"paid": " "}, "Enter which fees and expenses are paid"),
        ({"criteria": "a\n" * 13}, "Enter 12 lines or fewer. You have entered 13"),
        ({"criteria": "a" * 301}, "Line 1 is too long: use 300 characters or fewer"),
        ({"closes_on_year": "2020"}, "Enter a closing date that is still to come"),
        ({"closes_on_year": "x"}, "Enter a real date"),
    ],
)
def test_make_call_says_what_to_mend(lead, sent, error):
    group = make.seats(make.body(lead.partnership))

    page = words(post(lead, "make_call", **form(group, **sent)))

    assert "Error: Write a call" in page
    assert error in page
    assert not Call.objects.filter(title="Two parents").exists()


def test_make_call_refuses_telling_before_closing(lead):
    group = make.seats(make.body(lead.partnership))
    early = {"told_by_day": 1, "told_by_month": 1, "told_by_year": 2020}

    page = words(post(lead, "make_call", **form(group, **early)))

    assert "Enter a day that is after the closing date" in page


def test_words_of_a_call_are_never_markup(lead):
    group = make.seats(make.body(lead.partnership))
    hostile = "<script>alert(1)</script>\x00"

    page = words(post(lead, "make_call", **form(group, title=hostile, about=hostile)))

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_open_call_says_what_is_missing(lead):
    draft = made.call(lead.partnership, seats=0, criteria=0, state=CallState.DRAFT)

    page = words(post(lead, "open_call", draft.pk))

    draft.refresh_from_db()
    assert draft.state == CallState.DRAFT
    assert "Something is missing before this call can open" in page


def test_open_call_opens_without_a_parent_and_says_so(lead):
    draft = made.call(lead.partnership, state=CallState.DRAFT)

    page = words(post(lead, "open_call", draft.pk))

    assert "Call opened. People can apply now" in page
    assert "Add a parent to the panel" in page
