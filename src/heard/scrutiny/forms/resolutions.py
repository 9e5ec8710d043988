"""The resolutions of a draft, as parts that can be changed one by one."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import BadRequest
from django.utils.translation import gettext_lazy as _

from heard.design.fields import CheckboxesField, GovukForm, TextField
from heard.design.typed import whole_number
from heard.scrutiny.forms.inputs import ProseField
from heard.scrutiny.models import DecisionRecord, VerbWord
from heard.scrutiny.parts import MOST_PARTS, Part, Parts

NOWHERE_TO_SPLIT = _("Leave an empty line where the next resolution begins, then select Split")


class ResolutionForm(GovukForm):
    """One resolution."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    number = TextField(label=_("Number, as printed"), width=5, max_length=20, required=False)
    text = ProseField(label=_("Words"), rows=4, required=False)
    verbs = CheckboxesField(label=_("What it does"), choices=VerbWord.choices, required=False)

    @property
    def part(self) -> Part:
        given = self.cleaned_data
        return Part(given["number"], given["text"], tuple(given["verbs"]), given["key"])


class ResolutionForms:
    """All resolutions of a record in one page."""

    def __init__(self, record: DecisionRecord, sent: Mapping[str, Any] | None = None) -> None:
        self.sent = sent or {}
        if sent is None:
            self.forms = [
                ResolutionForm(
                    prefix=f"part-{number}",
                    initial={
                        "key": each.key,
                        "number": each.number,
                        "text": each.text,
                        "verbs": each.verbs,
                    },
                )
                for number, each in enumerate(record.resolutions.all())
            ]
        else:
            self.forms = [
                ResolutionForm(sent, prefix=f"part-{number}") for number in range(_count(sent))
            ]

    def is_valid(self) -> bool:
        """Whether every part is; each gathers its own errors. Two parts never share a key."""
        if not self._each_is_valid():
            return False
        seen: set[UUID] = set()
        for form in self.forms:
            if form.cleaned_data["key"] in seen:
                form.cleaned_data["key"] = uuid4()
            seen.add(form.cleaned_data["key"])
        return True

    def _each_is_valid(self) -> bool:
        found = [form.is_valid() for form in self.forms]
        return all(found)

    @property
    def deed(self) -> tuple[str, int]:
        """Which button was pressed, as "up-2": the deed and the part; "" for those that save."""
        deed, _dash, place = str(self.sent.get("deed", "")).partition("-")
        at = whole_number(place)
        return ("", -1) if at is None else (deed, at)

    @property
    def parts(self) -> Parts:
        return tuple(form.part for form in self.forms)

    @property
    def errors(self) -> list[dict[str, str]]:
        """Lines of the error summary."""
        return [
            {
                "text": _("Resolution %(place)d: %(error)s") % {"place": place, "error": line.text},
                "href": line.href,
            }
            for place, form in enumerate(self.forms, 1)
            for line in form.error_summary
        ]


def _count(sent: Mapping[str, Any]) -> int:
    """How many parts were sent, whatever the form claims.

    Raises BadRequest where it claims nothing: to read that as none would remove all there are.
    """
    claimed = whole_number(sent.get("parts"))
    if claimed is None:
        raise BadRequest
    return min(claimed, MOST_PARTS)
