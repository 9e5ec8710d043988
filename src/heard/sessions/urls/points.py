"""Addresses of capturing and moderating what was said."""

from django.urls import URLPattern, path

from heard.sessions.views import capturing, flagging, moderating

patterns: list[URLPattern] = [
    path("staff/points/sessions/<int:pk>/", moderating.points, name="points"),
    path("staff/points/sessions/<int:pk>/capture/", capturing.capture, name="capture"),
    path("staff/points/sessions/<int:pk>/flip-chart/", capturing.flip_chart, name="flip_chart"),
    path("staff/points/<int:pk>/", moderating.moderate, name="moderate"),
    path("staff/points/<int:pk>/flag/", flagging.flag_point, name="flag_point"),
    path("staff/points/<int:pk>/words/", capturing.change_words, name="change_words"),
]
