"""Members' duties, and the page behind their link."""

from django.urls import URLPattern, path

from heard.scrutiny.views import checking_reports, duties, duties_public, making_duties
from heard.scrutiny.views import my_committee as by_link
from heard.scrutiny.views import my_committee_signed_in as signed_in

patterns: list[URLPattern] = [
    path("committees/duties/<uuid:key>/", duties_public.duty, name="duty"),
    path("staff/duties/", duties.duties, name="duties"),
    path("staff/duties/<int:pk>/", duties.keep_duty, name="keep_duty"),
    path("staff/duties/<int:pk>/change/", making_duties.change_duty, name="change_duty"),
    path("staff/duties/<int:pk>/close/", duties.close_duty, name="close_duty"),
    path("staff/duties/<int:pk>/remind/", duties.remind_members, name="remind_members"),
    path("staff/duties/<int:pk>/add/<int:person>/", duties.add_duty_member, name="add_duty_member"),
    path("staff/duties/members/<int:pk>/excuse/", duties.excuse_member, name="excuse_member"),
    path(
        "staff/duties/reports/<int:pk>/",
        checking_reports.check_report_back,
        name="check_report_back",
    ),
    path("staff/committees/<int:pk>/duty/", making_duties.make_duty, name="make_duty"),
    # Under the address of an elected member's own page, so that one code opens both.
    path("v/<str:link>/committee/", by_link.my_committee, name="my_committee"),
    path("v/<str:link>/committee/code/", by_link.committee_code, name="committee_code"),
    path(
        "v/<str:link>/committee/code/enter/",
        by_link.enter_committee_code,
        name="enter_committee_code",
    ),
    path(
        "v/<str:link>/committee/<uuid:key>/answer/",
        by_link.answer_for_committee,
        name="answer_for_committee",
    ),
    path(
        "v/<str:link>/committee/<uuid:key>/report/",
        by_link.report_to_committee,
        name="report_to_committee",
    ),
    path(
        "v/<str:link>/committee/<uuid:key>/confirm/",
        by_link.confirm_as_member,
        name="confirm_as_member",
    ),
    path(
        "v/<str:link>/committee/<uuid:key>/cannot-go/",
        by_link.ask_to_be_excused,
        name="ask_to_be_excused",
    ),
    path("staff/my-committee/", signed_in.my_committee_signed_in, name="my_committee_signed_in"),
    path(
        "staff/my-committee/<uuid:key>/answer/",
        signed_in.answer_for_committee_signed_in,
        name="answer_for_committee_signed_in",
    ),
    path(
        "staff/my-committee/<uuid:key>/report/",
        signed_in.report_to_committee_signed_in,
        name="report_to_committee_signed_in",
    ),
    path(
        "staff/my-committee/<uuid:key>/confirm/",
        signed_in.confirm_as_member_signed_in,
        name="confirm_as_member_signed_in",
    ),
    path(
        "staff/my-committee/<uuid:key>/cannot-go/",
        signed_in.ask_to_be_excused_signed_in,
        name="ask_to_be_excused_signed_in",
    ),
]
