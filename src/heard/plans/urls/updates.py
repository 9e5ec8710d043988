"""Addresses of updates."""

from django.urls import URLPattern, path

from heard.plans.views import my_updates, my_updates_signed_in, updates

_MINE = "staff/my-updates/"

urlpatterns: list[URLPattern] = [
    path("u/<str:link>/", my_updates.my_updates, name="my_updates"),
    path("u/<str:link>/code/", my_updates.update_code, name="update_code"),
    path("u/<str:link>/code/enter/", my_updates.enter_update_code, name="enter_update_code"),
    path("u/<str:link>/<uuid:key>/", my_updates.write_update, name="write_update"),
    path(_MINE, my_updates_signed_in.my_updates_signed_in, name="my_updates_signed_in"),
    path(
        f"{_MINE}<uuid:key>/",
        my_updates_signed_in.write_update_signed_in,
        name="write_update_signed_in",
    ),
    path("staff/plans/<int:pk>/updates/", updates.updates, name="updates"),
    path("staff/plans/updates/<int:pk>/", updates.settle_update, name="settle_update"),
    path("staff/plans/actions/<int:pk>/update/", updates.enter_update, name="enter_update"),
]
