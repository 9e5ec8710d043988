"""The council's own Word template: the file, and what goes under which of its headings."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import FileField, GovukForm, SelectField
from heard.design.papers.templates import Template
from heard.scrutiny.template_filling import label_names, section_names
from heard.scrutiny.template_places import Places

MOST_BYTES = 10 * 1024 * 1024


class TemplateFileForm(GovukForm):
    file = FileField(
        label=_("The council's template for reports"),
        help_text=_("A Word document (.docx) with headings, without macros"),
        suffixes=(".docx",),
        largest=MOST_BYTES,
        error_messages={"required": _("Choose the template")},
    )


class PlacesForm(GovukForm):
    """A field for each heading and each label; `places` is what goes where."""

    def __init__(
        self, sent: Any, template: Template, before: Places, implications: Mapping[int, str]
    ) -> None:
        super().__init__(sent)
        self._template = template
        sections = [("", now("Nothing of the report")), *section_names(implications).items()]
        facts = [("", now("Nothing of the report")), *label_names().items()]
        for heading in template.headings:
            label = now("Under the heading “%(words)s”") % {"words": heading.words}
            code = before.places.get(heading.index, "")
            self._add(f"heading_{heading.index}", label, sections, code)
        for label_of in template.labels:
            label = now("Beside “%(words)s”") % {"words": label_of.words}
            code = before.labels.get(label_of.index, "")
            self._add(f"label_{label_of.index}", label, facts, code)

    def _add(self, name: str, label: str, choices: list[tuple[str, str]], code: str) -> None:
        self.fields[name] = SelectField(label=label, choices=choices, required=False)
        self.initial[name] = code

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        seen: dict[str, str] = {}
        for name, code in list(given.items()):
            if not code or not name.startswith("heading_"):
                continue
            if code in seen:
                self.add_error(name, ValidationError(now("Select each part of a report once")))
            seen[code] = name
        if not seen and not self.errors:
            first = f"heading_{self._template.headings[0].index}"
            self.add_error(first, now("Select what goes under one heading at least"))
        return given

    @property
    def places(self) -> Places:
        return Places(dict(self._numbered("heading_")), dict(self._numbered("label_")))

    def _numbered(self, prefix: str) -> Iterator[tuple[int, str]]:
        for name, code in self.cleaned_data.items():
            if name.startswith(prefix) and code:
                yield int(name.removeprefix(prefix)), code
