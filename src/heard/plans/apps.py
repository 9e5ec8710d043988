from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class PlansConfig(AppConfig):
    name = "heard.plans"

    def ready(self) -> None:
        """Nothing starts with a file of frameworks that cannot be used."""
        from heard.plans.frameworks import BadFrameworksError, read_frameworks  # noqa: PLC0415 - needs the models, which are there only now

        try:
            read_frameworks(settings.FRAMEWORKS_FILE)
        except BadFrameworksError as problem:
            raise ImproperlyConfigured(f"HEARD_FRAMEWORKS: {problem}") from problem
