"""Forms: one error summary, one look, whichever room they belong to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.renderers import Jinja2
from django.utils.safestring import SafeString, mark_safe

from heard.design.fields.component import Component, GovukField, draw, first_error
from heard.design.fields.plain import component_of_plain_field


class GovukBoundField(forms.BoundField):
    """A field in a form; printing it draws the whole component."""

    def component(self) -> Component:
        if isinstance(self.field, GovukField):
            return self.field.component(self)
        return component_of_plain_field(self)

    def as_field_group(self) -> SafeString:
        return mark_safe(draw(self.component()))  # noqa: S308 - Jinja escaped it

    def __str__(self) -> SafeString:
        return self.as_hidden() if self.is_hidden else self.as_field_group()

    def __html__(self) -> SafeString:
        return self.__str__()

    @property
    def wrong_id(self) -> str:
        """The id of the control to mend, for the error summary."""
        wrong = [part.id for part in self.component().parts if part.wrong]
        return wrong[0] if wrong else self.auto_id


class GovukRenderer(Jinja2):
    """Makes every form of this install draw its fields as components."""

    bound_field_class = GovukBoundField


@dataclass(frozen=True)
class SummaryError:
    """A line of the error summary; `href` is empty when the error is about no one field."""

    text: str
    href: str


def error_summary(form: forms.BaseForm) -> Sequence[SummaryError]:
    """What is wrong with a form, in the order of its fields."""
    about_all = [
        SummaryError(text, "")
        for error in form.non_field_errors().as_data()
        for text in error.messages
    ]
    return about_all + [
        SummaryError(first_error(bound), f"#{getattr(bound, 'wrong_id', bound.auto_id)}")
        for bound in form
        if bound.errors
    ]


class GovukForm(forms.Form):
    """The base of our forms.

    Errors are told by the page, not by the browser, so that they read the same everywhere.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)

    @property
    def error_summary(self) -> Sequence[SummaryError]:
        return error_summary(self)


class FindForm(GovukForm):
    """A search. A form made from it adds `words`; what cannot be read finds everything."""

    def __init__(self, sent: Mapping[str, Any]) -> None:
        super().__init__(sent)
        self.is_valid()

    @property
    def wanted(self) -> str:
        return str(self.cleaned_data.get("words", "")).strip()
