from django.urls import path, re_path

from heard.design import views
from heard.design.gallery import views as gallery

app_name = "design"
urlpatterns = [
    re_path(r"^theme-(?P<colour>[0-9a-f]{6})\.css$", views.theme, name="theme"),
    path("logos/<str:name>", views.logo, name="logo"),
    path("design/", gallery.gallery, name="gallery"),
    path("design/form/", gallery.form, name="form"),
    path("design/report/", gallery.report, name="report"),
    path("design/error/<int:status>/", gallery.error, name="error"),
]
