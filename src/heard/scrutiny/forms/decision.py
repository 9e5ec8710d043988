"""The fields of a draft, beside what they were read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heard.design.fields import ConfirmField, DateField, GovukForm, SelectField, TextField
from heard.scrutiny.field_names import FIELD_LABELS, columns
from heard.scrutiny.forms.inputs import (
    ClaimField,
    PapersField,
    ProseField,
    RecordLinesField,
    WebAddressField,
)
from heard.scrutiny.models import DecisionRecord, StatusWord
from heard.scrutiny.queries import SURE

_ONE_A_LINE = _("One on each line")
_DATE_HINT = _("For example, 27 3 2026")


@dataclass(frozen=True)
class FieldRow:
    """A field of the record: its inputs, where it was read, and what the officer must do."""

    name: str
    inputs: tuple[forms.BoundField, ...]
    first_line: int | None
    last_line: int | None
    check: forms.BoundField | None
    sent: str = ""


class DecisionForm(GovukForm):
    """Every field of a record. A field that was not read surely has a box "I have checked this"."""

    title = TextField(label=FIELD_LABELS["title"], max_length=500, required=False)
    decision_maker = TextField(
        label=FIELD_LABELS["decision_maker"],
        help_text=_("The committee, or the person who decided"),
        max_length=300,
        required=False,
    )
    status_raw = TextField(label=_("Decision status, as printed"), max_length=200, required=False)
    status = SelectField(
        label=_("What the status means"), choices=StatusWord.choices, required=True
    )
    is_key_decision = ClaimField(label=_("Is it a key decision?"))
    is_subject_to_call_in = ClaimField(label=_("Is it subject to call-in?"))
    decision_date = DateField(
        label=FIELD_LABELS["decision_date"], help_text=_DATE_HINT, required=False
    )
    meeting_date = DateField(label=_("Date of the meeting"), required=False)
    meeting_body = TextField(label=_("Who met"), max_length=300, required=False)
    publication_date = DateField(label=FIELD_LABELS["publication_date"], required=False)
    effective_from = DateField(label=FIELD_LABELS["effective_from"], required=False)
    purpose = ProseField(label=FIELD_LABELS["purpose"], rows=3, required=False)
    text = ProseField(
        label=FIELD_LABELS["text"],
        help_text=_("Background and decision. You correct the resolutions on the next page"),
        rows=14,
        required=False,
    )
    reasons = ProseField(label=FIELD_LABELS["reasons"], rows=3, required=False)
    alternatives = ProseField(label=FIELD_LABELS["alternatives"], rows=3, required=False)
    divisions = RecordLinesField(
        label=FIELD_LABELS["divisions"],
        help_text=_ONE_A_LINE,
        longest=300,
        rows=2,
        required=False,
    )
    contacts = RecordLinesField(
        label=FIELD_LABELS["contacts"], help_text=_ONE_A_LINE, longest=300, rows=2, required=False
    )
    report_authors = RecordLinesField(
        label=FIELD_LABELS["report_authors"],
        help_text=_ONE_A_LINE,
        longest=300,
        rows=2,
        required=False,
    )
    documents = PapersField(
        label=FIELD_LABELS["documents"],
        help_text=_("One on each line: its title, then its web address if there is one"),
        rows=3,
        required=False,
    )
    source_url = WebAddressField(label=FIELD_LABELS["source_url"], required=False)

    def __init__(
        self, sent: object, record: DecisionRecord, initial: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(sent, initial=dict(initial or values_of(record)))
        self.record = record
        self.doubtful = [
            field
            for field in FIELD_LABELS
            if record.confidence.get(field, 1) < SURE and field != "resolutions"
        ]
        for field in self.doubtful:
            self.fields[f"checked_{field}"] = ConfirmField(
                label=_("I have compared this with the source"),
                required=False,
                initial=field in record.checked,
            )

    @property
    def values(self) -> dict[str, Any]:
        """What a valid form says, by column, and which fields have been checked."""
        given = dict(self.cleaned_data)
        others = set(self.record.checked) - set(self.doubtful)
        checked = {field for field in self.doubtful if given.pop(f"checked_{field}")}
        return given | {"checked": sorted(others | checked)}

    def rows(self, sent: Mapping[str, str] | None = None) -> Sequence[FieldRow]:
        """The form's fields in order; `sent` has what was refused, by field."""
        return [
            self._row(field, (sent or {}).get(field, ""))
            for field in FIELD_LABELS
            if field != "resolutions"
        ]

    def _row(self, field: str, sent: str) -> FieldRow:
        first, last = self.record.lines.get(field) or (None, None)
        return FieldRow(
            name=field,
            inputs=tuple(self[column] for column in columns(field)),
            first_line=first,
            last_line=last,
            check=self[f"checked_{field}"] if field in self.doubtful else None,
            sent=sent,
        )


def values_of(record: DecisionRecord) -> dict[str, Any]:
    """The form's values as the record has them."""
    values = {
        name: getattr(record, name) for name in DecisionForm.base_fields if name != "documents"
    }
    return values | {"documents": [(each.title, each.url) for each in record.documents.all()]}
