from django.apps import AppConfig


class BoardsConfig(AppConfig):
    name = "heard.boards"
    label = "boards"
