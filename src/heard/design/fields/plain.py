"""Django's own fields, as they come in other people's forms, drawn as GOV.UK components."""

from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget

from heard.design.fields.component import Component, Option, first_error

INPUT_TYPES = {
    forms.EmailInput: {"type": "email", "autocomplete": "email", "spellcheck": "false"},
    forms.NumberInput: {"inputmode": "numeric"},
    forms.PasswordInput: {"spellcheck": "false", "autocapitalize": "none"},
}
KEPT = frozenset({"autocomplete", "inputmode", "maxlength", "type", "spellcheck", "autocapitalize"})


def component_of_plain_field(bound: forms.BoundField) -> Component:
    """The component that fits the widget of a field that is not one of ours."""
    widget = bound.field.widget
    value = bound.value()
    if isinstance(widget, forms.CheckboxInput):
        only = Option("on", bound.label, bound.auto_id, chosen=bool(value))
        return _component(bound, "confirm", options=(only,))
    if isinstance(widget, ChoiceWidget):
        macro = {"RadioSelect": "radios", "CheckboxSelectMultiple": "checkboxes"}
        return _component(
            bound, macro.get(type(widget).__name__, "select"), options=plain_options(bound)
        )
    if isinstance(widget, forms.FileInput):
        return _component(bound, "file")
    text = "" if value is None else str(value)
    if isinstance(widget, forms.PasswordInput):
        return _component(bound, "password", attributes=_attributes(widget))
    macro_name = "long_text" if isinstance(widget, forms.Textarea) else "text"
    return _component(bound, macro_name, value=text, attributes=_attributes(widget))


def plain_options(bound: forms.BoundField) -> tuple[Option, ...]:
    """The choices of a field as options; the first has the field's own id, to be linked to."""
    value = bound.value()
    chosen = {str(one) for one in (value if isinstance(value, list | tuple) else [value])}
    choices = getattr(bound.field, "choices", ())
    return tuple(
        Option(
            value=str(code),
            text=text,
            id=bound.auto_id if number == 1 else f"{bound.auto_id}-{number}",
            chosen=str(code) in chosen,
        )
        for number, (code, text) in enumerate(choices, start=1)
    )


def _component(bound: forms.BoundField, macro: str, **more: Any) -> Component:
    return Component(
        macro=macro,
        name=bound.html_name,
        id=bound.auto_id,
        label=bound.label,
        hint=bound.help_text,
        error=first_error(bound),
        **more,
    )


def _attributes(widget: forms.Widget) -> dict[str, str | int]:
    known: dict[str, str | int] = {}
    for kind, attributes in INPUT_TYPES.items():
        if isinstance(widget, kind):
            known |= attributes
    known |= {name: value for name, value in widget.attrs.items() if name in KEPT}
    known.pop("maxlength", None)  # the form says what is too long; the browser would cut a paste
    return known
