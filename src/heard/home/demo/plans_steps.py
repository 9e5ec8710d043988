"""Actions of Westmere's plans, step by step: agreed, started, moved, told of, done, noticed."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from heard.home.demo import plans_words as words
from heard.home.demo.plans_actions import Day, DemoAction, DemoPriority, DemoUpdate
from heard.partnerships.models import Member
from heard.plans.details import ActionDetails, ActionWhen, ActionWho, Delivered, Stopped
from heard.plans.models import Action, Finding, Measure, Plan, Post, Update
from heard.plans.models.words import ActionState, EvidenceKind
from heard.plans.queries.why import point_words, public_points
from heard.plans.result_words import POSITIVE, find_result
from heard.plans.services import actions, noticing
from heard.plans.services.due import Moved, move_due
from heard.plans.services.impact import Shown, evidence_impact
from heard.plans.services.milestones import add_milestone, finish_milestone
from heard.plans.services.risks import RiskDetails, add_risk
from heard.plans.services.updates import Author, Said, accept_update, receive_update
from heard.plans.services.why import Reason, Shaped, add_shaping, link_evidence

Made = Mapping[str, Action]


def day_of(day: Day) -> date:
    return day if isinstance(day, date) else timezone.localdate() + timedelta(days=day)


def make_actions(
    plan: Plan, parts: Iterable[DemoPriority], findings: Mapping[str, Finding], *, by: Member
) -> dict[str, Action]:
    """All of them as drafts, by reference, with steps, risks and who shaped them."""
    made = {}
    for part in parts:
        for each in part.actions:
            action = _make(plan, part, each, findings[each.finding], by)
            action.demo = each  # type: ignore[attr-defined] # what is told of it later
            made[each.reference] = action
    return made


def _make(plan: Plan, part: DemoPriority, each: DemoAction, finding: Finding, by: Member) -> Action:
    area = plan.partnership
    details = ActionDetails(
        title=each.title,
        reference=each.reference,
        priority=plan.priorities.filter(number=part.number).first(),
        findings=(finding,),
        outcome_sought=each.outcome,
        why=each.why,
        plain_words=each.plain,
        is_considered=each.becomes == "considered",
        who=ActionWho(
            lead=Post.objects.get(partnership=area, title=each.lead),
            group=area.bodies.filter(name=each.group).first() if each.group else None,
        ),
        when=ActionWhen(
            day_of(each.starts), day_of(each.review) if each.review else None, day_of(each.due)
        ),
        cost=Decimal(each.cost) if each.cost else None,
    )
    action = actions.make_action(plan, details, by=by)
    for words_of_it, due, _is_done in each.milestones:
        add_milestone(action, words_of_it, day_of(due), by=by)
    for risk, likelihood, impact, response in each.risks:
        add_risk(action, RiskDetails(risk, likelihood, impact, response), by=by)
    for shaping in each.shaped:
        add_shaping(action, Shaped(shaping.who, shaping.involvement, shaping.words), by=by)
    return action


def carry_out(made: Made, *, by: Member) -> None:
    """Agree and start what has started; deliver or stop what is over."""
    for action in made.values():
        each: DemoAction = action.demo  # type: ignore[attr-defined] # set by `make_actions`
        if each.becomes == "considered":
            continue
        actions.agree_action(action, by=by)
        if each.becomes == "agreed":
            continue
        actions.start_action(action, by=by)
        for to, why in each.moved:
            _move(action, day_of(to), why, by)
        for words_of_it, due, is_done in each.milestones:
            if is_done:
                step = action.milestones.get(words=words_of_it)
                finish_milestone(step, day_of(due), by=by)
        _end(action, each, by)
        _date_back(action, each)


def _date_back(action: Action, each: DemoAction) -> None:
    """Each step to its day, where the services wrote down today."""
    agreed_on = day_of(each.starts) - timedelta(days=20)
    Action.objects.filter(pk=action.pk).update(agreed_on=agreed_on)
    over = min(day_of(each.due), timezone.localdate())
    days = {
        ActionState.DRAFT: agreed_on - timedelta(days=30),
        ActionState.AGREED: agreed_on,
        ActionState.IN_PROGRESS: day_of(each.starts),
        ActionState.DELIVERED: over,
        ActionState.STOPPED: over,
    }
    for became, day in days.items():
        at = timezone.make_aware(datetime.combine(day, time(10)))
        action.state_changes.filter(became=became).update(at=at)


def _move(action: Action, to: date, why: str, by: Member) -> None:
    """A few weeks before the day that it could not keep."""
    was = Action.objects.get(pk=action.pk).due
    move_due(action, Moved(to, why), by=by)
    if was is not None:
        moved_on = min(was, timezone.localdate()) - timedelta(days=21)
        action.due_changes.filter(moved_to=to).update(on=moved_on)


def _end(action: Action, each: DemoAction, by: Member) -> None:
    over = min(day_of(each.due), timezone.localdate())
    if each.becomes in {"delivered", "evidenced"}:
        actions.deliver_action(action, Delivered(over, each.changed), by=by)
    elif each.becomes == "stopped":
        actions.stop_action(action, Stopped(over, each.because), by=by)


def give_updates(made: Made, *, since: int, until: int = 99, by: Member) -> None:
    """Those of between `since` and `until` months ago; of this month they wait to be looked at."""
    for action in made.values():
        each: DemoAction = action.demo  # type: ignore[attr-defined] # set by `make_actions`
        for update in each.updates:
            if since <= update.months <= until:
                _say(action, update, by)


def wait_to_be_looked_at(made: Made) -> None:
    """What came in this week."""
    reference, claim, happened = words.PENDING
    action = Action.objects.select_related("lead").get(pk=made[reference].pk)
    if action.lead and (holder := action.lead.holders.filter(until=None).first()):
        receive_update(action, Said(claim, happened), author=Author(uuid4(), holder=holder))


def _say(action: Action, told: DemoUpdate, by: Member) -> None:
    action = Action.objects.select_related("plan", "lead").get(pk=action.pk)
    if not action.is_open or action.lead is None:
        return
    holder = action.lead.holders.filter(until=None).first()
    author = Author(uuid4(), holder=holder) if holder else Author(uuid4(), by=by)
    said = Said(told.claim, told.happened, told.reason)
    update = receive_update(action, said, author=author)
    at = timezone.now() - timedelta(days=30 * told.months + 3)
    Update.objects.filter(pk=update.pk).update(received_at=at)
    if told.months:
        update.refresh_from_db()
        accept_update(update, public_words=told.public, by=by)


def say_why(made: Made, *, by: Member) -> None:
    """From what was published and said: a result with its base, something said at a session."""
    area = by.partnership
    publication = area.publications.filter(stage="published").first()
    for code in words.CITED if publication else ():
        if publication and (result := find_result(publication, code, POSITIVE)):
            reason = Reason(
                EvidenceKind.FINDINGS,
                result.words,
                dated=publication.findings.asked_until,
                publication=publication,
                question=code,
            )
            link_evidence(made["2.1"], reason, by=by)
    for point in public_points(area)[:2]:
        reason = Reason(EvidenceKind.POINT, point_words(point), point.session.day, point=point)
        link_evidence(made["1.2"], reason, by=by)


def show_what_helped(made: Made, *, by: Member) -> None:
    """One is noticed, because a number moved; about another families are being asked."""
    on_time = Measure.objects.get(partnership=by.partnership, name=words.ON_TIME_NAME)
    evidence_impact(made["2.1"], Shown(measure=on_time), by=by)
    closes_on = timezone.localdate() + timedelta(days=32)
    asking = noticing.Asking(words.ASKED, closes_on)
    noticing.ask_families(made["1.2"], asking, by=by)
