"""Who may open the pages of calls and panels, and what they say."""

import pytest
from django.test import Client
from django.utils import timezone

from heard.boards.models import Call, PanelMember
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.calls import todo
from heard.partnerships.roles import Role
from tests.access import Page, address_in, assert_access
from tests.boards import make
from tests.boards import make_calls as made
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


def get(member, name, *args):
    return partnerships.signed_in(member).get(
        address_in(member.partnership, f"boards:{name}", *args)
    )


def post(member, name, /, *args, follow=True, **sent):
    address = address_in(member.partnership, f"boards:{name}", *args)
    return partnerships.signed_in(member).post(address, sent, follow=follow)


def words(response):
    return " ".join(response.content.decode().split())


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


def test_names_are_hidden_from_the_panel_where_the_call_says_so(call):
    call.hides_names = True
    call.save()
    one = made.expression(call, "Ada Byron", email="ada@example.org", phone="01632 960 077")
    panel = made.ready(call, one)

    pages = [
        words(get(panel.member, "panel", call.pk)),
        words(get(panel.member, "score_expression", call.pk, one.pk)),
        words(get(panel.member, "panel_scores", call.pk)),
        words(get(panel.member, "decide", one.pk)),
    ]

    leaks = ("Ada Byron", "ada@example.org", "960 077")
    assert [leak for leak in leaks for page in pages if leak in page] == []
    assert all(one.reference in page for page in pages)


def test_the_list_of_names_does_not_say_whose_application_is_whose(call):
    one = made.expression(call, "Ada Byron")
    panel = made.panel_member(call)

    page = words(get(panel.member, "declare_conflicts", call.pk))

    assert "Ada Byron" in page
    assert [leak for leak in (one.reference, str(one.key), f"_{one.pk}") if leak in page] == []


def test_panel_pages_never_show_how_to_reach_anybody(call):
    one = made.expression(
        call, email="ada@example.org", address="1 Mill Lane", access_words="A hoist"
    )
    panel = made.declared(made.panel_member(call))

    page = words(get(panel.member, "score_expression", call.pk, one.pk))

    assert [leak for leak in ("ada@example.org", "Mill Lane", "hoist") if leak in page] == []


def declare(panel, **ticked):
    client = partnerships.signed_in(panel.member)
    address = address_in(panel.call.partnership, "boards:declare_conflicts", panel.call_id)
    shown = client.get(address)
    codes = shown.content.decode().split('name="listed" value="')[1].split('"')[0].split()
    sent = {"listed": " ".join(codes)}
    for name, how in ticked.items():
        sent[f"{name}_{codes[0]}"] = how
    return client.post(address, sent, follow=True)


def test_declare_conflicts_keeps_whom_they_know(call):
    known, other = made.expression(call, "Ada"), made.expression(call, "Bea")
    panel = made.panel_member(call)

    declare(panel, knows="on", how="My neighbour")

    assert [(each.expression, each.words) for each in panel.conflicts.all()] == [
        (known, "My neighbour")
    ]
    assert get(panel.member, "score_expression", call.pk, known.pk).status_code == 404
    assert get(panel.member, "score_expression", call.pk, other.pk).status_code == 200


def test_declare_conflicts_asks_how(call):
    made.expression(call, "Ada")

    page = words(declare(made.panel_member(call), knows="on"))

    assert "Enter in a few words how you know them" in page


def test_score_expression_refuses_a_score_of_7(call):
    one = made.expression(call)
    panel = made.declared(made.panel_member(call))
    sent = {f"points_{each.pk}": "7" for each in call.criteria.all()}

    page = words(post(panel.member, "score_expression", call.pk, one.pk, **sent))

    assert "Select one of the answers in the list" in page
    assert not one.scores.exists()


def test_scores_come_later_for_a_panel_member_who_has_not_scored(call):
    made.expression(call)
    panel = made.declared(made.panel_member(call))

    page = words(get(panel.member, "panel_scores", call.pk))

    assert "Score yours first" in page


def test_decide_shows_what_somebody_else_decided_meanwhile(call, lead):
    one = made.expression(call)
    panel = made.ready(call, one)
    sent = {"outcome": "to_decline", "feedback": "Others had more time", "revision": "0"}
    post(lead, "decide", one.pk, **sent)

    page = words(post(panel.member, "decide", one.pk, **sent | {"outcome": "to_reserve"}))

    one.refresh_from_db()
    assert "Somebody else decided on this meanwhile" in page
    assert "Sam Okoro put this down at" in page
    assert 'name="revision" value="1"' in page
    assert one.stage == Stage.TO_DECLINE


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({}, "Select what you decide"),
        ({"outcome": "appointed"}, "Select one of the answers in the list"),
        ({"outcome": "to_decline"}, "Enter what they will read, in plain and kind words"),
        ({"outcome": "to_offer"}, "Select which seat you offer"),
        ({"outcome": "to_offer", "group": "999999"}, "Select one of the answers in the list"),
        ({"outcome": "to_reserve"}, "No parent or carer on the panel has scored this"),
    ],
)
def test_decide_says_what_to_mend(call, lead, sent, error):
    one = made.expression(call)
    made.panel_member(call)

    page = words(post(lead, "decide", one.pk, revision="0", **sent))

    assert error in page


def test_decide_is_shut_to_somebody_who_knows_the_applicant(call):
    one = made.expression(call)
    panel = made.declared(made.panel_member(call), one)

    assert get(panel.member, "decide", one.pk).status_code == 403


