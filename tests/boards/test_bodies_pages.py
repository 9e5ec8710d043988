"""The staff pages of bodies: who may open them, what they say, what they refuse."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from heard.boards.models import Body, Seat
from heard.boards.models.words import BodyStatus, Constituency
from heard.boards.queries import bodies as queries
from heard.boards.services import closing
from heard.partnerships.roles import Role
from heard.partnerships.todo import Todo
from tests.access import Page, address_in, assert_access
from tests.boards import make, make_bodies
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db
KEEPERS = {Role.ENGAGEMENT_LEAD, Role.COMMITTEE_OFFICER}


@pytest.fixture
def keeper():
    return make.keeper()


@pytest.fixture
def visitor(keeper):
    return partnerships.signed_in(keeper)


@pytest.fixture
def body(keeper):
    return make.body(keeper.partnership, "SEND Partnership Board")


def at(keeper, name, *args):
    return address_in(keeper.partnership, f"boards:{name}", *args)


def text_of(response):
    return response.content.decode()


def day(name, when):
    return {f"{name}_day": when.day, f"{name}_month": when.month, f"{name}_year": when.year}


SENT = {
    "name": "Early Years Group",
    "kind": "working_group",
    "parent": "",
    "status": "active",
    "papers_days": "7",
    "is_public": "yes",
}


@pytest.mark.parametrize("name", ["all_bodies", "keep_body"])
def test_everybody_on_the_staff_reads_of_bodies(name):
    body = make.body()
    args = () if name == "all_bodies" else (body.pk,)

    assert_access(Page(f"boards:{name}", args, partnership=body.partnership), roles=set(Role))


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("make_body", ()),
        ("change_body", ("body",)),
        ("rename_body", ("body",)),
        ("close_body", ("body",)),
        ("merge_body", ("body",)),
        ("want_seats", ("body", "parent_carer")),
        ("add_terms_of_reference", ("body",)),
        ("add_aim", ("body",)),
        ("change_aim", ("body", "aim")),
        ("finish_aim", ("body", "aim")),
    ],
)
def test_only_those_who_keep_boards_change_bodies(name, args):
    body = make.body()
    keys = {
        "body": body.pk,
        "aim": make_bodies.aim(body).pk,
    }
    page = Page(f"boards:{name}", tuple(keys.get(each, each) for each in args), body.partnership)

    assert_access(page, roles=KEEPERS)


def test_a_board_is_added_with_all_that_is_said(visitor, keeper, body):
    steps = "Meet the chair\r\n\r\n  Read the plan \r\n"

    response = visitor.post(
        at(keeper, "make_body"), SENT | {"parent": body.pk, "induction_steps": steps}, follow=True
    )

    made = Body.objects.get(slug="early-years-group")
    assert "Now say which seats it needs" in text_of(response)
    assert made.parent == body
    assert made.induction_steps == ["Meet the chair", "Read the plan"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Enter a name"),
        ({"name": "x" * 201}, "Use 200 characters or fewer"),
        ({"name": "send partnership BOARD"}, "Enter another name"),
        ({"kind": "parliament"}, "Select one of the answers in the list"),
        ({"parent": "999999"}, "Select one of the answers in the list"),
        ({"status": "closed"}, "Select one of the answers in the list"),
        ({"quorum": "0"}, "Enter 1 or more"),
        ({"papers_days": "soon"}, "Enter a whole number, like 15"),
        ({"founded_on_day": "31", "founded_on_month": "2", "founded_on_year": "2026"}, "real date"),
        ({"induction_steps": "x" * 301}, "Use 300 characters or fewer on each line"),
        ({"induction_steps": "x\n" * 41}, "Enter 40 steps or fewer"),
    ],
)
def test_make_body_says_what_to_mend(visitor, keeper, body, wrong, words):
    page = text_of(visitor.post(at(keeper, "make_body"), SENT | wrong))

    assert "<title>Error: " in page
    assert words in page
    assert Body.objects.count() == 1


def test_what_is_hostile_is_shown_as_it_was_written(visitor, keeper):
    visitor.post(at(keeper, "make_body"), SENT | {"name": "<script>alert(1)</script>\x00"})

    made = Body.objects.get()
    page = text_of(visitor.get(at(keeper, "keep_body", made.pk)))
    assert made.name == "<script>alert(1)</script>"
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_change_body_offers_no_parent_that_stands_under_it(visitor, keeper, body):
    under = make.body(keeper.partnership, "Under it", parent=body)
    beside = make.body(keeper.partnership, "Beside it")

    page = text_of(visitor.get(at(keeper, "change_body", body.pk)))

    assert f'<option value="{beside.pk}"' in page
    assert f'<option value="{under.pk}"' not in page
    assert f'<option value="{body.pk}"' not in page


def test_a_body_that_closed_cannot_be_changed_by_a_page_that_was_left_open(visitor, keeper, body):
    closing.close_body(body, make_bodies.closing(), by=keeper)

    for name, sent in (
        ("change_body", SENT),
        ("rename_body", {"name": "New", "how": "same"}),
        ("add_aim", {"text": "Listen"}),
        ("close_body", day("on", make_bodies.days_ago(0)) | {"reason": "Again"}),
    ):
        page = text_of(visitor.post(at(keeper, name, body.pk), sent, follow=True))
        assert "This body has closed, so nothing was saved" in page


def test_the_page_of_a_body_brings_its_parts_together(visitor, keeper, body):
    group = make.seats(body, wanted=3)
    member = make.membership(group.seats.first(), make.person(keeper.partnership, "Robin Vale"))
    make_bodies.chair(member)
    make_bodies.terms(body, review_on=make_bodies.days_ago(1))
    make_bodies.aim(body, "Hear 40 families", due_on=make_bodies.days_ago(1))
    make.body(keeper.partnership, "Early Years Group", parent=body)

    page = text_of(visitor.get(at(keeper, "keep_body", body.pk)))

    assert "Parents and carers: 3 wanted, 1 filled" in page
    assert f'href="{at(keeper, "membership", member.pk)}">Robin Vale</a> – chair' in page
    assert "their review was due on" in page
    assert "It was due by" in page
    assert "Early Years Group" in page


def test_want_seats_adds_them_and_shows_the_history(visitor, keeper, body):
    sent = {"number": "3", "reason": "The board decided it"} | day("from_on", make.LONG_AGO)

    response = visitor.post(at(keeper, "want_seats", body.pk, "parent_carer"), sent, follow=True)

    assert "Seats saved" in text_of(response)
    assert Seat.objects.count() == 3
    page = text_of(visitor.get(at(keeper, "want_seats", body.pk, "parent_carer")))
    assert "8 January 2024" in page
    assert "The board decided it" in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"number": ""}, "Enter how many seats are wanted"),
        ({"number": "-1"}, "Enter 0 or more"),
        ({"number": "1" * 5000}, "Enter a whole number"),
        ({"number": "51"}, "Enter 50 or less"),
        ({"number": "0"}, "Enter 1 or more. So many seats are filled"),
        ({"number": "3", "from_on_year": "2023"}, "Enter a day on which the body had been set up"),
        ({"number": "3", "minimum_term": "12", "term": "6"}, "no shorter than the shortest time"),
    ],
)
def test_want_seats_says_what_to_mend(visitor, keeper, body, sent, words):
    group = make.seats(body, wanted=1)
    make.membership(group.seats.get(), make.person(keeper.partnership))
    sent = day("from_on", make_bodies.days_ago(0)) | sent

    page = text_of(visitor.post(at(keeper, "want_seats", body.pk, "parent_carer"), sent))

    assert "<title>Error: " in page
    assert words in page


def test_there_are_no_seats_for_a_constituency_that_is_none(visitor, keeper, body):
    assert visitor.get(at(keeper, "want_seats", body.pk, "nobody")).status_code == 404


def test_close_body_says_which_groups_and_calls_come_first(visitor, keeper, body):
    sent = {"reason": "Done"} | day("on", make_bodies.days_ago(0))
    call = make_bodies.open_call(make.seats(body), "Two seats for parents")

    page = text_of(visitor.post(at(keeper, "close_body", body.pk), sent))
    assert "Withdraw this call or tell everyone first: Two seats for parents" in page

    call.delete()
    make.body(keeper.partnership, "Early Years Group", parent=body)
    page = text_of(visitor.post(at(keeper, "close_body", body.pk), sent))
    assert "Close or move this group first: Early Years Group" in page


def test_close_body_says_from_which_day_it_can(visitor, keeper, body):
    sent = {"reason": "Done"} | day("on", make_bodies.days_ago(5000))

    page = text_of(visitor.post(at(keeper, "close_body", body.pk), sent))

    assert "Enter a day from 8 January 2024" in page


def test_merge_body_lists_who_went_and_who_did_not(visitor, keeper, body):
    into = make.body(keeper.partnership, "Another Board")
    old, new = make.seats(body, wanted=2), make.seats(into, wanted=1)
    for seat, name in zip(old.seats.all(), ("Ada Moved", "Bo Left"), strict=True):
        make.membership(seat, make.person(keeper.partnership, name))
    sent = {"into": into.pk, "people": "move", "reason": "One board"}

    page = text_of(
        visitor.post(at(keeper, "merge_body", body.pk), sent | day("on", make_bodies.days_ago(0)))
    )

    assert page.index("They have a seat there") < page.index("Ada Moved")
    assert page.index("Their membership ends") < page.index("Bo Left")
    assert new.seats.get().memberships.get().person.name == "Ada Moved"
    page = text_of(visitor.get(at(keeper, "keep_body", body.pk)))
    assert "It went on as" in page
    assert "Another Board" in page


def test_merge_body_offers_neither_itself_nor_what_closed_or_is_elsewhere(visitor, keeper, body):
    closed = make.body(keeper.partnership)
    closing.close_body(closed, make_bodies.closing(), by=keeper)
    elsewhere = make.body()

    for into in (body, closed, elsewhere):
        sent = {"into": into.pk, "people": "end", "reason": "x"}
        sent |= day("on", make_bodies.days_ago(0))
        page = text_of(visitor.post(at(keeper, "merge_body", body.pk), sent))
        assert "Select one of the answers in the list" in page


def test_rename_body_keeps_it_or_starts_afresh(visitor, keeper, body):
    visitor.post(at(keeper, "rename_body", body.pk), {"name": "Joint Board", "how": "same"})
    body.refresh_from_db()
    assert (body.name, body.status) == ("Joint Board", BodyStatus.ACTIVE)

    sent = {"name": "New Board", "how": "new"}
    page = text_of(visitor.post(at(keeper, "rename_body", body.pk), sent))
    assert "Enter the last day of the old name" in page

    visitor.post(at(keeper, "rename_body", body.pk), sent | day("on", make_bodies.days_ago(0)))
    body.refresh_from_db()
    assert body.is_closed
    assert body.successions.get().successor.name == "New Board"


def test_terms_of_reference_are_added_and_a_second_time_refused(visitor, keeper, body):
    sent = {"text": "We meet monthly"} | day("agreed_on", make_bodies.days_ago(1))

    visitor.post(at(keeper, "add_terms_of_reference", body.pk), sent)
    page = text_of(visitor.post(at(keeper, "add_terms_of_reference", body.pk), sent))

    assert "Change the words, or the day of the next review" in page
    assert body.terms_of_reference.count() == 1
    early = sent | {"text": "Else"} | day("agreed_on", make_bodies.days_ago(9))
    page = text_of(visitor.post(at(keeper, "add_terms_of_reference", body.pk), early))
    assert "or later, when the version before was agreed" in page


def test_an_aim_is_done_once_and_says_what_came_of_it(visitor, keeper, body):
    aim = make_bodies.aim(body, "Hear 40 families")
    sent = {"outcome": "We heard 52"} | day("on", make_bodies.days_ago(0))

    address = at(keeper, "finish_aim", body.pk, aim.pk)
    assert "We heard 52" in text_of(visitor.post(address, sent, follow=True))
    again = text_of(visitor.post(address, sent, follow=True))
    assert "was done already, so nothing was saved" in again
    late = sent | day("on", make_bodies.days_ago(-1))
    page = text_of(visitor.post(at(keeper, "finish_aim", body.pk, aim.pk), late))
    assert "Enter today or an earlier day" in page


def fill(partnership, count, parent=None):
    for number in range(count):
        body = make.body(partnership, parent=parent if number % 2 else None)
        for constituency in (Constituency.PARENT_CARER, Constituency.COUNCIL):
            group = make.seats(body, 2, constituency)
            make.membership(group.seats.first(), make.person(partnership))


@pytest.mark.parametrize("name", ["all_bodies", "bodies"])
def test_a_list_of_bodies_takes_as_many_statements_for_thirty_as_for_three(
    visitor, keeper, body, name
):
    counts = []
    for more in (2, 27):
        fill(keeper.partnership, more, body)
        with CaptureQueriesContext(
            connection,
        ) as statements:
            assert visitor.get(at(keeper, name)).status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 15


def test_the_page_of_a_body_takes_as_many_statements_for_many_people_as_for_few(
    visitor, keeper, body
):
    counts = []
    for constituency, wanted in ((Constituency.PARENT_CARER, 2), (Constituency.COUNCIL, 20)):
        group = make.seats(body, wanted, constituency)
        for seat in group.seats.all():
            make.membership(seat, make.person(keeper.partnership))
        with CaptureQueriesContext(connection) as statements:
            visitor.get(at(keeper, "keep_body", body.pk))
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 19


def test_what_bodies_ask_of_their_keepers(keeper):
    partnership = keeper.partnership
    reviewed = make.body(partnership, "Reviewed")
    make_bodies.terms(reviewed, review_on=make_bodies.days_ago(-59))
    long_ago = make.body(partnership, "Replaced")
    make_bodies.terms(long_ago, review_on=make_bodies.days_ago(9))
    make_bodies.terms(long_ago, 2, review_on=make_bodies.days_ago(-61))
    forming = make.body(partnership, "Forming", status=BodyStatus.FORMING)
    short = make.body(partnership, "Short")
    make.seats(short, wanted=2)
    called = make.body(partnership, "Called")
    make_bodies.open_call(make.seats(called, wanted=2))
    council = make.body(partnership, "Council")
    make.seats(council, wanted=2, constituency=Constituency.COUNCIL)
    make.seats(make.body(partnership, "Private", is_public=False), wanted=2)

    found = [(todo.text, todo.due_on) for todo in queries.todo(keeper)]

    assert found == [
        ("Look again at the terms of reference of Reviewed", make_bodies.days_ago(-59)),
        (f"Say how many seats {forming} needs", None),
        ("Open a call for 2 empty seats for parents and carers on Short", None),
    ]


def test_whoever_does_not_keep_boards_is_asked_nothing(body):
    make.seats(body, wanted=2)
    reader = partnerships.member(Role.READ_ONLY, of=body.partnership)

    nothing: list[Todo] = []
    assert queries.todo(reader) == nothing
