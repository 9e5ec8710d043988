"""Addresses of whom a phase reached."""

from django.urls import URLPattern, path

from heard.sessions.views import reach

patterns: list[URLPattern] = [
    path("staff/phases/<int:pk>/reach/", reach.reach, name="reach"),
    path("staff/phases/<int:pk>/reach.csv", reach.reach_csv, name="reach_csv"),
]
