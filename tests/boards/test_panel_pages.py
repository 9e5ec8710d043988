"""What panels read, score and decide on their pages, and what is kept from them."""

import pytest

from heard.boards.models import PanelMember
from heard.boards.models.words import CallState, Stage
from tests.access import address_in
from tests.boards import make
from tests.boards import make_calls as made
from tests.boards.call_pages import get, post, words
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return made.closed()


@pytest.fixture
def lead(call):
    return make.keeper(call.partnership)


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

    assert "No seat is empty for all of that time. Choose another day" in page


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
