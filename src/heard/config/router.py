"""Which database a model lives in: the answers wall, on Django's side."""

from typing import Any

from django.db.models import Model

ANSWERS = "answers"


class AnswersWall:
    """Sends the app label `answers` to the database `answers`, and nothing else there."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return ANSWERS if model._meta.app_label == ANSWERS else "default"

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return self.db_for_read(model)

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """No link may cross the wall."""
        # Not by type: `request.user` is a lazy stand-in whose type knows nothing of models.
        return (one._meta.app_label == ANSWERS) == (other._meta.app_label == ANSWERS)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return (app_label == ANSWERS) == (db == ANSWERS)
