"""What plans ask of a member today."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from heard.partnerships.models import Member, Partnership
from heard.partnerships.rules import can_speak_for_forum
from heard.partnerships.todo import Todo
from heard.plans.models import Plan
from heard.plans.queries.agreements import waiting
from heard.plans.queries.inspections import asked_for, without_action, without_plan
from heard.plans.rules import can_keep_plans

MOST = 20  # of one kind: a page of things to do is no register


def todo(member: Member) -> list[Todo]:
    """Plans to make and to hand in, approvals to hear of, findings nobody does anything about."""
    partnership = member.partnership
    found: list[Todo] = []
    if can_keep_plans(member):
        found += [
            *_to_hand_in(partnership),
            *_to_make(partnership),
            *_approvals(partnership),
            *_idle_findings(partnership),
        ]
    if can_speak_for_forum(member):
        found += _statements(partnership)
    return found


def _to_hand_in(partnership: Partnership) -> Iterable[Todo]:
    plans = Plan.objects.filter(partnership=partnership, submit_by__isnull=False).at_work()
    words = _("Hand in “%(plan)s”")
    for plan in plans.filter(submitted_on=None).order_by("submit_by")[:MOST]:
        yield Todo(
            words % {"plan": plan}, reverse("plans:keep_plan", args=[plan.pk]), plan.submit_by
        )


def _to_make(partnership: Partnership) -> Iterable[Todo]:
    for inspection in list(without_plan(partnership))[:MOST]:
        asked = asked_for(inspection)
        words = _("Make the plan that answers the inspection “%(inspection)s”")
        url = f"{reverse('plans:make_plan')}?inspection={inspection.pk}"
        yield Todo(words % {"inspection": inspection}, url, asked.by if asked else None)


def _approvals(partnership: Partnership) -> Iterable[Todo]:
    words = _("Find out what %(name)s says to version %(number)s of “%(plan)s”")
    for approval in waiting(partnership)[:MOST]:
        version = approval.version
        said = words % {"name": approval.name, "number": version.number, "plan": version.plan}
        yield Todo(said, reverse("plans:approvals", args=[version.plan_id]))


def _idle_findings(partnership: Partnership) -> Iterable[Todo]:
    words = _("Plan an action for “%(finding)s”")
    for finding in without_action(partnership).order_by("pk")[:MOST]:
        yield Todo(
            words % {"finding": finding.title}, reverse("plans:keep_finding", args=[finding.pk])
        )


def _statements(partnership: Partnership) -> Iterable[Todo]:
    """Once there is something to speak of: a version, or a plan that everybody reads."""
    plans = Plan.objects.filter(partnership=partnership, forum_statements=None).at_work()
    spoken_of = plans.public() | plans.filter(snapshots__number__isnull=False)
    words = _("Say what the parent carer forum thinks of “%(plan)s”")
    for plan in spoken_of.distinct()[:MOST]:
        yield Todo(words % {"plan": plan}, reverse("plans:forum_statement", args=[plan.pk]))
