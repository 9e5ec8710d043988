"""Which days a page of reach is about."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import DateField, GovukForm
from heard.sessions.models import Phase
from heard.sessions.reaching.period import Period

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


class ReachForm(GovukForm):
    """Two days in the address of the page; without them those of the phase."""

    first = DateField(label=_("From"), earliest=EARLIEST, latest=LATEST)
    last = DateField(label=_("To"), earliest=EARLIEST, latest=LATEST)

    def __init__(self, phase: Phase, sent: Mapping[str, Any]) -> None:
        self.own = Period(phase.starts_on, phase.ends_on)
        asked = any(name.startswith(("first_", "last_")) for name in sent)
        super().__init__(
            sent if asked else None, initial={"first": self.own.first, "last": self.own.last}
        )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = self.cleaned_data
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            self.add_error("last", _now("Enter a day that is not before the first one"))
        return given

    @property
    def period(self) -> Period:
        """The days that were asked for; where they are wrong, those of the phase."""
        if not self.is_bound or not self.is_valid():
            return self.own
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])

    @property
    def asked(self) -> dict[str, int]:
        """The days as this form reads them, for the address of the same page in another form."""
        if self.period == self.own:
            return {}
        days = {"first": self.period.first, "last": self.period.last}
        return {
            f"{name}_{part}": getattr(day, part)
            for name, day in days.items()
            for part in ("day", "month", "year")
        }
