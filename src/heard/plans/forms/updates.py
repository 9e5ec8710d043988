"""Updates: writing one, looking at one, typing one in for somebody."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import NamingForm, PublicWordsForm
from heard.boards.queries.shown_by_role import names_within
from heard.design.fields import (
    CheckboxesField,
    CodeField,
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
)
from heard.design.words import date_words, join_and
from heard.partnerships.models import Partnership
from heard.plans.models import Action, Milestone, Update
from heard.plans.models.words import Claim, UpdateState
from heard.plans.queries.posts import holder_names
from heard.plans.services.updates import Said

LONGEST = 5000
WORSE = (Claim.AT_RISK, Claim.OFF_TRACK)


class UpdateForm(GovukForm):
    """Filled with the words of last month. `said` is what it says, `key` names the sending."""

    claim = RadiosField(
        label=_("How does it stand?"),
        choices=Claim.choices,
        hints={
            Claim.AT_RISK: _("Something may keep it from being done by its day"),
            Claim.OFF_TRACK: _("As things are, it will not be done by its day, or not at all"),
        },
        error_messages={"required": _("Select how it stands")},
    )
    claim_words = LongTextField(
        label=_("Why is it at risk or off track?"),
        help_text=_("Only if you chose one of these"),
        max_length=LONGEST,
        rows=3,
        required=False,
    )
    happened = LongTextField(
        label=_("What has happened?"),
        help_text=_("A few lines. Name no child and no parent"),
        max_length=LONGEST,
        rows=6,
        error_messages={"required": _("Enter what has happened")},
    )
    next_steps = LongTextField(
        label=_("What is next? (optional)"), max_length=LONGEST, rows=4, required=False
    )
    milestones_done = CheckboxesField(
        label=_("Which steps are done?"),
        help_text=_("Only those that are not done yet are listed"),
        required=False,
    )
    wants_due_on = DateField(
        label=_("Another day (optional)"),
        help_text=_("Only if it cannot be done by its day"),
        required=False,
    )
    due_reason = LongTextField(
        label=_("Why another day?"),
        help_text=_("Families read this, so that they know why they wait longer"),
        max_length=1000,
        rows=3,
        required=False,
    )

    def __init__(self, action: Action, last: Update | None, sent: Any = None) -> None:
        super().__init__(sent, initial=_said_before(action, last))
        self._due, self._starts = action.due, action.starts_on
        if steps := _steps(action, self.data):
            self.fields["milestones_done"].choices = [  # type: ignore[attr-defined] # it has them
                (str(step.key), _step_words(step.words, step.due_on)) for step in steps
            ]
        else:
            del self.fields["milestones_done"]
        self.key = sent_key(self.data)

    def clean_wants_due_on(self) -> date | None:
        """The day that holds now is no other day."""
        wanted: date | None = self.cleaned_data["wants_due_on"]
        if wanted is None or wanted == self._due:
            return None
        if wanted <= timezone.localdate():
            raise ValidationError(now("Enter a day that is still to come"))
        if self._starts and wanted < self._starts:
            words = now("Enter %(day)s, when it starts, or a later day")
            raise ValidationError(words % {"day": date_words(self._starts)})
        return wanted

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        is_worse = given.get("claim") in WORSE
        if is_worse and not given.get("claim_words") and "claim_words" not in self.errors:
            self.add_error("claim_words", now("Enter why it is at risk or off track"))
        if given.get("wants_due_on") and not given.get("due_reason"):
            self.add_error("due_reason", now("Enter why it needs another day"))
        return given

    def ask_for_code(self) -> None:
        """Their code is too old: what they wrote stays, and goes on with a new one."""
        self.fields["code"] = CodeField(label=_("6-digit code"), max_length=20, required=False)
        self.order_fields(["code"])

    @property
    def said(self) -> Said:
        given = self.cleaned_data
        wants = given["wants_due_on"]
        return Said(
            claim=given["claim"],
            claim_words=given["claim_words"] if given["claim"] in WORSE else "",
            happened=given["happened"],
            next_steps=given["next_steps"],
            wants_due_on=wants,
            due_reason=given["due_reason"] if wants else "",
            milestones_done=tuple(UUID(key) for key in given.get("milestones_done", ())),
        )


class SettleForm(NamingForm, PublicWordsForm):
    """Accept with words for families, or give back with a question."""

    free_texts: ClassVar[tuple[str, ...]] = ("public_words", "due_reason")
    public_texts: ClassVar[tuple[str, ...]] = ("public_words", "due_reason")

    public_words = LongTextField(
        label=_("What families read of it"),
        help_text=_("In plain words: what has happened, what is next. Name nobody"),
        max_length=2000,
        rows=4,
        required=False,
    )
    due_reason = LongTextField(
        label=_("Why its day moves"),
        help_text=_("Families read this too"),
        max_length=1000,
        rows=3,
        required=False,
    )
    question = LongTextField(
        label=_("What do you want to know?"),
        help_text=_("It goes to whoever leads the action, by e-mail with their link"),
        max_length=2000,
        rows=3,
        required=False,
    )

    def __init__(self, update: Update, within: Partnership, sent: Any = None) -> None:
        before = {"public_words": update.public_words, "due_reason": update.due_reason}
        super().__init__(sent, within=within, initial=before)
        self._moves = update.wants_due_on is not None
        if not self._moves:
            del self.fields["due_reason"]

    @property
    def gives_back(self) -> bool:
        return self.data.get("settle") == "return"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._refuse_holders()
        if self.gives_back:
            for name in ("public_words", "due_reason"):
                self.errors.pop(name, None)
            if not given.get("question"):
                self.add_error("question", now("Enter what you want to know"))
        elif not given.get("public_words") and "public_words" not in self.errors:
            self.add_error("public_words", now("Enter what families read of it"))
        elif self._moves and not given.get("due_reason") and "due_reason" not in self.errors:
            self.add_error("due_reason", now("Enter why its day moves"))
        return given

    def _refuse_holders(self) -> None:
        """Families read posts, never who holds them."""
        for name in self.public_texts:
            given = self.cleaned_data.get(name) or ""
            if found := names_within([given], holder_names(self._within)):
                words = now("Write the job title in place of %(names)s")
                self.add_error(name, words % {"names": join_and(found)})


def _said_before(action: Action, last: Update | None) -> dict[str, Any]:
    """What was written last; all of it where that came back with a question."""
    if last is None:
        return {"claim": action.claim, "claim_words": action.claim_words}
    before: dict[str, Any] = {
        "claim": last.claim,
        "claim_words": last.claim_words,
        "happened": last.happened,
        "next_steps": last.next_steps,
    }
    if last.state in (UpdateState.RETURNED, UpdateState.RECEIVED):
        before |= {
            "wants_due_on": last.wants_due_on,
            "due_reason": last.due_reason,
            "milestones_done": [str(key) for key in last.milestones_done],
        }
    return before


def _steps(action: Action, sent: Any) -> list[Milestone]:
    """Those to be done, and those that were ticked here and have been done meanwhile."""
    ticked = set(sent.getlist("milestones_done")) if hasattr(sent, "getlist") else set()
    every = action.milestones.all()
    return [step for step in every if step.done_on is None or str(step.key) in ticked]


def _step_words(words: str, due_on: date | None) -> str:
    if due_on is None:
        return words
    return now("%(step)s (by %(day)s)") % {"step": words, "day": date_words(due_on)}


def sent_key(sent: Mapping[str, Any], name: str = "key") -> UUID:
    """What the page names a sending by; a new one where it is none."""
    try:
        return UUID(str(sent.get(name, ""))[:50])
    except ValueError:
        return uuid4()
