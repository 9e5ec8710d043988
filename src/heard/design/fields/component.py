"""What a field's component shows, and drawing it.

The macros are our own and lean, in `design/fields.jinja`: a page of questions has a dozen fields,
and the package's macros take 0.75 ms for one set of radios, ours a tenth of that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django import forms
from django.template import engines
from django.utils.functional import Promise
from markupsafe import Markup

Words = str | Promise


@dataclass(frozen=True)
class Option:
    """One radio button, checkbox or line of a list. `divider` ("or") stands before it."""

    value: str
    text: Words
    id: str
    chosen: bool = False
    hint: Words = ""
    divider: Words = ""
    exclusive: bool = False


@dataclass(frozen=True)
class Part:
    """One input of a date."""

    name: str
    id: str
    text: Words
    value: str
    width: int
    wrong: bool = False


@dataclass(frozen=True)
class Component:
    """A form field as its macro in `design/fields.jinja` needs it."""

    macro: str
    name: str
    id: str
    label: Words
    hint: Words = ""
    error: str = ""
    value: str = ""
    heading: bool = False
    label_size: str = ""
    classes: str = ""
    attributes: Mapping[str, str | int] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def described_by(self) -> str:
        """The ids of hint, error and count message, in the order in which they are read out."""
        ids = [f"{self.id}-hint"] if self.hint else []
        ids += [f"{self.id}-error"] if self.error else []
        ids += [f"{self.id}-info"] if "maxlength" in self.attributes else []
        return " ".join(ids)

    @property
    def label_classes(self) -> str:
        """For a `label`; a `legend` has the same sizes under its own name."""
        return self._sized("govuk-label")

    @property
    def legend_classes(self) -> str:
        return self._sized("govuk-fieldset__legend")

    def _sized(self, block: str) -> str:
        size = self.label_size or ("l" if self.heading else "")
        return f"{block} {block}--{size}" if size else block


class GovukField(forms.Field):
    """A field that knows its component.

    `heading=True` makes the label the page's only h1, for a page that asks one thing. `label_size`
    is "s", "m", "l" or "xl". `attributes` go on the control.
    """

    macro = "text"
    classes = ""

    def __init__(
        self,
        *,
        heading: bool = False,
        label_size: str = "",
        attributes: Mapping[str, str | int] | None = None,
        **options: Any,
    ) -> None:
        self.heading = heading
        self.label_size = label_size
        self.attributes = dict(attributes or {})
        super().__init__(**options)

    def component(self, bound: forms.BoundField) -> Component:
        """What `bound`, this field in a form, shows."""
        value = bound.value()
        return Component(
            macro=self.macro,
            name=bound.html_name,
            id=bound.auto_id,
            label=bound.label,
            hint=self.help_text,
            error=first_error(bound),
            value="" if value is None else str(value),
            heading=self.heading,
            label_size=self.label_size,
            classes=self.classes,
            attributes=self.attributes,
        )


def first_error(bound: forms.BoundField) -> str:
    """A field shows one error at a time, the first."""
    return str(bound.errors[0]) if bound.errors else ""


@cache
def _macros() -> Any:
    return engines["jinja2"].env.get_template("design/fields.jinja").module  # type: ignore[attr-defined] # of the Jinja2 backend


def draw(component: Component) -> Markup:
    drawn: Markup = getattr(_macros(), component.macro)(component)
    return drawn
