"""A date, typed as day, month and year: what people know by heart needs no calendar."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heard.design.fields.component import Component, GovukField, Part
from heard.design.words import date_words, join_and

PARTS = ("day", "month", "year")
PART_NAMES = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
Typed = tuple[str, str, str]
# Python makes no number of thousands of digits, so how many there are is looked at first.
_DIGITS = re.compile("[0-9]{1,4}")


class DateParts(forms.Widget):
    """Reads three inputs, `name_day`, `name_month` and `name_year`, as they were typed."""

    def value_from_datadict(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> tuple[str, ...] | None:
        if not any(f"{name}_{part}" in data for part in PARTS):
            return None
        return tuple(str(data.get(f"{name}_{part}", "")).strip() for part in PARTS)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return self.value_from_datadict(data, files, name) is None


class DateField(GovukField):
    """A date. Gives `datetime.date` or None.

    `earliest` and `latest` are inclusive. Error codes: required, incomplete, invalid, too_early,
    too_late; `incomplete` marks the parts that are missing and `invalid` those that cannot be.
    """

    macro = "date"
    widget = DateParts

    def __init__(
        self, *, earliest: date | None = None, latest: date | None = None, **options: Any
    ) -> None:
        self.earliest = earliest
        self.latest = latest
        words = {
            "required": _("Enter a date"),
            "incomplete": _("The date must include a %(missing)s"),
            "invalid": _("Enter a real date, like 27 3 2026"),
            "too_early": _("Enter a date that is %(limit)s or later"),
            "too_late": _("Enter a date that is %(limit)s or earlier"),
        }
        options["error_messages"] = words | options.get("error_messages", {})
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Typed:
        """The three texts that the inputs show."""
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return tuple(value) if value else ("", "", "")

    def to_python(self, value: Typed | date | None) -> date | None:
        if isinstance(value, date) or not value or not any(value):
            return value if isinstance(value, date) else None
        missing = [part for part, text in zip(PARTS, value, strict=True) if not text]
        if missing:
            names = join_and([str(PART_NAMES[part]).lower() for part in missing])
            raise self._error("incomplete", parts=missing, missing=names)
        return self._real_date(value)

    def _real_date(self, value: Typed) -> date:
        wrong = [
            part
            for part, text, most in zip(PARTS, value, (31, 12, 9999), strict=True)
            if not (_DIGITS.fullmatch(text) and 1 <= int(text) <= most)
        ]
        if not wrong and len(value[2]) != 4:
            wrong = ["year"]
        if wrong:
            raise self._error("invalid", parts=wrong)
        try:
            return date(int(value[2]), int(value[1]), int(value[0]))
        except ValueError:
            raise self._error("invalid", parts=["day"]) from None

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise self._error("too_early", limit=date_words(self.earliest))
        if value and self.latest and value > self.latest:
            raise self._error("too_late", limit=date_words(self.latest))

    def _error(self, code: str, **params: Any) -> ValidationError:
        params.setdefault("parts", list(PARTS))
        return ValidationError(self.error_messages[code], code=code, params=params)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != self.prepare_value(data)

    def component(self, bound: forms.BoundField) -> Component:
        wrong = _wrong_parts(bound)
        typed = bound.value()
        parts = tuple(
            Part(
                name=f"{bound.html_name}_{part}",
                id=bound.auto_id if part == "day" else f"{bound.auto_id}_{part}",
                text=PART_NAMES[part],
                value=typed[index],
                width=4 if part == "year" else 2,
                wrong=part in wrong,
            )
            for index, part in enumerate(PARTS)
        )
        return replace(super().component(bound), value="", parts=parts)


def _wrong_parts(bound: forms.BoundField) -> list[str]:
    errors = bound.errors.as_data()
    if not errors:
        return []
    return list((errors[0].params or {}).get("parts", PARTS))
