"""Files of returns that fail in a way that nobody foresaw: said, and never at work for ever."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import DatabaseError, OperationalError, connections

from heard.audit.models import Entry
from heard.surveys import jobs, services
from heard.surveys.answers import files
from heard.surveys.answers.models import FilePart, FileProblems, Response
from heard.surveys.models import ReturnsFile, ReturnsState
from heard.surveys.services import returns
from tests.databases import address
from tests.surveys import make
from tests.surveys.test_staff_pages import Staff

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])

GOOD = "mode,listened,nights\nweb,agree,3\npaper,dont_know,\n"


@contextmanager
def refused(deed: str, table: str, alias: str = "answers") -> Iterator[None]:
    """The database itself refuses this deed, with an error that no repetition mends."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RAISE 'nobody foresaw this'; END $$"
        )
        cursor.execute(f"CREATE TRIGGER refused BEFORE {deed} ON {table} EXECUTE FUNCTION refuse()")
    try:
        yield
    finally:
        with connections[alias].cursor() as cursor:
            cursor.execute("DROP FUNCTION refuse CASCADE")


def a_waiting_file(survey, content: str = GOOD) -> ReturnsFile:
    return returns.bring_in_file(survey, make.upload(content), by=make.lead(of=survey.partnership))


def a_chosen_file(survey) -> ReturnsFile:
    lead = make.lead(of=survey.partnership)
    return returns.choose_rows(make.returns_file(survey, GOOD, by=lead), by=lead)


def test_a_check_that_fails_is_said_and_the_file_goes():
    file = a_waiting_file(make.survey())

    with refused("UPDATE", "answers_fileproblems"), pytest.raises(DatabaseError, match="foresaw"):
        jobs.check_returns(file.pk)

    file.refresh_from_db()
    assert file.state == ReturnsState.FAILED
    assert not FilePart.objects.exists()
    assert not FileProblems.objects.exists()
    assert Entry.objects.get(deed="returns failed").details == {"file": "returns.csv"}


def test_an_import_that_fails_leaves_nothing_and_the_survey_can_be_closed():
    lead = make.lead()
    survey = make.survey(lead)
    file = a_chosen_file(survey)

    with refused("INSERT", "answers_response"), pytest.raises(DatabaseError, match="foresaw"):
        jobs.import_returns(file.pk)

    file.refresh_from_db()
    assert file.state == ReturnsState.FAILED
    assert not Response.objects.exists()
    assert not FilePart.objects.exists()
    assert services.close_survey(survey, by=lead, reason="Enough").is_closed


def test_an_import_whose_book_keeping_fails_is_not_told_as_nothing():
    survey = make.survey()
    file = a_chosen_file(survey)

    ledger = refused("INSERT OR UPDATE", "surveys_reachcount", "default")
    with ledger, pytest.raises(DatabaseError, match="foresaw"):
        jobs.import_returns(file.pk)

    file.refresh_from_db()
    assert file.state == ReturnsState.BROUGHT_IN
    assert len(make.responses(survey)) == 2


def test_an_import_that_ends_well_is_told_although_its_second_run_failed():
    survey = make.survey()
    file = a_chosen_file(survey)
    ReturnsFile.objects.update(state=ReturnsState.FAILED)

    after = returns.import_returns(file)

    assert after.state == ReturnsState.BROUGHT_IN
    assert ReturnsFile.objects.get().state == ReturnsState.BROUGHT_IN
    assert len(make.responses(survey)) == 2


def test_a_database_that_is_away_leaves_the_file_at_work():
    survey = make.survey()
    file = a_chosen_file(survey)
    cut_off("answers")

    with pytest.raises(OperationalError):
        jobs.import_returns(file.pk)

    file.refresh_from_db()
    assert file.state == ReturnsState.BRINGING_IN
    connections["answers"].close()
    jobs.import_returns(file.pk)
    assert len(make.responses(survey)) == 2


def test_a_database_lost_while_rows_are_copied_is_known_for_what_it_is():
    survey = make.survey()
    file = a_chosen_file(survey)
    batch = files.Batch(file.key, file.sha256, survey.key, survey.version.sha256)

    def rows():
        yield "web", {"nights": 1}
        cut_off("answers")

    with pytest.raises(OperationalError):
        files.take_in_rows(batch, rows())


def cut_off(alias: str) -> None:
    """End this very connection at the server, as a server that stops does."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    with psycopg.connect(address(alias), autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])


def test_a_failed_file_says_what_to_do_and_may_come_again():
    lead = make.lead()
    survey = make.survey(lead)
    file = a_waiting_file(survey)
    with refused("UPDATE", "answers_fileproblems"), pytest.raises(DatabaseError):
        jobs.check_returns(file.pk)

    page = Staff(lead, survey).get("show_returns", file.key)

    assert "Went wrong" in page
    assert "Nothing was brought in, and the file has been deleted." in page
    assert "Bring the file in again." in page
    assert make.returns_file(survey, GOOD).state == ReturnsState.CHECKED


def test_a_file_that_is_being_checked_can_be_dropped_on_its_page():
    lead = make.lead()
    survey = make.survey(lead)
    file = a_waiting_file(survey)
    staff = Staff(lead, survey)

    assert "Do not bring in this file" in staff.get("show_returns", file.key)
    page = staff.post("show_returns", file.key, rows="none")

    assert "Not brought in" in page
    assert not FilePart.objects.exists()
    jobs.check_returns(file.pk)
    assert ReturnsFile.objects.get().state == ReturnsState.DROPPED
