"""Publishing, withdrawing and discarding."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import ConfirmField, GovukForm
from heard.scrutiny.forms.inputs import ProseField
from heard.scrutiny.models import DecisionRecord


class PublishForm(GovukForm):
    """A later edition says why there is one; a first edition has nothing to say."""

    reason = ProseField(
        label=_("Why is there a new edition?"),
        help_text=_("Readers see this reason, your name and the date"),
        error_messages={"required": _("Enter why there is a new edition")},
        rows=3,
        label_size="m",
    )

    def __init__(self, sent: object, record: DecisionRecord) -> None:
        super().__init__(sent)
        if record.edition == 1:
            del self.fields["reason"]


class WithdrawForm(GovukForm):
    reason = ProseField(
        label=_("Why is it withdrawn?"),
        help_text=_("Readers see this reason at the decision’s address"),
        error_messages={"required": _("Enter why this decision is withdrawn")},
        rows=3,
    )


class DiscardForm(GovukForm):
    sure = ConfirmField(
        label=_("Yes, throw this draft away"),
        error_messages={"required": _("Select the box if you want to throw this draft away")},
    )
