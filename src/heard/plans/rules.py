"""Who may do what with inspections, plans, actions, measures and updates."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission
from heard.plans.models import Action, Holder, Plan


def can_see_plans(member: Member) -> bool:
    """The staff pages: drafts, updates as they were written, risks."""
    return member.may(Permission.SEE_PLANS)


def can_see_plan(member: Member, plan: Plan) -> bool:
    return can_see_plans(member) and member.partnership_id == plan.partnership_id


def can_keep_plans(member: Member) -> bool:
    return member.may(Permission.KEEP_PLANS)


def can_keep_plan(member: Member, plan: Plan) -> bool:
    return can_keep_plans(member) and member.partnership_id == plan.partnership_id


def can_keep_measures(member: Member) -> bool:
    return member.may(Permission.KEEP_MEASURES)


def can_publish_plans(member: Member) -> bool:
    return member.may(Permission.PUBLISH_PLANS)


def can_publish_plan(member: Member, plan: Plan) -> bool:
    return can_publish_plans(member) and member.partnership_id == plan.partnership_id


def can_update(holder: Holder, action: Action) -> bool:
    """Whoever holds the post that leads an action, and has not left it."""
    return holder.until is None and action.lead_id == holder.post_id
