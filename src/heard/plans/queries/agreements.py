"""Versions of a plan and what bodies said to each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from heard.boards.models import Body
from heard.partnerships.models import Organisation, Partnership
from heard.plans.agreement import Agreement, agreement
from heard.plans.models import Approval, Plan, Snapshot
from heard.plans.models.words import SnapshotKind


@dataclass(frozen=True)
class VersionPage:
    """One version. Only of the `is_latest` somebody can still be asked."""

    version: Snapshot
    approvals: tuple[Approval, ...]
    is_latest: bool

    @property
    def agreement(self) -> Agreement:
        return agreement(self.approvals)


@dataclass(frozen=True)
class Askable:
    """Who may be asked to approve."""

    bodies: tuple[Body, ...]
    organisations: tuple[Organisation, ...]
    names: tuple[str, ...]  # those asked already


def versions_of(plan: Plan) -> list[VersionPage]:
    """The latest first, without what they hold: a version of a large plan is a megabyte."""
    versions = list(_versions(plan).order_by("-number"))
    by_version = _approvals_of(versions)
    return [
        VersionPage(each, tuple(by_version[each.pk]), is_latest=place == 0)
        for place, each in enumerate(versions)
    ]


def latest_agreement(plan: Plan) -> Agreement | None:
    """None where there is no version yet."""
    return latest_agreements([plan]).get(plan.pk)


def latest_agreements(plans: Sequence[Plan]) -> dict[int, Agreement]:
    """By plan, of its latest version: two statements for all of them."""
    versions = Snapshot.objects.filter(plan__in=plans, kind=SnapshotKind.VERSION)
    latest = versions.order_by("plan_id", "-number").distinct("plan_id").only("plan_id", "number")
    found = list(latest)
    by_version = _approvals_of(found)
    return {each.plan_id: agreement(by_version[each.pk]) for each in found}


def waiting(partnership: Partnership) -> QuerySet[Approval]:
    """Asked of the latest version of a plan at work, and not decided yet."""
    plans = Plan.objects.filter(partnership=partnership).at_work()
    versions = Snapshot.objects.filter(plan__in=plans, kind=SnapshotKind.VERSION)
    latest = versions.order_by("plan_id", "-number").distinct("plan_id").values("pk")
    found = Approval.objects.filter(version__in=latest, decision="waiting")
    return found.select_related("version__plan").defer("version__content")


def approvals_of(partnership: Partnership) -> QuerySet[Approval]:
    found = Approval.objects.filter(version__plan__partnership=partnership)
    return found.select_related("version__plan").defer("version__content")


def versions_in(partnership: Partnership) -> QuerySet[Snapshot]:
    found = Snapshot.objects.filter(plan__partnership=partnership, kind=SnapshotKind.VERSION)
    return found.select_related("plan").defer("content")


def askable(version: Snapshot) -> Askable:
    """Bodies at work and partners, by name, and who is asked already."""
    partnership = version.plan.partnership
    return Askable(
        tuple(partnership.bodies.at_work()),
        tuple(partnership.organisations.all()),
        tuple(version.approvals.values_list("name", flat=True)),
    )


def _versions(plan: Plan) -> QuerySet[Snapshot]:
    return plan.snapshots.filter(kind=SnapshotKind.VERSION).defer("content")


def _approvals_of(versions: Iterable[Snapshot]) -> dict[int, list[Approval]]:
    found: dict[int, list[Approval]] = defaultdict(list)
    for each in Approval.objects.filter(version__in=list(versions)).order_by("name", "pk"):
        found[each.version_id].append(each)
    return found
