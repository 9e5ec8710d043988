from django.apps import AppConfig


class SessionsConfig(AppConfig):
    name = "heard.sessions"
    # Django's own store of sign-ins has the label `sessions`.
    label = "engagement"
