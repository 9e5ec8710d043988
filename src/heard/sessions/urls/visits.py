"""Addresses of elected members who listen."""

from django.urls import path

from heard.sessions.views import visit_reports, visits, visits_signed_in

patterns = [
    path("v/<str:link>/", visits.my_visits, name="my_visits"),
    path("v/<str:link>/code/", visits.visit_code, name="visit_code"),
    path("v/<str:link>/code/enter/", visits.enter_visit_code, name="enter_visit_code"),
    path("v/<str:link>/<uuid:key>/answer/", visits.answer_visit, name="answer_visit"),
    path("v/<str:link>/<uuid:key>/report/", visits.report_visit, name="report_visit"),
    path("staff/visits/", visits_signed_in.my_visits_signed_in, name="my_visits_signed_in"),
    path(
        "staff/visits/<uuid:key>/answer/",
        visits_signed_in.answer_visit_signed_in,
        name="answer_visit_signed_in",
    ),
    path(
        "staff/visits/<uuid:key>/report/",
        visits_signed_in.report_visit_signed_in,
        name="report_visit_signed_in",
    ),
    path("staff/reports/", visit_reports.reports, name="reports"),
    path("staff/reports/printed/", visit_reports.reports_printed, name="reports_printed"),
    path("staff/reports/reports.csv", visit_reports.reports_file, name="reports_file"),
    path("staff/reports/<int:pk>/", visit_reports.visit_report, name="visit_report"),
    path("staff/listeners/", visit_reports.listeners, name="listeners"),
    path("staff/listeners/send/", visit_reports.send_visit_links, name="send_visit_links"),
    path(
        "staff/listeners/<int:pk>/renew/",
        visit_reports.renew_visit_link,
        name="renew_visit_link",
    ),
]
