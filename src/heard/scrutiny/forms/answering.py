"""What whoever holds a post answers by their link, and how an officer settles it."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import NamingForm
from heard.design.fields import LongTextField, RadiosField
from heard.plans.forms.updates import sent_key
from heard.scrutiny.forms.request_steps import EvidenceFields
from heard.scrutiny.forms.requests import LONGEST, RequestForm
from heard.scrutiny.models import RequestUpdate
from heard.scrutiny.models.tracker_words import Claim, Response
from heard.scrutiny.queries.my_requests import MyRequest
from heard.scrutiny.services.request_updates import Said


class AnswerForm(EvidenceFields):
    """A response where none came yet, else how it goes. `said` is what it says."""

    response = RadiosField(
        label=_("What is your response?"),
        choices=Response.choices,
        error_messages={"required": _("Select your response")},
    )
    claim = RadiosField(
        label=_("How does it go?"),
        choices=Claim.choices,
        hints={Claim.STUCK: _("The committee sees it as red, and may ask you to come")},
        error_messages={"required": _("Select how it goes")},
    )
    words = LongTextField(
        label=_("In a few lines"),
        max_length=LONGEST,
        rows=6,
        required=False,
    )

    def __init__(self, mine: MyRequest, sent: Any = None, *, shows_last: bool = True) -> None:
        super().__init__(sent, initial=_before(mine) if shows_last else {})
        self._responds = mine.awaits_response
        del self.fields["claim" if self._responds else "response"]
        words = self.fields["words"]
        if self._responds:
            words.label = _("Why, and what will be done?")
            words.help_text = _("Needed unless it is accepted. Name no child and no parent")
            del self.fields["evidence_title"]
            del self.fields["evidence_address"]
        else:
            words.label = _("What has been done so far?")
            words.help_text = _("A few lines. Name no child and no parent")
        self.key: UUID = sent_key(self.data)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("words") and "words" not in self.errors:
            if not self._responds:
                self.add_error("words", now("Enter what has been done so far"))
            elif given.get("response") in (Response.PARTLY, Response.REJECTED):
                self.add_error("words", now("Enter why it is not accepted, or only in part"))
        return given

    @property
    def said(self) -> Said:
        given: Mapping[str, Any] = self.cleaned_data
        return Said(
            words=given["words"],
            response=given.get("response", ""),
            claim=given.get("claim", ""),
            evidence=self.evidence,
        )


def _before(mine: MyRequest) -> dict[str, Any]:
    """What they sent last, while it is of the same kind."""
    last = mine.last
    if last is None or bool(last.response) != mine.awaits_response:
        return {}
    return {
        "response": last.response,
        "claim": last.claim,
        "words": last.words,
        "evidence_title": last.evidence_title,
        "evidence_address": last.evidence_address,
    }


class SettleRequestUpdateForm(NamingForm, RequestForm):
    """Accept with words for everybody, or give back with a question."""

    free_texts: ClassVar[tuple[str, ...]] = ("public_words",)
    public_texts: ClassVar[tuple[str, ...]] = ("public_words",)

    public_words = LongTextField(
        label=_("What everybody reads of it"),
        help_text=_("In plain words. Write job titles, and no names of families"),
        max_length=LONGEST,
        rows=5,
        required=False,
    )
    question = LongTextField(
        label=_("What do you want to know?"),
        help_text=_("It goes to whoever leads it, by e-mail with their link"),
        max_length=2000,
        rows=3,
        required=False,
    )

    def __init__(self, sent: Any, update: RequestUpdate) -> None:
        super().__init__(sent, update.request, {"public_words": update.words})
        self._needs_words = update.response != Response.ACCEPTED

    @property
    def gives_back(self) -> bool:
        return self.data.get("settle") == "return"

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if self.gives_back:
            self.errors.pop("public_words", None)
            if not given.get("question"):
                self.add_error("question", now("Enter what you want to know"))
        elif self._needs_words and not given.get("public_words", " "):
            self.add_error("public_words", now("Enter what everybody reads of it"))
        return given
