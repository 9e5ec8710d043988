from django.urls import URLPattern

from heard.scrutiny.urls import batches, committees, decisions, duties, packs, reports, requests

app_name = "scrutiny"
urlpatterns: list[URLPattern] = [
    *decisions.patterns,
    *batches.patterns,
    *committees.patterns,
    *reports.patterns,
    *requests.patterns,
    *duties.patterns,
    *packs.patterns,
]
