"""Taking a file in: every row that is not left out becomes an action or changes one."""

from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.plans.models import Plan, PlanFile
from heard.plans.models.words import FileState
from heard.plans.queries.file_rows import Fate, FileRow, Looked
from heard.plans.services.plan_files import NotWaitingError, end_file, locked_file
from heard.plans.services.row_into_action import Taking, change_by_row, make_by_row

# More rows than these are taken in by a job.
AT_ONCE = 40


class RefusedError(Exception):
    """The file cannot be taken in as it is. `words` say what to do."""

    words: Promise


class RowsRefusedError(RefusedError):
    """Some rows cannot be taken in as they are: correct them or leave them out."""

    words = _("Correct the rows that cannot be taken in, or leave them out")


class NothingToTakeInError(RefusedError):
    """No row of the file says anything that is not in the plan."""

    words = _("Nothing in this file is new. Delete it, or correct its rows")


class ClosedPlanError(RefusedError):
    """The plan has ended."""

    words = _("This plan has ended, so nothing can be taken in")


@dataclass
class _Count:
    """What became of the rows, by reference. Holds nobody's name."""

    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    held_back: list[str] = field(default_factory=list)
    same: int = 0
    left_out: int = 0

    def as_kept(self, posts: list[str]) -> dict[str, Any]:
        return {
            "made": self.made,
            "changed": self.changed,
            "held_back": self.held_back,
            "same": self.same,
            "left_out": self.left_out,
            "posts": posts,
        }


@transaction.atomic
def take_in_plan_file(file: PlanFile, *, are_agreed: bool, by: Member) -> PlanFile:
    """Have every row taken in: at once, or by a job where there are many.

    Raises NotWaitingError, RowsRefusedError, NothingToTakeInError, ClosedPlanError.
    """
    file = locked_file(file)
    if file.state != FileState.CHECKED:
        raise NotWaitingError(file)
    if file.plan.is_closed:
        raise ClosedPlanError(file.plan)
    rows = Looked(file).rows
    if any(row.fate == Fate.REFUSED for row in rows):
        raise RowsRefusedError(file)
    todo = [row for row in rows if row.fate in (Fate.NEW, Fate.CHANGED)]
    if not todo:
        raise NothingToTakeInError(file)
    file.state, file.brought_by = FileState.TAKING_IN, by
    file.choices = file.choices | {"are_agreed": are_agreed}
    file.save(update_fields=["state", "brought_by", "choices"])
    if len(todo) <= AT_ONCE:
        return _taken_in(file)
    app.configure_task("heard.plans.jobs.take_in_plan_file").defer(file_id=file.pk)
    return file


def finish_plan_file(file: PlanFile) -> PlanFile:
    """What the job does: all rows or none. A second run finds it done."""
    try:
        return _taken_in(file)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the job is done again when it is back
    except Exception:
        _fail(file)
        raise


@transaction.atomic
def _fail(file: PlanFile) -> None:
    file = locked_file(file)
    if file.state == FileState.TAKING_IN:
        record("taking in plan's file failed", file.plan, by=None)
        end_file(file, FileState.FAILED, {})


@transaction.atomic
def _taken_in(file: PlanFile) -> PlanFile:
    """The plan is held first, so that two files of one plan wait for one another."""
    Plan.objects.select_for_update(no_key=True).get(pk=file.plan_id)
    file = locked_file(file)
    if file.state != FileState.TAKING_IN:
        return file
    count, looked = _Count(), Looked(file)
    taking = Taking(
        looked.known, by=file.brought_by, are_agreed=bool(file.choices.get("are_agreed"))
    )
    for row in looked.rows:
        _take(row, taking, count)
    file.actions_made, file.actions_changed = len(count.made), len(count.changed)
    posts = [post.title for post in taking.new_posts]
    record(
        "plan's file taken in",
        file.plan,
        by=file.brought_by.user,
        made=len(count.made),
        changed=len(count.changed),
    )
    return end_file(file, FileState.TAKEN_IN, count.as_kept(posts))


def _take(row: FileRow, taking: Taking, count: _Count) -> None:
    if row.fate == Fate.NEW:
        count.made.append(make_by_row(row, taking).reference)
    elif row.fate == Fate.CHANGED:
        count.changed.append(change_by_row(row, taking).reference)
    elif row.fate == Fate.SAME:
        count.same += 1
    else:
        count.left_out += 1
    if row.fate in (Fate.NEW, Fate.CHANGED, Fate.SAME) and row.is_held_back:
        count.held_back.append(row.proposed.reference)
