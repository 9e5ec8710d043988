"""A plan of 400 actions with five years of updates, and how fast its pages and files are.

Needs Django set up: see `plans.py`.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from bench._pages import LIST_PAGE, Limit, measure_pages
from django.db import connection
from django.test import Client
from django.utils import timezone
from docx import Document
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.plans.make_snapshots import large, month

from heard.partnerships.roles import Role
from heard.plans.differences import difference
from heard.plans.models import Action, Measure, Plan, Reading, Snapshot, Update
from heard.plans.models.words import SnapshotKind
from heard.plans.queries.freezing import freeze
from heard.plans.queries.snapshots import read
from heard.plans.services.snapshots import Taking, take_snapshot

FINDINGS, MEASURES, READINGS, TIMES = 8, 60, 20, 7
PUBLIC = Limit(milliseconds=200, statements=20)
DIFFERENCE, WORD = 0.3, 5.0  # seconds


def fill() -> Plan:
    """One plan whose actions answer eight findings, with two snapshots that differ."""
    plan = large()
    inspection = make.inspection(plan.partnership)
    findings = [make.finding(inspection) for _each in range(FINDINGS)]
    plan.findings.set(findings)
    links = Action.findings.through
    links.objects.bulk_create(
        links(action_id=pk, finding_id=findings[n % FINDINGS].pk)
        for n, pk in enumerate(plan.actions.values_list("pk", flat=True))
    )
    _measures(plan)
    month(plan)
    every_third = list(plan.actions.values_list("pk", flat=True))[::3]
    changed = plan.actions.filter(pk__in=every_third)
    changed.update(claim="off_track", revised_due_on=timezone.localdate() + timedelta(days=90))
    take_snapshot(plan, Taking(SnapshotKind.VERSION, change="Days moved"))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return plan


def _measures(plan: Plan) -> None:
    today = timezone.localdate()
    for _number in range(MEASURES):
        measure: Measure = make.measure(plan.partnership)
        plan.measures.add(measure)
        Reading.objects.bulk_create(
            Reading(
                measure=measure,
                on=today - timedelta(days=30 * ago),
                value=Decimal(40 + ago),
                source_words="Monthly count",
            )
            for ago in range(READINGS)
        )


def measure(plan: Plan) -> None:
    updates = Update.objects.filter(action__plan=plan).count()
    print(f"{plan.actions.count()} actions, {updates} updates, {MEASURES} measures")
    _public(plan)
    _staff(plan)
    _difference(plan)
    _word(plan)


def _public(plan: Plan) -> None:
    finding = plan.findings.earliest("pk")
    action = plan.actions.earliest("pk")

    def at(name: str, *args: Any) -> str:
        return address_in(plan.partnership, f"plans:{name}", *args)

    pages = {
        "public: the plan": at("plan", plan.slug),
        "public: one finding": at("plan", plan.slug) + f"?finding={finding.key}",
        "public: its story": at("finding", finding.key),
        "public: one action": at("action", action.key),
        "public: on a page": at("plan_on_a_page", plan.slug),
        "public: timeline": at("timeline", plan.slug),
        "public: what slipped": at("slipped", plan.slug),
    }
    measure_pages(Client(), pages, PUBLIC)


def _staff(plan: Plan) -> None:
    member = partnerships.member(*Role, of=plan.partnership)
    names = {"actions": (plan.pk,), "updates": (plan.pk,), "snapshots": (plan.pk,)}
    pages = {
        f"staff: {name}": address_in(plan.partnership, f"plans:{name}", *args)
        for name, args in (names | {"measures": (), "all_plans": (), "posts": ()}).items()
    }
    measure_pages(partnerships.signed_in(member), pages, LIST_PAGE)


def _difference(plan: Plan) -> None:
    """Read both from their JSON and compare them; then the page that shows it."""
    after, before = Snapshot.objects.filter(plan=plan)[:2]

    def compare() -> None:
        assert not difference(read(before), read(after)).is_empty

    _print("difference of two", compare, DIFFERENCE)
    address = address_in(plan.partnership, "plans:difference", before.key, after.key)
    client = Client()
    _print("its page", lambda: client.get(address), DIFFERENCE)
    _print("a snapshot taken", lambda: freeze(plan), WORD)


def _word(plan: Plan) -> None:
    client = Client()
    address = address_in(plan.partnership, "plans:plan_word", plan.slug)
    _print("Word document", lambda: client.get(address).getvalue(), WORD)
    content = client.get(address).getvalue()
    rows = sum(len(table.rows) for table in Document(BytesIO(content)).tables)
    print(f"{len(content) / 1024:.0f} kB, {rows} rows of tables")


def _print(words: str, work: Callable[[], Any], limit: float) -> None:
    work()
    times = []
    for _ in range(TIMES):
        began = time.process_time(), time.perf_counter()
        work()
        times.append((time.perf_counter() - began[1], time.process_time() - began[0]))
    wall, cpu = sorted(times)[TIMES // 2]
    over = "  over the limit" if wall > limit else ""
    print(f"{words:<24}{wall * 1000:>10.1f} ms{cpu * 1000:>8.0f} ms CPU{over}")
