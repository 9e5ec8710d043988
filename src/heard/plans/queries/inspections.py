"""Inspections with what was found and what answers it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from heard.design.words import Colour, Tag, date_words
from heard.partnerships.models import Organisation, Partnership
from heard.plans.frameworks import framework_of, hand_in_by, kind_of, outcome_of
from heard.plans.models import Action, Finding, Inspection, Plan
from heard.plans.models.words import PlanKind


@dataclass(frozen=True)
class AskedFor:
    """What an outcome asks for: a kind of plan, by a day if the framework sets one."""

    kind: PlanKind
    within_days: int | None
    by: date | None

    @property
    def words(self) -> str:
        kind = self.kind.label
        if self.within_days is None:
            return _("The outcome asks for a plan: %(kind)s. The framework sets no day for it.") % {
                "kind": kind.lower()
            }
        words = _("The outcome asks for a plan within %(days)d working days: %(kind)s.")
        said = words % {"days": self.within_days, "kind": kind.lower()}
        return (
            f"{said} {_('That is by %(day)s.') % {'day': date_words(self.by)}}" if self.by else said
        )


@dataclass(frozen=True)
class FindingChoices:
    """What may be chosen for a finding of an inspection."""

    inspection: Inspection
    next_number: int
    organisations: tuple[Organisation, ...]
    earlier: tuple[Finding, ...]


def inspections_of(partnership: Partnership) -> QuerySet[Inspection]:
    """The latest first, each with how much was found, how much of it is open, and its plans."""
    is_open = Q(findings__closed_on=None, findings__isnull=False)
    counted = partnership.inspections.annotate(
        found=Count("findings", distinct=True),
        still_open=Count("findings", filter=is_open, distinct=True),
        has_plan=Exists(Plan.objects.filter(inspection=OuterRef("pk"))),
    )
    return counted.order_by("-started_on", "-pk")


def findings_of(partnership: Partnership) -> QuerySet[Finding]:
    """All of the area's, those of the latest inspection first."""
    found = Finding.objects.filter(inspection__partnership=partnership)
    return found.select_related("inspection", "again_of__inspection").order_by(
        "-inspection__started_on", "-inspection_id", "number"
    )


def findings_on_page(inspection: Inspection) -> list[Finding]:
    """In their order, each with who is responsible and how many actions answer it."""
    found = inspection.findings.select_related("again_of__inspection")
    counted = found.annotate(action_count=Count("actions", distinct=True))
    return list(counted.prefetch_related("responsible").order_by("number"))


def finding_choices(inspection: Inspection) -> FindingChoices:
    """What it may repeat: what was found at an inspection that started before."""
    last = inspection.findings.aggregate(last=Max("number"))["last"] or 0
    earlier = findings_of(inspection.partnership).filter(
        inspection__started_on__lt=inspection.started_on
    )
    organisations = tuple(inspection.partnership.organisations.all())
    return FindingChoices(inspection, last + 1, organisations, tuple(earlier))


def asked_for(inspection: Inspection | None) -> AskedFor | None:
    """Asks the database for nothing."""
    framework = framework_of(inspection.framework) if inspection else None
    if inspection is None or framework is None:
        return None
    outcome = outcome_of(framework, inspection.outcome)
    if outcome is None or not outcome.asks_for:
        return None
    by = hand_in_by(outcome, inspection.published_on)
    return AskedFor(PlanKind(outcome.asks_for), outcome.within_days, by)


def kind_words(finding: Finding) -> str:
    """As its framework calls it: "Area for priority action"."""
    framework = framework_of(finding.inspection.framework)
    found = kind_of(framework, finding.kind) if framework else None
    return found.name if found else finding.kind.replace("_", " ").capitalize()


def framework_words(inspection: Inspection) -> str:
    framework = framework_of(inspection.framework)
    return framework.name if framework else inspection.framework


def finding_tag(finding: Finding) -> Tag:
    """Open or closed."""
    if finding.closed_on is None:
        return Tag(_("Open"), Colour.BLUE)
    return Tag(_("Closed"), Colour.GREY)


def public_tag(thing: Inspection | Plan) -> Tag:
    if thing.is_public:
        return Tag(_("Everybody can see it"), Colour.GREEN)
    return Tag(_("Staff only"), Colour.GREY)


def without_action(partnership: Partnership) -> QuerySet[Finding]:
    """Open findings that a plan at work answers and no action of it does.

    What was found again is left to the later finding.
    """
    answered = Action.objects.filter(findings=OuterRef("pk"), plan__closed_on=None)
    found = Finding.objects.filter(inspection__partnership=partnership, closed_on=None)
    of_plans = found.filter(plans__closed_on=None, plans__isnull=False, found_again=None)
    return of_plans.exclude(Exists(answered)).select_related("inspection").distinct()


def without_plan(partnership: Partnership) -> Iterable[Inspection]:
    """Published inspections whose outcome asks for a plan, and that have none."""
    published = partnership.inspections.filter(published_on__isnull=False, plans=None)
    return [each for each in published if asked_for(each) is not None]
