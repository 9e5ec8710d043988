"""Taking down what somebody told us by phone, by letter or face to face."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import ConfirmField, GovukForm, LongTextField, RadiosField

HOW = (
    ("phone", _("By phone")),
    ("letter", _("By letter")),
    ("email", _("By e-mail")),
    ("face to face", _("Face to face")),
)


def how_field() -> RadiosField:
    return RadiosField(
        label=_("How did they tell you?"),
        help_text=_("For the audit"),
        choices=HOW,
        error_messages={"required": _("Select how they told you")},
    )


class RecordAnswerForm(GovukForm):
    """Their yes or no to a seat."""

    answer = RadiosField(
        label=_("Do they take the seat?"),
        choices=[("yes", _("Yes, they take it")), ("no", _("No"))],
        error_messages={"required": _("Select yes or no")},
    )
    how = how_field()
    words = LongTextField(
        label=_("What else did they say? (optional)"),
        help_text=_("They can read it on their own page"),
        max_length=500,
        rows=3,
        required=False,
    )

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["answer"] == "yes")


class RecordWithdrawalForm(GovukForm):
    how = how_field()
    is_sure = ConfirmField(
        label=_("They told us that they withdraw"),
        error_messages={"required": _("Select the box if they told you that they withdraw")},
    )
