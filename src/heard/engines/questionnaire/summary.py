"""What `heard check_questionnaire` prints."""

from __future__ import annotations

from typing import Any

from heard.engines.questionnaire.advice import warnings
from heard.engines.questionnaire.canonical import fingerprint
from heard.engines.questionnaire.definition import Questionnaire


def summary(questionnaire: Questionnaire) -> dict[str, Any]:
    """Return id, version, title, languages, sections with item codes, counts and warnings."""
    default = questionnaire.default_language
    return {
        "id": questionnaire.id,
        "version": questionnaire.version,
        "title": questionnaire.title.exactly(default),
        "languages": list(questionnaire.languages),
        "looks": list(questionnaire.looks),
        "sections": [
            {
                "code": section.code,
                "title": section.title.exactly(default),
                "items": [item.code for item in section.items],
            }
            for section in questionnaire.sections
        ],
        "items": len(questionnaire.items),
        "fingerprint": fingerprint(questionnaire),
        "warnings": list(warnings(questionnaire)),
    }
