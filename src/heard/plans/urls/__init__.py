"""Addresses of the room, by subject."""

from heard.plans.urls import (
    actions,
    files,
    inspections,
    measures,
    noticing,
    pictures,
    plans,
    posts,
    public,
    snapshots,
    updates,
)

app_name = "plans"
urlpatterns = [
    *public.urlpatterns,
    *noticing.urlpatterns,
    *updates.urlpatterns,
    *inspections.urlpatterns,
    *plans.urlpatterns,
    *actions.urlpatterns,
    *posts.urlpatterns,
    *measures.urlpatterns,
    *snapshots.urlpatterns,
    *pictures.urlpatterns,
    *files.urlpatterns,
]
