"""Making a session and changing its parts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.times import TimeField
from heard.boards.times import NoSuchTimeError, moment, read_time
from heard.design.fields import (
    CheckboxesField,
    DateField,
    GovukForm,
    LinesField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.words import time_words
from heard.partnerships.models import District, Division
from heard.sessions.ages import AGES
from heard.sessions.forms.cautious import CautiousForm
from heard.sessions.forms.choosing import chosen, division_words, offer
from heard.sessions.forms.programmes import DATE_HINT
from heard.sessions.models import Phase, Session, Venue
from heard.sessions.models.words import Audience, Format, Need
from heard.sessions.parts import About, BreakAt, Timing

EARLIEST = date(2020, 1, 1)
AHEAD = timedelta(days=3 * 366)
_BREAK = re.compile(
    r"(?P<at>[^,]+),\s*(?P<minutes>\d{1,3})\s*(?:minutes|mins|min|m)?(?:,\s*(?P<what>.*))?"
)
SKIPPED = _("The clocks go forward on this day and skip this time. Enter another time")


@dataclass(frozen=True)
class Places:
    """Where a session can be: what the forms offer."""

    venues: Sequence[Venue] = ()
    districts: Sequence[District] = ()
    divisions: Sequence[Division] = ()


class WhenForm(CautiousForm):
    """A day with a start and an end. Gives `starts_at` and `ends_at` among its values."""

    day = DateField(
        label=_("Date"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the date of the session")},
        earliest=EARLIEST,
    )
    start = TimeField(
        label=_("Start"),
        help_text=_("Like 9:30am or 14:00"),
        error_messages={"required": _("Enter when the session starts")},
    )
    end = TimeField(label=_("End"), error_messages={"required": _("Enter when the session ends")})
    format = RadiosField(
        label=_("How is it held?"),
        choices=Format.choices,
        initial=Format.IN_PERSON,
        error_messages={"required": _("Select how it is held")},
    )
    venue = SelectField(label=_("Venue"), required=False)

    def __init__(self, sent: Any, places: Places, initial: dict[str, Any] | None = None) -> None:
        super().__init__(sent, initial=initial)
        self._places = places
        offer(self, "venue", places.venues, empty=_("None yet, or online"))
        day: Any = self.fields["day"]
        day.latest = timezone.localdate() + AHEAD

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        if {"day", "start", "end"} <= set(values):
            self._set_moment("start", "starts_at")
            self._set_moment("end", "ends_at")
        if {"starts_at", "ends_at"} <= set(values) and values["ends_at"] <= values["starts_at"]:
            self.add_error("end", gettext("Enter an end that is after the start"))
        return values

    def _set_moment(self, field: str, name: str) -> None:
        try:
            self.cleaned_data[name] = moment(self.cleaned_data["day"], self.cleaned_data[field])
        except NoSuchTimeError:
            self.add_error(field, SKIPPED)

    @property
    def timing(self) -> Timing:
        given = self.cleaned_data
        venue = chosen(self._places.venues, given["venue"])
        if given["format"] == Format.ONLINE:
            venue = None
        return Timing(given["starts_at"], given["ends_at"], format=given["format"], venue=venue)


class MakeSessionForm(WhenForm):
    """The least that a draft needs; the rest is asked for on its page."""

    phase = SelectField(
        label=_("Part of"), error_messages={"required": _("Select what it is part of")}
    )
    title = TextField(
        label=_("Title"),
        help_text=_("Families see it. For example, Waiting for an assessment: tea and talk"),
        max_length=200,
        error_messages={"required": _("Enter a title")},
    )
    audience = RadiosField(
        label=_("Whom is it for?"),
        choices=Audience.choices,
        initial=Audience.PARENTS,
        error_messages={"required": _("Select whom it is for")},
    )
    field_order = (
        *("phase", "title", "audience", "day", "start", "end", "format", "venue", "go_ahead"),
    )

    def __init__(self, sent: Any, places: Places, phases: Sequence[Phase], asked: str = "") -> None:
        only = str(phases[0].pk) if len(phases) == 1 else ""
        super().__init__(sent, places, {"phase": asked or only})
        self._phases = phases
        offer(self, "phase", phases, empty="")

    @property
    def phase_chosen(self) -> Phase:
        phase = chosen(self._phases, self.cleaned_data["phase"])
        if phase is None:  # the field takes no other
            raise ValueError(self.cleaned_data["phase"])
        return phase

    @property
    def about(self) -> About:
        return About(self.cleaned_data["title"], audience=self.cleaned_data["audience"])


class MoveSessionForm(WhenForm):
    """When and where, with breaks, district and division."""

    breaks = LinesField(
        longest=140,
        most=10,
        label=_("Breaks"),
        help_text=_("One a line: when, how many minutes, and what for. Like 11am, 15, tea"),
        rows=3,
        required=False,
    )
    online_link = TextField(
        label=_("Link or telephone number to join online"),
        help_text=_("Only those who have booked get it"),
        max_length=500,
        required=False,
    )
    district = SelectField(
        label=_("District"),
        help_text=_("Whose families it is close to. Leave it empty to take the venue's"),
        required=False,
    )
    division = SelectField(
        label=_("Division"),
        help_text=_("Its elected member is asked to come and listen"),
        required=False,
    )
    field_order = (
        *("day", "start", "end", "breaks", "format", "venue", "online_link", "district"),
        *("division", "go_ahead"),
    )

    def __init__(self, sent: Any, places: Places, session: Session) -> None:
        super().__init__(sent, places, _timing_values(session))
        offer(self, "district", places.districts, empty=_("Not said"))
        offer(self, "division", places.divisions, empty=_("Not said"), words=division_words)

    def clean_breaks(self) -> list[tuple[time, int, str]]:
        """When, how long, what for."""
        return [
            _read_break(number, line) for number, line in enumerate(self.cleaned_data["breaks"], 1)
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if {"starts_at", "ends_at", "breaks"} <= set(values) and not self.errors:
            self._set_breaks()
        division, district = values.get("division"), values.get("district")
        found = chosen(self._places.divisions, division or "")
        if found and district and str(found.district_id) != district:
            words = gettext("Select a division in this district, or leave the district empty")
            self.add_error("division", words)
        return values

    def _set_breaks(self) -> None:
        values = self.cleaned_data
        breaks = []
        for at, minutes, what in values["breaks"]:
            try:
                starts_at = moment(values["day"], at)
            except NoSuchTimeError:
                self.add_error("breaks", SKIPPED)
                return
            if not self._is_within(starts_at, minutes):
                words = gettext("Enter breaks within the session. The one at %(time)s is not")
                self.add_error("breaks", words % {"time": time_words(starts_at)})
                return
            breaks.append(BreakAt(starts_at, minutes, what))
        values["breaks"] = breaks

    def _is_within(self, starts_at: datetime, minutes: int) -> bool:
        first, last = self.cleaned_data["starts_at"], self.cleaned_data["ends_at"]
        return bool(first < starts_at < starts_at + timedelta(minutes=minutes) < last)

    @property
    def _district(self) -> District | None:
        """At another venue it is that venue's, unless somebody chose it anew."""
        if "venue" in self.changed_data and "district" not in self.changed_data:
            return None
        return chosen(self._places.districts, self.cleaned_data["district"])

    @property
    def timing(self) -> Timing:
        given, plain = self.cleaned_data, super().timing
        return Timing(
            starts_at=plain.starts_at,
            ends_at=plain.ends_at,
            format=plain.format,
            venue=plain.venue,
            online_link=given["online_link"],
            district=self._district,
            division=chosen(self._places.divisions, given["division"]),
            breaks=tuple(given["breaks"]),
        )


