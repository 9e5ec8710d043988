"""Whether anybody notices: the question to families, and what shows that something changed."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import (
    DateField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    TextField,
)
from heard.plans.forms.why import NamingForm
from heard.plans.models.words import NoticeAnswer
from heard.plans.services.noticing import LONGEST_DAYS, MOST_ON_PAPER, Asking, OnPaper

_FIELD = "once"


def read_token(sent: Any) -> str:
    """What tells one form from another; a form without one is one of its own."""
    return str(sent.get(_FIELD) or uuid4())[:64]


class AskFamiliesForm(NamingForm):
    """What families should notice, and until when they can say."""

    words = TextField(
        label=lazy("What should families notice?"),
        help_text=lazy(
            "One thing, in plain words, like “Somebody rings you within two weeks”. "
            "We ask: “Do you notice it?”"
        ),
        max_length=300,
        error_messages={"required": lazy("Enter what families should notice")},
    )
    closes_on = DateField(
        label=lazy("Until when can families answer?"),
        help_text=lazy("Six to eight weeks are usual. The numbers are shown afterwards"),
    )

    def clean_closes_on(self) -> Any:
        day, today = self.cleaned_data["closes_on"], timezone.localdate()
        if not today < day <= today + timedelta(days=LONGEST_DAYS):
            words = _("Enter a day to come, within %(days)d days") % {"days": LONGEST_DAYS}
            self.add_error("closes_on", words)
        return day

    @property
    def asking(self) -> Asking:
        return Asking(self.cleaned_data["words"], self.cleaned_data["closes_on"])


class NoticeForm(GovukForm):
    """One question with three answers."""

    answer = RadiosField(
        label=lazy("Do you notice it?"),
        choices=NoticeAnswer.choices,
        error_messages={"required": lazy("Select an answer")},
    )

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent)
        self.once = read_token(sent or {})

    @property
    def notice(self) -> NoticeAnswer:
        return NoticeAnswer(self.cleaned_data["answer"])


class PaperAnswersForm(GovukForm):
    """Answers that somebody counted by hand."""

    yes = NumberField(label=lazy("Yes, they notice a difference"), max_value=MOST_ON_PAPER)
    not_yet = NumberField(label=lazy("No, not yet"), max_value=MOST_ON_PAPER)
    cannot_say = NumberField(label=lazy("They do not know"), max_value=MOST_ON_PAPER)
    where = TextField(
        label=lazy("Where were they asked?"),
        help_text=lazy("Like “Session at Harbour Library, 3 March”"),
        max_length=200,
        error_messages={"required": lazy("Enter where they were asked")},
    )

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent, initial={"yes": 0, "not_yet": 0, "cannot_say": 0})
        self.once = read_token(sent or {})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        total = sum(given.get(name) or 0 for name in ("yes", "not_yet", "cannot_say"))
        if not self.errors and not 0 < total <= MOST_ON_PAPER:
            self.add_error("yes", _("Enter how many families answered"))
        return given

    @property
    def paper(self) -> OnPaper:
        given = self.cleaned_data
        return OnPaper(given["yes"], given["not_yet"], given["cannot_say"], given["where"])


class ForumSaysForm(NamingForm):
    words = LongTextField(
        label=lazy("What do families notice?"),
        help_text=lazy("In the forum's own words. Say how you know: who told you, how many"),
        rows=4,
        max_length=1000,
        error_messages={"required": lazy("Enter what families notice")},
    )


class WithdrawForm(GovukForm):
    because = LongTextField(
        label=lazy("Why does it not show that any more?"),
        help_text=lazy("Families can read it"),
        rows=3,
        max_length=600,
        error_messages={"required": lazy("Enter why it does not show that any more")},
    )
