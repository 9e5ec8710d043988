"""Results of an invented survey, and what they are mapped to."""

import io
from datetime import date
from typing import Any

from heard.engines.estimation.external import (
    AboutWave,
    ExternalFileError,
    ExternalWave,
    Mapping,
    Target,
    read_external_wave,
)
from tests.engines.estimation.quality_make import questionnaire

SAME = Mapping(
    {
        ("Q1", "Yes"): Target("plan_1", "agree", "same"),
        ("Q1", "Neither"): Target("plan_1", "neither", "same"),
        ("Q1", "No"): Target("plan_1", "disagree", "same"),
        ("Q1", "Not sure"): Target("plan_1", "dont_know", "same"),
    }
)
WHOLE = "question,option,percent,base\nQ1,Yes,45,400\nQ1,Neither,9,400\nQ1,No,36,400\n"
UNSURE = "Q1,Not sure,10,400\n"


def about(**changes: Any) -> AboutWave:
    given: dict[str, Any] = {
        "title": "National survey of families",
        "source": "An institute",
        "licence": "Open Government Licence v3.0",
        "population": "Parents of children with a plan in England",
        "published_on": date(2025, 6, 1),
        "fieldwork_from": date(2025, 1, 10),
        "fieldwork_to": date(2025, 2, 20),
        "same_instrument": True,
    }
    return AboutWave(**{**given, **changes})


def wave(text: str | bytes, mapping: Mapping = SAME, of: AboutWave | None = None) -> ExternalWave:
    content = text.encode() if isinstance(text, str) else text
    stream = io.BytesIO(content)
    return read_external_wave(stream, "poet.csv", of or about(), mapping, questionnaire())


def refusal(text: str | bytes, mapping: Mapping = SAME) -> tuple[str, ...]:
    """What is said of a file that cannot be used."""
    try:
        wave(text, mapping)
    except ExternalFileError as error:
        return error.lines
    return ()
