"""“Do you notice it?”: asked, counted without anybody's name, shown when it is over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from heard.audit.models import Entry
from heard.partnerships.roles import Role
from heard.plans import jobs
from heard.plans.models import NoticeReceipt
from heard.plans.models.words import NoticeAnswer
from heard.plans.noticing import LEAST_WITH_A_VIEW, protected_counts
from heard.plans.services import noticing
from heard.plans.services.noticing import OnPaper
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make, make_impact

pytestmark = pytest.mark.django_db

ASKERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.COMMUNICATIONS_LEAD}


def area(question):
    return question.action.plan.partnership


def at(question, name="notice"):
    return address_in(area(question), f"plans:{name}", question.key)


def counts(question):
    question.refresh_from_db()
    return (question.yes, question.not_yet, question.cannot_say)


def exactly(yes, not_yet):
    return {NoticeAnswer.YES: yes, NoticeAnswer.NOT_YET: not_yet, NoticeAnswer.CANNOT_SAY: 30}


def test_a_form_that_is_sent_twice_counts_once():
    question = make_impact.question()

    assert make_impact.give(question, NoticeAnswer.YES, form="one")
    assert not make_impact.give(question, NoticeAnswer.NOT_YET, form="one")
    assert make_impact.give(question, NoticeAnswer.NOT_YET, form="two")

    assert counts(question) == (1, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_many_who_answer_at_once_are_all_counted():
    question = make_impact.question()

    def answer(number):
        try:
            return make_impact.give(question, form=f"{number % 40}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        taken = list(pool.map(answer, range(80)))

    assert sum(taken) == 40
    assert counts(question) == (40, 0, 0)


def test_no_row_stands_for_a_person_and_the_marks_go_when_it_closes():
    question = make_impact.question()
    make_impact.give(question, form="one")
    assert {field.name for field in NoticeReceipt._meta.fields} == {"id", "question", "form_hash"}

    noticing.close_question(question, by=None)

    assert not NoticeReceipt.objects.exists()


def test_only_what_was_delivered_and_can_be_read_is_asked_about():
    lead = make.lead()
    plan = make.plan(lead.partnership)
    hidden = make.plan(lead.partnership, published_at=None)

    for action in (make.action(plan), make.delivered(hidden)):
        with pytest.raises(noticing.NotDeliveredError):
            noticing.ask_families(action, make_impact.asking(), by=lead)


def test_one_question_is_open_at_a_time_and_it_closes_within_half_a_year():
    question = make_impact.question()
    lead = make.lead(area(question))

    with pytest.raises(noticing.AlreadyAskedError):
        noticing.ask_families(question.action, make_impact.asking(), by=lead)
    noticing.close_question(question, by=lead)
    for days in (0, 181):
        with pytest.raises(noticing.NotADayToCloseError):
            noticing.ask_families(question.action, make_impact.asking(days), by=lead)


def test_it_closes_by_itself_after_its_last_day():
    question = make_impact.question()
    yesterday = timezone.localdate() - timedelta(days=1)
    type(question).objects.filter(pk=question.pk).update(
        opened_on=yesterday, closes_on=yesterday, yes=30, not_yet=10
    )
    with pytest.raises(noticing.QuestionClosedError):
        make_impact.give(question)

    jobs.close_questions(0)
    jobs.close_questions(0)

    question.refresh_from_db()
    assert question.closed_on == timezone.localdate()
    assert (question.shown["yes"], question.shown["views"]) == (30, 40)


def test_answers_from_paper_are_added_once_and_the_audit_says_where_from():
    question = make_impact.question()
    lead = make.lead(area(question))
    paper = OnPaper(12, 3, 2, "Session at Harbour Library")

    assert noticing.count_paper(question, paper, form="sheet", by=lead)
    assert not noticing.count_paper(question, paper, form="sheet", by=lead)

    assert counts(question) == (12, 3, 2)
    entry = Entry.objects.get(deed="answers from paper counted")
    assert entry.details == {"answers": 17, "where": "Session at Harbour Library"}


@given(st.integers(0, 60), st.integers(0, 60))
def test_what_is_shown_is_rounded_and_small_counts_are_hidden(yes, not_yet):
    shown = protected_counts(exactly(yes, not_yet))

    for number, seen in ((yes, shown.yes), (not_yet, shown.not_yet), (yes + not_yet, shown.views)):
        assert seen is None or (seen % 5 == 0 and abs(seen - number) <= 2)
    if min(yes, not_yet) < 8:
        assert (shown.yes, shown.not_yet) == (None, None)


def test_that_most_say_yes_can_be_told_where_numbers_cannot():
    assert protected_counts(exactly(40, 3)).words.startswith("More than half say")
    assert protected_counts(exactly(3, 40)).words.startswith("Too few families answered")


@pytest.mark.parametrize(
    ("yes", "not_yet", "says_so"),
    [
        (20, 9, True),
        (10, 0, True),
        (9, 20, False),
        (15, 15, False),
        (9, 0, False),
        (0, 0, False),
    ],
)
def test_families_say_so_when_enough_answered_and_more_than_half_said_yes(yes, not_yet, says_so):
    assert protected_counts(exactly(yes, not_yet)).says_so is says_so
    assert LEAST_WITH_A_VIEW == 10


def test_a_family_answers_without_a_cookie_and_reads_what_happens_next(client):
    question = make_impact.question()
    page = client.get(at(question)).content.decode()
    assert "Somebody rings you within two weeks" in page
    once = page.split('name="once" value="')[1].split('"')[0]
    stamp = page.split('name="form_stamp" value="')[1].split('"')[0]
    sent = {"answer": "yes", "once": once, "form_stamp": stamp}

    for _twice in range(2):
        response = client.post(
            at(question), sent, headers={"Sec-Fetch-Site": "same-origin"}, follow=True
        )

    assert "Your answer is counted" in response.content.decode()
    assert counts(question) == (1, 0, 0)
    assert not client.cookies


def test_no_answer_is_an_error_that_says_what_to_do(client):
    question = make_impact.question()
    page = client.get(at(question)).content.decode()
    stamp = page.split('name="form_stamp" value="')[1].split('"')[0]

    response = client.post(
        at(question), {"form_stamp": stamp}, headers={"Sec-Fetch-Site": "same-origin"}
    )

    assert '<a href="#id_answer">Select an answer</a>' in response.content.decode()
    assert counts(question) == (0, 0, 0)


def test_a_closed_question_shows_what_families_said(client):
    question = make_impact.answered(yes=31, not_yet=9)

    page = client.get(at(question)).content.decode()

    assert "About 30 of 40 answers say: yes, I notice a difference." in page
    assert 'name="answer"' not in page


def test_a_draft_plans_question_and_another_areas_are_not_found(client):
    question = make_impact.question()
    elsewhere = partnerships.partnership()
    other = address_in(elsewhere, "plans:notice", question.key)
    assert client.get(other).status_code == 404

    type(question.action.plan).objects.update(published_at=None)

    assert client.get(at(question)).status_code == 404


@pytest.mark.parametrize("name", ["notice_sheet", "paper_answers"])
def test_only_who_publishes_plans_prints_and_counts(name):
    question = make_impact.question()
    args = (question.action_id, question.pk)

    assert_access(Page(f"plans:{name}", args, partnership=area(question)), roles=ASKERS)


def test_only_who_publishes_plans_asks_families():
    action = make.delivered()

    page = Page("plans:ask_families", (action.pk,), partnership=action.plan.partnership)

    assert_access(page, roles=ASKERS)


def test_staff_ask_through_the_page_and_a_name_is_noticed():
    action = make.delivered()
    client = partnerships.signed_in(make.lead(action.plan.partnership))
    day = timezone.localdate() + timedelta(days=40)
    parts = {"closes_on_day": day.day, "closes_on_month": day.month, "closes_on_year": day.year}
    address = address_in(action.plan.partnership, "plans:ask_families", action.pk)

    named = client.post(address, {"words": "My son Tom is rung within two weeks", **parts})
    assert "Take out the name" in named.content.decode()
    client.post(address, {"words": "You are rung within two weeks", **parts})

    assert action.notice_questions.get().words == "You are rung within two weeks"


def test_hostile_answers_are_turned_down(client):
    question = make_impact.question()
    page = client.get(at(question)).content.decode()
    stamp = page.split('name="form_stamp" value="')[1].split('"')[0]
    headers = {"Sec-Fetch-Site": "same-origin"}

    for answer in ("maybe", "yes\x00", "x" * 100_000, ""):
        client.post(at(question), {"answer": answer, "form_stamp": stamp}, headers=headers)
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    client.post(at(question), {"answer": "yes", "form_stamp": stamp}, headers=elsewhere)

    assert counts(question) == (0, 0, 0)
    assert reverse("plans:notice", args=[question.key])
