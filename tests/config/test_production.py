"""A real install starts only with what it needs, and says what is missing."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError

from heard.config.checks import (
    warn_of_archive,
    warn_of_logged_answers,
    warn_of_one_server,
    warn_of_plain_connections,
)
from heard.config.logs import JsonLines

ROOT = Path(__file__).resolve().parent.parent.parent
SOUND = {
    "HEARD_ENV": "production",
    "HEARD_SECRET_KEY": "".join(map(chr, range(48, 110))),
    "HEARD_HOSTS": "heard.example.org",
    "HEARD_TLS": "yes",
    "HEARD_MAIL_URL": "outbox:",
    "HEARD_MAIL_FROM": "heard@example.org",
    "DATABASE_URL": "postgresql://heard@one.example/heard",
    "ANSWERS_DATABASE_URL": "postgresql://heard@two.example/heard",
}


def heard(*command: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a production environment that is sound but for what is `changed`."""
    bare = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "heard", *command],
        cwd=ROOT,
        env=bare | SOUND | {"PYTHONPATH": "src"} | changed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_sound_environment_starts():
    assert heard("check").returncode == 0


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_mail_server_on_this_machine_may_do_without_tls(host):
    assert heard("check", HEARD_MAIL_URL=f"smtp://{host}:25?tls=none").returncode == 0


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("HEARD_SECRET_KEY", "", "HEARD_SECRET_KEY is not set. Set it to 50 or more random"),
        (
            "HEARD_SECRET_KEY",
            "heard-demo-key-never-for-a-real-install",
            "HEARD_SECRET_KEY is the demo key or too short",
        ),
        ("HEARD_SECRET_KEY", "a" * 60, "HEARD_SECRET_KEY is the demo key or too short"),
        ("HEARD_HOSTS", "", "HEARD_HOSTS is not set"),
        ("HEARD_TLS", "no", "HEARD_TLS is not on"),
        ("HEARD_TLS", "perhaps", "HEARD_TLS is 'perhaps'. Set it to yes or no."),
        ("HEARD_DEBUG", "yes", "HEARD_DEBUG is on. Set it to no"),
        ("HEARD_ENV", "live", "HEARD_ENV is 'live'. Set it to development or production."),
        ("DATABASE_URL", "", "DATABASE_URL is not set. Set it to postgresql://"),
        ("ANSWERS_DATABASE_URL", "", "ANSWERS_DATABASE_URL is not set. Set it to postgresql://"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL is not the address of a PostgreSQL"),
        ("DATABASE_URL", "postgresql://x:port/y", "DATABASE_URL is not the address of a Postgre"),
        ("DATABASE_URL", "postgresql://[::1/y", "DATABASE_URL is not the address of a PostgreSQL"),
        ("DATABASE_URL", "postgresql://x/y?ssl=on", "DATABASE_URL: invalid connection option"),
        ("DATABASE_URL", "postgresql://x/y?sslmode=on", "DATABASE_URL has sslmode=on. Set it to"),
        (
            "ANSWERS_DATABASE_URL",
            SOUND["DATABASE_URL"],
            "ANSWERS_DATABASE_URL names the same database as DATABASE_URL",
        ),
        (
            "HEARD_OLD_SECRET_KEYS",
            "heard-demo-key-never-for-a-real-install",
            "HEARD_OLD_SECRET_KEYS has the demo key",
        ),
        ("HEARD_HOSTS", "*", "HEARD_HOSTS has '*'. Set it to host names alone"),
        ("HEARD_HOSTS", "https://heard.example.org", "HEARD_HOSTS has 'https://heard.example.org'"),
        ("HEARD_STAFF_HOST", "other.example", "HEARD_STAFF_HOST is 'other.example'. Set it to one"),
        ("HEARD_HOSTS", ".example.org", "HEARD_STAFF_HOST is '.example.org'. Set it to one"),
        ("HEARD_MAIL_URL", "gopher://x", "HEARD_MAIL_URL is not the address of a mail server"),
        ("HEARD_MAIL_URL", "smtp://x:port", "HEARD_MAIL_URL is not the address of a mail server"),
        (
            "HEARD_MAIL_URL",
            "smtp://mail.example:25?tls=none",
            "HEARD_MAIL_URL has tls=none for another machine. Take it out of the address",
        ),
        ("HEARD_MAIL_FROM", "heard", "HEARD_MAIL_FROM is 'heard'. Set it to an e-mail address"),
        ("HEARD_STALLED_AFTER", "0", "HEARD_STALLED_AFTER is '0'. Set it to a whole number from 1"),
    ],
)
def test_an_unsafe_or_missing_setting_stops_the_start_in_one_line(variable, value, told):
    stopped = heard("check", **{variable: value})

    assert stopped.returncode == 1
    assert stopped.stderr.startswith(f"heard: {told}")
    assert stopped.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["reset_second_factor", "sam@example.org"], ["work"]])
