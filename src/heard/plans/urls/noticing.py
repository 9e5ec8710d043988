"""Addresses of why an action is there, and of whether anybody notices."""

from django.urls import path

from heard.plans.views import impact, noticing, why

_ACTION = "staff/plans/actions/<int:pk>/"

urlpatterns = [
    path("noticed/<uuid:key>/", noticing.notice, name="notice"),
    path("noticed/<uuid:key>/thanks/", noticing.noticed, name="noticed"),
    path(f"{_ACTION}why/", why.why, name="why"),
    path(f"{_ACTION}why/link/", why.link_evidence, name="link_evidence"),
    path(f"{_ACTION}why/link/result/<uuid:key>/", why.link_result, name="link_result"),
    path(f"{_ACTION}why/link/points/", why.link_points, name="link_points"),
    path(f"{_ACTION}why/link/theme/", why.link_theme, name="link_theme"),
    path(f"{_ACTION}why/link/other/", why.link_other, name="link_other"),
    path(f"{_ACTION}why/<int:evidence_pk>/unlink/", why.unlink_evidence, name="unlink_evidence"),
    path(f"{_ACTION}shaped/add/", why.add_shaping, name="add_shaping"),
    path(f"{_ACTION}shaped/<int:shaping_pk>/remove/", why.remove_shaping, name="remove_shaping"),
    path(f"{_ACTION}impact/", impact.impacts, name="impacts"),
    path(f"{_ACTION}impact/show/", impact.evidence_impact, name="evidence_impact"),
    path(f"{_ACTION}impact/forum/", impact.forum_says, name="forum_says"),
    path(
        f"{_ACTION}impact/<int:impact_pk>/withdraw/", impact.withdraw_impact, name="withdraw_impact"
    ),
    path(f"{_ACTION}impact/ask/", impact.ask_families, name="ask_families"),
    path(
        f"{_ACTION}impact/questions/<int:question_pk>/sheet/",
        impact.notice_sheet,
        name="notice_sheet",
    ),
    path(
        f"{_ACTION}impact/questions/<int:question_pk>/paper/",
        impact.paper_answers,
        name="paper_answers",
    ),
    path(
        f"{_ACTION}impact/questions/<int:question_pk>/close/",
        impact.close_question,
        name="close_question",
    ),
]
