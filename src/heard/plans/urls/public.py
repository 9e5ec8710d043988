"""Addresses that everybody reads."""

from django.urls import path

from heard.plans.views import public

urlpatterns = [
    path("plans/", public.plans, name="plans"),
    path("plans/<slug:slug>/", public.plan, name="plan"),
    path("plans/actions/<uuid:key>/", public.action, name="action"),
    path("plans/measures/<uuid:key>/", public.measure, name="measure"),
    path("inspections/<uuid:key>/", public.inspection, name="inspection"),
    path("inspections/findings/<uuid:key>/", public.finding, name="finding"),
]
