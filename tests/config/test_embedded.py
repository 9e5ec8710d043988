"""The embedded PostgreSQL through what machines do to it. Each test has clusters of its own."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from heard.config.embedded import DatabaseStartError, clusters, start_databases, stop_databases
from heard.config.embedded.cluster import Cluster, refuse_full_disk
from heard.config.embedded.place import find_place
from heard.config.embedded.server import running_server

HELD = "SELECT string_agg(word, ' ' ORDER BY word) FROM kept"


@pytest.fixture
def var() -> Iterator[Path]:
    """A folder that whoever PostgreSQL runs as may come to, emptied of servers at the end.

    Not pytest's own, which is closed to others.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder / "var"
        for left in (folder / "var", folder / "moved"):
            stop_databases(left)


@pytest.fixture(scope="module")
def running() -> Iterator[Path]:
    """Servers for the tests that only look at them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        start(folder / "var")
        yield folder / "var"
        stop_databases(folder / "var")


def cluster(var: Path, alias: str = "default") -> Cluster:
    return next(found for found in clusters(find_place(var)) if found.alias == alias)


def start(var: Path) -> str:
    return start_databases(var, durable=False)["DATABASE_URL"]


def keep(address: str, word: str) -> None:
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [word])


def kept(address: str) -> str:
    with psycopg.connect(address) as connection:
        row = connection.execute(HELD).fetchone()
    assert row is not None
    return str(row[0])


def kill(server: Cluster) -> None:
    assert server.process_id is not None
    os.kill(server.process_id, signal.SIGKILL)
    wait_until(lambda: server.process_id is None)


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within 10 seconds")


def test_what_was_written_is_there_after_a_stop_and_a_start(var):
    keep(start(var), "first")
    stop_databases(var)

    assert kept(start(var)) == "first"


def test_the_two_databases_are_servers_of_their_own(var):
    addresses = start_databases(var, durable=False)

    kill(cluster(var, "answers"))

    keep(addresses["DATABASE_URL"], "still here")
    assert kept(addresses["DATABASE_URL"]) == "still here"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(addresses["ANSWERS_DATABASE_URL"])


def test_a_killed_server_starts_again_with_what_was_committed(var):
    keep(start(var), "committed")
    kill(cluster(var))

    assert kept(start(var)) == "committed"


def test_a_pid_file_whose_number_is_now_another_process_does_not_stop_the_start(var):
    keep(start(var), "kept")
    stop_databases(var)
    server = cluster(var)
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n{server.data}\n")

    assert kept(start(var)) == "kept"


def test_starting_twice_leaves_the_running_servers_alone(running):
    before = cluster(running).process_id

    start(running)

    assert cluster(running).process_id == before


def test_nobody_enters_without_the_password(running):
    address = start(running)
    password = address.split(":")[2].split("@")[0]

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(address.replace(password, "guess"))


def test_the_addresses_are_for_their_owner_alone(running):
    assert (running / "databases.json").stat().st_mode & 0o777 == 0o600
    assert (find_place(running).home / "password").stat().st_mode & 0o777 == 0o600
    assert find_place(running).home.stat().st_mode & 0o777 == 0o700


def test_the_server_listens_on_no_port(running):
    address = start(running)

    with psycopg.connect(address) as connection:
        row = connection.execute("SHOW listen_addresses").fetchone()

    assert row == ("",)


def test_the_role_of_heard_is_no_superuser(running):
    with psycopg.connect(start(running)) as connection:
        row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
        assert row.fetchone() == (False,)


def test_a_folder_that_was_moved_is_found_again(var):
    keep(start(var), "moved")
    stop_databases(var)
    var.rename(var.parent / "moved")

    assert kept(start(var.parent / "moved")) == "moved"


def test_a_folder_that_was_moved_under_a_running_server_can_be_stopped(var):
    keep(start(var), "moved")
    var.rename(var.parent / "moved")

    stop_databases(var.parent / "moved")

    assert cluster(var.parent / "moved").process_id is None
    assert kept(start(var.parent / "moved")) == "moved"


def test_a_copied_folder_gets_servers_of_its_own(var):
    keep(start(var), "first")
    copy = var.parent / "moved"
    shutil.copytree(var / "postgres" / "default" / "data", copy / "data", symlinks=True)

    assert running_server(var / "postgres" / "default" / "data") is not None
    assert running_server(copy / "data") is None


def test_a_path_too_long_for_a_socket_gets_a_short_one(var):
    deep = var / ("long" * 20)

    address = start(deep)

    keep(address, "deep")
    assert kept(address) == "deep"
    assert str(deep) not in address
    stop_databases(deep)


def test_half_a_cluster_is_made_anew(var):
    server = cluster(var)
    server.place.make_folder(server.folder)
    server.place.make_folder(server.folder / "data.part")
    (server.folder / "data.part" / "PG_VERSION").write_text("18\n")

    keep(start(var), "whole")

    assert kept(start(var)) == "whole"
    assert not (server.folder / "data.part").exists()


def test_a_cluster_of_another_version_is_left_alone(var):
    start(var)
    stop_databases(var)
    (cluster(var).data / "PG_VERSION").write_text("17\n")

    with pytest.raises(DatabaseStartError, match=r"made by PostgreSQL 17.*brings 18.*restore"):
        start(var)


def test_a_full_disk_is_told(tmp_path):
    with pytest.raises(DatabaseStartError, match="the disk has 3 MB left and PostgreSQL needs 200"):
        refuse_full_disk(tmp_path, 3 * 1024 * 1024)


def test_a_server_that_cannot_start_says_why(var):
    start(var)
    stop_databases(var)
    (cluster(var).data / "global" / "pg_control").write_bytes(b"")

    with pytest.raises(DatabaseStartError, match=r"PostgreSQL did not start: .*(PANIC|FATAL).*"):
        start(var)


def test_nothing_of_an_answer_comes_into_the_servers_log(running):
    address = start(running)
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE said (answer text CHECK (length(answer) < 5))")
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("INSERT INTO said VALUES (%s)", ["my child is unhappy"])

    log = cluster(running).log.read_text()

    assert "violates check constraint" in log
    assert "unhappy" not in log


def test_a_folder_closed_to_others_stays_closed_and_root_keeps_the_data_elsewhere(var):
    var.mkdir()
    var.parent.chmod(0o700)

    address = start(var)

    keep(address, "elsewhere")
    assert kept(address) == "elsewhere"
    assert (var / "postgres").is_symlink() == (os.geteuid() == 0)
    assert var.parent.stat().st_mode & 0o777 == 0o700
    stop_databases(var)
    shutil.rmtree((var / "postgres").resolve())
