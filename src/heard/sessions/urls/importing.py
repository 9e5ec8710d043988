"""Addresses of bringing in a file of attendees."""

from django.urls import URLPattern, path

from heard.sessions.views import importing

_FILES = "staff/sessions/<int:pk>/attendees"

patterns: list[URLPattern] = [
    path(f"{_FILES}/", importing.import_bookings, name="import_bookings"),
    path(f"{_FILES}/<uuid:key>/", importing.attendee_file, name="attendee_file"),
    path(f"{_FILES}/<uuid:key>/columns/", importing.map_columns, name="map_columns"),
]
