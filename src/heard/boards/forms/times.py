"""A time of day, typed as people write it."""

from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heard.boards.times import read_time
from heard.design.fields import TextField
from heard.design.fields.component import Words


class TimeField(TextField):
    """Gives `datetime.time` or None. Takes `9:30am`, `2pm`, `14:00`, `midday`."""

    def __init__(self, **options: Any) -> None:
        words: dict[str, Words] = {
            "required": _("Enter a time"),
            "not_a_time": _("Enter a time, like 9:30am or 14:00"),
        }
        options["error_messages"] = words | options.get("error_messages", {})
        super().__init__(width=10, max_length=20, **options)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = read_time(typed)
        if found is None:
            raise ValidationError(self.error_messages["not_a_time"], code="not_a_time")
        return found

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value