def test_draw_lots_from_the_page(call, lead):
    rows = [made.expression(call) for _each in range(2)]
    made.ready(call, *rows)

    page = words(post(lead, "draw_lots", call.pk, one=rows[0].reference))

    assert "The lot was drawn in this order" in page


def test_tell_everyone_shows_each_letter_without_the_private_link(call, lead):
    made.panel_member(call)
    made.expression(call, stage=Stage.TO_DECLINE, feedback="Others had <b>more</b> time")

    page = words(get(lead, "tell_everyone", call.pk))

    assert "Others had &lt;b&gt;more&lt;/b&gt; time" in page
    assert "(their private link)" in page


def test_tell_everyone_twice_says_so(call, lead):
    made.panel_member(call)
    made.expression(call, stage=Stage.TO_DECLINE, feedback="Thanks")

    first = words(post(lead, "tell_everyone", call.pk, days="14", sure="on"))
    second = words(post(lead, "tell_everyone", call.pk, days="14", sure="on"))

    assert "1 person is told" in first
    assert "Everyone has been told already. Nothing was sent twice" in second


def test_tell_everyone_says_how_many_are_undecided(call, lead):
    made.expression(call)

    page = words(post(lead, "tell_everyone", call.pk, days="14", sure="on"))

    assert "Decide on 1 application first" in page


def test_appoint_asks_whether_it_is_the_person_who_is_known(lead):
    call = made.closed(lead.partnership, state=CallState.TOLD)
    make.person(lead.partnership, "Robin Vale", email="robin@example.org")
    one = made.expression(
        call, stage=Stage.ACCEPTED, offered_group=made.group(call), email="robin@example.org"
    )
    day = {"start_on_day": "1", "start_on_month": "9", "start_on_year": "2027"}

    asked = words(post(lead, "appoint", one.pk, **day))
    done = words(post(lead, "appoint", one.pk, same="yes", **day))

    assert "Select whether it is the same person" in asked
    assert "Appointed. They are told when they start" in done


def test_appoint_says_when_the_seat_is_gone(lead):
    call = made.closed(lead.partnership, state=CallState.TOLD)
    group = made.group(call)
    for seat in group.seats.all():
        make.membership(seat)
    one = made.expression(call, stage=Stage.ACCEPTED, offered_group=group)
    day = {"start_on_day": "1", "start_on_month": "9", "start_on_year": "2027"}

    page = words(post(lead, "appoint", one.pk, **day))

    assert "No seat of this group is empty on that day" in page


def test_a_double_is_settled_from_the_page_of_the_call(call, lead):
    one = made.expression(call)
    double = made.expression(call, same_person_as=one)

    before = words(get(lead, "run_call", call.pk))
    post(lead, "settle_double", double.pk, answer="join")

    double.refresh_from_db()
    assert "Perhaps the same person" in before
    assert double.stage == Stage.JOINED


def test_keep_panel_adds_members_of_this_partnership_only(call, lead):
    here = partnerships.member(of=call.partnership)
    elsewhere = partnerships.member()

    refused = words(post(lead, "keep_panel", call.pk, member=str(elsewhere.pk)))
    post(lead, "keep_panel", call.pk, member=str(here.pk), is_parent="on")

    assert "Select one of the answers in the list" in refused
    panel = PanelMember.objects.get()
    assert (panel.member, panel.is_parent) == (here, True)


def test_todo_of_a_panel_member_leads_from_declaring_to_scoring(call):
    one = made.expression(call)
    panel = made.panel_member(call)

    first = [each.text for each in todo(panel.member)]
    made.declared(panel)
    second = [each.text for each in todo(panel.member)]
    made.scored(panel, one)

    assert (first, second, todo(panel.member)) == (
        [f"Say which applicants you know: “{call.title}”"],
        [f"Read and score applications: “{call.title}”"],
        [],
    )


def test_todo_of_a_lead_names_drafts_deadlines_and_doubles(lead):
    here = lead.partnership
    made.call(here, title="A", state=CallState.DRAFT)
    made.call(here, title="B", closes_on=made.in_days(2))
    over = made.closed(here, title="C")
    made.expression(over, same_person_as=made.expression(over))
    made.closed(here, title="E", state=CallState.WITHDRAWN)
    told = made.closed(here, title="F", state=CallState.TOLD)
    accepted = made.expression(told, stage=Stage.ACCEPTED, offered_group=made.group(told))

    asked = {(each.text, each.due_on) for each in todo(lead)}

    assert {text.split(":")[0] for text, _due in asked} >= {
        "Say whether two applications are of one person",
        "Decide and tell everyone who applied",
        f"Appoint {accepted.reference}, who said yes to a seat",
    }
    assert ("Decide and tell everyone who applied: “C”", over.told_by) in asked
    assert not any("“E”" in text for text, _due in asked)


def test_a_call_with_500_applicants_is_read_in_a_few_statements(
    call, lead, django_assert_max_num_queries
):
    for number in range(500):
        made.expression(call, reference=f"N{number:03}")
    client = partnerships.signed_in(lead)
    addresses = [
        address_in(call.partnership, f"boards:{name}", call.pk)
        for name in ("run_call", "panel_scores", "call_numbers")
    ]
    client.get(addresses[0])

    for address in addresses:
        with django_assert_max_num_queries(15):
            assert client.get(address).status_code == 200
