"""Addresses of plans, for staff."""

from django.urls import URLPattern, path

from heard.plans.views import approvals, plan_endings, plans, priorities

PLANS = "staff/plans/"
ONE = f"{PLANS}<int:pk>/"
PRIORITY = f"{PLANS}priorities/<int:pk>/"
APPROVAL = f"{PLANS}approvals/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(PLANS, plans.all_plans, name="all_plans"),
    path(f"{PLANS}make/", plans.make_plan, name="make_plan"),
    path(ONE, plans.keep_plan, name="keep_plan"),
    path(f"{ONE}change/", plans.change_plan, name="change_plan"),
    path(f"{ONE}rating-rule/", plans.change_rating_rule, name="change_rating_rule"),
    path(f"{ONE}publish/", plan_endings.publish_plan, name="publish_plan"),
    path(f"{ONE}close/", plan_endings.close_plan, name="close_plan"),
    path(f"{ONE}succeed/", plan_endings.succeed_plan, name="succeed_plan"),
    path(f"{ONE}priorities/add/", priorities.add_priority, name="add_priority"),
    path(f"{PRIORITY}change/", priorities.change_priority, name="change_priority"),
    path(f"{PRIORITY}move/", priorities.move_priority, name="move_priority"),
    path(f"{PRIORITY}remove/", priorities.remove_priority, name="remove_priority"),
    path(f"{ONE}approvals/", approvals.approvals, name="approvals"),
    path(f"{ONE}versions/make/", approvals.make_version, name="make_version"),
    path(f"{PLANS}versions/<int:pk>/ask/", approvals.ask_approval, name="ask_approval"),
    path(f"{APPROVAL}record/", approvals.record_approval, name="record_approval"),
    path(f"{APPROVAL}stop-asking/", approvals.stop_asking, name="stop_asking"),
    path(f"{ONE}forum/", approvals.forum_statement, name="forum_statement"),
]
