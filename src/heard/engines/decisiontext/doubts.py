"""What a reader of a record should ask about it, in codes that a form can put into words."""

import re
from collections.abc import Sequence
from datetime import date

from heard.engines.decisiontext.lines import Line
from heard.engines.decisiontext.record import DecisionText, Doubt

_REPUBLISHED = re.compile(
    r"\bre-?published\b|\brepublication\b"
    r"|\b(?:amended|corrected) (?:minute|decision|record|version)\b",
    re.IGNORECASE,
)
_CALLED_IN = re.compile(
    r"\bthis decision (?:has been|was) called[ -]in\b|^called[ -]in by:? *\w",
    re.IGNORECASE | re.MULTILINE,
)
_AMENDS = re.compile(
    r"\b(?:rescind|revoke|supersede|set aside|withdraw|replace|var(?:y|ied|ies)|amend)\w*\b"
    r".{0,120}?\b(?:resolution|minute|decision)s?\b"
    r"|\b(?:resolution|minute|decision)s?\b.{0,160}?\bbe (?:\w+ )?"
    r"(?:rescinded|revoked|superseded|amended|withdrawn|varied|replaced|set aside|corrected)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOST = re.compile(
    r"\b(?:motion|amendment|proposal|recommendation)\b.{0,60}?\b(?:was|were|declared|therefore)\b.{0,30}?"
    r"\b(?:lost|defeated|not carried|fell|rejected|withdrawn)\b|\b(?:LOST|DEFEATED)\b",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"\bexempt (?:information|appendix|report|item)|\bnot for publication\b|\bSchedule 12A\b"
    r"|\bexclu(?:de|sion of) the (?:press and )?public\b",
    re.IGNORECASE,
)
_HEAD = 40  # lines at the top in which a record says that it was published again
_LATE = 300  # days from a decision to its publication that no first publication takes
_LONGEST = 100_000


def find_doubts(decision: DecisionText, lines: Sequence[Line]) -> tuple[Doubt, ...]:
    """The doubts about a reading, each once, in the order of the fields."""
    found = [*_about_dates(decision)]
    top = "\n".join(line.text for line in lines[:_HEAD])
    if _REPUBLISHED.search(top) or _days_between(decision) > _LATE:
        found.append(Doubt("publication_date", "republished"))
    words = "\n".join(line.text for line in lines)[:_LONGEST]
    if decision.status.normalised == "called_in" or _CALLED_IN.search(words):
        found.append(Doubt("status", "called_in"))
    if any(_AMENDS.search(each.text[:2000]) for each in decision.resolutions):
        found.append(Doubt("resolutions", "amends_other"))
    text = (decision.text or "")[:_LONGEST]
    if _LOST.search(text):
        found.append(Doubt("resolutions", "motion_lost"))
    if text and not decision.resolutions:
        found.append(Doubt("resolutions", "nothing_resolved"))
    if _EXEMPT.search(words):
        found.append(Doubt("text", "exempt"))
    return tuple(found)


def _about_dates(decision: DecisionText) -> list[Doubt]:
    decided, published = decision.decision_date, decision.publication_date
    found = []
    if decided and decision.meeting.date and decision.meeting.date != decided:
        found.append(Doubt("decision_date", "dates_disagree"))
    if decided and published and published < decided:
        found.append(Doubt("publication_date", "published_before_decision"))
    if decided and decision.effective_from and decision.effective_from < decided:
        found.append(Doubt("effective_from", "effective_before_decision"))
    return found


def _days_between(decision: DecisionText) -> int:
    decided, published = decision.decision_date, decision.publication_date
    if not decided or not published:
        return 0
    return (date.fromisoformat(published) - date.fromisoformat(decided)).days
