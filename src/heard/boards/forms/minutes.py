"""Writing, confirming and correcting minutes."""

from collections.abc import Sequence
from typing import Any

from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.boards.models import AgendaItem, Meeting
from heard.design.fields import (
    ConfirmField,
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
)
from heard.design.fields.text import TOO_LONG
from heard.design.words import date_words

LONGEST = 20_000
# No counter beside each of dozens of fields: the limit is far beyond what anybody writes.
_NOT_TOO_LONG = MaxLengthValidator(LONGEST, message=TOO_LONG)
AT_MEETING, BY_EMAIL = "meeting", "email"


class MinutesForm(GovukForm):
    """A field for what stands beside the items, and two for each item."""

    words = LongTextField(
        label=lazy("Welcome, matters arising, any other business"),
        required=False,
        validators=[_NOT_TOO_LONG],
    )

    def __init__(self, sent: Any, meeting: Meeting, items: Sequence[AgendaItem]) -> None:
        super().__init__(sent, initial={"words": meeting.minutes})
        self._items = items
        for item in items:
            self.fields[f"said-{item.pk}"] = _words(_("What was said"), item.said, 5)
            self.fields[f"decided-{item.pk}"] = _words(_("What was decided"), item.decided, 2)

    def clean(self) -> dict[str, Any]:
        if self.lost():
            words = _(
                "An item was removed while you wrote. What you wrote of it stands below and is not "
                "saved: put it under another item"
            )
            self.add_error(None, words)
        return self.cleaned_data

    def lost(self) -> list[str]:
        """What was sent of items that somebody has removed meanwhile."""
        asked = {name for name in self.data if name.startswith(("said-", "decided-"))}
        return [self.data[name] for name in sorted(asked - set(self.fields)) if self.data[name]]

    def parts(self) -> list[dict[str, Any]]:
        """By item: the item and its fields, each with what is saved if something else was sent."""
        return [
            {
                "item": item,
                "fields": [self._pair(f"said-{item.pk}"), self._pair(f"decided-{item.pk}")],
            }
            for item in self._items
        ]

    def first(self) -> dict[str, Any]:
        return self._pair("words")

    @property
    def by_item(self) -> dict[int, tuple[str, str]]:
        """(said, decided) by agenda item."""
        sent = self.cleaned_data
        return {
            item.pk: (sent[f"said-{item.pk}"], sent[f"decided-{item.pk}"]) for item in self._items
        }

    def _pair(self, name: str) -> dict[str, Any]:
        bound = self[name]
        differs = self.is_bound and (bound.value() or "").replace("\r\n", "\n") != bound.initial
        return {"field": bound, "saved": (bound.initial or "–") if differs else ""}


class ConfirmMinutesForm(GovukForm):
    """At which meeting, or by e-mail."""

    how = RadiosField(
        label=lazy("How were they confirmed?"),
        choices=[
            (AT_MEETING, lazy("At a later meeting")),
            (BY_EMAIL, lazy("By e-mail, without a meeting")),
        ],
        error_messages={"required": lazy("Select how the minutes were confirmed")},
    )
    meeting = SelectField(label=lazy("At which meeting?"), required=False)
    on = DateField(label=lazy("By e-mail on which day?"), required=False)
    agreed = ConfirmField(
        label=lazy("Members agreed by e-mail that these minutes are right"), required=False
    )

    def __init__(self, sent: Any, later: list[Meeting]) -> None:
        initial = {"how": AT_MEETING, "meeting": str(later[0].pk)} if later else {"how": BY_EMAIL}
        super().__init__(sent, initial=initial)
        self._later = {str(each.pk): each for each in later}
        meeting: Any = self.fields["meeting"]
        meeting.choices = [("", "")] + [
            (pk, date_words(each.starts_at)) for pk, each in self._later.items()
        ]
        on: Any = self.fields["on"]
        on.latest = timezone.localdate()
        if not later:
            del self.fields["meeting"]
            how: Any = self.fields["how"]
            how.choices = how.choices[1:]

    def clean(self) -> dict[str, Any]:
        sent = self.cleaned_data
        if sent.get("how") == AT_MEETING and "meeting" not in self.errors and not sent["meeting"]:
            self.add_error("meeting", _("Select the meeting at which they were confirmed"))
        if sent.get("how") == BY_EMAIL:
            if "on" not in self.errors and not sent["on"]:
                self.add_error("on", _("Enter the day on which they were confirmed"))
            if not sent.get("agreed"):
                self.add_error("agreed", _("Select the box if members agreed by e-mail"))
        return sent

    @property
    def how_confirmed(self) -> dict[str, Any]:
        """`at` or `on`."""
        if self.cleaned_data["how"] == AT_MEETING:
            return {"at": self._later[self.cleaned_data["meeting"]]}
        return {"on": self.cleaned_data["on"]}


class CorrectMinutesForm(GovukForm):
    text = LongTextField(
        label=lazy("What is wrong, and what is right?"),
        help_text=lazy("It stands beside the minutes with today's date. Everybody can read it"),
        max_length=2000,
        error_messages={"required": lazy("Enter what is wrong and what is right")},
    )


def _words(label: str, saved: str, rows: int) -> LongTextField:
    return LongTextField(
        label=label, initial=saved, rows=rows, required=False, validators=[_NOT_TOO_LONG]
    )
