from django.urls import path

from heard.home.views import pages

app_name = "home"
urlpatterns = [
    path("", pages.front_page, name="front_page"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("contact/", pages.contact, name="contact"),
    path("health/", pages.health, name="health"),
    path("staff/", pages.today, name="today"),
]
