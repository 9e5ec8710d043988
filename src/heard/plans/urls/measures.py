"""Addresses of measures, for staff."""

from django.urls import URLPattern, path

from heard.plans.views import measures, official, readings

_ALL = "staff/plans/measures/"
_ONE = f"{_ALL}<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(_ALL, measures.measures, name="measures"),
    path(f"{_ALL}make/", measures.make_measure, name="make_measure"),
    path(_ONE, measures.keep_measure, name="keep_measure"),
    path(f"{_ONE}change/", measures.change_measure, name="change_measure"),
    path(f"{_ONE}retire/", measures.retire_measure, name="retire_measure"),
    path(f"{_ONE}values/add/", readings.add_reading, name="add_reading"),
    path(f"{_ONE}values/<int:reading_pk>/", readings.correct_reading, name="correct_reading"),
    path(f"{_ONE}values/official/", official.read_figures, name="read_figures"),
    path(f"{_ONE}values/from/<uuid:key>/", readings.read_result, name="read_result"),
]