def test_a_command_that_meets_no_database_says_so_in_one_line(command):
    away = "postgresql://nobody@127.0.0.1:1/none"

    stopped = heard(*command, DATABASE_URL=away)

    assert stopped.returncode == 1
    assert stopped.stderr.startswith("heard: a database did not answer (")
    assert stopped.stderr.count("\n") == 1


def test_heard_run_and_its_databases_are_not_for_production():
    refused = heard("run")

    assert refused.returncode == 1
    assert "`heard run` is for development" in refused.stderr


def test_a_new_secret_key_is_long_enough_and_never_the_same():
    first, second = (heard("make_secret_key").stdout.strip() for _ in range(2))

    assert first != second
    assert heard("check", HEARD_SECRET_KEY=first).returncode == 0


def chosen(host: str, port: str = "", **options: str) -> dict[str, object]:
    return {"HOST": host, "PORT": port, "OPTIONS": options}


def test_one_server_for_both_databases_is_warned_of():
    one = {"default": chosen("a", "5432"), "answers": chosen("a")}

    assert [found.id for found in warn_of_one_server(one)] == ["heard.W001"]


def test_two_servers_are_not_warned_of():
    two = {"default": chosen("a"), "answers": chosen("b")}

    assert list(warn_of_one_server(two)) == []


def test_a_far_database_without_tls_is_warned_of():
    databases = {
        "default": chosen("127.0.0.1"),
        "answers": chosen("far.example", sslmode="prefer"),
        "other": chosen("far.example", sslmode="verify-full"),
    }

    assert [found.msg for found in warn_of_plain_connections(databases)] == [
        "The database answers is on another machine and may be reached without TLS."
    ]


@pytest.mark.parametrize(
    ("logging", "told"),
    [
        (("terse", "panic", "none"), []),
        (("default", "panic", "none"), ["heard.W004"]),
        (("terse", "error", "none"), ["heard.W004"]),
        (("terse", "panic", "all"), ["heard.W004"]),
    ],
)
def test_a_server_that_may_log_answers_is_warned_of(logging, told):
    assert [found.id for found in warn_of_logged_answers(*logging)] == told


def test_an_archive_of_when_answers_came_is_warned_of():
    assert [found.id for found in warn_of_archive("on")] == ["heard.W003"]
    assert list(warn_of_archive("off")) == []


def logged(problem: Exception) -> dict[str, str]:
    try:
        raise problem
    except type(problem):
        record = logging.LogRecord("heard", logging.ERROR, "", 1, "It broke", None, sys.exc_info())
    line: dict[str, str] = json.loads(JsonLines().format(record))
    return line


def test_the_log_leaves_out_the_row_that_the_database_refused():
    line = logged(IntegrityError("refused\nDETAIL:  Failing row contains (my child is unhappy)."))

    assert line["message"] == "It broke"
    assert "IntegrityError: refused" in line["exception"]
    assert "unhappy" not in line["exception"]


def test_a_database_that_is_away_takes_one_line_of_the_log():
    assert logged(OperationalError("connection refused"))["exception"] == "connection refused"