class AboutForm(GovukForm):
    """What a session is about and whom it is for."""

    title = MakeSessionForm.base_fields["title"]
    theme = TextField(
        label=_("What is it about, in a few words?"),
        help_text=_("For example, waiting for an assessment"),
        max_length=200,
        required=False,
    )
    about = LongTextField(
        label=_("What happens at it?"),
        help_text=_("What you ask people, how long each part takes, what they do not have to do"),
        max_length=4000,
        required=False,
    )
    audience = MakeSessionForm.base_fields["audience"]
    needs = CheckboxesField(
        label=_("Is it about children with some needs?"),
        help_text=_("Leave it empty if it is for all"),
        choices=Need.choices,
        required=False,
    )
    ages = CheckboxesField(
        label=_("Is it about children of some ages?"),
        help_text=_("Leave it empty if it is for all"),
        choices=AGES,
        required=False,
    )
    contact = TextField(
        label=_("Who can families ask about it?"),
        help_text=_("Leave it empty to name the contact of the programme"),
        max_length=300,
        required=False,
    )

    def __init__(self, sent: Any, session: Session) -> None:
        values = {name: getattr(session, name) for name in AboutForm.base_fields}
        super().__init__(sent, initial=values)

    @property
    def details(self) -> About:
        given = self.cleaned_data
        return About(**given | {"needs": tuple(given["needs"]), "ages": tuple(given["ages"])})


def _read_break(number: int, line: str) -> tuple[time, int, str]:
    match = _BREAK.fullmatch(line)
    at = read_time(match["at"]) if match else None
    minutes = int(match["minutes"]) if match else 0
    if match is None or at is None or not minutes:
        words = gettext("Line %(number)d: enter a time and minutes, like 11am, 15, tea")
        raise ValidationError(words % {"number": number})
    what = (match["what"] or "").strip()
    if len(what) > 100:
        words = gettext("Line %(number)d: use 100 characters or fewer for what it is for")
        raise ValidationError(words % {"number": number})
    return at, minutes, what


def _timing_values(session: Session) -> dict[str, Any]:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    breaks = [
        ", ".join(
            part for part in (time_words(each.starts_at), str(each.minutes), each.what) if part
        )
        for each in session.breaks.all()
    ]
    return {
        "day": start.date(),
        "start": start.time(),
        "end": end.time(),
        "breaks": "\n".join(breaks),
        "format": session.format,
        "venue": session.venue_id or "",
        "online_link": session.online_link,
        "district": session.district_id or "",
        "division": session.division_id or "",
    }
