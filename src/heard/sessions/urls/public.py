"""Addresses of what everybody sees of sessions."""

from django.urls import URLPattern, path

from heard.sessions.views import calendars, public

patterns: list[URLPattern] = [
    path("sessions/", public.sessions, name="sessions"),
    path("sessions/calendar.ics", calendars.calendar, name="calendar"),
    path("sessions/feed.xml", calendars.feed, name="feed"),
    path("sessions/programmes/<slug:slug>/", public.programme, name="programme"),
    path("sessions/<uuid:key>/", public.session, name="session"),
    path("sessions/<uuid:key>/session.ics", calendars.session_calendar, name="session_calendar"),
]
