"""Each rule of how long things are kept: the day before, the day, and what must not change."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from heard.audit.models import Entry
from heard.audit.services import forget_names, record
from heard.boards.models import Declaration, Expense, Subscriber
from heard.home import jobs
from heard.home.holding import retention_rules
from heard.home.models import RetentionRun, RightsRequest
from heard.home.queries import rights as queries
from heard.home.services import retention
from heard.home.services.rights import (
    NewRequest,
    NotAnsweredError,
    answer_request,
    ask_what_you_hold,
    forget_request,
)
from heard.mail.models import Message, State
from heard.mail.services import NotToBeSettledError, send_again
from heard.partnerships import privacy
from heard.partnerships.roles import Role
from tests.boards import make as boards
from tests.boards import make_privacy as make
from tests.boards.make_privacy import ROBIN
from tests.home.old_deeds import old_entry
from tests.home.scanning import places_with, row_of, rows_in_every_table
from tests.mail import make as mail
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

ENDED = date(2024, 3, 31)
LEAP_DAY = date(2024, 2, 29)


@pytest.fixture
def westmere():
    return partnerships.partnership()


def codes_due(today: date) -> dict[str, int]:
    """Rules with something past its day."""
    return {one.code: due for one in retention_rules() if (due := one.due(today))}


def at(day: date, hour: int = 12):
    return timezone.make_aware(timezone.datetime(day.year, day.month, day.day, hour))


def is_due_on(code: str, first: date) -> bool:
    """Whether the rule takes it on `first`, and not on the day before."""
    return code not in codes_due(first - timedelta(days=1)) and code in codes_due(first)


def test_people_go_two_years_after_their_last_seat(westmere):
    make.seated(westmere, end_on=ENDED)

    assert is_due_on("people", date(2026, 3, 31))


def test_people_in_a_seat_or_with_one_to_come_stay(westmere):
    ended = make.seated(westmere, end_on=ENDED)
    boards.membership(who=ended.person, start_on=date(2030, 1, 1))
    make.seated(westmere)

    assert "people" not in codes_due(date(2029, 1, 1))
    assert "needs" not in codes_due(date(2029, 1, 1))


def test_two_years_after_a_leap_day_is_the_last_of_february():
    assert privacy.years_after(LEAP_DAY, 2) == date(2026, 2, 28)


def test_access_needs_go_ninety_days_after_the_last_seat(westmere):
    make.seated(westmere, end_on=ENDED)

    assert is_due_on("needs", ENDED + timedelta(days=90))


def test_needs_go_and_the_person_stays(westmere):
    person = make.seated(westmere, end_on=timezone.localdate() - timedelta(days=100)).person

    retention.run_retention(timezone.localdate())

    person.refresh_from_db()
    assert (person.access_needs, person.support_wanted, person.name) == ([], "", ROBIN.name)


def test_expressions_go_on_the_day_that_was_told(westmere):
    make.expression(westmere, forget_on=date(2025, 5, 1))

    assert is_due_on("expressions", date(2025, 5, 1))


def test_expressions_with_no_day_go_half_a_year_after_the_call(westmere):
    make.expression(westmere, call=make.call(westmere, closes_on=ENDED, told_by=date(2024, 5, 1)))

    assert is_due_on("expressions", ENDED + timedelta(days=183))


def test_notes_on_expenses_go_after_six_years_and_amounts_stay(westmere):
    make.seated(westmere)
    Expense.objects.update(spent_on=date(2020, 2, 29))

    assert is_due_on("expenses", date(2026, 3, 1))
    retention.run_retention(timezone.localdate())
    expense = Expense.objects.get()
    assert (expense.note, expense.pence) == ("", 450)


def test_declarations_go_two_years_after_they_ended(westmere):
    make.seated(westmere)
    Declaration.objects.update(ended_on=ENDED)

    assert is_due_on("declarations", date(2026, 3, 31))


def test_who_never_confirmed_goes_after_two_weeks(westmere):
    row = make.subscriber(westmere, confirmed_at=None)
    Subscriber.objects.filter(pk=row.pk).update(asked_at=at(ENDED, 23))

    assert is_due_on("unconfirmed", ENDED + timedelta(days=14))


def test_who_left_the_list_goes_after_thirty_days(westmere):
    make.subscriber(westmere, left_at=at(ENDED, 23))

    assert is_due_on("left", ENDED + timedelta(days=30))


def test_guests_go_two_years_after_the_meeting(westmere):
    make.guest(westmere, on=ENDED)

    assert is_due_on("guests", date(2026, 3, 31))


def test_messages_go_ninety_days_after_they_were_sent(westmere):
    message = mail.message(partnership_id=westmere.pk)
    Message.objects.filter(pk=message.pk).update(state=State.SENT, settled_at=at(ENDED))

    assert is_due_on("messages", ENDED + timedelta(days=90))
    retention.run_retention(timezone.localdate())
    message.refresh_from_db()
    assert (message.to, message.subject, message.body, message.state) == ("", "", "", State.SENT)


def test_what_broke_off_goes_too_and_an_emptied_message_is_sent_to_nobody(westmere):
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    message = mail.message(partnership_id=westmere.pk)
    Message.objects.filter(pk=message.pk).update(
        state=State.PERHAPS_SENT, sending_at=at(ENDED), problem="550 alex@example.org"
    )

    retention.run_retention(timezone.localdate())

    message.refresh_from_db()
    assert (message.to, message.problem) == ("", "")
    with pytest.raises(NotToBeSettledError):
        send_again(message, by=administrator.user)


def a_request(of, **more) -> RightsRequest:
    asked = {"kind": "access", "name": ROBIN.name, "email": ROBIN.email} | more
    return ask_what_you_hold(of, NewRequest(**asked))


def test_requests_lose_who_asked_after_ninety_days_and_the_answer_after_three_years(westmere):
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)
    request = answer_request(
        a_request(westmere), by=administrator, identity_checked_how="Called back", outcome="Sent"
    )
    answered = date(2022, 6, 1)
    RightsRequest.objects.update(answered_on=answered)

    assert is_due_on("request-contacts", answered + timedelta(days=90))
    assert is_due_on("requests", date(2025, 6, 1))
    retention.run_retention(timezone.localdate())
    request.refresh_from_db()
    assert (request.name, request.email, request.outcome) == ("", "", "")


def test_a_request_that_is_open_is_never_forgotten(westmere):
    request = a_request(westmere)

    with pytest.raises(NotAnsweredError):
        forget_request(request, by=None)
    assert codes_due(date(2040, 1, 1)).get("request-contacts") is None


def test_names_in_the_audit_go_after_six_years_and_the_deed_stays(westmere):
    user = partnerships.user(name="Kit Marsh")
    old = old_entry(westmere, user)
    new = record("survey opened", westmere, by=user)

    retention.run_retention(timezone.localdate())

    entry = Entry.objects.get(pk=old)
    assert (entry.actor_name, entry.subject_name) == ("Former member", "Former member")
    assert (entry.deed, entry.actor_id) == ("member removed", user.pk)
    new.refresh_from_db()
    assert new.actor_name == "Kit Marsh"


def test_the_database_refuses_to_forget_names_of_less_than_six_years(westmere):
    entry = record("survey opened", westmere, by=partnerships.user(name="Kit Marsh"))

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        forget_names(entry)


@pytest.mark.parametrize(
    "change",
    ["actor_name = 'Somebody else'", "deed = 'nothing'", "subject_name = ''", "actor_id = NULL"],
)
def test_the_database_refuses_any_other_change_of_an_old_entry(westmere, change):
    old = old_entry(westmere, partnerships.user())

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE audit_entry SET {change} WHERE id = {old}")  # noqa: S608 - ours


def test_the_nightly_job_may_run_twice(westmere):
    make.guest(westmere)

    for _each in range(2):
        jobs.keep_retention(timestamp=0)

    runs = RetentionRun.objects.order_by("pk")
    assert [run.counts.get(code="guests").forgotten for run in runs] == [1, 0]


def test_nothing_is_left_and_no_row_is_lost_and_what_is_not_due_stays(westmere):
    gone = make.seated(westmere, end_on=ENDED).person
    make.expression(westmere)
    make.subscriber(westmere, left_at=at(ENDED))
    make.guest(westmere)
    stays = make.subscriber(westmere, make.OTHER)
    as_it_was, before = row_of(stays), rows_in_every_table()

    run = retention.run_retention(timezone.localdate())

    counts = list(run.counts.all())
    assert {count.code: count.forgotten for count in counts if count.forgotten} == {
        "people": 1,
        "expressions": 1,
        "left": 1,
        "guests": 1,
    }
    assert all(count.due_after == 0 for count in counts)
    assert all(count.all_before == count.all_after for count in counts)
    after = rows_in_every_table()
    written = {"audit_entry", "home_retentionrun", "home_retentioncount"}
    assert {table for table in after if after[table] != before[table]} == written
    assert row_of(stays) == as_it_was
    gone.refresh_from_db()
    assert gone.is_forgotten
    assert {table for table, _c, _r in places_with([ROBIN.email])} == {"boards_subscriber"}


def test_a_second_run_forgets_nothing(westmere):
    make.seated(westmere, end_on=ENDED)
    retention.run_retention(timezone.localdate())

    run = retention.run_retention(timezone.localdate())

    assert sum(count.forgotten for count in run.counts.all()) == 0


def test_a_rule_that_fails_is_written_down_and_the_others_go_on(westmere):
    make.guest(westmere)
    make.subscriber(westmere, left_at=at(ENDED))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no_guest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'not %', OLD.name; END $$; CREATE TRIGGER no_guest BEFORE UPDATE ON "
            "boards_attendee FOR EACH ROW EXECUTE FUNCTION no_guest()"
        )
    administrator = partnerships.member(Role.ADMINISTRATOR, of=westmere)

    run = retention.run_retention(timezone.localdate())

    by_code = {count.code: count for count in run.counts.all()}
    assert (by_code["guests"].due_after, by_code["guests"].is_well) == (1, False)
    assert ROBIN.name not in by_code["guests"].problem
    assert by_code["left"].forgotten == 1
    assert [todo.text for todo in queries.todo(administrator)] == [
        "Look at 1 kind of record that was kept for too long"
    ]


def test_a_run_that_is_killed_midway_keeps_what_it_did_and_the_next_does_the_rest(
    westmere, monkeypatch
):
    monkeypatch.setattr(privacy, "AT_ONCE", 2)
    rows = [make.guest(westmere) for _each in range(5)]
    (guests,) = [rule for rule in retention_rules() if rule.code == "guests"]
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF OLD.id = {rows[3].pk} THEN RAISE EXCEPTION 'killed'; END IF; RETURN NEW; END $$; "
            "CREATE TRIGGER stop BEFORE UPDATE ON boards_attendee "
            "FOR EACH ROW EXECUTE FUNCTION stop()"
        )

    run = retention.run_retention(timezone.localdate())
    assert guests.due(timezone.localdate()) == 3
    assert run.counts.get(code="guests").problem

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER stop ON boards_attendee")
    retention.run_retention(timezone.localdate())
    assert guests.due(timezone.localdate()) == 0


@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
def test_two_runs_at_once_forget_everything_once(westmere):
    for _each in range(6):
        make.subscriber(westmere, left_at=at(ENDED))

    def run(_number: int) -> RetentionRun:
        try:
            return retention.run_retention(timezone.localdate())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(run, range(2)))

    assert all(count.is_well for each in runs for count in each.counts.all())
    assert Entry.objects.filter(deed="subscriber forgotten").count() == 6


def test_a_run_that_did_not_finish_says_so_and_is_not_taken_for_proof():
    RetentionRun.objects.create(day=ENDED)

    assert queries.last_counts() == {}


def said(*args: str) -> str:
    out = StringIO()
    call_command("keep_retention", *args, stdout=out)
    return out.getvalue()


def test_the_command_prints_the_table_and_a_dry_run_touches_nothing(westmere):
    row = make.subscriber(westmere, left_at=at(ENDED))

    dry = said("--dry-run", "--today", "2024-06-01")
    row.refresh_from_db()
    assert row.name == ROBIN.name
    assert RetentionRun.objects.count() == 0
    assert "left                     1          0" in dry

    done = said()
    assert "left                     1          1          0" in done


@pytest.mark.parametrize(
    ("args", "problem"),
    [(["--today", "soon"], "soon is no day"), (["--today", "2999-01-01"], "A day to come")],
)
def test_the_command_says_what_is_wrong(args, problem):
    with pytest.raises(CommandError, match=problem) as refused:
        said(*args)

    assert refused.value.returncode == 2
