"""kill -9 in the middle of the journey: nothing is lost, nothing is doubled, nobody has to help.

One house for all tests of this file. Where a test says "held", a lock of its own stops a process
between two of its statements, so that the death comes where it would do the most harm.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heard.accounts.codes import code_at
from heard.config.embedded import start_databases, stop_databases
from tests.journeys.house import House, free_port, start, wait_for
from tests.journeys.visitor import Page, Visitor
from tests.migrated import fill
from tests.partnerships.make import PASSWORD, SECRET

MODES = ("web", "paper", "helped")
NO_NEW_ANSWERS = "LOCK TABLE answers_response IN SHARE MODE"
NO_ANSWERS_READ = "LOCK TABLE answers_response IN ACCESS EXCLUSIVE MODE"
NO_LEDGER = "LOCK TABLE surveys_reachcount IN SHARE MODE"
NO_BOOK_KEEPING = "SELECT 1 FROM surveys_returnsfile WHERE key = %s FOR UPDATE"
FINISHED = "SELECT mode, count FROM surveys_reachcount WHERE survey_id = %s AND step = 'finished'"


@dataclass(frozen=True)
class Asked:
    """A survey of the area: what it is called in the two databases, and where its pages are."""

    pk: int
    key: str
    area: str

    @property
    def pages(self) -> str:
        return f"{self.area}surveys/{self.key}/"

    @property
    def staff_pages(self) -> str:
        return f"{self.area}staff/surveys/{self.pk}/"


@dataclass(frozen=True)
class Area:
    house: House
    answered: Asked
    filed: Asked
    lead: Visitor


@pytest.fixture(scope="module")
def house(django_db_setup, django_db_blocker) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # for whoever PostgreSQL runs as
        var, log, port = folder / "var", folder / "log", free_port()
        try:
            with django_db_blocker.unblock():
                fill(start_databases(var))  # tests/config/test_run.py begins with nothing
        finally:
            stop_databases(var)
        running = House(var, port, log, start(var, port, log))
        try:
            running.wait_until_up()
            yield running
        finally:
            running.process.kill()
            running.process.wait()
            for left in running.processes():
                left.kill()
            stop_databases(var)


@pytest.fixture(scope="module")
def area(house: House) -> Area:
    made = house.make("from tests.journeys.area import make_area; make_area()")
    here = f"/a/{made['slug']}/"
    return Area(
        house,
        Asked(*made["answered"], here),
        Asked(*made["filed"], here),
        signed_in(house, made["email"]),
    )


def signed_in(house: House, email: str) -> Visitor:
    visitor = Visitor(house)
    second_step = visitor.submit("/account/login/", login=email, password=PASSWORD)
    inside = visitor.submit(second_step.location, code=code_at(SECRET, datetime.now(UTC)))
    assert inside.status == 302, inside
    return visitor


def ready_to_send(area: Area, one_word: str) -> Visitor:
    """Somebody who has answered everything and looks it over."""
    parent, pages = Visitor(area.house), area.answered.pages
    parent.submit(f"{pages}about_breaks/", listened="agree", nights="7")
    parent.submit(f"{pages}finding_out/", sources="school")
    parent.submit(f"{pages}last_words/", one_word=one_word)
    return parent


def times_counted(area: Area, one_word: str) -> int:
    query = "SELECT count(*) FROM answers_response WHERE answers->>'one_word' = %s"
    return int(area.house.one("answers", query, one_word))


@pytest.mark.parametrize("victim", ["web", "answers", "default"])
def test_a_draft_goes_on_after(area, victim):
    parent, pages = Visitor(area.house), area.answered.pages
    parent.submit(f"{pages}about_breaks/", listened="agree", nights="11")

    area.house.kill(victim)

    after = parent.submit(f"{pages}finding_out/", sources="website", missing=f"after {victim}")
    assert after.location == f"{pages}last_words/"
    everything = parent.get(f"{pages}check-answers/").text
    assert [word in everything for word in ("11", f"after {victim}")] == [True, True]


@pytest.mark.parametrize("victim", ["answers", "default"])
def test_a_plain_page_stands_in_for(area, victim):
    needed = {"answers": f"{area.answered.pages}check-answers/", "default": f"{area.answered.area}"}
    parent = ready_to_send(area, f"before {victim} went")

    with area.house.untended():
        area.house.kill(victim)
        meanwhile = parent.ask("GET", needed[victim])

    assert meanwhile.status == 503
    assert "Sorry, this is not available just now" in meanwhile.text
    assert parent.get(needed[victim]).status == 200


@pytest.mark.parametrize(
    ("victim", "alias", "held"),
    [
        ("web", "answers", NO_NEW_ANSWERS),
        ("web", "default", NO_LEDGER),
        ("answers", "answers", NO_NEW_ANSWERS),
        ("default", "default", NO_LEDGER),
    ],
    ids=["web before", "web after", "answers before", "default after"],
)
def test_answers_whose_reply_was_lost_count_once_when_sent_again(area, victim, alias, held):
    """The victim dies before, or after, the answers are in; the ledger comes after them."""
    word, check = f"{victim} before {alias}", f"{area.answered.pages}check-answers/"
    parent = ready_to_send(area, word)
    form = parent.form(check)

    with area.house.held(alias, held) as until_caught, parent.sent_unheard(check, form):
        until_caught()
        area.house.kill(victim)
    again = [parent.post(check, form) for _ in range(2)]

    assert again == [Page(302, "", f"{area.answered.pages}answers-sent/")] * 2
    assert times_counted(area, word) == 1


def some_moment() -> float:
    """A part of a second, another one in every run."""
    return random.random() / 2  # noqa: S311 - when to kill, no secret


def returns(name: str, count: int) -> str:
    """A file whose every row can be told from the others."""
    lines = ["mode,listened,nights,one_word"]
    for number in range(count):
        view = ("agree", "disagree", "dont_know")[number % 3]
        lines.append(f"{MODES[number % 2]},{view},{number % 9},{name} {number}")
    return "\n".join(lines)


def bring_in(area: Area, name: str, count: int) -> str:
    """Upload a file of returns; gives its page."""
    page = area.lead.upload(
        f"{area.filed.staff_pages}returns/",
        f"{name}.csv",
        returns(name, count),
        default_mode="paper",
    )
    assert page.status == 302, page.text
    return page.location


def wait_until(area: Area, file: str, state: str) -> None:
    query = "SELECT state FROM surveys_returnsfile WHERE key = %s"
    key = file.split("/")[-2]
    wait_for(lambda: area.house.one("default", query, key) == state, f"{file} is {state}")


def rows_in(area: Area, name: str) -> tuple[int, int]:
    """How many rows of the file are in, and how many different ones."""
    query = """SELECT count(*), count(DISTINCT answers->>'one_word') FROM answers_response
               WHERE answers->>'one_word' LIKE %s"""
    rows = area.house.ask("answers", query, f"{name} %")
    return int(rows[0][0]), int(rows[0][1])


def deeds(area: Area, deed: str, subject: str) -> int:
    query = "SELECT count(*) FROM audit_entry WHERE deed = %s AND details::text LIKE %s"
    return int(area.house.one("default", query, deed, f"%{subject}%"))


def test_a_file_of_returns_comes_in_once_whatever_happens_to_the_worker(area):
    house = area.house
    file = bring_in(area, "by worker", 4_000)
    time.sleep(some_moment())
    house.kill("worker")
    wait_until(area, file, "checked")

    with house.held("answers", NO_NEW_ANSWERS) as until_caught:
        area.lead.submit(file, rows="good")
        until_caught()
        house.kill("worker")
    with house.held("default", NO_BOOK_KEEPING, file.split("/")[-2]) as until_caught:
        until_caught()
        assert rows_in(area, "by worker") == (4_000, 4_000)
        house.kill("worker")
    time.sleep(some_moment())
    house.kill("worker")

    wait_until(area, file, "brought_in")
    assert rows_in(area, "by worker") == (4_000, 4_000)
    assert deeds(area, "returns brought in", "by worker.csv") == 1


def test_a_file_of_returns_comes_in_once_whatever_happens_to_the_databases(area):
    house = area.house
    file = bring_in(area, "by database", 1_000)
    wait_until(area, file, "checked")

    with house.held("answers", NO_NEW_ANSWERS) as until_caught:
        area.lead.submit(file, rows="good")
        until_caught()
        house.kill("answers")
    with house.held("default", NO_BOOK_KEEPING, file.split("/")[-2]) as until_caught:
        until_caught()
        house.kill("default")

    wait_until(area, file, "brought_in")
    assert rows_in(area, "by database") == (1_000, 1_000)
    assert deeds(area, "returns brought in", "by database.csv") == 1


def close(area: Area, survey: Asked) -> None:
    closed = area.lead.submit(f"{survey.staff_pages}close/", reason="Enough answers")
    assert closed.status == 302, closed.text
    query = "SELECT count(*) FROM procrastinate_jobs WHERE task_name LIKE '%%settle_answers'"
    wait_for(lambda: area.house.one("default", query) == 0, "the answers are settled")


def test_findings_are_worked_out_once_whatever_dies_under_them(area):
    house = area.house
    close(area, area.filed)

    with house.held("answers", NO_ANSWERS_READ) as until_caught:
        prepared = area.lead.submit(
            f"{area.filed.area}staff/findings/prepare/{area.filed.key}/", groupings="mode"
        )
        until_caught()
        house.kill("worker")
    with house.held("answers", NO_ANSWERS_READ) as until_caught:
        until_caught()
        house.kill("answers")

    def stages() -> list[tuple[str]]:
        query = "SELECT stage FROM results_publication WHERE survey_id = %s"
        return house.ask("default", query, area.filed.pk)

    wait_for(lambda: stages() == [("ready",)], "the findings are ready")
    counted = house.one(
        "answers", "SELECT count(*) FROM answers_response WHERE survey = %s", area.filed.key
    )
    assert f"{counted:,}" in area.lead.get(prepared.location).text
    assert (
        house.one("default", "SELECT count(*) FROM audit_entry WHERE deed = 'findings prepared'")
        == 1
    )


def test_at_the_end_the_ledger_agrees_with_the_answers_and_no_job_is_left(area):
    close(area, area.answered)

    for survey in (area.answered, area.filed):
        by_mode = "SELECT mode, count(*) FROM answers_response WHERE survey = %s GROUP BY mode"
        answers = dict(area.house.ask("answers", by_mode, survey.key))
        ledger = dict(area.house.ask("default", FINISHED, survey.pk))
        assert {mode: count for mode, count in ledger.items() if count} == answers
    left = "SELECT task_name, status FROM procrastinate_jobs WHERE task_name NOT LIKE '%%stalled%%'"
    assert area.house.ask("default", left) == []
    assert area.house.one("answers", "SELECT count(*) FROM answers_filepart") == 0


def test_a_stop_leaves_nothing_running_and_the_next_start_has_everything(area):
    house = area.house
    query = "SELECT count(*) FROM answers_response"
    before, ran = house.one("answers", query), house.processes()

    assert house.stop() == 0
    left = house.processes()
    house.start_again()

    assert len(ran) > 10
    assert left == []
    assert house.one("answers", query) == before
    assert Visitor(house).get(area.answered.pages).status == 200
