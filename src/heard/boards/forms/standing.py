"""Asking to be kept posted, and what staff type in from paper."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Subscriber
from heard.boards.models.words import Origin, Topic
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    DateField,
    EmailField,
    FindForm,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TelephoneField,
    TextField,
)
from heard.mail.models import Channel

_CHANNELS = [
    (Channel.EMAIL, _("By e-mail")),
    (Channel.TEXT, _("By text message")),
    (Channel.PHONE, _("By phone call")),
    (Channel.LETTER, _("By post")),
]
# Which field goes with a channel, and what is wrong when it is empty.
_FIELDS = {
    Channel.EMAIL: ("email", _("Enter your e-mail address")),
    Channel.TEXT: ("phone", _("Enter your phone number")),
    Channel.PHONE: ("phone", _("Enter your phone number")),
    Channel.LETTER: ("address", _("Enter your address")),
}
_MOST_LINES = 10


class WishesForm(GovukForm):
    """What somebody wants to hear of, and how."""

    topics = CheckboxesField(
        label=_("What do you want to hear about?"),
        help_text=_("Select all that you like"),
        label_size="m",
        choices=Topic.choices,
        error_messages={"required": _("Select at least one thing to hear about")},
    )
    channel = RadiosField(
        label=_("How should we tell you?"),
        label_size="m",
        choices=_CHANNELS,
        error_messages={"required": _("Select how we should tell you")},
    )
    email = EmailField(
        label=_("E-mail address"),
        help_text=_("Only if you want e-mail"),
        required=False,
        max_length=254,
    )
    phone = TelephoneField(
        label=_("Phone number"), help_text=_("Only if you want texts or calls"), required=False
    )
    address = LongTextField(
        label=_("Postal address"),
        help_text=_("Only if you want letters. Put your name on the first line"),
        required=False,
        rows=4,
        max_length=400,
    )
    name = TextField(
        label=_("Your name"),
        help_text=_("You can leave this empty"),
        required=False,
        max_length=200,
        autocomplete="name",
    )
    wants_easy_read = ConfirmField(
        label=_("Send me Easy Read, with short sentences and pictures, when there is one"),
        required=False,
    )
    language = SelectField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, sent: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(sent, **options)
        if len(settings.LANGUAGES) == 1:  # nothing to choose from
            del self.fields["language"]

    def clean_email(self) -> str:
        """With the domain as mail servers write it: they know no letters but those of English."""
        typed = str(self.cleaned_data["email"])
        if not typed:
            return ""
        name, _at, domain = typed.rpartition("@")
        try:
            return f"{name}@{domain.encode('idna').decode()}"
        except UnicodeError as problem:
            wrong = self.fields["email"].error_messages["invalid"]
            raise ValidationError(wrong) from problem

    def clean_address(self) -> str:
        """Without empty lines. An envelope has room for ten, and so has a message's address."""
        typed = str(self.cleaned_data["address"])
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        if len(lines) > _MOST_LINES:
            raise ValidationError(_("Use %(limit)d lines or fewer"), params={"limit": _MOST_LINES})
        return "\n".join(lines)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("channel"):
            name, missing = _FIELDS[Channel(given["channel"])]
            if name not in self.errors and not given.get(name):
                self.add_error(name, missing)
            for other in {"email", "phone", "address"} - {name}:
                self.errors.pop(other, None)  # it is not asked for, so it cannot be wrong
        return given

    @property
    def wishes(self) -> dict[str, Any]:
        """The keywords of what somebody asks for; `at` goes with the channel."""
        given = self.cleaned_data
        name, _missing = _FIELDS[Channel(given["channel"])]
        return {
            "topics": tuple(dict.fromkeys(given["topics"])),
            "channel": given["channel"],
            "at": given[name],
            "language": given.get("language") or settings.LANGUAGE_CODE,
            "wants_easy_read": given["wants_easy_read"],
            "name": given["name"],
        }


class JoinForm(WishesForm):
    """The form for everybody: they agree to `words`, which are kept as they stand here."""

    agreed = ConfirmField(
        label="", error_messages={"required": _("Select the box if you want to be kept posted")}
    )

    def __init__(self, words: str, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent, initial={"channel": Channel.EMAIL})
        self.fields["agreed"].label = words


class AddSubscriberForm(WishesForm):
    """The same from paper, with the day on which it came and how."""

    origin = RadiosField(
        label=_("Where did they agree?"),
        choices=[(each.value, each.label) for each in (Origin.PAPER, Origin.SESSION)],
        error_messages={"required": _("Select where they agreed")},
    )
    received_on = DateField(label=_("On which day?"))
    agreed = ConfirmField(
        label="",
        error_messages={"required": _("Add people only if they agreed to these words")},
    )

    def __init__(self, words: str, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent)
        today = timezone.localdate()
        self.fields["received_on"].latest = today  # type: ignore[attr-defined] # of a DateField
        self.fields["agreed"].label = _("They ticked or signed: “%(words)s”") % {"words": words}
        self.fields["name"].label = _("Name")

    @property
    def paper(self) -> dict[str, Any]:
        """The keywords of how the wish came."""
        return {name: self.cleaned_data[name] for name in ("origin", "received_on")}


class FindSubscriberForm(FindForm):
    """A part of a name, an address or a number."""

    words = TextField(label=_("Find somebody"), required=False, max_length=200)


def wishes_of(subscriber: Subscriber) -> dict[str, Any]:
    """What the form shows of somebody who is on the list."""
    names = ("topics", "channel", "email", "phone", "address", "name", "language")
    known = {name: getattr(subscriber, name) for name in names}
    return known | {"wants_easy_read": subscriber.wants_easy_read}
