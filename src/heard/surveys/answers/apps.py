from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "heard.surveys.answers"
    label = "answers"
