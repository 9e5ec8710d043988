"""Addresses of capturing and moderating what was said."""

from django.urls import URLPattern, path

from heard.sessions.views import answering, capturing, flagging, moderating, writing_heard

_SESSION = "staff/points/sessions/<int:pk>"

patterns: list[URLPattern] = [
    path(f"{_SESSION}/", moderating.points, name="points"),
    path(f"{_SESSION}/capture/", capturing.capture, name="capture"),
    path(f"{_SESSION}/flip-chart/", capturing.flip_chart, name="flip_chart"),
    path(f"{_SESSION}/heard/", writing_heard.write_heard, name="write_heard"),
    path(f"{_SESSION}/heard/preview/", writing_heard.preview_heard, name="preview_heard"),
    path(f"{_SESSION}/heard/publish/", writing_heard.publish_heard, name="publish_heard"),
    path(f"{_SESSION}/answers/", answering.answers, name="answers"),
    path(
        f"{_SESSION}/answers/themes/<int:theme_pk>/",
        answering.answer_theme,
        name="answer_theme",
    ),
    path("staff/points/answers/", answering.open_answers, name="open_answers"),
    path(
        "staff/points/answers/themes/<int:theme_pk>/",
        answering.answer_theme_anywhere,
        name="answer_theme_anywhere",
    ),
    path("staff/points/<int:pk>/", moderating.moderate, name="moderate"),
    path("staff/points/<int:pk>/answer/", answering.answer_point, name="answer_point"),
    path("staff/points/<int:pk>/flag/", flagging.flag_point, name="flag_point"),
    path("staff/points/<int:pk>/words/", capturing.change_words, name="change_words"),
]
