"""One row of a file, corrected in place or left out."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.plans.doubt_words import SAID_WORDS
from heard.plans.queries.file_rows import FileRow
from heard.plans.tables.kept import DAYS, TEXTS, step_line

_YES, _NO = "yes", "no"
_DAY_HINT = _("For example, 27 3 2026")
_LONGEST = 5000


class FileRowForm(GovukForm):
    """What the row should say. What is emptied here is not taken from the file."""

    takes_in = RadiosField(
        label=_("Take this row in?"),
        choices=[(_YES, _("Yes")), (_NO, _("No, leave it out"))],
        inline=True,
        error_messages={"required": _("Select whether to take this row in")},
    )
    reference = TextField(
        label=_("Reference"),
        max_length=20,
        width=10,
        error_messages={"required": _("Enter a reference")},
    )
    title = LongTextField(label=_("Action: what is done"), max_length=300, rows=3, required=False)
    priority = TextField(label=_("Priority"), max_length=200, required=False)
    group = SelectField(label=_("Task and finish group"), required=False)
    starts_on = DateField(label=_("Start"), help_text=_DAY_HINT, required=False)
    due_on = DateField(
        label=_("Due on"),
        help_text=_("The day first promised. For example, 27 3 2026"),
        required=False,
    )
    due_words = TextField(
        label=_("Words in place of a day"),
        help_text=_("For example, ongoing"),
        max_length=100,
        required=False,
    )
    revised_due_on = DateField(
        label=_("Moved to"),
        help_text=_("The day that holds now. For example, 27 3 2026"),
        required=False,
    )
    reason = LongTextField(
        label=_("Why did the day move?"),
        help_text=_("Families can read this"),
        max_length=1000,
        rows=2,
        required=False,
    )
    review_on = DateField(label=_("Review"), help_text=_DAY_HINT, required=False)
    said = SelectField(
        label=_("How does it stand?"),
        choices=[("", _("The file does not say")), *SAID_WORDS.items()],
        required=False,
    )
    delivered_on = DateField(label=_("Delivered on"), help_text=_DAY_HINT, required=False)
    outcome_sought = LongTextField(
        label=_("Outcome sought"), max_length=_LONGEST, rows=3, required=False
    )
    why = LongTextField(label=_("Why"), max_length=_LONGEST, rows=2, required=False)
    plain_words = LongTextField(
        label=_("In plain words, for families"), max_length=_LONGEST, rows=3, required=False
    )
    milestones = LongTextField(
        label=_("Milestones"),
        help_text=_("One on each line, with its day if it has one: Posts filled (by 30/04/2026)"),
        max_length=20_000,
        rows=4,
        required=False,
    )
    progress = LongTextField(label=_("Update"), max_length=10_000, rows=4, required=False)

    def __init__(
        self, row: FileRow, groups: Mapping[int, object], sent: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(sent, initial=_values(row))
        named = [(str(pk), str(group)) for pk, group in groups.items()]
        choices = [("", _("None")), *named]
        self.fields["group"].choices = choices  # type: ignore[attr-defined] # a choice field has them

    @property
    def takes_row_in(self) -> bool:
        return bool(self.cleaned_data["takes_in"] == _YES)

    @property
    def changed(self) -> dict[str, str]:
        """As it is kept: words, and days by ISO 8601."""
        names = (*TEXTS, *DAYS, "said", "milestones", "group")
        return {name: _stored(self.cleaned_data.get(name)) for name in names}


def _stored(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value or "").replace("\r\n", "\n")


def _values(row: FileRow) -> dict[str, Any]:
    read = row.proposed
    values: dict[str, Any] = {name: getattr(read, name) for name in (*TEXTS, *DAYS)}
    return values | {
        "takes_in": _NO if row.is_left_out else _YES,
        "said": read.said or "",
        "group": str(row.who.group.pk) if row.who.group else "",
        "milestones": "\n".join(map(step_line, read.milestones)),
    }
