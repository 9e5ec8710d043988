"""Committees, their years, and what is kept of them."""

from django.urls import URLPattern, path

from heard.scrutiny.views import committees, committees_public

patterns: list[URLPattern] = [
    path("committees/", committees_public.committees, name="committees"),
    path("committees/<slug:slug>/", committees_public.committee, name="committee"),
    path(
        "committees/<slug:slug>/<int:number>/",
        committees_public.committee_year,
        name="committee_year",
    ),
    path("staff/committees/", committees.all_committees, name="all_committees"),
    path(
        "staff/committees/follow/<int:body>/", committees.follow_committee, name="follow_committee"
    ),
    path("staff/committees/<int:pk>/", committees.keep_committee, name="keep_committee"),
    path("staff/committees/<int:pk>/change/", committees.change_committee, name="change_committee"),
    path(
        "staff/committees/<int:pk>/implications/",
        committees.set_implications,
        name="set_implications",
    ),
    path("staff/committees/<int:pk>/deadlines/", committees.set_deadlines, name="set_deadlines"),
]
