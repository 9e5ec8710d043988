"""Tables as they wait for somebody to look at them, and what was corrected by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from heard.plans.tables.cells import Step, read_steps
from heard.plans.tables.days import Reading
from heard.plans.tables.found import Content
from heard.plans.tables.headings import Column, tidy
from heard.plans.tables.proposed import Proposed
from heard.plans.tables.shaping import guessed_columns
from heard.plans.tables.status import Said

TEXTS = (
    "reference",
    "title",
    "priority",
    "outcome_sought",
    "why",
    "plain_words",
    "due_words",
    "reason",
    "progress",
)
DAYS = ("starts_on", "review_on", "due_on", "revised_due_on", "delivered_on")


def kept(content: Content) -> Any:
    """As JSON can hold it."""
    return msgspec.to_builtins(content)


def content_of(stored: Any) -> Content:
    return msgspec.convert(stored, Content)


def texts_of(content: Content) -> Iterator[str]:
    """Everything that stands in the cells."""
    for table in content.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from filter(None, (cell.text, cell.struck))


def first_columns(content: Content, remembered: Mapping[str, str]) -> list[list[str] | None]:
    """What each column is, remembered before guessed; None for a table without actions."""
    chosen = []
    for table in content.tables:
        guessed = guessed_columns(table)
        meanings = [
            remembered.get(tidy(heading), guess or "") if heading else (guess or "")
            for heading, guess in zip(table.headings, guessed, strict=True)
        ]
        once = [
            meaning if meaning not in meanings[:place] else ""
            for place, meaning in enumerate(meanings)
        ]
        is_plan = Column.TITLE in once and len([each for each in once if each]) > 1
        chosen.append(once if is_plan and not _is_hidden(table.doubts) else None)
    return chosen


def _is_hidden(doubts: Sequence[Any]) -> bool:
    return any(doubt.kind == "hidden_sheet" for doubt in doubts)


def meanings_of(columns: Sequence[Sequence[str] | None]) -> list[list[Column | None] | None]:
    """As they are kept, read back."""
    return [
        [Column(each) if each else None for each in table] if table is not None else None
        for table in columns
    ]


def corrected(proposed: Proposed, changed: Mapping[str, str], reading: Reading) -> Proposed:
    """The row with what somebody corrected by hand; what they did not change stays."""
    columns: dict[str, Any] = {name: changed[name] for name in TEXTS if name in changed}
    for name in DAYS:
        if name in changed:
            columns[name] = date.fromisoformat(changed[name]) if changed[name] else None
    if "said" in changed:
        columns["said"] = Said(changed["said"]) if changed["said"] else None
    if "milestones" in changed:
        columns["milestones"] = _steps(changed["milestones"], proposed.milestones, reading)
    return replace(proposed, **columns)


def _steps(text: str, before: tuple[Step, ...], reading: Reading) -> tuple[Step, ...]:
    """Lines as they were typed; those left alone keep their day."""
    days = {step_line(step): step for step in before}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return tuple(
        step
        for line in lines
        for step in ((days[line],) if line in days else read_steps(line, reading))
    )


def step_line(step: Step) -> str:
    """“Posts filled (by 30/04/2025)”: as it can be typed and is read back."""
    return f"{step.words} (by {step.due_on:%d/%m/%Y})" if step.due_on else step.words
