"""Finding people, and what is kept of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Person
from heard.boards.models.words import AccessNeed, Constituency
from heard.boards.queries.people import WantedPeople
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    EmailField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TelephoneField,
    TextField,
)
from heard.design.paging import as_query
from heard.mail.models import Channel

Choices = Sequence[tuple[str, Any]]


class FindPeopleForm(GovukForm):
    """Words and filters. What is not among the choices counts as not asked for."""

    name = TextField(label=_("Name, or part of it"), required=False, max_length=200)
    body = SelectField(label=_("Board or group"), required=False)
    constituency = SelectField(label=_("Who they speak for"), required=False)

    def __init__(self, sent: Mapping[str, Any], *, bodies: Choices) -> None:
        super().__init__(sent)
        everything = [("", _("All"))]
        self.fields["body"].choices = everything + list(bodies)  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["constituency"].choices = everything + list(Constituency.choices)  # type: ignore[attr-defined] # of a ChoiceField
        self.is_valid()

    @property
    def wanted(self) -> WantedPeople:
        given = self.cleaned_data
        body = given.get("body")
        return WantedPeople(
            name=given.get("name", "").strip(),
            body=int(body) if body else None,
            constituency=given.get("constituency", ""),
        )

    @property
    def query(self) -> str:
        return as_query(self.cleaned_data)


class PersonForm(GovukForm):
    """All that is kept of a person but their sign-in."""

    name = TextField(
        label=_("Name"),
        max_length=200,
        autocomplete="off",
        error_messages={"required": _("Enter their name")},
    )
    email = EmailField(label=_("Email address"), required=False)
    phone = TelephoneField(label=_("Telephone number"), required=False)
    address = LongTextField(label=_("Postal address"), required=False, rows=4, max_length=500)
    channel = RadiosField(
        label=_("How do they want to hear from us?"),
        choices=Channel.choices,
        initial=Channel.EMAIL,
    )
    language = SelectField(
        label=_("Language"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )
    organisation = SelectField(
        label=_("Organisation"),
        help_text=_("Leave this empty for a parent, carer or young person"),
        required=False,
    )
    job_title = TextField(label=_("Job title"), required=False, max_length=200)
    is_role_only = ConfirmField(
        label=_("Show them by their role alone, never by name"),
        help_text=_(
            "For somebody who may be in danger if they can be found. No public page will show "
            "their name"
        ),
        required=False,
    )
    access_needs = CheckboxesField(
        label=_("What do they need to take part?"), choices=AccessNeed.choices, required=False
    )
    support_wanted = LongTextField(
        label=_("What other support do they want?"),
        help_text=_("For example, somebody to talk to before the first meeting"),
        required=False,
        rows=3,
        max_length=2000,
    )

    def __init__(self, sent: Any, *, organisations: Choices, person: Person | None = None) -> None:
        super().__init__(sent, initial=_values_of(person) if person else None)
        nothing = [("", _("None"))]
        self.fields["organisation"].choices = nothing + list(organisations)  # type: ignore[attr-defined] # of a ChoiceField
        if sent and sent.get("is_another"):
            self.fields["is_another"] = _another()

    def ask_whether_another(self) -> None:
        """Somebody has this address already: keep another only if the person says so."""
        self.fields["is_another"] = _another()
        self.add_error(
            "is_another", _("Use the person who is there, or select that this is another person")
        )

    @property
    def is_another(self) -> bool:
        return bool(self.cleaned_data.get("is_another"))

    @property
    def values(self) -> dict[str, Any]:
        """By the names of `PersonDetails`; the organisation is its number or None."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "is_another"}
        chosen = given["organisation"]
        return given | {
            "organisation": int(chosen) if chosen else None,
            "access_needs": tuple(given["access_needs"]),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        needed = {
            Channel.EMAIL: ("email", _now("Enter an email address, or select another way")),
            Channel.TEXT: ("phone", _now("Enter a telephone number, or select another way")),
            Channel.PHONE: ("phone", _now("Enter a telephone number, or select another way")),
            Channel.LETTER: ("address", _now("Enter a postal address, or select another way")),
        }
        if given.get("channel"):
            field, words = needed[Channel(given["channel"])]
            if not given.get(field) and field not in self.errors:
                self.add_error(field, words)
        return given


class SupportForm(GovukForm):
    """What somebody needs to take part, by themselves."""

    access_needs = CheckboxesField(
        label=_("What do you need to take part?"), choices=AccessNeed.choices, required=False
    )
    support_wanted = LongTextField(
        label=_("What other support do you want?"),
        help_text=_("For example, somebody to talk to before the first meeting"),
        required=False,
        rows=3,
        max_length=2000,
    )

    def __init__(self, sent: Any, *, person: Person) -> None:
        values = {"access_needs": person.access_needs, "support_wanted": person.support_wanted}
        super().__init__(sent, initial=values)


class LinkMemberForm(GovukForm):
    """Whose sign-in it is."""

    member = SelectField(
        label=_("Their sign-in"),
        error_messages={"required": _("Select the sign-in of this person")},
    )

    def __init__(self, sent: Any, *, members: Choices) -> None:
        super().__init__(sent)
        self.fields["member"].choices = [("", _("Select a sign-in")), *members]  # type: ignore[attr-defined] # of a ChoiceField


def _values_of(person: Person) -> dict[str, Any]:
    names = PersonForm.base_fields
    return {name: getattr(person, name) for name in names if name != "organisation"} | {
        "organisation": str(person.organisation_id or "")
    }


def _another() -> ConfirmField:
    return ConfirmField(
        label=_("This is another person"),
        help_text=_("Members of one family may share an address or a telephone number"),
        required=False,
    )
