"""A backup comes back whole, and nothing is written over."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from heard.config.safekeeping import (
    Contents,
    SafekeepingError,
    back_up,
    count_rows,
    differences,
    restore,
)
from tests.partnerships import make

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "answers"])


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.VAR = settings.VAR.__class__(tmp_path / "var")
    (tmp_path / "var" / "files" / "logos").mkdir(parents=True)
    (tmp_path / "var" / "files" / "logos" / "westmere.svg").write_text("<svg/>")


def empty(alias: str) -> None:
    """As a new database is: with nothing in it."""
    with connections[alias].cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")


def test_a_backup_comes_back_whole(tmp_path, settings):
    make.partnership()
    saved = back_up(tmp_path / "backup")
    for alias in ("default", "answers"):
        empty(alias)
    (settings.VAR / "files").rename(tmp_path / "gone")

    restored = restore(tmp_path / "backup")

    assert restored == saved
    assert differences(restored) == []
    assert count_rows("default")["partnerships_partnership"] == 1
    assert (settings.VAR / "files" / "logos" / "westmere.svg").read_text() == "<svg/>"


def test_what_is_missing_after_a_restore_is_named():
    held = Contents({"default": {"partnerships_partnership": 3}, "answers": {}}, 0)

    assert differences(held) == ["default.partnerships_partnership: 3 rows in the backup, 0 here"]


def test_a_backup_is_closed_to_others(tmp_path):
    back_up(tmp_path / "backup")

    assert (tmp_path / "backup").stat().st_mode & 0o777 == 0o700


def test_a_backup_never_writes_over_another(tmp_path):
    (tmp_path / "backup").mkdir()

    with pytest.raises(SafekeepingError, match="is there already"):
        back_up(tmp_path / "backup")


def test_a_restore_never_writes_over_a_database_in_use(tmp_path):
    back_up(tmp_path / "backup")

    with pytest.raises(CommandError, match="is not empty") as refused:
        call_command("restore", tmp_path / "backup")

    assert refused.value.returncode == 2


def test_a_folder_that_is_no_backup_is_refused(tmp_path):
    with pytest.raises(SafekeepingError, match=r"default\.dump, .* is missing; this is no backup"):
        restore(Path(tmp_path))


def test_a_failed_backup_leaves_nothing(tmp_path):
    connections["answers"].close()
    chosen = connections["answers"].settings_dict
    name, chosen["NAME"] = chosen["NAME"], "no_such_database"
    try:
        with pytest.raises(SafekeepingError, match="The database of answers is away"):
            back_up(tmp_path / "backup")
    finally:
        chosen["NAME"] = name

    assert not (tmp_path / "backup").exists()
