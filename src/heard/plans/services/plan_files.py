"""Files with a plan's tables: keep, say what the columns are, correct, drop."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import ColumnMeaning, Plan, PlanFile
from heard.plans.models.words import FileState
from heard.plans.services.held_actions import PlanOfActionClosedError
from heard.plans.tables.found import Content
from heard.plans.tables.headings import tidy
from heard.plans.tables.kept import content_of, first_columns, kept
from heard.plans.tables.reading import read_tables

DAYS_KEPT = 30


class NotWaitingError(Exception):
    """The file is being taken in, or has been, or was dropped."""


class NoColumnsError(Exception):
    """No table of the file has a column that says what is done."""


@dataclass(frozen=True)
class Upload:
    """A file as it arrives."""

    filename: str
    content: bytes


@transaction.atomic
def keep_plan_file(plan: Plan, upload: Upload, *, by: Member) -> PlanFile:
    """Keep the tables of a file until somebody has looked at them.

    Headings that were met before are read as they were then. Raises UnreadableTableError,
    PlanOfActionClosedError.
    """
    if plan.is_closed:
        raise PlanOfActionClosedError(plan)
    content = read_tables(upload.content)
    columns = first_columns(content, _remembered(plan, content))
    file = PlanFile.objects.create(
        plan=plan,
        filename=upload.filename.replace("\x00", "")[:200] or "?",
        sha256=hashlib.sha256(upload.content).hexdigest(),
        content=kept(content),
        columns=columns,
        brought_by=by,
    )
    record("plan's file received", plan, by=by.user, tables=len(content.tables))
    return file


def _remembered(plan: Plan, content: Content) -> dict[str, str]:
    headings = {tidy(heading) for table in content.tables for heading in table.headings}
    known = ColumnMeaning.objects.filter(
        partnership_id=plan.partnership_id, heading__in=headings - {""}
    )
    return dict(known.values_list("heading", "meaning"))


@transaction.atomic
def map_plan_columns(
    file: PlanFile, columns: Sequence[Sequence[str] | None], *, by: Member
) -> PlanFile:
    """Say what each column is, for this file and for the next that has such headings.

    Raises NotWaitingError, NoColumnsError.
    """
    file = _waiting(file)
    if not any("title" in table for table in columns if table is not None):
        raise NoColumnsError(file)
    file.columns = [list(table) if table is not None else None for table in columns]
    file.state = FileState.CHECKED
    file.save(update_fields=["columns", "state"])
    _remember(file, by)
    record("columns of plan's file chosen", file.plan, by=by.user)
    return file


def _remember(file: PlanFile, by: Member) -> None:
    tables = content_of(file.content).tables
    meanings = {
        tidy(heading): meaning
        for table, columns in zip(tables, file.columns, strict=True)
        for heading, meaning in zip(table.headings, columns or (), strict=False)
        if tidy(heading)
    }
    ColumnMeaning.objects.bulk_create(
        (
            ColumnMeaning(partnership_id=by.partnership_id, heading=heading, meaning=meaning)
            for heading, meaning in meanings.items()
        ),
        update_conflicts=True,
        unique_fields=["partnership", "heading"],
        update_fields=["meaning"],
    )


@transaction.atomic
def correct_file_row(
    file: PlanFile, key: str, changed: Mapping[str, str], *, takes_in: bool
) -> PlanFile:
    """What a row should say instead, and whether it is taken in. Raises NotWaitingError."""
    file = _waiting(file)
    out = [each for each in file.choices.get("left_out", []) if each != key]
    rows = file.choices.get("changed", {}) | {key: dict(changed)}
    return _choose(file, changed=rows, left_out=out if takes_in else [*out, key])


@transaction.atomic
def name_file_leads(file: PlanFile, leads: Mapping[str, str]) -> PlanFile:
    """Which posts the words of a file mean. Raises NotWaitingError."""
    return _choose(_waiting(file), leads=dict(leads))


def _choose(file: PlanFile, **choices: Any) -> PlanFile:
    file.choices = file.choices | choices
    file.save(update_fields=["choices"])
    return file


@transaction.atomic
def drop_plan_file(file: PlanFile, *, by: Member | None) -> PlanFile:
    """Take nothing in, and delete what stood in it. Raises NotWaitingError."""
    file = _waiting(file)
    record("plan's file dropped", file.plan, by=by.user if by else None)
    return end_file(file, FileState.DROPPED, {})


def undecided_too_long(today: date) -> QuerySet[PlanFile]:
    """Those that nobody decided on for `DAYS_KEPT` days."""
    last = today - timedelta(days=DAYS_KEPT)
    return PlanFile.objects.waiting().filter(brought_at__date__lt=last)


def drop_waiting_plan_files() -> int:
    """Delete what stood in files that nobody decided on. Gives how many."""
    dropped = 0
    for file in undecided_too_long(timezone.localdate()):
        try:
            drop_plan_file(file, by=None)
        except NotWaitingError:
            continue
        dropped += 1
    return dropped


def end_file(file: PlanFile, state: FileState, choices: dict[str, Any]) -> PlanFile:
    """It is over: nothing of what stood in it is kept but what `choices` says."""
    file.state, file.content, file.columns, file.choices = state, {}, [], choices
    file.settled_at = timezone.now()
    file.save()
    return file


def _waiting(file: PlanFile) -> PlanFile:
    file = locked_file(file)
    if not file.waits:
        raise NotWaitingError(file)
    return file


def locked_file(file: PlanFile) -> PlanFile:
    rows = PlanFile.objects.select_for_update(of=("self",)).select_related("plan__partnership")
    return rows.get(pk=file.pk)
