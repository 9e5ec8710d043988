"""Writing "what we heard", and answering what was said."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.boards.naming import named_people
from heard.design.fields import (
    ConfirmField,
    DateField,
    GovukForm,
    LongTextField,
    RadiosField,
    TextField,
)
from heard.design.words import join_and
from heard.sessions.models import Answer, Session
from heard.sessions.models.words import AnswerKind
from heard.sessions.services.answering import Word, fits
from heard.sessions.services.heard import Correction, HeardWords


class HeardForm(GovukForm):
    """The draft: may be half done."""

    heard_summary = LongTextField(
        label=lazy("What we heard, in short"),
        help_text=lazy("What families said, in plain words. Name nobody"),
        rows=8,
        max_length=6000,
        required=False,
    )
    heard_easy_read = LongTextField(
        label=lazy("The same in Easy Read"),
        help_text=lazy("Short sentences with easy words. One idea on each line"),
        rows=8,
        max_length=4000,
        required=False,
    )
    names_checked = ConfirmField(label=lazy("These words name nobody"), required=False)

    def __init__(self, sent: Any, session: Session) -> None:
        columns = ("heard_summary", "heard_easy_read")
        super().__init__(sent, initial={name: getattr(session, name) for name in columns})
        written = "\n".join(str(self[name].value() or "") for name in columns)
        self.names = named_people(written)
        if not self.names:
            del self.fields["names_checked"]
        else:
            words = _("These words name nobody who has not agreed to it (noticed: %(names)s)")
            self.fields["names_checked"].label = words % {"names": join_and(self.names)}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.names and not given.get("names_checked"):
            words = _("Take out the name, or tick that it may be named: %(names)s")
            self.add_error("names_checked", words % {"names": join_and(self.names)})
        return given

    @property
    def words(self) -> HeardWords:
        return HeardWords(self.cleaned_data["heard_summary"], self.cleaned_data["heard_easy_read"])


class CorrectHeardForm(HeardForm):
    """What everybody can read already: with a note of what is different."""

    note = LongTextField(
        label=lazy("What do you change, and why?"),
        help_text=lazy("It stands on the page with today's date. Everybody can read it"),
        rows=2,
        max_length=600,
        error_messages={"required": lazy("Enter what you change, and why")},
    )
    counts_again = ConfirmField(
        label=lazy("Count the numbers again, with what was sorted since"), required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "heard_summary" not in self.errors and not given.get("heard_summary"):
            self.add_error("heard_summary", _("Enter what you heard, in short"))
        return given

    @property
    def correction(self) -> Correction:
        given = self.cleaned_data
        return Correction(self.words, given["note"], counts_again=given["counts_again"])


_HERE, _ANYWHERE = "here", "anywhere"


class AnswerForm(GovukForm):
    """Did, will, can't because, still looking."""

    kind = RadiosField(
        label=lazy("What became of it?"),
        choices=AnswerKind.choices,
        hints={
            AnswerKind.DID: lazy("It is done"),
            AnswerKind.WILL: lazy("It is decided, and there is a day by which it is done"),
            AnswerKind.CANNOT: lazy("Say why, and what you do instead"),
            AnswerKind.LOOKING: lazy("Say by when you write again"),
        },
        error_messages={"required": lazy("Select what became of it")},
    )
    words = LongTextField(
        label=lazy("In your words"),
        help_text=lazy("What you did or will do, or why you cannot. Everybody can read it"),
        rows=4,
        max_length=1500,
        error_messages={"required": lazy("Enter what you did or will do, or why you cannot")},
    )
    on = DateField(
        label=lazy("Which day?"),
        help_text=lazy("Done or decided on, promised for, or when you write again"),
    )
    who = TextField(
        label=lazy("Who does it? (optional)"),
        help_text=lazy("An organisation, team or role, like “The school transport team”"),
        required=False,
        max_length=200,
    )

    def __init__(self, sent: Any, before: Answer | None) -> None:
        names = ("kind", "words", "on", "who")
        first = {name: getattr(before, name) for name in names} if before else {}
        super().__init__(sent, initial=first)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        kind, on = given.get("kind"), given.get("on")
        if kind and on and not fits(kind, on):
            if on > timezone.localdate():
                self.add_error("on", _("Enter the day on which it was done or decided"))
            else:
                self.add_error(
                    "on", _("Enter a day to come: by when it is done or you write again")
                )
        return given

    @property
    def word(self) -> Word:
        return Word(**{name: self.cleaned_data[name] for name in ("kind", "words", "on", "who")})


class AnswerThemeForm(AnswerForm):
    """Of all that was said under a theme."""

    where = RadiosField(
        label=lazy("What does this answer?"),
        choices=[
            (_HERE, lazy("What was said about it at this session")),
            (_ANYWHERE, lazy("What was said about it at any session")),
        ],
        initial=_HERE,
        error_messages={"required": lazy("Select what this answers")},
    )
    field_order = ("where", "kind", "words", "on", "who")

    def __init__(self, sent: Any, before: Answer | None) -> None:
        super().__init__(sent, before)
        if before and before.session_id is None:
            self.initial["where"] = _ANYWHERE

    @property
    def is_for_here(self) -> bool:
        return bool(self.cleaned_data["where"] == _HERE)
