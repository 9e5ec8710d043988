from django.apps import AppConfig


class ResultsConfig(AppConfig):
    name = "heard.results"
    label = "results"
