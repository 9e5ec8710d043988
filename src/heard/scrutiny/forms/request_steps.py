"""Forms for what happens to a line of the tracker: answered, begun, moved, complete, confirmed."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Meeting
from heard.design.fields import (
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.words import date_words
from heard.plans.models import Action
from heard.scrutiny.forms.inputs import check_web_address
from heard.scrutiny.forms.requests import EARLIEST, EVERYBODY, LATEST, LONGEST, RequestForm
from heard.scrutiny.models import Request
from heard.scrutiny.models.tracker_words import Claim, Response
from heard.scrutiny.services.tracking import Moved
from heard.scrutiny.tracker_deeds import Answer, Done, Evidence


class ResponseForm(RequestForm):
    """`answer` is what the executive said."""

    public_texts: ClassVar[tuple[str, ...]] = ("words",)

    response = RadiosField(
        label=_("What was the response?"),
        choices=Response.choices,
        error_messages={"required": _("Select what the response was")},
    )
    words = LongTextField(
        label=_("In what words?"),
        help_text=_("Needed where it was not accepted, or in part. Everybody can read this"),
        max_length=LONGEST,
        rows=5,
        required=False,
    )
    on = DateField(
        label=_("When did it come?"),
        earliest=EARLIEST,
        latest=LATEST,
        error_messages={"required": _("Enter when it came")},
    )

    def __init__(self, sent: Any, line: Request) -> None:
        before = {"response": line.response, "words": line.response_words}
        super().__init__(sent, line, before | {"on": line.responded_on or timezone.localdate()})
        self._made_on = line.made_on

    def clean_on(self) -> date:
        on = self.over("on")
        if on < self._made_on:
            words = now("Enter %(day)s, when it was resolved, or a later day")
            self.add_error("on", words % {"day": date_words(self._made_on)})
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("response") in (Response.PARTLY, Response.REJECTED) and not given.get("words"):
            self.add_error("words", now("Enter the reason that was given"))
        return given

    @property
    def answer(self) -> Answer:
        given = self.cleaned_data
        return Answer(given["response"], given["words"], given["on"])


class EvidenceFields(GovukForm):
    """Something to look at, asked for behind the words. `evidence` is what it says."""

    field_order = ("response", "claim", "words", "on", "evidence_title", "evidence_address")

    evidence_title = TextField(
        label=_("What shows it? (optional)"),
        help_text=_("For example: Minutes of the Cabinet, 3 March 2027"),
        max_length=300,
        required=False,
    )
    evidence_address = TextField(
        label=_("Where can it be read? (optional)"),
        help_text=_("A web address that begins with https://"),
        max_length=1000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """An address is one of the web, and has words for its link."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        address = given.get("evidence_address") or ""
        if address and not _is_web_address(address):
            words = now("Enter a web address that begins with https://")
            self.add_error("evidence_address", words)
        elif address and not given.get("evidence_title") and "evidence_title" not in self.errors:
            self.add_error("evidence_title", now("Enter what is to be read there"))
        return given

    @property
    def evidence(self) -> Evidence | None:
        title = self.cleaned_data.get("evidence_title", "")
        return Evidence(title, self.cleaned_data["evidence_address"]) if title else None


class EvidenceForm(EvidenceFields, RequestForm):
    """The same of a line that its officer keeps."""


def _is_web_address(address: str) -> bool:
    try:
        check_web_address(address)
    except ValidationError:
        return False
    return True


class ProgressForm(EvidenceForm):
    public_texts: ClassVar[tuple[str, ...]] = ("words", "evidence_title")

    claim = RadiosField(
        label=_("How does it go?"),
        choices=[each for each in Claim.choices if each[0] != Claim.COMPLETE],
        hints={Claim.STUCK: _("It is red then, and whoever leads it is asked to come")},
        error_messages={"required": _("Select how it goes")},
    )
    words = LongTextField(
        label=_("What has been done so far?"),
        help_text=EVERYBODY,
        max_length=LONGEST,
        rows=5,
        error_messages={"required": _("Enter what has been done so far")},
    )

    def __init__(self, sent: Any, line: Request) -> None:
        claim = line.claim if line.claim == Claim.STUCK else Claim.PROGRESS
        super().__init__(sent, line, {"claim": claim, "words": line.done_words})


