"""What is written around the blocks of a report."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.boards.models import AgendaItem, Meeting
from heard.design.fields import (
    GovukForm,
    LinesField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.words import date_words
from heard.scrutiny.models import Committee, Report
from heard.scrutiny.models.report_words import ExemptParagraph
from heard.scrutiny.queries.sitting import meetings_of
from heard.scrutiny.services.reports import Exemption, FrontMatter

LONGEST = 20_000
MOST_MEETINGS = 30


class MakeReportForm(GovukForm):
    """A title, and the meeting that it goes to."""

    title = TextField(
        label=_("What is the report called?"),
        max_length=300,
        error_messages={"required": _("Enter what the report is called")},
    )
    meeting = SelectField(
        label=_("Which meeting does it go to?"),
        help_text=_("Deadlines are counted back from it. It can be chosen later"),
        required=False,
    )

    def __init__(self, sent: Any, committee: Committee, meeting: Meeting | None) -> None:
        super().__init__(sent, initial={"meeting": str(meeting.pk) if meeting else ""})
        self._meetings = _meetings(committee)
        self.fields["meeting"].choices = _meeting_choices(self._meetings)  # type: ignore[attr-defined] # of a ChoiceField

    @property
    def meeting_chosen(self) -> Meeting | None:
        return self._meetings.get(self.cleaned_data["meeting"])


class FrontMatterForm(GovukForm):
    """`front` is what it says."""

    title = TextField(
        label=_("Title"),
        max_length=300,
        error_messages={"required": _("Enter what the report is called")},
    )
    meeting = SelectField(label=_("Which meeting does it go to?"), required=False)
    item = SelectField(
        label=_("Under which item of the agenda?"),
        help_text=_("If it is set. The agenda pack shows the report there"),
        required=False,
    )
    authors = LinesField(
        label=_("Who is the report of?"),
        help_text=_("Posts, one on each line: Head of Service for SEND. No names of people"),
        rows=3,
        longest=200,
        most=10,
        required=False,
    )
    contact = TextField(
        label=_("Who answers questions?"),
        help_text=_("A post with an address or a telephone number"),
        max_length=300,
        required=False,
    )
    divisions = TextField(
        label=_("Which divisions does it touch?"),
        help_text=_("For example: all"),
        max_length=300,
        required=False,
    )
    purpose = LongTextField(
        label=_("What is the committee asked to do with it?"),
        help_text=_("In one or two sentences"),
        max_length=LONGEST,
        rows=3,
        required=False,
    )
    summary = LongTextField(
        label=_("The report in a few sentences"), max_length=LONGEST, rows=6, required=False
    )
    background = LongTextField(
        label=_("Background"),
        help_text=_("What members need to know to follow it"),
        max_length=LONGEST,
        rows=8,
        required=False,
    )
    reasons = LongTextField(
        label=_("Why should the committee do so?"), max_length=LONGEST, rows=5, required=False
    )
    options = LongTextField(
        label=_("What else was considered, and why not?"),
        max_length=LONGEST,
        rows=5,
        required=False,
    )

    def __init__(self, sent: Any, report: Report) -> None:
        super().__init__(sent, initial=_kept(report))
        self._meetings = _meetings(report.committee, report.meeting)
        self._items = _items(self._meetings)
        self.fields["meeting"].choices = _meeting_choices(self._meetings)  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["item"].choices = [  # type: ignore[attr-defined] # of a ChoiceField
            ("", now("Under no item yet")),
            *((key, f"{_day(each.meeting)}: {each.title}") for key, each in self._items.items()),
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        item = self._items.get(given.get("item", ""))
        if item is not None and str(item.meeting_id) != given.get("meeting"):
            self.add_error("item", ValidationError(now("Select an item of the same meeting")))
        return given

    @property
    def front(self) -> FrontMatter:
        given = dict(self.cleaned_data)
        given["meeting"] = self._meetings.get(given["meeting"])
        given["item"] = self._items.get(given["item"])
        given["authors"] = tuple(given["authors"])
        return FrontMatter(**given)


class ExemptionForm(GovukForm):
    """Why a part of it is kept from the public; `exemption` is what it says."""

    paragraph = RadiosField(
        label=_("Which description fits what is kept from the public?"),
        help_text=_("Local Government Act 1972, schedule 12A, part 1"),
        choices=ExemptParagraph.choices,
        error_messages={"required": _("Select which description fits")},
    )
    reason = LongTextField(
        label=_("Why is it in the public interest to keep it from the public?"),
        help_text=_("Everybody reads this. Say nothing that is itself restricted"),
        max_length=LONGEST,
        error_messages={"required": _("Enter why it is in the public interest")},
    )

    def __init__(self, sent: Any, report: Report) -> None:
        initial = {"paragraph": report.exempt_paragraph, "reason": report.exempt_reason}
        super().__init__(sent, initial=initial)

    @property
    def exemption(self) -> Exemption:
        return Exemption(**self.cleaned_data)


class EasyReadForm(GovukForm):
    """The Easy Read summary, as somebody writes it."""

    words = LongTextField(
        label=_("The report in Easy Read"),
        help_text=_("One idea on each line, in at most 15 words. No words that need explaining"),
        max_length=LONGEST,
        rows=14,
        required=False,
    )

    def __init__(self, sent: Any, report: Report) -> None:
        super().__init__(sent, initial={"words": report.easy_read})


class IssueForm(GovukForm):
    """`note` is what is different from the issue before; the first has none."""

    note = LongTextField(
        label=_("What is different from the last issue, and why?"),
        help_text=_("Everybody reads this beside both issues"),
        max_length=2000,
        rows=3,
        error_messages={"required": _("Enter what is different, and why")},
    )

    def __init__(self, sent: Any, *, is_first: bool) -> None:
        super().__init__(sent)
        if is_first:
            del self.fields["note"]

    @property
    def note_given(self) -> str:
        return str(self.cleaned_data.get("note", ""))


class WithdrawReportForm(GovukForm):
    because = LongTextField(
        label=_("Why is it withdrawn?"),
        help_text=_("Everybody reads this in its place"),
        max_length=2000,
        rows=3,
        error_messages={"required": _("Enter why it is withdrawn")},
    )


def _kept(report: Report) -> dict[str, Any]:
    names = (
        "title", "authors", "contact", "divisions", "purpose", "summary", "background", "reasons",
        "options",
    )  # fmt: skip
    kept = {name: getattr(report, name) for name in names}
    kept["meeting"] = str(report.meeting_id or "")
    kept["item"] = str(report.item_id or "")
    return kept


def _meetings(committee: Committee, chosen: Meeting | None = None) -> dict[str, Meeting]:
    found = {str(each.pk): each for each in meetings_of(committee)[:MOST_MEETINGS]}
    if chosen is not None:
        found.setdefault(str(chosen.pk), chosen)
    return found


def _meeting_choices(meetings: dict[str, Meeting]) -> list[tuple[str, str]]:
    return [
        ("", now("Not chosen yet")),
        *((key, _day(each)) for key, each in meetings.items()),
    ]


def _items(meetings: dict[str, Meeting]) -> dict[str, AgendaItem]:
    found = AgendaItem.objects.filter(meeting__in=list(meetings.values()))
    return {str(each.pk): each for each in found.select_related("meeting")}


def _day(meeting: Meeting) -> str:
    return date_words(meeting.starts_at)
