"""The tracker of what committees asked for."""

from django.urls import URLPattern, path

from heard.scrutiny.views import (
    answering,
    following,
    request_steps,
    request_updates,
    tracker,
    tracker_public,
)

_LINE = "staff/tracker/<int:pk>/"
_PUBLIC = "committees/<slug:slug>/tracker/"

patterns: list[URLPattern] = [
    path(_PUBLIC, tracker_public.requests, name="requests"),
    path(f"{_PUBLIC}tracker.csv", tracker_public.tracker_csv, name="tracker_csv"),
    path(f"{_PUBLIC}tracker.json", tracker_public.tracker_json, name="tracker_json"),
    path(f"{_PUBLIC}tracker.docx", tracker_public.tracker_word, name="tracker_word"),
    path("committees/requests/<uuid:key>/", tracker_public.request_story, name="request"),
    path("u/<str:link>/requests/", answering.my_requests, name="my_requests"),
    path("u/<str:link>/requests/code/", answering.request_code, name="request_code"),
    path(
        "u/<str:link>/requests/code/enter/",
        answering.enter_request_code,
        name="enter_request_code",
    ),
    path("u/<str:link>/requests/<uuid:key>/", answering.answer_request, name="answer_request"),
    path("staff/decisions/<int:pk>/follow/", following.follow_decision, name="follow_decision"),
    path(
        "staff/decisions/resolutions/<int:pk>/changes/",
        following.link_resolution,
        name="link_resolution",
    ),
    path(
        "staff/decisions/links/<int:pk>/remove/",
        following.unlink_resolution,
        name="unlink_resolution",
    ),
    path("staff/tracker/", tracker.tracker, name="tracker"),
    path("staff/committees/<int:pk>/tracker/new/", tracker.make_request, name="make_request"),
    path(_LINE, tracker.keep_request, name="keep_request"),
    path(f"{_LINE}change/", tracker.change_request, name="change_request"),
    path(f"{_LINE}send/", request_steps.send_request, name="send_request"),
    path(f"{_LINE}response/", request_steps.record_response, name="record_response"),
    path(f"{_LINE}progress/", request_steps.say_progress, name="say_progress"),
    path(f"{_LINE}complete/", request_steps.complete_request, name="complete_request"),
    path(f"{_LINE}confirm/", request_steps.confirm_request, name="confirm_request"),
    path(f"{_LINE}reopen/", request_steps.reopen_request, name="reopen_request"),
    path(f"{_LINE}action/", request_steps.link_action, name="link_action"),
    path(f"{_LINE}day/", request_steps.move_request_due, name="move_request_due"),
    path(f"{_LINE}pause/", request_steps.pause_request, name="pause_request"),
    path(f"{_LINE}resume/", request_steps.resume_request, name="resume_request"),
    path(
        "staff/tracker/updates/<int:pk>/",
        request_updates.settle_request_update,
        name="settle_request_update",
    ),
]
