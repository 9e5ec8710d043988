"""Addresses of pictures that were kept."""

from django.urls import URLPattern, path

from heard.plans.views import snapshots

_PLAN = "staff/plans/<int:pk>/snapshots/"
_ONE = "plans/snapshots/<uuid:key>/"

urlpatterns: list[URLPattern] = [
    path(_PLAN, snapshots.snapshots, name="snapshots"),
    path(f"{_PLAN}take/", snapshots.take_snapshot, name="take_snapshot"),
    path(_ONE, snapshots.snapshot, name="snapshot"),
    path(f"{_ONE}plan.json", snapshots.snapshot_json, name="snapshot_json"),
    path(f"{_ONE}compare/", snapshots.compare, name="compare"),
    path("plans/snapshots/<uuid:before>/to/<uuid:after>/", snapshots.difference, name="difference"),
]
