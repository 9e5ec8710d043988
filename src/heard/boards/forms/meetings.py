"""Planning, moving and cancelling a meeting."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.boards.forms.times import TimeField
from heard.boards.models import Body, Meeting
from heard.boards.times import NoSuchTimeError, moment
from heard.design.fields import DateField, GovukForm, LongTextField, SelectField, TextField

EARLIEST = date(2000, 1, 1)
AHEAD = timedelta(days=3 * 366)


class MeetingForm(GovukForm):
    """When, where, and what is provided. `plan` holds what is to be planned."""

    day = DateField(
        label=lazy("Date"),
        help_text=lazy("Like 27 3 2026"),
        error_messages={"required": lazy("Enter the date of the meeting")},
        earliest=EARLIEST,
    )
    start = TimeField(
        label=lazy("Start"),
        help_text=lazy("Like 9:30am or 14:00"),
        error_messages={"required": lazy("Enter when the meeting starts")},
    )
    end = TimeField(
        label=lazy("End"), error_messages={"required": lazy("Enter when the meeting ends")}
    )
    place = TextField(
        label=lazy("Place"),
        help_text=lazy("With the street and postcode, so that people find it"),
        max_length=300,
        required=False,
    )
    online = TextField(
        label=lazy("How to join online"),
        help_text=lazy("A link or telephone number. Only members and guests see it"),
        max_length=500,
        required=False,
    )
    access = LongTextField(
        label=lazy("Access, and what is provided"),
        help_text=lazy(
            "Everybody reads it. Step-free access, parking, hearing loop, childcare, breaks, a "
            "quiet room, travel costs"
        ),
        max_length=2000,
        required=False,
    )
    papers_due_on = DateField(
        label=lazy("Papers are due on"),
        help_text=lazy(
            "Leave it empty, and papers are due as many days before as is usual for the body"
        ),
        required=False,
    )

    def __init__(self, sent: Any = None, meeting: Meeting | None = None) -> None:
        super().__init__(sent, initial=_values_of(meeting) if meeting else None)
        self._was = timezone.localdate(meeting.starts_at) if meeting else None
        day: Any = self.fields["day"]
        day.latest = timezone.localdate() + AHEAD

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if {"day", "start", "end"} <= set(values):
            self._set_moment("start", "starts_at")
            self._set_moment("end", "ends_at")
        if not self.errors and values["ends_at"] <= values["starts_at"]:
            self.add_error("end", _("Enter an end that is after the start"))
        due, day = values.get("papers_due_on"), values.get("day")
        if due and day and not day - timedelta(days=366) <= due <= day:
            words = _("Enter a day that is in the year before the meeting, or on its day")
            self.add_error("papers_due_on", words)
        return values

    def _set_moment(self, field: str, name: str) -> None:
        values = self.cleaned_data
        try:
            values[name] = moment(values["day"], values[field])
        except NoSuchTimeError:
            words = _("The clocks go forward on this day and skip this time. Enter another time")
            self.add_error(field, words)

    @property
    def plan(self) -> dict[str, Any]:
        """Columns of a meeting. A meeting that moves takes the day for papers along."""
        names = ("starts_at", "ends_at", "place", "online", "access", "papers_due_on")
        plan = {name: self.cleaned_data[name] for name in names}
        has_moved = self._was is not None and self._was != self.cleaned_data["day"]
        if has_moved and "papers_due_on" not in self.changed_data:
            plan["papers_due_on"] = None
        return plan


class PlanMeetingForm(MeetingForm):
    """The same, with the body that meets."""

    body = SelectField(
        label=lazy("Who meets?"), error_messages={"required": lazy("Select who meets")}
    )
    field_order = ("body",)

    def __init__(self, sent: Any, bodies: list[Body], chosen: str = "") -> None:
        super().__init__(sent)
        body: Any = self.fields["body"]
        only = str(bodies[0].pk) if len(bodies) == 1 else ""
        body.choices = [("", "")] + [(str(each.pk), each.name) for each in bodies]
        self.initial["body"] = chosen or only
        self._bodies = {str(each.pk): each for each in bodies}

    @property
    def body_chosen(self) -> Body:
        return self._bodies[self.cleaned_data["body"]]


class CancelMeetingForm(GovukForm):
    reason = LongTextField(
        label=lazy("Why is it cancelled?"),
        help_text=lazy("Everybody can read this"),
        max_length=500,
        rows=3,
        error_messages={"required": lazy("Enter why the meeting is cancelled")},
    )


class MeetingFilterForm(GovukForm):
    """Meetings of one body. `query` is what was asked for, as part of an address."""

    body = SelectField(label=lazy("Board or group"), required=False)

    def __init__(self, sent: Any, bodies: list[Body]) -> None:
        super().__init__(sent)
        body: Any = self.fields["body"]
        body.choices = [("", _("All of them"))] + [(str(each.pk), each.name) for each in bodies]
        self._bodies = {str(each.pk): each for each in bodies}

    @property
    def chosen(self) -> Body | None:
        return self._bodies.get(self.cleaned_data.get("body", "")) if self.is_valid() else None

    @property
    def query(self) -> str:
        return f"?body={self.chosen.pk}" if self.chosen else ""


def _values_of(meeting: Meeting) -> dict[str, Any]:
    start, end = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "place": meeting.place,
        "online": meeting.online,
        "access": meeting.access,
        "papers_due_on": meeting.papers_due_on,
    }
