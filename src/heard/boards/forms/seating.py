"""Seats: who takes one, until when, who chairs."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.boards.models.words import EndReason, OfficeKind
from heard.design.fields import DateField, GovukForm, RadiosField, SelectField, TextField

# Days outside of these are slips of a finger.
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
_DATE_HINT = _("For example, 27 3 2026")


def day_field(label: Any, missing: Any, **more: Any) -> DateField:
    """A day of our time."""
    return DateField(
        label=label,
        help_text=_DATE_HINT,
        error_messages={"required": missing},
        **({"earliest": EARLIEST, "latest": LATEST} | more),
    )


class NamedForm(GovukForm):
    """Part of a name, to find somebody by."""

    name = TextField(label=_("Name, or part of it"), required=False, max_length=200)


class FillSeatForm(GovukForm):
    """From when, and for whom."""

    start_on = day_field(_("First day in the seat"), _("Enter their first day in the seat"))
    on_behalf_of = SelectField(
        label=_("On behalf of"),
        help_text=_("Leave this empty for somebody who speaks for themselves"),
        required=False,
    )

    def __init__(self, sent: Any, *, organisations: Sequence[tuple[str, Any]]) -> None:
        super().__init__(sent, initial={"start_on": timezone.localdate()})
        self.fields["on_behalf_of"].choices = [("", _("Nobody else")), *organisations]  # type: ignore[attr-defined] # of a ChoiceField


class RenewTermForm(GovukForm):
    """From when the next term runs."""

    start_on = day_field(_("First day of the next term"), _("Enter the first day of the next term"))


class EndMembershipForm(GovukForm):
    """The last day, and why."""

    end_on = day_field(_("Last day in the seat"), _("Enter their last day in the seat"))
    reason = RadiosField(
        label=_("Why does it end?"),
        choices=EndReason.choices,
        error_messages={"required": _("Select why it ends")},
    )


class MakeChairForm(GovukForm):
    """As what somebody leads the meetings, and from when."""

    kind = RadiosField(
        label=_("As what?"),
        choices=OfficeKind.choices,
        hints={
            OfficeKind.CHAIR: _("The present chair’s time ends the day before"),
            OfficeKind.CO_CHAIR: _("There may be several"),
        },
        error_messages={"required": _("Select chair or co-chair")},
    )
    start_on = day_field(_("First day"), _("Enter the first day"))


class EndOfficeForm(GovukForm):
    """The last day of chairing."""

    end_on = day_field(_("Last day as chair"), _("Enter the last day as chair"))
