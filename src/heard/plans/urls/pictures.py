"""Addresses of pictures."""

from django.urls import URLPattern, path

from heard.plans.views import pictures

_PLAN = "plans/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path(f"{_PLAN}page/", pictures.plan_on_a_page, name="plan_on_a_page"),
    path(f"{_PLAN}timeline/", pictures.timeline, name="timeline"),
    path(f"{_PLAN}slipped/", pictures.slipped, name="slipped"),
]
