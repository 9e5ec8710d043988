"""Pages of findings: for everybody, and for those who prepare them."""

from heard.results.views.papers import easy_read, findings_metadata, report_pdf, report_word
from heard.results.views.public import (
    findings_csv,
    findings_json,
    grouping,
    publication,
    publications,
    question,
)
from heard.results.views.staff import (
    all_findings,
    findings,
    prepare_findings,
    publish_findings,
)

__all__ = [
    "all_findings",
    "easy_read",
    "findings",
    "findings_csv",
    "findings_json",
    "findings_metadata",
    "grouping",
    "prepare_findings",
    "publication",
    "publications",
    "publish_findings",
    "question",
    "report_pdf",
    "report_word",
]
