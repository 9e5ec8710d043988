from django.apps import AppConfig


class HouseConfig(AppConfig):
    """The whole house: its commands, its start-up checks, its own jobs."""

    name = "heard.config"
    label = "config"

    def ready(self) -> None:
        from heard.config import checks  # noqa: F401, PLC0415 - registers them, apps being ready
        from heard.mail.senders import current_sender  # noqa: PLC0415 - likewise

        current_sender()  # a wrong address stops the start, not the first letter
