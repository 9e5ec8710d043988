"""Entering the code that came by e-mail."""

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import CodeField, GovukForm
from heard.partnerships.one_time_codes import Tried


class EnterCodeForm(GovukForm):
    code = CodeField(
        label=_("6-digit code"),
        max_length=20,
        error_messages={
            "required": _("Enter the code from the e-mail"),
            "max_length": _("Enter the 6 digits of the code"),
        },
    )

    def refuse(self, tried: Tried) -> None:
        """Say what to do instead."""
        if tried == Tried.WRONG:
            self.add_error("code", now("Enter the 6 digits of the code in the newest e-mail"))
        else:
            self.add_error("code", now("This code does not work any more. Ask for a new one"))
