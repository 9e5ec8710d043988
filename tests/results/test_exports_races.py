"""Two people at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.files.storage import default_storage
from django.db import connections

from heard.audit.models import Entry
from heard.results import services
from heard.results.models import RowExport, RowState
from tests.results import make, make_rows

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    make_rows.keep_files_in(settings, tmp_path)


def at_once(*deeds: Callable[[], object]) -> list[str]:
    """What each deed raised, or "done", when all start together."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            deed()
        except Exception as problem:  # noqa: BLE001 - the test compares which
            return type(problem).__name__
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as threads:
        return sorted(threads.map(run, deeds))


def test_two_who_approve_at_once_approve_once():
    export = make_rows.waiting()
    seconds = [make_rows.custodian(export.partnership) for _each in range(2)]

    ended = at_once(*(lambda by=by: services.approve_rows(export, by=by, seen=1) for by in seconds))

    assert ended == ["NotWaitingError", "done"]
    assert Entry.objects.filter(deed="rows approved").count() == 1


def test_one_who_approves_while_another_refuses():
    export = make_rows.waiting()
    one, other = [make_rows.custodian(export.partnership) for _each in range(2)]

    ended = at_once(
        lambda: services.approve_rows(export, by=one, seen=1),
        lambda: services.refuse_rows(export, by=other, reason="No"),
    )

    assert ended == ["NotWaitingError", "done"]


def test_two_who_ask_at_once_ask_once():
    one = make_rows.custodian()
    other = make_rows.custodian(one.partnership)
    survey = make.closed_survey(make.analyst(of=one.partnership))

    ended = at_once(*(lambda by=by: make_rows.asked(by, survey) for by in (one, other)))

    assert ended == ["AnotherWaitsError", "done"]
    assert RowExport.objects.count() == 1


def test_two_workers_write_one_file():
    export = make_rows.approved()

    ended = at_once(*[lambda: services.write_rows(export)] * 2)

    found = make_rows.fresh(export)
    assert ended == ["done", "done"]
    assert found.state == RowState.READY
    assert len(default_storage.listdir("row-exports")[1]) == 1
    assert len(make_rows.rows_in(found)) == 150
    assert Entry.objects.filter(deed="file of rows written").count() == 1


def test_a_download_while_the_night_deletes_gets_the_file_or_is_told_it_is_gone():
    export = make_rows.ready()

    def fetch() -> None:
        with services.download_rows(export, by=export.asked_by) as file:
            assert file.read(2) == b"PK"

    ended = at_once(
        fetch,
        lambda: services.delete_row_file(export),
    )

    assert ended in (["NoFileError", "done"], ["done", "done"])
    assert make_rows.fresh(export).state == RowState.DELETED
