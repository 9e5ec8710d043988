"""Pages of findings: for everybody, and for those who prepare them."""

from heard.results.views.exporting import (
    all_row_exports,
    approve_rows,
    ask_for_rows,
    choose_row_columns,
    download_rows,
    refuse_rows,
    row_export,
    withdraw_rows,
)
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
    "all_row_exports",
    "approve_rows",
    "ask_for_rows",
    "choose_row_columns",
    "download_rows",
    "findings",
    "findings_csv",
    "findings_json",
    "grouping",
    "prepare_findings",
    "publication",
    "publications",
    "publish_findings",
    "question",
    "refuse_rows",
    "row_export",
    "withdraw_rows",
]
