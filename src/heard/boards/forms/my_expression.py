"""What somebody changes with the private link to their expression of interest."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from heard.boards.forms.expressions import need_field, text_field
from heard.boards.forms.naming import NamingForm
from heard.boards.forms.reaching import ReachingForm
from heard.boards.forms.sections import NOT_SAID
from heard.boards.models import Expression
from heard.boards.models.words import AccessNeed, AgeBand
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
)

WORDS = ("age_band", "need", "why", "brings", "availability", "conflict_words")
CONTACT = ("name", "channel", "email", "phone", "address", "language")


class ChangeContactForm(ReachingForm, NamingForm):
    """How somebody is reached, and what they need to take part."""

    free_texts: ClassVar[tuple[str, ...]] = ("access_words",)

    access_needs = CheckboxesField(
        label=_("What would you need? (optional)"), choices=AccessNeed.choices, required=False
    )
    access_words = text_field(
        label=_("Is there anything else that would help? (optional)"), required=False
    )

    def __init__(self, expression: Expression, sent: Mapping[str, Any] | None = None) -> None:
        names = (*CONTACT, "access_needs", "access_words")
        super().__init__(sent, initial={name: getattr(expression, name) for name in names})

    @property
    def columns(self) -> dict[str, Any]:
        support = {name: self.cleaned_data[name] for name in ("access_needs", "access_words")}
        return self.reaching | support


class ChangeExpressionForm(NamingForm):
    """What somebody wrote."""

    free_texts: ClassVar[tuple[str, ...]] = WORDS[1:]

    why = text_field(
        label=_("Why are you interested?"),
        error_messages={"required": _("Enter why you are interested. A few words are enough")},
    )
    brings = text_field(label=_("What would you bring? (optional)"), required=False)
    availability = text_field(label=_("When can you come? (optional)"), required=False)
    age_band = SelectField(
        label=_("How old is your child? (optional)"),
        choices=[NOT_SAID, *AgeBand.choices],
        required=False,
    )
    need = need_field()
    conflict_words = text_field(
        label=_("Is there anything that could be a conflict of interest? (optional)"),
        required=False,
    )

    def __init__(self, expression: Expression, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial={name: getattr(expression, name) for name in WORDS})
        # On paper it may have been left open.
        self.fields["why"].required = bool(expression.why)

    @property
    def columns(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WORDS}


class AnswerOfferForm(GovukForm):
    """Yes or no to a seat."""

    answer = RadiosField(
        label=_("Do you take the seat?"),
        label_size="m",
        choices=[("yes", _("Yes, I take the seat")), ("no", _("No, thank you"))],
        error_messages={"required": _("Select yes or no")},
    )
    words = LongTextField(
        label=_("Is there anything that you want to tell us? (optional)"),
        max_length=500,
        rows=3,
        required=False,
    )

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["answer"] == "yes")


class AskMeAgainForm(GovukForm):
    """Whether somebody may be asked about other seats."""

    may_ask_again = ConfirmField(
        label=_("You may ask me again about other seats, and keep what I wrote for 2 years"),
        required=False,
    )


class TakeBackForm(GovukForm):
    """Deleting cannot be undone, so a box is ticked first."""

    is_sure = ConfirmField(
        label=_("Yes, delete what I wrote"),
        error_messages={"required": _("Tick the box if you want us to delete what you wrote")},
    )
