"""A report of 30 blocks on a plan of 100 actions, and how fast it is written, issued and read.

Needs Django set up: see `reports.py`.
"""

import time
from collections.abc import Callable
from typing import Any

from bench._pages import Limit, measure_pages
from django.db import connection
from django.test import Client
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans.make_snapshots import large, month
from tests.scrutiny import make_reports as make_r

from heard.design.build import build_assets
from heard.design.papers.pdf import pages_of, to_pdf
from heard.design.papers.word import to_word
from heard.scrutiny.models import Report
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.freezing_report import draft, read_report_blocks
from heard.scrutiny.queries.report_files import briefing_pdf_of
from heard.scrutiny.report_paper import report_paper

BLOCKS, ACTIONS, TIMES = 30, 100, 5
COMPOSED, WORD, PDF = 5.0, 5.0, 10.0  # seconds
PUBLIC = Limit(milliseconds=200, statements=20)


def fill() -> Report:
    """Three blocks of each kind, on an area that has something of everything."""
    build_assets()
    committee = make_r.committee()
    make_r.area(committee)
    plan = large(actions=ACTIONS, months=6)
    type(plan).objects.filter(pk=plan.pk).update(partnership=committee.partnership)
    month(plan)
    report = make_r.ready(committee)
    kinds = [kind for kind in BlockKind if kind != BlockKind.WORDS]
    while report.blocks.count() < BLOCKS:
        make_r.block(report, kinds[report.blocks.count() % len(kinds)])
    on_large = report.blocks.filter(kind__in=[BlockKind.PLAN, BlockKind.CHANGES])
    for block in on_large:
        block.chosen["plan"] = plan.pk
        block.save()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return report


def measure(report: Report) -> None:
    print(f"{report.blocks.count()} blocks, {ACTIONS} actions in the plan")

    def composed() -> Any:
        return report_paper(draft(report, read_report_blocks(report)))

    paper = composed()
    _print("composed", composed, COMPOSED)
    _print("composed, to Word", lambda: to_word(composed()), WORD)
    _print("composed, to PDF", lambda: to_pdf(composed()), PDF)
    pdf = to_pdf(paper)
    print(f"{pages_of(pdf)} pages, {len(pdf) / 1024:.0f} kB as a PDF")
    issue = make_r.issue(report)
    _print("briefing, to PDF", lambda: briefing_pdf_of(issue.frozen), PDF)
    _pages(report)


def _pages(report: Report) -> None:
    def at(name: str, *args: Any) -> str:
        return address_in(report.partnership, f"scrutiny:{name}", *args)

    pages = {
        "public: the report": at("report", report.slug),
        "public: its briefing": at("report_briefing", report.slug),
        "public: all reports": at("committee_reports"),
    }
    measure_pages(Client(), pages, PUBLIC)
    staff = partnerships.signed_in(make_r.lead(report.committee))
    hub = Limit(milliseconds=int(1000 * (COMPOSED + PDF)), statements=1000)
    measure_pages(staff, {"staff: the hub": at("write_report", report.pk)}, hub)


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
