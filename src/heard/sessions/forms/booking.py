"""The form with which a household asks for places, and the one with which it changes them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import NamingForm
from heard.boards.forms.reaching import ReachingForm
from heard.boards.forms.sections import SectionsForm
from heard.boards.models.words import AgeBand
from heard.design.fields import (
    CheckboxesField,
    ConfirmField,
    GovukForm,
    LongTextField,
    NumberField,
    RadiosField,
    SelectField,
    TextField,
)
from heard.sessions.household import Household, Party, Wish
from heard.sessions.models import Booking, Session
from heard.sessions.models.words import Support, SupportState
from heard.sessions.support_words import support_hint

MOST_OF_ONE_KIND = 20
# Needs that cannot be seen to without a few words, and where these are asked.
WORDS_OF: dict[str, str] = {
    Support.INTERPRETER: "interpreter_words",
    Support.FOOD: "food_words",
    Support.OTHER: "other_words",
}


def people_field(label: Any, help_text: Any = "", **more: Any) -> NumberField:
    return NumberField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=MOST_OF_ONE_KIND,
        width=2,
        required=False,
        **more,
    )


SECTIONS: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    (
        "people",
        _("How many of you?"),
        ("parents", "young_people", "assistants", "companions", "is_first_time"),
    ),
    ("childcare", _("Childcare"), ("childcare", "childcare_words")),
    ("support", _("What do you need?"), ("support", *WORDS_OF.values())),
    ("reaching", _("How do we reach you?"), ("name", "channel", "email", "phone", "address")),
    ("more", _("Two more things, if you like"), ("language", "district", "age_bands")),
    ("news", _("What became of it"), ("wants_news",)),
)


class BookingForm(ReachingForm, NamingForm, SectionsForm):
    """All questions on one page. Only who comes, a name and a way to reach them are needed."""

    headings = SECTIONS
    free_texts: ClassVar[tuple[str, ...]] = ("childcare_words", "other_words")

    parents = people_field(_("Parents or carers"), initial=1)
    young_people = people_field(_("Young people with SEND who come to the session"))
    assistants = people_field(_("Personal assistants or support workers"))
    companions = people_field(_("Anybody else, such as a grandparent or a friend"))
    is_first_time = RadiosField(
        label=_("Is this the first time that you come to one of our sessions?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        inline=True,
        error_messages={"required": _("Select yes if this is your first time")},
    )
    childcare = people_field(
        _("How many children need childcare during the session?"),
        _("Do not count them above. Leave empty if you need none"),
    )
    childcare_words = LongTextField(
        label=_("What should we know to look after them well? (optional)"),
        help_text=_("Ages, and what helps. Do not write their names"),
        max_length=500,
        rows=3,
        required=False,
    )
    support = CheckboxesField(
        label=_("Select all that you need (optional)"), choices=Support.choices, required=False
    )
    interpreter_words = TextField(
        label=_("Interpreter: which language?"), max_length=100, required=False
    )
    food_words = TextField(label=_("Food: what can you not eat?"), max_length=200, required=False)
    other_words = LongTextField(
        label=_("Something else: what do you need?"), max_length=300, rows=2, required=False
    )
    district = SelectField(label=_("Where do you live? (optional)"), choices=[], required=False)
    age_bands = CheckboxesField(
        label=_("How old are your children with SEND? (optional)"),
        choices=[one for one in AgeBand.choices if one[0] != AgeBand.SEVERAL],
        required=False,
    )
    wants_news = ConfirmField(
        label=_("Tell me what you heard at this session, and what became of it"), required=False
    )

    def __init__(
        self,
        session: Session,
        sent: Mapping[str, Any] | None = None,
        *,
        booking: Booking | None = None,
    ) -> None:
        """`booking` is the one that is changed, if any."""
        super().__init__(sent, initial=typed_before(booking) if booking else None)
        self.session, self.booking = session, booking
        self._ask_only_what_there_is()
        self.offer_districts(session.phase.programme.partnership.districts.all())
        self._say_what_takes_notice()
        self.order_by_headings()
        for field in self.fields.values():
            if not isinstance(field, ConfirmField):
                field.label_size = "s"  # type: ignore[attr-defined] # of all our fields

    def _ask_only_what_there_is(self) -> None:
        if self.booking:
            del self.fields["is_first_time"]
        has_care = self.booking is not None and self.booking.childcare > 0
        if not self.session.childcare_places and not has_care:
            del self.fields["childcare"], self.fields["childcare_words"]

    def _say_what_takes_notice(self) -> None:
        today = timezone.localdate()
        hints = {kind: support_hint(kind, self.session, today) for kind in Support.values}
        self.fields["support"].hints = {kind: words for kind, words in hints.items() if words}  # type: ignore[attr-defined] # of our field

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        people = ("parents", "young_people", "assistants", "companions")
        if not any(name in self.errors for name in people) and not self._party(given).places:
            self.add_error("parents", _now("Enter how many of you come"))
        for kind, name in WORDS_OF.items():
            if kind in given.get("support", ()) and not given.get(name) and name not in self.errors:
                self.add_error(name, str(_WORDS_MISSING[kind]))
        return given

    @property
    def household(self) -> Household:
        given = self.cleaned_data
        return Household(
            **self.reaching,
            party=self._party(given),
            childcare_words=given.get("childcare_words", ""),
            is_first_time=given.get("is_first_time") == "yes",
            district=self.districts.get(given.get("district", "")),
            age_bands=tuple(given["age_bands"]),
            wants_news=given["wants_news"],
            support=self._wishes,
        )

    @staticmethod
    def _party(given: Mapping[str, Any]) -> Party:
        names = ("parents", "young_people", "assistants", "companions", "childcare")
        return Party(**{name: given.get(name) or 0 for name in names})

    @property
    def _wishes(self) -> tuple[Wish, ...]:
        """Whoever writes what they cannot eat, and does not tick the box, means it all the same.

        Words that stood there before count no more once their box has been emptied.
        """
        given = self.cleaned_data
        words = {kind: given[name] for kind, name in WORDS_OF.items()}
        new = {kind for kind, said in words.items() if said and said != self._said_before(kind)}
        chosen = set(given["support"]) | new
        return tuple(Wish(kind, words.get(kind, "")) for kind in Support.values if kind in chosen)

    def _said_before(self, kind: str) -> str:
        return str(self.initial.get(WORDS_OF[kind], ""))

    @property
    def typed(self) -> list[tuple[str, str]]:
        """Labels and what was entered, for a page that can take nothing any more."""
        pairs = [(str(bound.label), _in_words(bound)) for bound in self]
        return [(label, words) for label, words in pairs if words]


_WORDS_MISSING: dict[str, str | Promise] = {
    Support.INTERPRETER: _("Enter which language the interpreter should speak"),
    Support.FOOD: _("Enter what you cannot eat"),
    Support.OTHER: _("Enter what else you need"),
}


def typed_before(booking: Booking) -> dict[str, Any]:
    """What the form shows of a booking."""
    asked = booking.support.filter(forgotten_at=None).exclude(state=SupportState.NOT_NEEDED)
    support = {one.kind: one.words for one in asked}
    same = (
        *("name", "channel", "email", "phone", "address", "language", "wants_news", "age_bands"),
        *("parents", "young_people", "assistants", "companions"),
        *("childcare", "childcare_words"),
    )
    return {name: getattr(booking, name) for name in same} | {
        "district": booking.district.code if booking.district else "",
        "support": list(support),
        **{name: support.get(kind, "") for kind, name in WORDS_OF.items()},
    }


def _in_words(bound: forms.BoundField) -> str:
    value = bound.value()
    if isinstance(value, bool) or value == "on":
        return "✓" if value else ""
    chosen = [str(one) for one in (value if isinstance(value, list | tuple) else [value or ""])]
    choices = {str(code): str(words) for code, words in getattr(bound.field, "choices", ()) if code}
    return ", ".join(choices.get(one, one if not choices else "") for one in chosen if one)


class AnswerOfferForm(GovukForm):
    """Yes or no to the places."""

    answer = RadiosField(
        label=_("Do you take the places?"),
        label_size="m",
        choices=[("yes", _("Yes, we come")), ("no", _("No, give them to somebody else"))],
        error_messages={"required": _("Select yes if you take the places")},
    )

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["answer"] == "yes")
