"""Making an agenda pack."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LongTextField


class PackForm(GovukForm):
    """What is different from the pack before, if there is one."""

    note = LongTextField(
        label=_("What is different from the last pack?"),
        help_text=_("Members and the public read this. For example: the report on transport came"),
        max_length=1000,
        rows=3,
        error_messages={"required": _("Enter what is different from the last pack")},
    )

    def __init__(self, sent: object = None, *, is_first: bool) -> None:
        super().__init__(sent)
        if is_first:
            del self.fields["note"]

    @property
    def note_given(self) -> str:
        return str(self.cleaned_data.get("note", ""))
