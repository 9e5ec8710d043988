"""Addresses of expressions of interest."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path


def to_come(request: HttpRequest, **_where: object) -> HttpResponse:
    raise Http404


patterns: list[URLPattern] = [
    path("join/<slug:slug>/", to_come, name="call"),
    path("join/<slug:slug>/paper/", to_come, name="paper_form"),
    path("my-interest/<str:link>/", to_come, name="my_expression"),
    path("staff/calls/<int:pk>/enter/", to_come, name="enter_expression"),
]
