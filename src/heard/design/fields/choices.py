"""Fields that are chosen from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heard.design.fields.component import Component, GovukField, Option, Words
from heard.design.fields.plain import plain_options

NOT_A_CHOICE = _("Select one of the answers in the list")


class _ChoosingField(GovukField):
    """What radios, checkboxes and lists share.

    `hints` has a hint for some of the values; `dividers` the word before some of them, as
    {"unknown": "or"}.
    """

    def __init__(
        self,
        *,
        hints: Mapping[str, Words] | None = None,
        dividers: Mapping[str, Words] | None = None,
        **options: Any,
    ) -> None:
        self.hints = dict(hints or {})
        self.dividers = dict(dividers or {})
        words = {"required": _("Select an answer"), "invalid_choice": NOT_A_CHOICE}
        options["error_messages"] = words | options.get("error_messages", {})
        super().__init__(**options)

    def option(self, option: Option) -> Option:
        hint = self.hints.get(option.value, "")
        divider = self.dividers.get(option.value, "")
        return replace(option, hint=hint, divider=divider) if hint or divider else option

    def component(self, bound: forms.BoundField) -> Component:
        options = tuple(self.option(option) for option in plain_options(bound))
        return replace(super().component(bound), options=options)


class RadiosField(_ChoosingField, forms.ChoiceField):
    """One of a few. `inline=True` puts short answers side by side."""

    macro = "radios"
    widget = forms.RadioSelect

    def __init__(self, *, inline: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.classes = "govuk-radios--inline" if inline else ""


class SelectField(_ChoosingField, forms.ChoiceField):
    """One of many. Prefer radios where there are fewer than about eight."""

    macro = "select"


class CheckboxesField(_ChoosingField, forms.MultipleChoiceField):
    """Any number of a few. `exclusive` is the value that stands alone ("none of these")."""

    macro = "checkboxes"
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, exclusive: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.exclusive = exclusive
        self.error_messages.setdefault(
            "exclusive", _("Select answers, or select “%(alone)s”, not both")
        )

    def option(self, option: Option) -> Option:
        drawn = super().option(option)
        return replace(drawn, exclusive=True) if option.value == self.exclusive else drawn

    def validate(self, value: Any) -> None:
        super().validate(value)
        if self.exclusive and self.exclusive in value and len(value) > 1:
            alone = dict(self.choices)[self.exclusive]  # type: ignore[arg-type,unused-ignore] # it is one of the choices
            raise ValidationError(
                self.error_messages["exclusive"], code="exclusive", params={"alone": alone}
            )


class ConfirmField(GovukField, forms.BooleanField):
    """One box to tick. Its label is what the person says by ticking it."""

    macro = "confirm"

    def __init__(self, **options: Any) -> None:
        words = {"required": _("Select the box to confirm")}
        options["error_messages"] = words | options.get("error_messages", {})
        super().__init__(**options)

    def component(self, bound: forms.BoundField) -> Component:
        only = Option("on", bound.label, bound.auto_id, chosen=bool(bound.value()))
        return replace(super().component(bound), options=(only,))
