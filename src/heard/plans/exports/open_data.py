"""The actions of a plan as CSV (RFC 4180, safe for spreadsheets), and all of it as JSON."""

from collections.abc import Iterator

import msgspec

from heard.design.csv_lines import MARK, csv_line
from heard.plans.frozen import FrozenAction, FrozenPlan

COLUMNS = (
    *("reference", "title", "priority", "findings", "lead", "organisation", "group"),
    *("state", "rating", "reasons", "starts_on", "first_promised", "due_on", "due_words"),
    *("times_moved", "why_moved", "delivered_on", "evidenced_on", "outcome_sought"),
    *("plain_words", "changed_words", "stopped_because", "said", "said_on"),
    *("milestones", "milestones_done", "impacts", "key"),
)
BETWEEN = "; "


def to_json(plan: FrozenPlan) -> bytes:
    """As it is frozen: RFC 8259, UTF-8; null where there is no day or value."""
    return msgspec.json.encode(plan)


def csv_lines(plan: FrozenPlan) -> Iterator[str]:
    """One row for each action, with a mark of order so that spreadsheets read it as UTF-8."""
    yield MARK + csv_line(COLUMNS)
    numbers = {each.key: str(each.number) for each in plan.findings}
    for action in plan.actions:
        yield csv_line(_row(action, numbers))


def _row(action: FrozenAction, numbers: dict[str, str]) -> tuple[object, ...]:
    moves = action.due_changes
    findings = [numbers[key] for key in action.findings if key in numbers]
    return (
        *(action.reference, action.title, action.priority, BETWEEN.join(findings)),
        *(action.lead, action.organisation, action.group, action.state, action.rating),
        *(BETWEEN.join(action.reasons), action.starts_on, action.due_on),
        *(action.revised_due_on or action.due_on, action.due_words),
        *(len(moves), moves[-1].reason if moves else "", action.delivered_on),
        *(action.evidenced_on, action.outcome_sought, action.plain_words),
        *(action.changed_words, action.stopped_because, action.said, action.said_on),
        *(len(action.milestones), sum(bool(each.done_on) for each in action.milestones)),
        *(BETWEEN.join(action.impacts), action.key),
    )
