"""What officers and members say of duties."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import NamingForm, PublicWordsForm
from heard.boards.models import Meeting
from heard.design.fields import DateField, GovukForm, LongTextField, RadiosField, SelectField
from heard.design.words import date_words
from heard.partnerships.models import Partnership
from heard.scrutiny.duty_details import DutyAsked
from heard.scrutiny.models import MemberDuty
from heard.scrutiny.queries.reports_to_check import checked_report
from heard.scrutiny.services.reports_back import CheckedReport
from heard.sessions.models import Phase, Visit

LONGEST = 2000
LONGEST_REASON = 300
LONGEST_REPORT = 5000


class DutyForm(GovukForm):
    """`asked` is what it says, with the resolution of the duty that it was opened with."""

    text = LongTextField(
        label=_("What were members asked to do?"),
        help_text=_("As it was resolved. Everybody reads it"),
        max_length=LONGEST,
        rows=3,
        error_messages={"required": _("Enter what members were asked to do")},
    )
    phase = SelectField(
        label=_("Which sessions are meant?"),
        help_text=_("Those of one period of a programme, or all between the two days below"),
        required=False,
    )
    starts_on = DateField(
        label=_("From which day on?"),
        error_messages={"required": _("Enter the first day")},
    )
    ends_on = DateField(
        label=_("Until which day?"),
        error_messages={"required": _("Enter the last day")},
    )
    report_to = SelectField(
        label=_("To which meeting do they report?"),
        help_text=_("They are reminded 7 days before it"),
        required=False,
    )

    def __init__(
        self, sent: Any, asked: DutyAsked, *, phases: Sequence[Phase], meetings: Sequence[Meeting]
    ) -> None:
        self.opened_with = asked
        self._phases = {str(each.pk): each for each in phases}
        self._meetings = {str(each.pk): each for each in meetings}
        super().__init__(sent, initial=_initial(asked))
        periods = {pk: str(each) for pk, each in self._phases.items()}
        self._offer("phase", now("All between the two days"), periods)
        self._offer("report_to", now("No meeting is set yet"), _days(self._meetings))

    def _offer(self, name: str, first: str, found: dict[str, str]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", first), *found.items()]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", now("Enter a last day that is not before the first"))
        return given

    @property
    def asked(self) -> DutyAsked:
        given = self.cleaned_data
        return replace(
            self.opened_with,
            text=given["text"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            phase=self._phases.get(given["phase"]),
            report_to=self._meetings.get(given["report_to"]),
        )


class ExcuseForm(PublicWordsForm):
    """Whether a member who asked is excused; `because` is public, `words` go to them alone."""

    public_texts: ClassVar[tuple[str, ...]] = ("because",)

    answer = RadiosField(
        label=_("What do you answer?"),
        choices=[("excuse", _("Excuse them")), ("decline", _("Ask them to go all the same"))],
        error_messages={"required": _("Select what you answer")},
    )
    because = LongTextField(
        label=_("Why are they excused?"),
        help_text=_("Everybody reads this. Say nothing of somebody’s health or family: “could "
                    "not attend for personal reasons” is enough"),
        max_length=LONGEST_REASON,
        rows=2,
        required=False,
    )  # fmt: skip
    words = LongTextField(
        label=_("What do you write to them?"),
        help_text=_("Only if you ask them to go. They alone read it, in a letter by e-mail"),
        max_length=1000,
        rows=3,
        required=False,
    )

    def __init__(self, sent: Any, line: MemberDuty, *, within: Partnership) -> None:
        super().__init__(sent, within=within)
        if not line.asked_to_be_excused:
            del self.fields["answer"], self.fields["words"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.excuses and "because" not in self.errors and not given.get("because"):
            self.add_error("because", now("Enter why they are excused"))
        if given.get("answer") == "decline" and not given.get("words"):
            self.add_error("words", now("Enter what you write to them"))
        return given

    @property
    def excuses(self) -> bool:
        """Who has not asked can only be excused."""
        return self.cleaned_data.get("answer", "excuse") == "excuse" and "answer" not in self.errors


class CloseDutyForm(PublicWordsForm):
    """Why nobody is asked any more: everybody reads it."""

    public_texts: ClassVar[tuple[str, ...]] = ("because",)

    because = LongTextField(
        label=_("Why is it closed?"),
        help_text=_("Everybody reads this"),
        max_length=1000,
        rows=3,
        error_messages={"required": _("Enter why it is closed")},
    )


class AskToBeExcusedForm(GovukForm):
    """What a member writes to the officer, who alone reads it."""

    because = LongTextField(
        label=_("I cannot go, because"),
        help_text=_("The committee’s officer alone reads this, and answers you"),
        max_length=LONGEST_REASON,
        rows=3,
        error_messages={"required": _("Enter why you cannot go")},
    )


class ConfirmRequestForm(NamingForm):
    """Whether a member agrees that something is complete, and why not."""

    free_texts: ClassVar[tuple[str, ...]] = ("words",)

    agrees = RadiosField(
        label=_("Is it complete?"),
        choices=[("yes", _("Yes, it is complete")), ("no", _("No, not yet"))],
        error_messages={"required": _("Select whether it is complete")},
    )
    words = LongTextField(
        label=_("Why not?"),
        help_text=_("Only if you chose “no”. The committee reads this. Name no child or parent"),
        max_length=1000,
        rows=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("agrees") == "no" and "words" not in self.errors and not given.get("words"):
            self.add_error("words", now("Enter why it is not complete"))
        return given

    @property
    def said(self) -> dict[str, Any]:
        """A reason only where there is one to give."""
        agrees = str(self.cleaned_data["agrees"]) == "yes"
        return {"agrees": agrees, "words": "" if agrees else self.cleaned_data["words"]}


class CheckReportForm(PublicWordsForm, NamingForm):
    """A member's report as everybody may read it. `checked` is what it says."""

    free_texts: ClassVar[tuple[str, ...]] = ("heard", "asks_for")
    public_texts: ClassVar[tuple[str, ...]] = ("heard", "asks_for")

    outcome = RadiosField(
        label=_("May it be published?"),
        choices=[("publish", _("Yes, in the words below")), ("hold", _("No, hold it back"))],
        error_messages={"required": _("Select whether it may be published")},
    )
    heard = LongTextField(
        label=_("What was heard"),
        help_text=_("Take out names, and what could show which family, child or small school it "
                    "was. The member’s own words stay as they wrote them, for the committee"),
        max_length=LONGEST_REPORT,
        rows=6,
        required=False,
    )  # fmt: skip
    asks_for = LongTextField(
        label=_("What the member asks for"), max_length=LONGEST_REPORT, rows=4, required=False
    )
    held_back_because = LongTextField(
        label=_("Why is it held back?"),
        help_text=_("Only if you chose “no”. Officers alone read this"),
        max_length=LONGEST_REASON,
        rows=2,
        required=False,
    )

    def __init__(self, sent: Any, visit: Visit, *, within: Partnership) -> None:
        super().__init__(sent, initial=_report(visit), within=within)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        outcome = given.get("outcome")
        if outcome == "publish" and "heard" not in self.errors and not given.get("heard"):
            self.add_error("heard", now("Enter what was heard"))
        if outcome == "hold":
            for name in ("heard", "asks_for"):
                self.errors.pop(name, None)
            if not given.get("held_back_because"):
                self.add_error("held_back_because", now("Enter why it is held back"))
        return given

    @property
    def checked(self) -> CheckedReport:
        given = self.cleaned_data
        if given["outcome"] == "hold":
            return CheckedReport(held_back_because=given["held_back_because"])
        return CheckedReport(given["heard"], given["asks_for"])


def _report(visit: Visit) -> dict[str, Any]:
    """As it was checked; the member's own words where that was never, or they changed them."""
    checked = checked_report(visit)
    if checked is None:
        return {"heard": visit.heard, "asks_for": visit.asks_for}
    if checked.held_back_because:
        return {
            "outcome": "hold",
            "heard": visit.heard,
            "asks_for": visit.asks_for,
            "held_back_because": checked.held_back_because,
        }
    return {"outcome": "publish", "heard": checked.heard, "asks_for": checked.asks_for}


def _initial(asked: DutyAsked) -> dict[str, Any]:
    return {
        "text": asked.text,
        "phase": str(asked.phase.pk) if asked.phase else "",
        "starts_on": asked.starts_on,
        "ends_on": asked.ends_on,
        "report_to": str(asked.report_to.pk) if asked.report_to else "",
    }


def _days(meetings: dict[str, Meeting]) -> dict[str, str]:
    return {pk: date_words(each.starts_at) for pk, each in meetings.items()}
