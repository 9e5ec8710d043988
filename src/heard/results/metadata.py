"""What a table of findings means, beside it: CSV on the Web (W3C, 2015).

The table's own address with `-metadata.json` after it is where programs look first
(Model for Tabular Data and Metadata on the Web, section 5.3).
"""

import hashlib
import json
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from heard.results.downloads import COLUMNS, TOO_FEW
from heard.results.findings import Findings
from heard.results.papers.report import Edition

CSVM = "application/csvm+json"
TABLE = "findings.csv"
SHARE = {"base": "integer", "minimum": 0, "maximum": 100}
COUNT = {"base": "integer", "minimum": 0}
NUMBERS: dict[str, dict[str, Any]] = {
    "count": COUNT,
    "percent": SHARE,
    "base": COUNT,
    "weighted": SHARE,
    "low": SHARE,
    "high": SHARE,
}
SPDX = "http://spdx.org/rdf/terms#"


def to_metadata(findings: Findings, edition: Edition, csv: bytes) -> bytes:
    """UTF-8 JSON. `csv` is the table as it is given out: its SHA-256 stands here."""
    language = get_language() or "en-gb"
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        "url": TABLE,
        "dc:title": edition.title,
        "dc:description": edition.summary,
        "dc:publisher": {"schema:name": edition.asked_by},
        "dc:issued": _day(edition.published_on),
        "dc:source": {"@id": edition.address},
        "schema:temporalCoverage": _covered(findings),
        "dc:provenance": _of_questions(findings),
        "rdfs:comment": _rule(findings),
        f"{SPDX}checksum": {
            f"{SPDX}algorithm": {"@id": f"{SPDX}checksumAlgorithm_sha256"},
            f"{SPDX}checksumValue": hashlib.sha256(csv).hexdigest(),
        },
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "header": True},
        "tableSchema": {
            "columns": [_column(name, words) for name, words in meanings().items()],
            "primaryKey": ["question", "breakdown", "group", "answer"],
        },
    }
    said = {name: value for name, value in described.items() if value}
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


def meanings() -> dict[str, str]:
    """Each column of the table, in order, with what it holds."""
    words = {
        "section": _("Code of the section of the questionnaire."),
        "question": _("Code of the question."),
        "question_text": _("The question as it was asked."),
        "breakdown": _("Code of what groups are made by; empty for everybody together."),
        "group": _("Code of the group; empty for everybody together."),
        "group_text": _("Name of the group."),
        "answer": _(
            "Code of the answer. _positive and _negative are all good and all bad ones together, "
            "_blank is no answer, written is that something was written."
        ),
        "answer_text": _("The answer as it could be chosen."),
        "count": _("About how many people: rounded."),
        "percent": _("Share of the base, as a whole number of per cent, from rounded counts."),
        "base": _("About how many people the share is of; empty where it is the whole group."),
        "weighted": _(
            "Share of all families, by weights that fit the population, as a whole number of per "
            "cent; empty where none was worked out."
        ),
        "low": _("Lower end of the interval of 95 in 100 of the weighted share, in per cent."),
        "high": _("Upper end of the interval of 95 in 100 of the weighted share, in per cent."),
    }
    return {name: words[name] for name in COLUMNS}


def _column(name: str, words: str) -> dict[str, Any]:
    column: dict[str, Any] = {"name": name, "titles": name, "dc:description": words}
    if name in NUMBERS:
        hidden = _("%(sign)s: hidden, because too few people stand behind it.")
        column["dc:description"] = f"{words} {hidden % {'sign': TOO_FEW}}"
        return column | {"datatype": NUMBERS[name], "null": [TOO_FEW, ""]}
    return column | {"datatype": "string", "null": []}


def _day(day: date) -> dict[str, str]:
    return {"@value": day.isoformat(), "@type": "xsd:date"}


def _covered(findings: Findings) -> str:
    """ISO 8601 interval of days in which people were asked; empty where it is not known."""
    if not findings.opened_on or not findings.closed_on:
        return ""
    return f"{findings.opened_on}/{findings.closed_on}"


def _of_questions(findings: Findings) -> str:
    return _("%(survey)s; questions %(code)s, version %(version)s, SHA-256 %(sha256)s") % {
        "survey": findings.survey,
        "code": findings.questionnaire,
        "version": findings.questionnaire_version,
        "sha256": findings.questionnaire_sha256,
    }


def _rule(findings: Findings) -> str:
    rule = _(
        "Numbers of people below %(threshold)d are hidden, and others where they would give those "
        "away. Others are rounded to %(step)d. Shares stand on a base of %(base)d or more. A "
        "text that a spreadsheet would take for a formula begins with an apostrophe."
    ) % {
        "threshold": findings.rule.threshold,
        "step": findings.rule.round_to,
        "base": findings.rule.percentage_base,
    }
    if not findings.weighted_by:
        return rule
    margins = _("Weights fit: %(margins)s.") % {"margins": ", ".join(findings.weighted_by)}
    return f"{rule} {margins}"
