"""Pages of findings: for everybody, and for those who prepare them."""

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
from heard.results.views.trends import trend

__all__ = [
    "add_combination",
    "all_findings",
    "bring_external_wave",
    "bring_mapping",
    "check_external_wave",
    "check_quality",
    "external_mapping_csv",
    "external_wave",
    "external_waves",
    "findings",
    "findings_csv",
    "findings_json",
    "grouping",
    "map_external_wave",
    "prepare_findings",
    "publication",
    "publications",
    "publish_findings",
    "question",
    "remove_external_wave",
    "trend",
]
