"""Typing in what came on paper."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.boards.forms.expressions import ExpressInterestForm
from heard.boards.forms.sections import Section
from heard.boards.models import Call
from heard.boards.queries.expressions import takes_paper
from heard.design.fields import DateField
from heard.design.words import date_words
from heard.mail.models import Channel


class EnterExpressionForm(ExpressInterestForm):
    """The same questions. Nothing is required but a name, a way to reach them, and the day."""

    received_on = DateField(
        label=gettext_lazy("When was it posted or handed in?"),
        help_text=gettext_lazy("The postmark counts. For example, 27 3 2026"),
        error_messages={
            "required": gettext_lazy("Enter the day on which it was posted or handed in")
        },
    )

    def __init__(self, call: Call, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(call, sent, is_shared=True)
        self.order_fields(["received_on"])
        for name in ("relationship", "why", "channel", "groups"):
            if name in self.fields:
                self.fields[name].required = False

    def clean_received_on(self) -> Any:
        day, call = self.cleaned_data["received_on"], self.call
        if day > timezone.localdate():
            raise forms.ValidationError(_("Enter a day that is not in the future"))
        if not takes_paper(call, day):
            raise forms.ValidationError(self._refusal)
        return day

    @property
    def _refusal(self) -> str:
        opened = self.call.opened_at
        return _(
            "The call was open from %(first)s to %(last)s, so this form does not count. Tell the "
            "person who sent it, and offer to keep them posted"
        ) % {
            "first": date_words(opened) if opened else "–",
            "last": date_words(self.call.closes_on),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("channel") and "channel" not in self.errors:
            self._choose_channel(given)
        if "groups" in self.fields and not given.get("groups"):
            given["groups"] = [str(group.pk) for group in self.offered]
        return given

    def _choose_channel(self, given: dict[str, Any]) -> None:
        """Who ticked no way is reached by what they gave."""
        ways = {"email": Channel.EMAIL, "phone": Channel.PHONE, "address": Channel.LETTER}
        found = [way for name, way in ways.items() if given.get(name)]
        if found:
            given["channel"] = found[0]
        elif not {"email", "phone", "address"} & set(self.errors):
            words = _("Enter an e-mail address, a phone number or an address to reach them")
            self.add_error("email", words)

    @property
    def sections(self) -> list[Section]:
        first = Section("paper", _("The form on paper"), [self["received_on"]])
        return [first, *super().sections]
