"""Pages of findings: for everybody, and for those who prepare them."""

from heard.results.views.public import (
    findings_csv,
    findings_json,
    grouping,
    publication,
    publications,
    question,
)
from heard.results.views.quality import add_combination, check_quality
from heard.results.views.staff import (
    all_findings,
    findings,
    prepare_findings,
    publish_findings,
)

__all__ = [
    "add_combination",
    "all_findings",
    "check_quality",
    "findings",
    "findings_csv",
    "findings_json",
    "grouping",
    "prepare_findings",
    "publication",
    "publications",
    "publish_findings",
    "question",
]
