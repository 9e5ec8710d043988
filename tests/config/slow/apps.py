from django.apps import AppConfig


class SlowConfig(AppConfig):
    name = "tests.config.slow"
    label = "slow"
