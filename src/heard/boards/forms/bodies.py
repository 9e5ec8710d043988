"""Describing a body, closing it, going on as another."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.boards.details import BodyDetails, Closing
from heard.boards.models import Body
from heard.boards.models.words import BodyKind, BodyStatus
from heard.design.fields import (
    DateField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)

DATE_HINT = _("For example, 27 3 2026")
MOST_STEPS, LONGEST_STEP = 40, 300
_OPEN_STATUSES = [
    (status.value, status.label) for status in (BodyStatus.ACTIVE, BodyStatus.FORMING)
]


class BodyForm(GovukForm):
    """A body as its keepers describe it."""

    name = TextField(
        label=_("Name"), max_length=200, error_messages={"required": _("Enter a name")}
    )
    kind = RadiosField(
        label=_("What is it?"),
        choices=BodyKind.choices,
        error_messages={"required": _("Select what it is")},
    )
    parent = SelectField(
        label=_("Which body does it report to?"),
        help_text=_("For a working group or a task and finish group, the board that set it up"),
        required=False,
    )
    status = RadiosField(
        label=_("Has it started?"),
        choices=_OPEN_STATUSES,
        initial=BodyStatus.ACTIVE,
        error_messages={"required": _("Select whether it has started")},
    )
    purpose = LongTextField(
        label=_("What is it for?"),
        help_text=_("In words that a tired parent understands. Families read this first"),
        max_length=3000,
        required=False,
    )
    meets = TextField(
        label=_("When and where does it usually meet?"),
        help_text=_("For example, every second month, Tuesdays 10am to midday, at County Hall"),
        max_length=300,
        required=False,
    )
    quorum = NumberField(
        label=_("How many members must be there to decide?"),
        help_text=_("The quorum. Leave it empty if there is none"),
        min_value=1,
        max_value=500,
        width=3,
        required=False,
    )
    papers_days = NumberField(
        label=_("How many days before a meeting are papers due?"),
        min_value=0,
        max_value=60,
        width=2,
        initial=7,
    )
    founded_on = DateField(label=_("When was it set up?"), help_text=DATE_HINT, required=False)
    induction_steps = LongTextField(
        label=_("What do you go through with somebody who takes a seat?"),
        help_text=_("One step on each line"),
        rows=6,
        required=False,
    )
    is_public = RadiosField(
        label=_("Who can see it?"),
        choices=[("yes", _("Everybody")), ("no", _("Staff only"))],
        initial="yes",
        error_messages={"required": _("Select who can see it")},
    )

    def __init__(
        self, sent: object, parents: Sequence[Body], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(sent, initial=initial)
        self._parents = {str(parent.pk): parent for parent in parents}
        named = [(pk, parent.name) for pk, parent in self._parents.items()]
        choices = [("", _("None. It stands on its own")), *named]
        self.fields["parent"].choices = choices  # type: ignore[attr-defined] # a choice field has them

    def clean_induction_steps(self) -> tuple[str, ...]:
        steps = _lines(self.cleaned_data["induction_steps"])
        if len(steps) > MOST_STEPS:
            raise ValidationError(_("Enter 40 steps or fewer"))
        if any(len(step) > LONGEST_STEP for step in steps):
            raise ValidationError(_("Use 300 characters or fewer on each line"))
        return steps

    @property
    def details(self) -> BodyDetails:
        """What a valid form says."""
        given = dict(self.cleaned_data)
        given["parent"] = self._parents.get(given["parent"])
        given["is_public"] = given["is_public"] == "yes"
        return BodyDetails(**given)


class RenameForm(GovukForm):
    """Another name for the same body, or a new body that carries on."""

    SAME, NEW = "same", "new"

    name = TextField(
        label=_("New name"), max_length=200, error_messages={"required": _("Enter a new name")}
    )
    how = RadiosField(
        label=_("What has changed?"),
        choices=[
            (SAME, _("Only the name")),
            (NEW, _("It starts afresh under the new name")),
        ],
        hints={
            SAME: _("Its page, its members and its past stay as they are"),
            NEW: _(
                "The old body closes and says what it went on as. Seats, members, chairs and the "
                "groups under it go to the new one. It needs new terms of reference"
            ),
        },
        error_messages={"required": _("Select what has changed")},
    )
    on = DateField(
        label=_("Last day of the old name"),
        help_text=_("Only if it starts afresh. For example, 27 3 2026"),
        required=False,
    )
    reason = LongTextField(
        label=_("Why?"), help_text=_("Everybody can read this"), max_length=1000, required=False
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("how") == self.NEW and not given.get("on") and "on" not in self.errors:
            self.add_error("on", _("Enter the last day of the old name"))
        return given

    @property
    def starts_afresh(self) -> bool:
        return bool(self.cleaned_data["how"] == self.NEW)

    @property
    def closing(self) -> Closing:
        return _closing(self)


class CloseBodyForm(GovukForm):
    """The last day of a body, and why."""

    on = DateField(
        label=_("Last day"),
        help_text=_("Seats and memberships end with this day. For example, 27 3 2026"),
        error_messages={"required": _("Enter the last day")},
    )
    reason = LongTextField(
        label=_("Why does it close?"),
        help_text=_("Everybody can read this"),
        max_length=1000,
        error_messages={"required": _("Enter why it closes")},
    )

    @property
    def closing(self) -> Closing:
        return _closing(self)


class MergeForm(CloseBodyForm):
    """Which body it goes on as, and who goes with it."""

    field_order = ("into", "people", "on", "reason")

    into = SelectField(
        label=_("Which body does it go on as?"),
        error_messages={"required": _("Select the body that it goes on as")},
    )
    people = RadiosField(
        label=_("What happens to its members?"),
        choices=[
            ("move", _("They take empty seats there, as far as there are any")),
            ("end", _("Their membership ends")),
        ],
        hints={
            "move": _("Seats of the same kind only. Those who have sat longest go first"),
        },
        error_messages={"required": _("Select what happens to its members")},
    )

    def __init__(self, sent: object, successors: Sequence[Body]) -> None:
        super().__init__(sent, initial={"on": timezone.localdate()})
        self._successors = {str(body.pk): body for body in successors}
        named = [(pk, body.name) for pk, body in self._successors.items()]
        choices = [("", _("Select a body")), *named]
        self.fields["into"].choices = choices  # type: ignore[attr-defined] # a choice field has them
        self.fields["reason"].label = _("Why?")

    @property
    def into_body(self) -> Body:
        return self._successors[self.cleaned_data["into"]]

    @property
    def moves_people(self) -> bool:
        return bool(self.cleaned_data["people"] == "move")


def described(body: Body) -> dict[str, Any]:
    """The values of a body's form as they are."""
    values = {name: getattr(body, name) for name in BodyForm.base_fields}
    return values | {
        "parent": body.parent_id or "",
        "is_public": "yes" if body.is_public else "no",
        "induction_steps": "\n".join(body.induction_steps),
    }


def _closing(form: GovukForm) -> Closing:
    return Closing(form.cleaned_data["on"], form.cleaned_data["reason"])


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
