"""Addresses of files."""

from django.urls import URLPattern, path

from heard.plans.views import files

_FILE = "staff/plans/files/<uuid:key>"

urlpatterns: list[URLPattern] = [
    path("staff/plans/<int:pk>/files/", files.bring_plan_file, name="bring_plan_file"),
    path(f"{_FILE}/", files.plan_file, name="plan_file"),
    path(f"{_FILE}/columns/", files.plan_file_columns, name="plan_file_columns"),
    path(f"{_FILE}/leads/", files.plan_file_leads, name="plan_file_leads"),
    path(f"{_FILE}/take-in/", files.take_in_plan_file, name="take_in_plan_file"),
    path(f"{_FILE}/rows/<slug:row>/", files.plan_file_row, name="plan_file_row"),
]
