from django.urls import path

from heard.home import views

app_name = "home"
urlpatterns = [
    path("", views.front_page, name="front_page"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("contact/", views.contact, name="contact"),
    path("health/", views.health, name="health"),
    path("staff/", views.today, name="today"),
]
