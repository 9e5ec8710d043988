from django.urls import path

from heard.home.views import pages, personal_data, rights

app_name = "home"
urlpatterns = [
    path("", pages.front_page, name="front_page"),
    path("step-by-step/", pages.ten_steps, name="ten_steps"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("privacy/ask/", rights.ask_what_you_hold, name="ask_what_you_hold"),
    path("contact/", pages.contact, name="contact"),
    path("health/", pages.health, name="health"),
    path("staff/", pages.today, name="today"),
    path("staff/personal-data/", personal_data.personal_data, name="personal_data"),
    path("staff/personal-data/file/", personal_data.personal_data_file, name="personal_data_file"),
    path("staff/personal-data/forget/", personal_data.forget_person, name="forget_person"),
    path("staff/personal-data/requests/", rights.rights_requests, name="rights_requests"),
    path("staff/personal-data/requests/add/", rights.add_rights_request, name="add_rights_request"),
    path("staff/personal-data/requests/<int:pk>/", rights.rights_request, name="rights_request"),
    path("staff/personal-data/retention/", rights.retention, name="retention"),
]
