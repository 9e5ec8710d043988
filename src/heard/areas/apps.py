from django.apps import AppConfig


class AreasConfig(AppConfig):
    name = "heard.areas"
