from django.apps import AppConfig


class HouseConfig(AppConfig):
    """The whole house: its commands, its start-up checks, its own jobs."""

    name = "heard.config"
    label = "config"
