"""Addresses of what was heard and what became of it, for everybody."""

from django.urls import URLPattern, path

from heard.sessions.views import closing_surveys, heard

patterns: list[URLPattern] = [
    path("sessions/heard/", heard.all_heard, name="all_heard"),
    path("sessions/<uuid:key>/heard/", heard.heard, name="heard"),
    path("sessions/<uuid:key>/heard/easy-read/", heard.heard_easy_read, name="heard_easy_read"),
    path("sessions/<uuid:key>/heard/one-page/", heard.heard_one_page, name="heard_one_page"),
    path(
        "staff/programmes/phases/<int:pk>/surveys/",
        closing_surveys.closing_surveys,
        name="closing_surveys",
    ),
]
