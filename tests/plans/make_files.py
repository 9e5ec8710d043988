"""Files on their way into a plan."""

from collections.abc import Sequence

from heard.partnerships.models import Member
from heard.plans.models import Plan, PlanFile
from heard.plans.services.plan_files import Upload, keep_plan_file, map_plan_columns
from tests.plans import make
from tests.plans.tables.making import HEADINGS, ROW, word


def plan_file(
    of: Plan | None = None,
    rows: Sequence[Sequence[str]] = (ROW,),
    headings: Sequence[str] = HEADINGS,
    by: Member | None = None,
) -> PlanFile:
    """A Word file with one table whose columns are guessed right: to be looked at."""
    plan = of or make.plan()
    by = by or make.lead(plan.partnership)
    upload = Upload("plan.docx", word([headings, *rows]))
    file = keep_plan_file(plan, upload, by=by)
    return map_plan_columns(file, file.columns, by=by)
