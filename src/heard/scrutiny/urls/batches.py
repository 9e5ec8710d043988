"""Many records brought in at once."""

from django.urls import URLPattern, path

from heard.scrutiny.views import batches

patterns: list[URLPattern] = [
    path("staff/decisions/many/", batches.bring_decisions, name="bring_decisions"),
    path("staff/decisions/many/<uuid:key>/", batches.batch, name="batch"),
    path("staff/decisions/many/<uuid:key>/report.csv", batches.batch_csv, name="batch_csv"),
    path(
        "staff/decisions/differences/<int:pk>/", batches.batch_difference, name="batch_difference"
    ),
]
