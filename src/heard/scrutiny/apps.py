from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    name = "heard.scrutiny"
    label = "scrutiny"
