"""Ten thousand decisions, and how fast they are found. Needs Django set up: see `register.py`."""

import gc
import statistics
import time
from datetime import UTC, date, datetime, timedelta

from bench._install import measured
from django.db import connection
from django.test import Client
from tests.access import address_in
from tests.scrutiny import make

from heard.partnerships.models import Member
from heard.scrutiny.models import DecisionRecord, Resolution, Source

DECISIONS = 10_000
REQUESTS = 30
P95 = 50
WORDS = [
    *("short", "breaks", "transport", "assessment", "therapy", "school", "waiting", "families"),
    *("support", "review", "inclusion", "autism", "speech", "language", "nursery", "college"),
    *("respite", "funding", "placement", "mediation", "health", "hearing", "travel"),
]
ASKED = {
    "first page": {},
    "a word in every decision": {"words": "committee"},
    "a word in some decisions": {"words": "tribunal"},
    "two words": {"words": "waiting assessment"},
    "a word in no decision": {"words": "zebra"},
    "filters": {"year": "2021", "verb": "note", "status": "approved"},
    "page 300": {"page": "300"},
}


def fill() -> str:
    """Publish many decisions, and give back the register's address."""
    officer = make.officer()
    source = make.draft(officer).source
    DecisionRecord.objects.bulk_create(
        (_decision(number, officer, source) for number in range(DECISIONS)), batch_size=500
    )
    records = DecisionRecord.objects.exclude(published_at=None).only("pk")
    Resolution.objects.bulk_create(
        (
            Resolution(
                record=record, position=place, text=f"The report {place} be noted", verbs=[verb]
            )
            for record in records
            for place, verb in enumerate(("note", "request"), 1)
        ),
        batch_size=1000,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE scrutiny_decisionrecord SET state = 'published',"
            " search = to_tsvector('english', title || text) WHERE published_at IS NOT NULL"
        )
        cursor.execute("VACUUM ANALYZE scrutiny_decisionrecord, scrutiny_resolution")
    return address_in(officer.partnership, "scrutiny:register")


def _decision(number: int, officer: Member, source: Source) -> DecisionRecord:
    chosen = [WORDS[(number * step) % len(WORDS)] for step in (1, 3, 5, 7)]
    rare = " tribunal" if number % 50 == 0 else ""
    return DecisionRecord(
        partnership=officer.partnership,
        source=source,
        slug=f"decision-{number}",
        title=" ".join(chosen).capitalize(),
        decision_maker=f"Committee {number % 12}",
        status="approved" if number % 2 else "noted",
        text=f"The committee heard about {' '.join(chosen[1:])}{rare}. " * 25,
        decision_date=date(2016, 1, 1) + timedelta(days=number % 3650),
        published_at=datetime.now(UTC),
        published_by=officer,
    )


def measure(address: str) -> None:
    visitor = Client()
    visitor.get(address)
    gc.collect()
    gc.freeze()
    print(f"{DECISIONS} decisions, {REQUESTS} requests each, milliseconds (at most {P95} at p95)")
    print(f"{'asked for':<28}{'median':>8}{'p95':>8}{'CPU p95':>9}")
    every: list[float] = []
    worked: list[float] = []
    for name, asked in ASKED.items():
        times, work = _asked(visitor, address, asked)
        every += times
        worked += work
        _print(name, times, work)
    _print("all", every, worked)


def _asked(visitor: Client, address: str, asked: dict[str, str]) -> tuple[list[float], list[float]]:
    """How long each request took, and how much of that the machine worked for it.

    The second says more where others use the machine, too.
    """
    times, work = [], []
    for _ in range(REQUESTS):
        before = time.perf_counter()
        with measured() as done:
            response = visitor.get(address, asked)
        times.append((time.perf_counter() - before) * 1000)
        work.append((done.application + done.database) * 1000)
        assert response.status_code == 200
    return times, work


def _print(name: str, times: list[float], work: list[float]) -> None:
    over = "  over the limit" if min(_p95(times), _p95(work)) > P95 else ""
    print(f"{name:<28}{statistics.median(times):>8.1f}{_p95(times):>8.1f}{_p95(work):>9.1f}{over}")


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[18]
