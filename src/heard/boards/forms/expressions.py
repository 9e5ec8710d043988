"""The form with which somebody expresses interest in seats, by themselves or at a session."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import NamingForm
from heard.boards.forms.reaching import ReachingForm
from heard.boards.forms.sections import NOT_SAID, SectionsForm
from heard.boards.interest import Interest
from heard.boards.models import Call, SeatGroup
from heard.boards.models.words import AccessNeed, AgeBand, HowHeard, Relationship
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)

TEXT_LENGTH, NEED_LENGTH = 2000, 200


def text_field(**options: Any) -> LongTextField:
    return LongTextField(max_length=TEXT_LENGTH, rows=5, **options)


def need_field() -> TextField:
    return TextField(
        label=_("What kind of needs does your child have? (optional)"),
        help_text=_("For example autism, a hearing impairment, or not known yet"),
        max_length=NEED_LENGTH,
        required=False,
    )


SECTIONS: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    ("seats", _("Which seats"), ("groups",)),
    ("about_you", _("About you"), ("name", "relationship", "district")),
    (
        "reaching",
        _("How we reach you"),
        ("channel", "email", "phone", "address", "language"),
    ),
    ("child", _("If you are a parent or carer"), ("age_band", "need")),
    ("words", _("What you would like to tell us"), ("why", "brings", "availability")),
    ("support", _("What helps you to take part"), ("access_needs", "access_words")),
    ("more", _("Before you send it"), ("conflict_words", "how_heard", "may_ask_again")),
)


class ExpressInterestForm(ReachingForm, NamingForm, SectionsForm):
    """All questions on one page. `groups` is asked only where the call has seats of several."""

    headings = SECTIONS
    free_texts: ClassVar[tuple[str, ...]] = (
        "need",
        "why",
        "brings",
        "availability",
        "access_words",
        "conflict_words",
    )

    groups = CheckboxesField(
        label=_("Which seats are you interested in?"),
        help_text=_("Select all that you would take"),
        choices=[],
        error_messages={"required": _("Select which seats you are interested in")},
    )
    relationship = RadiosField(
        label=_("Who are you?"),
        choices=Relationship.choices,
        error_messages={"required": _("Select who you are")},
    )
    district = SelectField(label=_("Where do you live? (optional)"), choices=[], required=False)
    age_band = SelectField(
        label=_("How old is your child? (optional)"),
        choices=[NOT_SAID, *AgeBand.choices],
        required=False,
    )
    need = need_field()
    why = text_field(
        label=_("Why are you interested?"),
        help_text=_("A few words are enough"),
        error_messages={"required": _("Enter why you are interested. A few words are enough")},
    )
    brings = text_field(label=_("What would you bring? (optional)"), required=False)
    availability = text_field(
        label=_("When can you come? (optional)"),
        help_text=_("For example mornings in term time, or only online"),
        required=False,
    )
    access_needs = CheckboxesField(
        label=_("What would you need? (optional)"),
        choices=AccessNeed.choices,
        required=False,
    )
    access_words = text_field(
        label=_("Is there anything else that would help? (optional)"), required=False
    )
    conflict_words = text_field(
        label=_("Is there anything that could be a conflict of interest? (optional)"),
        help_text=_("For example work for the council, or a complaint that is still going on"),
        required=False,
    )
    how_heard = SelectField(
        label=_("How did you hear of this? (optional)"),
        choices=[NOT_SAID, *HowHeard.choices],
        required=False,
    )
    may_ask_again = ConfirmField(
        label=_("You may ask me again about other seats, and keep what I wrote for 2 years"),
        required=False,
    )

    def __init__(
        self, call: Call, sent: Mapping[str, Any] | None = None, *, is_shared: bool = False
    ) -> None:
        """`is_shared`: others use this device too, so it must remember nothing."""
        super().__init__(sent, label_suffix="")
        self.call = call
        self.offered = [seats.group for seats in call.seats.select_related("group__body")]
        self._offer_seats()
        self.offer_districts(call.partnership.districts.all())
        self.order_by_headings()
        for field in self.fields.values():
            _show_as_question(field, is_shared=is_shared)

    def _offer_seats(self) -> None:
        if len(self.offered) > 1:
            choices = [(str(group.pk), str(group)) for group in self.offered]
            self.fields["groups"].choices = choices  # type: ignore[attr-defined] # of a ChoiceField
        else:
            del self.fields["groups"]

    @property
    def interest(self) -> Interest:
        given = self.cleaned_data
        same = ("relationship", "age_band", "how_heard", "may_ask_again", *self.free_texts)
        return Interest(
            **self.reaching,
            **{name: given[name] for name in same},
            groups=self._groups,
            district=self.districts.get(given.get("district", "")),
            access_needs=tuple(given["access_needs"]),
        )

    @property
    def _groups(self) -> tuple[SeatGroup, ...]:
        if "groups" not in self.fields:
            return tuple(self.offered)
        chosen = set(self.cleaned_data["groups"])
        return tuple(group for group in self.offered if str(group.pk) in chosen)

    @property
    def typed(self) -> list[tuple[str, str]]:
        """Labels and what was entered or chosen, for a page that can take nothing any more."""
        pairs = [(str(bound.label), _in_words(bound)) for bound in self]
        return [(label, words) for label, words in pairs if words]


def _show_as_question(field: Any, *, is_shared: bool) -> None:
    """On a page of many questions each stands out from its hint."""
    if not isinstance(field, ConfirmField):
        field.label_size = "s"
    if is_shared:
        field.attributes = {**field.attributes, "autocomplete": "off"}


def _in_words(bound: forms.BoundField) -> str:
    value = bound.value()
    if isinstance(value, bool) or value == "on":
        return "✓" if value else ""
    chosen = [str(one) for one in (value if isinstance(value, list | tuple) else [value or ""])]
    choices = {str(code): str(words) for code, words in getattr(bound.field, "choices", ()) if code}
    return ", ".join(choices.get(one, one if not choices else "") for one in chosen if one)
