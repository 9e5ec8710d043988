"""Addresses of calls for those who run and decide them."""

from django.urls import URLPattern, path

from heard.boards.views import (
    calls,
    deciding,
    ending_calls,
    panels,
    recording_answers,
    telling_everyone,
)

patterns: list[URLPattern] = [
    path("staff/calls/", calls.all_calls, name="all_calls"),
    path("staff/calls/new/", calls.make_call, name="make_call"),
    path("staff/calls/<int:pk>/", calls.run_call, name="run_call"),
    path("staff/calls/<int:pk>/change/", calls.change_call, name="change_call"),
    path("staff/calls/<int:pk>/numbers/", calls.call_numbers, name="call_numbers"),
    path("staff/calls/<int:pk>/open/", ending_calls.open_call, name="open_call"),
    path("staff/calls/<int:pk>/extend/", ending_calls.extend_call, name="extend_call"),
    path("staff/calls/<int:pk>/close/", ending_calls.close_call, name="close_call"),
    path("staff/calls/<int:pk>/withdraw/", ending_calls.withdraw_call, name="withdraw_call"),
    path("staff/calls/<int:pk>/discard/", ending_calls.discard_call, name="discard_call"),
    path("staff/calls/<int:pk>/panel/", panels.keep_panel, name="keep_panel"),
    path(
        "staff/calls/<int:pk>/panel/<int:member_pk>/remove/",
        panels.remove_panel_member,
        name="remove_panel_member",
    ),
    path("staff/calls/<int:pk>/tell/", telling_everyone.tell_everyone, name="tell_everyone"),
    path(
        "staff/calls/<int:pk>/offer-next/<int:group_pk>/",
        telling_everyone.offer_next,
        name="offer_next",
    ),
    path("staff/panels/<int:pk>/", panels.panel, name="panel"),
    path("staff/panels/<int:pk>/declare/", panels.declare_conflicts, name="declare_conflicts"),
    path("staff/panels/<int:pk>/scores/", deciding.panel_scores, name="panel_scores"),
    path("staff/panels/<int:pk>/draw-lots/", deciding.draw_lots, name="draw_lots"),
    path(
        "staff/panels/<int:pk>/<int:expression_pk>/",
        panels.score_expression,
        name="score_expression",
    ),
    path(
        "staff/panels/<int:pk>/<int:expression_pk>/know/",
        panels.declare_conflict,
        name="declare_conflict",
    ),
    path("staff/applicants/<int:pk>/", calls.applicant, name="applicant"),
    path("staff/applicants/<int:pk>/decide/", deciding.decide, name="decide"),
    path("staff/applicants/<int:pk>/settle/", deciding.settle_double, name="settle_double"),
    path("staff/applicants/<int:pk>/end-offer/", telling_everyone.end_offer, name="end_offer"),
    path(
        "staff/applicants/<int:pk>/answer/", recording_answers.record_answer, name="record_answer"
    ),
    path(
        "staff/applicants/<int:pk>/withdraw/",
        recording_answers.record_withdrawal,
        name="record_withdrawal",
    ),
    path("staff/applicants/<int:pk>/appoint/", telling_everyone.appoint, name="appoint"),
]
