"""Addresses of the room."""

from django.urls import path, re_path

from heard.questionnaires import views

app_name = "questionnaires"
urlpatterns = [
    path("staff/questionnaires/", views.questionnaires, name="questionnaires"),
    path(
        "staff/questionnaires/bring-in/",
        views.bring_in_questionnaire,
        name="bring_in_questionnaire",
    ),
    path("staff/questionnaires/<int:pk>/", views.show_questionnaire, name="show_questionnaire"),
    re_path(
        r"^staff/questionnaires/(?P<pk>[0-9]{1,18})/file\.(?P<ending>xlsx|yaml|json)$",
        views.download_questionnaire,
        name="download_questionnaire",
    ),
]
