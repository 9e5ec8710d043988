"""Addresses of inspections and what they found, for staff."""

from django.urls import URLPattern, path

from heard.plans.views import findings, inspections

INSPECTIONS = "staff/plans/inspections/"
ONE = f"{INSPECTIONS}<int:pk>/"
FINDING = "staff/plans/findings/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(INSPECTIONS, inspections.inspections, name="inspections"),
    path(f"{INSPECTIONS}make/", inspections.make_inspection, name="make_inspection"),
    path(ONE, inspections.keep_inspection, name="keep_inspection"),
    path(f"{ONE}change/", inspections.change_inspection, name="change_inspection"),
    path(f"{ONE}report/", inspections.enter_report, name="enter_report"),
    path(f"{ONE}discard/", inspections.discard_inspection, name="discard_inspection"),
    path(f"{ONE}findings/make/", findings.make_finding, name="make_finding"),
    path(FINDING, findings.keep_finding, name="keep_finding"),
    path(f"{FINDING}change/", findings.change_finding, name="change_finding"),
    path(f"{FINDING}close/", findings.close_finding, name="close_finding"),
    path(f"{FINDING}reopen/", findings.reopen_finding, name="reopen_finding"),
    path(f"{FINDING}remove/", findings.remove_finding, name="remove_finding"),
]
