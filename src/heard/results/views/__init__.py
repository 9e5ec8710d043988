"""Pages of findings: for everybody, and for those who prepare them."""

from heard.results.views.agreeing import agree_findings, publish_findings, say_for_forum
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
    "agree_findings",
    "all_findings",
    "bring_in_population",
    "drop_weights",
    "findings",
    "findings_csv",
    "findings_json",
    "grouping",
    "prepare_findings",
    "publication",
    "publications",
    "publish_findings",
    "question",
    "say_for_forum",
    "survey_findings",
    "try_weights",
    "weighting",
    "weights",
]
