"""The hub of one report: its parts with what is missing, its days, its length."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.words import Colour, Tag
from heard.scrutiny.deadlines import Due, next_due
from heard.scrutiny.frozen_report import FrozenReport
from heard.scrutiny.models import Report, ReportIssue
from heard.scrutiny.queries.freezing_report import Reading, draft, read_report_blocks
from heard.scrutiny.queries.report_files import length
from heard.scrutiny.queries.report_problems import Problem, problems, too_long
from heard.scrutiny.queries.reports import due_of


@dataclass(frozen=True)
class Task:
    """One part of a report: where to write it, and how far it is."""

    title: str
    url: str
    tag: Tag
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ReportHub:
    report: Report
    tasks: list[Task]
    problems: list[Problem]
    due: list[Due]
    pages: int
    issues: list[ReportIssue]
    frozen: FrozenReport

    @property
    def next_due(self) -> Due | None:
        return next_due(self.due)

    @property
    def blocking(self) -> list[Problem]:
        """What has to be done before it can be issued."""
        return [each for each in self.problems if each.blocks]


def report_hub(report: Report) -> ReportHub:
    """Reads every block once, and sets the PDF to know its length."""
    reading = read_report_blocks(report)
    frozen = draft(report, reading)
    pages = length(frozen)
    found = [*problems(report, reading), *too_long(report, pages)]
    return ReportHub(
        report=report,
        tasks=list(_tasks(report, reading, found)),
        problems=found,
        due=due_of(report),
        pages=pages,
        issues=list(report.issues.defer("frozen").select_related("issued_by__user")),
        frozen=frozen,
    )


def _tasks(report: Report, reading: Reading, found: list[Problem]) -> Iterable[Task]:
    names = {
        "front": (_("What it is about"), "change_report"),
        "recommendations": (_("What the committee is asked to resolve"), "recommendations"),
        "blocks": (_("What the report tells"), "blocks"),
    }
    for part, (title, name) in names.items():
        yield _task(title, _url(name, report), [each for each in found if each.part == part])
    for kind in report.committee.implication_kinds.filter(is_used=True):
        url = _url("implication", report, kind.pk)
        title = _("Implications: %(title)s") % {"title": kind.title}
        yield _task(title, url, [each for each in found if each.url == url])
    yield _task(_("Background papers"), _url("background_papers", report), [])
    if reading.restricted:
        exempt = [each for each in found if each.part == "exempt"]
        yield _task(_("Exempt information"), _url("exempt_information", report), exempt)
    easy = [each for each in found if each.part == "easy_read"]
    yield _task(_("Easy Read summary"), _url("easy_read", report), easy)


def _task(title: str, url: str, found: list[Problem]) -> Task:
    missing = sum(each.blocks for each in found)
    tag = Tag(_("Ready"), Colour.GREEN)
    if missing:
        words = ngettext("%(n)d thing missing", "%(n)d things missing", missing)
        tag = Tag(words % {"n": missing}, Colour.YELLOW)
    elif found:
        tag = Tag(_("Not written"), Colour.GREY)
    return Task(title, url, tag, tuple(found))


def _url(name: str, report: Report, *more: int) -> str:
    return reverse(f"scrutiny:{name}", args=[report.pk, *more])
