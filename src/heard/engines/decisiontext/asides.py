"""Dates that stand in a sentence beside the record, not under a label."""

import re
from collections.abc import Sequence

from heard.engines.decisiontext.dates import find_date
from heard.engines.decisiontext.lines import Line

_TOLD = {
    "publication_date": re.compile(r"\bpublished\s*(?:on\b|:|date\b)?\s*", re.IGNORECASE),
    "effective_from": re.compile(
        r"\b(?:comes?|came|coming|takes?|taking)\s+(?:in)?(?:to\s+)?(?:force|effect)\s+(?:on|from|after)\s+"
        r"|\b(?:may|can|will)\s+(?:then\s+)?be\s+implemented\s+(?:on|from|after)\s+",
        re.IGNORECASE,
    ),
}
_DAY_BEFORE_DATE = 16  # letters of a weekday and "the"
_LONGEST = 400


def told_dates(lines: Sequence[Line]) -> dict[str, tuple[str, Line]]:
    """For a field, the date that a sentence tells and its line: "published 6 May 2021"."""
    found: dict[str, tuple[str, Line]] = {}
    for line in lines:
        for name, pattern in _TOLD.items():
            match = pattern.search(line.text[:_LONGEST])
            if match is None or name in found:
                continue
            date = find_date(line.text[match.end() :])
            if date and date.iso and date.start <= _DAY_BEFORE_DATE:
                found[name] = (date.iso, line)
    return found
