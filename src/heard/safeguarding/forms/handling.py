"""What leads write about a concern. `revision` says which state of it they had read."""

from django.utils.translation import gettext_lazy as _

from heard.design.fields import GovukForm, LongTextField, RadiosField, TextField
from heard.safeguarding.services.handling import Outcome, Passing

LONGEST = 5000


class RevisionForm(GovukForm):
    """What was read is sent along, so that nothing is written over unread."""

    @property
    def revision(self) -> int:
        """What is no number is no revision: it never fits."""
        typed = str(self.data.get("revision", ""))
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else -1


class NoteForm(RevisionForm):
    words = LongTextField(
        label=_("What did you find out or do?"),
        max_length=LONGEST,
        error_messages={"required": _("Enter what you found out or did")},
    )


class PassOnForm(RevisionForm):
    """`passing` is what is written down."""

    to = TextField(
        label=_("Who has it now?"),
        help_text=_("The service or the person, like “Children's services, front door”"),
        max_length=200,
        error_messages={"required": _("Enter who has it now")},
    )
    their_reference = TextField(
        label=_("Their reference (optional)"), max_length=100, width=20, required=False
    )
    words = LongTextField(
        label=_("What was agreed? (optional)"), max_length=LONGEST, rows=3, required=False
    )

    @property
    def passing(self) -> Passing:
        return Passing(**self.cleaned_data)


class CloseForm(RevisionForm):
    """`outcome` is how it ends. Only what was flagged in another queue can go back there."""

    words = LongTextField(
        label=_("What came of it?"),
        max_length=LONGEST,
        error_messages={"required": _("Enter what came of it")},
    )
    release = RadiosField(
        label=_("What was flagged is out of its normal queue. Where should it go?"),
        choices=[("keep", _("Keep it out")), ("release", _("Put it back"))],
        hints={
            "keep": _("Nobody but safeguarding leads sees it"),
            "release": _("It is read, edited and perhaps published like everything else"),
        },
        error_messages={"required": _("Select where it should go")},
    )

    def __init__(self, *args: object, has_queue: bool, **options: object) -> None:
        super().__init__(*args, **options)
        if not has_queue:
            del self.fields["release"]

    @property
    def outcome(self) -> Outcome:
        given = self.cleaned_data
        return Outcome(given["words"], is_released=given.get("release") == "release")


class OpenAgainForm(GovukForm):
    words = LongTextField(
        label=_("Why do you open it again?"),
        max_length=LONGEST,
        error_messages={"required": _("Enter why you open it again")},
    )
