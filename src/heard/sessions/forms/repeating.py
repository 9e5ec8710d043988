"""Another session like this one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from heard.boards.times import NoSuchTimeError
from heard.design.fields import (
    CheckboxesField,
    DateField,
    GovukForm,
    LinesField,
    NumberField,
    RadiosField,
    SelectField,
)
from heard.design.words import date_words
from heard.sessions.clocks import on_day
from heard.sessions.forms.cautious import CautiousForm
from heard.sessions.forms.choosing import chosen, offer
from heard.sessions.forms.programmes import DATE_HINT
from heard.sessions.forms.sessions import AHEAD, SKIPPED
from heard.sessions.models import Phase, Session
from heard.sessions.parts import Timing
from heard.sessions.repeating import MOST, Rhythm, Rule
from heard.sessions.typed_days import read_day


class DuplicateForm(CautiousForm):
    """One more, on another day, perhaps in another phase."""

    day = DateField(
        label=_("Date"),
        help_text=DATE_HINT,
        error_messages={"required": _("Enter the date of the new session")},
    )
    phase = SelectField(
        label=_("Part of"), error_messages={"required": _("Select what it is part of")}
    )
    field_order = ("day", "phase", "go_ahead")

    def __init__(self, sent: Any, session: Session, phases: Sequence[Phase]) -> None:
        super().__init__(sent, initial={"phase": session.phase_id})
        self._session, self._phases = session, phases
        offer(self, "phase", phases)
        day: Any = self.fields["day"]
        day.latest = timezone.localdate() + AHEAD

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        try:
            self._times = on_day(self._session.starts_at, day), on_day(self._session.ends_at, day)
        except NoSuchTimeError:
            raise ValidationError(SKIPPED) from None
        return day

    @property
    def timing(self) -> Timing:
        session = self._session
        starts_at, ends_at = self._times
        return Timing(starts_at, ends_at, format=session.format, venue=session.venue)

    @property
    def phase_chosen(self) -> Phase:
        phase = chosen(self._phases, self.cleaned_data["phase"])
        if phase is None:  # the field takes no other
            raise ValueError(self.cleaned_data["phase"])
        return phase


class RepeatForm(GovukForm):
    """In which rhythm, or on which days."""

    rhythm = RadiosField(
        label=_("How is it repeated?"),
        choices=[
            (Rhythm.WEEKLY, _("Every week")),
            (Rhythm.FORTNIGHTLY, _("Every two weeks")),
            (Rhythm.MONTHLY, _("Every month, on the same weekday")),
            (Rhythm.TYPED, _("On days that I enter, such as once a term")),
        ],
        hints={Rhythm.MONTHLY: _("The second Tuesday of a month, for example, or the last Friday")},
        error_messages={"required": _("Select how it is repeated")},
    )
    times = NumberField(
        label=_("How many more times?"),
        help_text=_("For every week, two weeks or month"),
        min_value=1,
        max_value=MOST,
        width=2,
        required=False,
    )
    typed = LinesField(
        longest=30,
        most=MOST,
        label=_("Days"),
        help_text=_("One a line, like 27 3 2026. For days that you enter"),
        rows=4,
        required=False,
    )

    def clean_typed(self) -> list[date]:
        days = []
        for number, line in enumerate(self.cleaned_data["typed"], 1):
            day = read_day(line)
            if day is None:
                words = gettext("Line %(number)d: enter a real date, like 27 3 2026")
                raise ValidationError(words % {"number": number})
            if not timezone.localdate() <= day <= timezone.localdate() + AHEAD:
                words = gettext("Line %(number)d: enter a day to come, within three years")
                raise ValidationError(words % {"number": number})
            days.append(day)
        return days

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("rhythm") == Rhythm.TYPED:
            if not given.get("typed") and "typed" not in self.errors:
                self.add_error("typed", gettext("Enter the days, one a line"))
        elif given.get("rhythm") and not given.get("times") and "times" not in self.errors:
            self.add_error("times", gettext("Enter how many more times"))
        return given

    def sent_again(self, name: str) -> list[str]:
        """What was sent of a field, for the second page to send along."""
        value = self.data.get(name, "")
        return [str(value)] if value else []

    @property
    def rule(self) -> Rule:
        given = self.cleaned_data
        typed = tuple(given["typed"])
        return Rule(Rhythm(given["rhythm"]), times=given["times"] or 1, typed=typed)


class ChooseDaysForm(GovukForm):
    """Of the days that come out, those on which there is to be a session."""

    days = CheckboxesField(
        label=_("On which days do you want it?"),
        label_size="m",
        error_messages={"required": _("Select at least one day")},
    )

    def __init__(self, sent: Any, days: Sequence[date], hints: dict[date, str]) -> None:
        super().__init__(sent, initial={"days": [f"{day}" for day in days if day not in hints]})
        field: Any = self.fields["days"]
        field.choices = [(f"{day}", date_words(day)) for day in days]
        field.hints = {f"{day}": words for day, words in hints.items()}

    @property
    def chosen(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.cleaned_data["days"]]
