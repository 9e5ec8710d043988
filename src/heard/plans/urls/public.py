"""Addresses that everybody reads."""

from django.urls import path

from heard.plans.views import exports, feeds, public

urlpatterns = [
    path("plans/", public.plans, name="plans"),
    path("plans/<slug:slug>/", public.plan, name="plan"),
    path("plans/<slug:slug>/plan.docx", exports.plan_word, name="plan_word"),
    path("plans/<slug:slug>/plan.csv", exports.plan_csv, name="plan_csv"),
    path("plans/<slug:slug>/plan.json", exports.plan_json, name="plan_json"),
    path("plans/<slug:slug>/feed.xml", feeds.plan_feed, name="plan_feed"),
    path("plans/actions/<uuid:key>/", public.action, name="action"),
    path("plans/measures/<uuid:key>/", public.measure, name="measure"),
    path("inspections/<uuid:key>/", public.inspection, name="inspection"),
    path("inspections/findings/<uuid:key>/", public.finding, name="finding"),
]
