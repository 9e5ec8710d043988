"""What was read, as a record holds it."""

from datetime import date
from typing import Any

from heard.engines.decisiontext import DecisionText
from heard.scrutiny.field_names import columns
from heard.scrutiny.parts import Part, Parts, gathered
from heard.scrutiny.queries.work import WORTH_SHOWING

_PLAIN = ("purpose", "text", "reasons", "alternatives")
_CLAIMS = ("is_key_decision", "is_subject_to_call_in")
_DATES = ("publication_date", "decision_date", "effective_from")
_LISTS = ("divisions", "contacts", "report_authors")
# What is easily thrown away is shown however unsure the reading.
_ALWAYS_SHOWN = ("text", "resolutions", "documents")
_LONGEST_NAME = 300


def values_read(decision: DecisionText) -> dict[str, Any]:
    """Columns for what was read; what was only guessed at stays empty, to be asked for."""
    values: dict[str, Any] = {name: getattr(decision, name) or "" for name in _PLAIN}
    values |= {name: getattr(decision, name) for name in _CLAIMS}
    values |= {name: _day(getattr(decision, name)) for name in _DATES}
    values |= {name: [each[:_LONGEST_NAME] for each in getattr(decision, name)] for name in _LISTS}
    values |= {
        "title": (decision.title or "")[:500],
        "decision_maker": (decision.decision_maker or "")[:_LONGEST_NAME],
        "status_raw": (decision.status.raw or "")[:200],
        "status": decision.status.normalised,
        "meeting_date": _day(decision.meeting.date),
        "meeting_body": (decision.meeting.body or "")[:_LONGEST_NAME],
    }
    for field, sure in decision.confidence.items():
        if sure < WORTH_SHOWING and field not in _ALWAYS_SHOWN:
            for column in columns(field):
                values.pop(column, None)
    return values


def parts_read(decision: DecisionText) -> Parts:
    """The resolutions, as parts with keys of their own."""
    return gathered(
        [Part((each.number or "")[:20], each.text, each.verbs) for each in decision.resolutions]
    )


def papers_read(decision: DecisionText) -> list[tuple[str, str]]:
    """(title, address) of each document."""
    return [(each.title[:500], web_address(each.url)) for each in decision.documents]


def web_address(found: str | None) -> str:
    """The address if it is one of the web and fits, else nothing."""
    if found and found.startswith(("http://", "https://")) and len(found) <= 1000:
        return found
    return ""


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
