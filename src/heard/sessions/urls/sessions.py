"""Addresses of making and running sessions."""

from django.urls import URLPattern, path

from heard.sessions.views import (
    changing_sessions,
    copying_sessions,
    ending_sessions,
    hosts,
    sessions,
)

ONE = "staff/sessions/<int:pk>/"

patterns: list[URLPattern] = [
    path("staff/sessions/", sessions.all_sessions, name="all_sessions"),
    path("staff/sessions/mine/", sessions.my_sessions, name="my_sessions"),
    path("staff/sessions/add/", sessions.make_session, name="make_session"),
    path(ONE, sessions.run_session, name="run_session"),
    path(f"{ONE}change/", changing_sessions.change_session, name="change_session"),
    path(f"{ONE}move/", changing_sessions.move_session, name="move_session"),
    path(f"{ONE}places/", changing_sessions.change_places, name="change_places"),
    path(f"{ONE}provided/", changing_sessions.change_provided, name="change_provided"),
    path(f"{ONE}discard/", changing_sessions.discard_session, name="discard_session"),
    path(f"{ONE}announce/", ending_sessions.announce_session, name="announce_session"),
    path(f"{ONE}cancel/", ending_sessions.cancel_session, name="cancel_session"),
    path(f"{ONE}held/", ending_sessions.hold_session, name="hold_session"),
    path(f"{ONE}duplicate/", copying_sessions.duplicate_session, name="duplicate_session"),
    path(f"{ONE}repeat/", copying_sessions.repeat_session, name="repeat_session"),
    path(f"{ONE}hosts/add/", hosts.add_host, name="add_host"),
    path(f"{ONE}hosts/<int:host_pk>/", hosts.change_host, name="change_host"),
    path(f"{ONE}hosts/<int:host_pk>/remove/", hosts.remove_host, name="remove_host"),
]
