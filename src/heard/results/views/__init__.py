"""Pages of findings: for everybody, and for those who prepare them."""

from heard.results.views.agreeing import (
    agree_findings,
    publish_findings,
    say_for_forum,
)
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
from heard.results.views.external import (
    bring_external_wave,
    bring_mapping,
    check_external_wave,
    external_mapping_csv,
    external_wave,
    external_waves,
    map_external_wave,
    remove_external_wave,
)
from heard.results.views.papers import (
    easy_read,
    findings_metadata,
    report_pdf,
    report_word,
)
from heard.results.views.preparing import (
    all_findings,
    findings,
    prepare_findings,
    survey_findings,
)
from heard.results.views.public import (
    findings_csv,
    findings_json,
    grouping,
    publication,
    publications,
    question,
)
from heard.results.views.quality import (
    add_combination,
    check_quality,
)
from heard.results.views.weighting import (
    accept_weights,
    bring_in_population,
    drop_weights,
    try_weights,
    weighting,
    weights,
)

__all__ = [
    "accept_weights",
    "add_combination",
    "agree_findings",
    "all_findings",
    "all_row_exports",
    "approve_rows",
    "ask_for_rows",
    "bring_external_wave",
    "bring_in_population",
    "bring_mapping",
    "check_external_wave",
    "check_quality",
    "choose_row_columns",
    "download_rows",
    "drop_weights",
    "easy_read",
    "external_mapping_csv",
    "external_wave",
    "external_waves",
    "findings",
    "findings_csv",
    "findings_json",
    "findings_metadata",
    "grouping",
    "map_external_wave",
    "prepare_findings",
    "publication",
    "publications",
    "publish_findings",
    "question",
    "refuse_rows",
    "remove_external_wave",
    "report_pdf",
    "report_word",
    "row_export",
    "say_for_forum",
    "survey_findings",
    "try_weights",
    "weighting",
    "weights",
    "withdraw_rows",
]
