"""Saying that something which was said worries somebody."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.design.fields import ConfirmField
from heard.safeguarding.forms.flagging import FlagForm
from heard.safeguarding.models import Urgency
from heard.safeguarding.services import Worry


class WorriesForm(FlagForm):
    """The same as part of another form, for whoever ticks the box."""

    worries = ConfirmField(
        label=lazy("This worries me: pass it to the safeguarding lead"),
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("worry", "urgency"):
            self.fields[name].required = False
        self.fields["urgency"].initial = Urgency.USUAL

    def clean(self) -> dict[str, Any]:
        """Whoever says what worries them has as good as ticked the box."""
        given = super().clean() or self.cleaned_data
        if given.get("worries") and not given.get("worry"):
            given["worry"] = _("Noticed while it was written down")
        if given.get("worries") and "urgency" not in self.errors:
            given["urgency"] = given.get("urgency") or Urgency.USUAL
        return given

    @property
    def worry_noted(self) -> Worry | None:
        given = self.cleaned_data
        return self.flagged if given["worries"] or given["worry"] else None
