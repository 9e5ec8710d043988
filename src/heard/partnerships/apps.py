from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "heard.partnerships"
    label = "partnerships"
