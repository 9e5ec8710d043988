"""Of whom and by when a resolution asks, read from its words and never guessed."""

from datetime import date

import pytest

from heard.scrutiny.asked_of import Due, Follows, addressee, due, title, what_follows

MADE = date(2026, 6, 17)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            ("To request the Cabinet Member for Children's Services to write to the Department "
            "for Education about funding"),
            "the Cabinet Member for Children's Services",
        ),
        ("requests the Director of Education to provide a report", "the Director of Education"),
        ("That officers provide an update to the next meeting", "officers"),
        ("Officers to bring a progress report in six months' time", "Officers"),
        ("That the relevant officers circulate the figures", "the relevant officers"),
        ("That officers be requested to circulate a briefing note", "officers"),
        (
            "That the Executive Director of People be asked to report on waiting times",
            "the Executive Director of People",
        ),
        ("That Cabinet be recommended to fund two more posts", "Cabinet"),
        ("To recommend to Cabinet that the pilot be extended", "Cabinet"),
        ("recommends that the Integrated Care Board review its offer", "the Integrated Care Board"),
        ("To request that the Head of SEND provides figures", "the Head of SEND"),
        ("That it be referred to the Health Scrutiny Committee", "the Health Scrutiny Committee"),
        ("Refer the matter to Cabinet for consideration", "Cabinet"),
        (
            ("That authority be delegated to the Director of Education, in consultation with the "
            "Chair, to agree the plan"),
            "the Director of Education",
        ),
        (
            "That the report be noted and that officers be asked to bring an update",
            "officers",
        ),
        ("Members be asked to attend sessions in their areas", "Members"),
        ("That the\nCabinet\u00a0Member   be invited to attend", "the Cabinet Member"),
        ("The Parent Carer Forum be invited to comment", "The Parent Carer Forum"),
    ],
)  # fmt: skip
def test_whom_it_asks_is_read_as_printed(text: str, who: str):
    assert addressee(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "",
        "That the report be noted",
        "To request a report to be brought to a later date",
        "That a further update be provided",
        "That the request to extend the pilot be agreed",
        "?" * 50_000,
        "to request " * 5_000,
    ],
)
def test_nobody_is_named_where_the_words_name_nobody(text: str):
    assert addressee(text) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("to respond by 31 March 2027", date(2027, 3, 31)),
        ("no later than the 1st of September 2026", date(2026, 9, 1)),
        ("by Friday 4 December 2026", date(2026, 12, 4)),
        ("within three months", date(2026, 9, 17)),
        ("within 28 days of this meeting", date(2026, 7, 15)),
        ("within the next two weeks", date(2026, 7, 1)),
        ("in six months' time", date(2026, 12, 17)),
        ("in six months\u2019 time", date(2026, 12, 17)),
        ("in a year's time", date(2027, 6, 17)),
        ("in 12 months time", date(2027, 6, 17)),
        ("by the end of September", date(2026, 9, 30)),
        ("by February", date(2027, 2, 28)),
        ("by the end of February 2028", date(2028, 2, 29)),
        ("by the September meeting", date(2026, 9, 30)),
        ("to the meeting in March 2027", date(2027, 3, 31)),
    ],
)
def test_the_day_is_counted_from_the_day_of_the_decision(text: str, day: date):
    assert due(f"That officers report {text}", MADE).day == day


def test_a_meeting_that_is_known_gives_its_day():
    meetings = [date(2026, 6, 17), date(2026, 9, 22), date(2026, 12, 8)]

    assert due("report to the September meeting", MADE, meetings).day == date(2026, 9, 22)
    assert due("an update to the next meeting", MADE, meetings).day == date(2026, 9, 22)


def test_two_meetings_in_that_month_leave_its_last_day():
    meetings = [date(2026, 9, 3), date(2026, 9, 22)]

    assert due("by the September meeting", MADE, meetings).day == date(2026, 9, 30)


def test_the_words_are_kept_so_that_somebody_can_check_them():
    assert due("bring it to the next meeting of the Committee", MADE) == Due("to the next meeting")
    assert due("report within three months of today", MADE).words == "within three months"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "as soon as possible",
        "In two years, 40 families had waited",
        "the budget of 2026",
        "by 31 February 2027",
        "by 99 March 0000",
        "by March 0000",
        "to be reviewed annually",
    ],
)
def test_no_day_is_made_up(text: str):
    assert due(text, MADE).day is None


def test_a_month_has_its_last_day_where_it_has_no_such_day():
    assert due("within one month", date(2027, 1, 31)).day == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("verbs", "text", "follows"),
    [
        (["note"], "the report be noted", Follows.NOTHING),
        (["approve"], "the plan be approved", Follows.NOTHING),
        (["appoint"], "Councillor Marsh be appointed Chair", Follows.NOTHING),
        ([], "", Follows.NOTHING),
        (["request"], "To request the Cabinet Member to write", Follows.REQUEST),
        (["note", "request"], "the report be noted and officers asked to", Follows.REQUEST),
        (["delegate"], "authority be delegated to the Director", Follows.REQUEST),
        (
            ["attend", "report_back"],
            "Members attend sessions in their areas and report back",
            Follows.DUTY,
        ),
        (["report_back"], "Officers to report back in six months' time", Follows.REQUEST),
        (
            ["request", "attend"],
            "To request the Cabinet Member to attend the next meeting",
            Follows.REQUEST,
        ),
        (["report_back"], "That members report back to the Committee", Follows.DUTY),
    ],
)  # fmt: skip
def test_what_follows_goes_by_its_verbs_and_whom_it_asks(verbs: list[str], text: str, follows):
    assert what_follows(verbs, text) == follows


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The Cabinet Member for Children be requested to fund two more posts by March 2027;",
            "Fund two more posts by March 2027",
        ),
        ("To request the Head of SEND to write to schools.", "Write to schools"),
        ("That Cabinet be recommended to extend the pilot", "Extend the pilot"),
        ("To recommend to Cabinet that it extend it", "Recommend to Cabinet that it extend it"),
        ("That the report be noted", "The report be noted"),
    ],
)  # fmt: skip
def test_a_title_says_what_is_to_be_done(text: str, words: str):
    assert title(text) == words


def test_a_title_is_its_first_words():
    assert title("that officers bring a report.") == "Officers bring a report"
    assert len(title("word " * 400)) <= 120
