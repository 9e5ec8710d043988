"""A plan with what was said of it, for its files."""

from django.utils import timezone
from django.utils.translation import get_language

from heard.plans.exports.document import Approved, PlanDocument, Statement
from heard.plans.models import Plan
from heard.plans.models.words import SnapshotKind
from heard.plans.queries.freezing import freeze


def plan_document(plan: Plan, *, address: str) -> PlanDocument:
    """What everybody may read of it; of a plan that is not published, also its drafts."""
    version = plan.snapshots.filter(kind=SnapshotKind.VERSION).defer("content").first()
    approvals = version.approvals.all() if version else []
    return PlanDocument(
        plan=freeze(plan, timezone.localdate(), with_drafts=not plan.is_public),
        partnership=plan.partnership.name,
        language=get_language() or "en-gb",
        address=address,
        statements=tuple(Statement(each.on, each.text) for each in plan.forum_statements.all()),
        approvals=tuple(
            Approved(each.name, each.get_decision_display(), each.on, each.words)
            for each in approvals
        ),
    )
