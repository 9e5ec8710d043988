"""A call from its first draft to somebody in a seat, in a real browser."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from heard.boards.models import Call, Expression
from heard.boards.models.words import Stage
from heard.partnerships.models import Member
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make
from tests.boards import make_calls as made
from tests.browser import DESKTOP, PHONE, assert_accessible, go_by
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])
LONG = "I look after two children with different needs, and I know how long a wait feels. " * 4


class Visitor:
    """A member in a browser. Every page that they come to is looked at with axe."""

    def __init__(self, page: Page, base: str, member: Member, width: int) -> None:
        self.page, self.base, self.member, self.width = page, base, member, width
        cookie = partnerships.signed_in(member).cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": base}])

    def go(self, name, *args, picture=""):
        self.page.goto(self.base + address_in(self.member.partnership, f"boards:{name}", *args))
        self.look(picture)

    def press(self, name, *, picture="", exact=True):
        go_by(self.page.get_by_role("button", name=name, exact=exact).first)
        self.look(picture)

    def look(self, picture=""):
        assert_accessible(self.page)
        folder = os.environ.get("HEARD_PICTURES")
        if picture and folder:
            path = Path(folder) / f"{picture}-{self.width}.png"
            self.page.screenshot(path=path, full_page=True)

    def fill_date(self, name, day):
        group = self.page.get_by_role("group", name=name)
        for label, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            group.get_by_label(label).fill(str(value))

    def sees(self, words):
        expect(self.page.get_by_text(words).first).to_be_visible()


def write_a_call(lead: Visitor) -> Call:
    lead.go("all_calls", picture="all-calls-empty")
    lead.press("Write a call")
    lead.press("Save draft", picture="make-call-errors")
    page = lead.page
    page.get_by_label("Title").fill("Two parents or carers for the SEND board")
    page.get_by_label("What is it?").fill("The board decides how money for short breaks is spent.")
    page.get_by_label("How much time does it take?").fill("Six evenings a year, 2 hours each.")
    page.get_by_label("Which fees and expenses are paid?").fill("Travel, childcare, £25 a meeting.")
    page.get_by_label("What do you look for?").fill(
        "You know what it is like to look after a child with SEND\nYou can listen to other parents"
    )
    page.get_by_label("Who can people ask?").fill("Robin Vale, 01632 960 001")
    lead.fill_date("Closing date", made.in_days(20))
    lead.fill_date("By when do you promise to tell everyone?", made.in_days(40))
    page.get_by_label("Hide the names of applicants").check()
    page.get_by_label("SEND board: Parents and carers").fill("2")
    lead.press("Save draft", picture="draft")
    return Call.objects.get()


def open_it(lead: Visitor, call: Call, parent: Member) -> None:
    lead.go("keep_panel", call.pk)
    lead.page.get_by_label("Who?").select_option(str(parent.pk))
    lead.page.get_by_label("They are a parent or carer").check()
    lead.press("Add to the panel", picture="keep-panel")
    lead.go("open_call", call.pk, picture="open-call")
    lead.press("Open call", picture="open")


def apply(call: Call) -> list[Expression]:
    names = ("Ada Byron", "Bea Norton", "Cy Hall", "Dee Marsh")
    rows = [made.expression(call, name, why=LONG, brings="Patience.") for name in names]
    made.expression(call, "Ada Byron", same_person_as=rows[0], why="I forgot to say: evenings.")
    return rows


def read_and_score(parent: Visitor, call: Call, rows: list[Expression]) -> None:
    parent.go("panel", call.pk, picture="panel-first")
    parent.press("Say whom you know")
    parent.page.get_by_label("Dee Marsh", exact=True).check()
    parent.press("I know those that I ticked, and nobody else", picture="declare-errors")
    parent.page.get_by_label("How do you know Dee Marsh?").fill("A neighbour")
    parent.press("I know those that I ticked, and nobody else", picture="panel-declared")
    for one in rows[:3]:
        parent.go("score_expression", call.pk, one.pk, picture="score")
        points = "3" if one == rows[0] else "2"
        for criterion in parent.page.get_by_role("group").all():
            criterion.get_by_label(f"{points}:", exact=False).check()
        parent.press("Save scores")
    parent.go("panel_scores", call.pk, picture="scores-open")


def settle_and_decide(lead: Visitor, call: Call, rows: list[Expression]) -> None:
    lead.go("run_call", call.pk, picture="run-call")
    lead.press("The same person", exact=False)
    lead.go("panel_scores", call.pk, picture="scores")
    lead.press("Draw lots", exact=False, picture="lots")
    page = lead.page
    lead.go("decide", rows[0].pk, picture="decide")
    page.get_by_label("Offer a seat").check()
    lead.press("Decide")
    lead.go("decide", rows[1].pk)
    page.get_by_label("Put on the reserve list").check()
    lead.press("Decide")
    for one in rows[2:]:
        lead.go("decide", one.pk)
        page.get_by_label("Decline").check()
        lead.press("Decide", picture="decide-errors")
        page.get_by_label("What they will read").fill(
            "Others could come in the evenings. Thank you."
        )
        page.get_by_label("Reasons, for the panel").fill("The parent on the panel knows them.")
        lead.press("Decide", picture="decided")


def tell_and_appoint(lead: Visitor, call: Call, chosen: Expression) -> None:
    lead.go("tell_everyone", call.pk, picture="tell-everyone")
    lead.page.locator("summary").first.click()
    lead.look("letter")
    lead.page.get_by_label("I have read the letters").check()
    lead.press("Tell everyone", picture="told")
    lead.sees("4 people are told")
    Expression.objects.filter(pk=chosen.pk).update(stage=Stage.ACCEPTED)
    lead.go("applicant", chosen.pk, picture="applicant")
    lead.press("Appoint")
    lead.fill_date("First day in the seat", made.in_days(7))
    lead.press("Appoint and tell them", picture="appointed")
    lead.sees("Appointed. They are told when they start")
    lead.go("call_numbers", call.pk, picture="numbers")
    lead.go("all_calls", picture="all-calls")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_call_goes_from_a_draft_to_somebody_in_a_seat(live_server, browser_page, width):
    here = partnerships.partnership(slug="westmere")
    make.seats(make.body(here, name="SEND board"))
    person = partnerships.user(name="Pat Reed")
    parent = partnerships.member(Role.PARENT_REPRESENTATIVE, of=here, person=person)
    lead = Visitor(browser_page(width), live_server.url, make.keeper(here), width)

    call = write_a_call(lead)
    open_it(lead, call, parent)
    rows = apply(call)
    read_and_score(
        Visitor(browser_page(width, javascript=False), live_server.url, parent, width), call, rows
    )
    Call.objects.update(closes_on=made.in_days(-1), told_by=made.in_days(3))
    settle_and_decide(lead, call, rows)
    tell_and_appoint(lead, call, rows[0])

    rows[0].refresh_from_db()
    assert (rows[0].stage, rows[0].membership.person.name) == (Stage.APPOINTED, "Ada Byron")


def test_an_application_is_scored_with_the_keyboard_alone(live_server, browser_page):
    call = made.closed(criteria=1)
    one = made.expression(call)
    panel = made.declared(made.panel_member(call))
    parent = Visitor(browser_page(PHONE), live_server.url, panel.member, PHONE)
    parent.go("score_expression", call.pk, one.pk)

    page = parent.page
    page.get_by_role("link", name="I know who this is").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Knows it well")
    page.keyboard.press("Enter")

    parent.sees("Scores saved")
    assert [(each.points, each.note) for each in one.scores.all()] == [(2, "Knows it well")]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_other_page_of_a_call_is_accessible(live_server, browser_page, width):
    call = made.call()
    lead = Visitor(browser_page(width), live_server.url, make.keeper(call.partnership), width)
    draft = made.call(call.partnership, state="draft", seats=0)

    for name in ("extend_call", "close_call", "withdraw_call"):
        lead.go(name, call.pk, picture=name)
    for name in ("change_call", "discard_call", "open_call"):
        lead.go(name, draft.pk, picture=name)
    panel = made.panel_member(call)
    parent = Visitor(browser_page(width), live_server.url, panel.member, width)
    one = made.expression(call)
    lead.go("record_withdrawal", one.pk, picture="record-withdrawal")
    parent.go("panel_scores", call.pk, picture="scores-later")
    made.declared(panel)
    parent.go("declare_conflict", call.pk, one.pk, picture="know")
