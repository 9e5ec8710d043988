"""Addresses of actions, for staff."""

from django.urls import URLPattern, path

from heard.plans.views import (
    action_steps,
    actions,
    changing_actions,
    leading,
    milestones,
    moving_due,
    risks,
    splitting,
)

_PLAN = "staff/plans/<int:pk>/actions/"
_ACTION = "staff/plans/actions/<int:pk>/"
_MILESTONE = "staff/plans/milestones/<int:pk>/"
_RISK = "staff/plans/risks/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(_PLAN, actions.actions, name="actions"),
    path(f"{_PLAN}make/", changing_actions.make_action, name="make_action"),
    path(f"{_PLAN}give/", leading.give_actions, name="give_actions"),
    path(_ACTION, actions.keep_action, name="keep_action"),
    path(f"{_ACTION}change/", changing_actions.change_action, name="change_action"),
    path(f"{_ACTION}agree/", action_steps.agree_action, name="agree_action"),
    path(f"{_ACTION}start/", action_steps.start_action, name="start_action"),
    path(f"{_ACTION}deliver/", action_steps.deliver_action, name="deliver_action"),
    path(f"{_ACTION}stop/", action_steps.stop_action, name="stop_action"),
    path(f"{_ACTION}reopen/", action_steps.reopen_action, name="reopen_action"),
    path(f"{_ACTION}move/", moving_due.move_due, name="move_due"),
    path(f"{_ACTION}split/", splitting.split_action, name="split_action"),
    path(f"{_ACTION}merge/", splitting.merge_actions, name="merge_actions"),
    path(f"{_ACTION}milestones/add/", milestones.add_milestone, name="add_milestone"),
    path(f"{_MILESTONE}change/", milestones.change_milestone, name="change_milestone"),
    path(f"{_MILESTONE}done/", milestones.finish_milestone, name="finish_milestone"),
    path(f"{_MILESTONE}reopen/", milestones.reopen_milestone, name="reopen_milestone"),
    path(f"{_MILESTONE}remove/", milestones.remove_milestone, name="remove_milestone"),
    path(f"{_ACTION}risks/add/", risks.add_risk, name="add_risk"),
    path(f"{_RISK}change/", risks.change_risk, name="change_risk"),
    path(f"{_RISK}close/", risks.close_risk, name="close_risk"),
    path(f"{_RISK}reopen/", risks.reopen_risk, name="reopen_risk"),
]