class CompleteForm(EvidenceForm):
    """`done` is what it says."""

    public_texts: ClassVar[tuple[str, ...]] = ("words", "evidence_title")

    words = LongTextField(
        label=_("What was done?"),
        help_text=EVERYBODY,
        max_length=LONGEST,
        rows=5,
        error_messages={"required": _("Enter what was done")},
    )
    on = DateField(
        label=_("When was it complete?"),
        earliest=EARLIEST,
        latest=LATEST,
        error_messages={"required": _("Enter when it was complete")},
    )

    def __init__(self, sent: Any, line: Request) -> None:
        super().__init__(sent, line, {"words": line.done_words, "on": timezone.localdate()})

    def clean_on(self) -> date:
        return self.over("on")

    @property
    def done(self) -> Done:
        given, evidence = self.cleaned_data, self.evidence
        return Done(given["words"], given["on"], (evidence,) if evidence else ())


class MoveForm(RequestForm):
    """`moved` is what it says."""

    public_texts: ClassVar[tuple[str, ...]] = ("because",)

    to = DateField(
        label=_("New day"),
        earliest=EARLIEST,
        latest=LATEST,
        error_messages={"required": _("Enter the new day")},
    )
    because = LongTextField(
        label=_("Why does it move?"),
        help_text=EVERYBODY,
        max_length=1000,
        rows=3,
        error_messages={"required": _("Enter why it moves")},
    )

    def clean_to(self) -> date:
        to: date = self.cleaned_data["to"]
        if to < timezone.localdate():
            self.add_error("to", now("Enter today or a later day"))
        return to

    @property
    def moved(self) -> Moved:
        return Moved(self.cleaned_data["to"], self.cleaned_data["because"])


class PauseForm(RequestForm):
    public_texts: ClassVar[tuple[str, ...]] = ("because",)

    because = LongTextField(
        label=_("Why does it rest?"),
        help_text=EVERYBODY,
        max_length=1000,
        rows=3,
        error_messages={"required": _("Enter why it rests")},
    )


class ReopenForm(RequestForm):
    public_texts: ClassVar[tuple[str, ...]] = ("because",)

    because = LongTextField(
        label=_("Why does the committee not take it as complete?"),
        help_text=EVERYBODY,
        max_length=1000,
        rows=3,
        error_messages={"required": _("Enter why it is opened again")},
    )


class ButtonForm(RequestForm):
    """Nothing to fill in: the button says it."""


class ConfirmForm(RequestForm):
    """`meeting` is the one at which members confirmed it."""

    meeting_key = RadiosField(
        label=_("At which meeting did members confirm it?"),
        error_messages={"required": _("Select the meeting")},
    )

    def __init__(self, sent: Any, line: Request, meetings: Sequence[Meeting]) -> None:
        super().__init__(sent, line)
        self._meetings = {str(each.pk): each for each in meetings}
        choices = [(key, date_words(each.starts_at)) for key, each in self._meetings.items()]
        self.fields["meeting_key"].choices = choices  # type: ignore[attr-defined] # it has them

    @property
    def meeting(self) -> Meeting:
        return self._meetings[self.cleaned_data["meeting_key"]]


class LinkActionForm(RequestForm):
    """`action` is the one that it led to, or none."""

    action_key = SelectField(
        label=_("Which action did it lead to?"),
        help_text=_("Actions of plans that are at work"),
        required=False,
    )

    def __init__(self, sent: Any, line: Request, actions: Sequence[Action]) -> None:
        super().__init__(sent, line, {"action_key": str(line.action_id or "")})
        self._actions = {str(each.pk): each for each in actions}
        if line.action is not None:
            self._actions.setdefault(str(line.action.pk), line.action)
        choices = [(key, f"{each.plan.title}: {each}") for key, each in self._actions.items()]
        self.fields["action_key"].choices = [("", _("None")), *choices]  # type: ignore[attr-defined] # it has them

    @property
    def action(self) -> Action | None:
        return self._actions.get(self.cleaned_data["action_key"])
