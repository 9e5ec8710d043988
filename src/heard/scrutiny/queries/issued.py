"""Reports as they were issued."""

from heard.design.papers.pieces import Paper
from heard.scrutiny.frozen_report import read_report
from heard.scrutiny.models import ReportIssue
from heard.scrutiny.report_paper import report_paper


def paper_of(issue: ReportIssue) -> Paper:
    """All of an issue that everybody may read, in our own look."""
    return report_paper(read_report(issue.frozen))
