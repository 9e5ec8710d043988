"""Addresses of the room."""

from django.urls import URLPattern, path

from heard.figures import views

app_name = "figures"
urlpatterns: list[URLPattern] = [
    path("staff/figures/", views.figures, name="figures"),
    path("staff/figures/load/", views.load_figures, name="load_figures"),
    path("staff/figures/files/<uuid:key>/", views.check_figures, name="check_figures"),
    path("staff/figures/files/<uuid:key>/area/", views.choose_area, name="choose_area"),
    path("staff/figures/<uuid:key>/", views.release, name="release"),
]
