"""Who is on a panel, whom they know, and what they score."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from heard.boards.models import Criterion, Expression, PanelMember
from heard.design.fields import ConfirmField, GovukForm, RadiosField, SelectField, TextField
from heard.partnerships.models import Member

POINTS = (
    ("3", _("3: a great deal of it")),
    ("2", _("2: enough of it")),
    ("1", _("1: a little of it")),
    ("0", _("0: nothing of it")),
)


class PanelMemberForm(GovukForm):
    """One more on the panel, of the members who are not on it."""

    member = SelectField(
        label=_("Who?"), error_messages={"required": _("Select who joins the panel")}
    )
    is_parent = ConfirmField(
        label=_("They are a parent or carer of a child or young person with SEND"),
        required=False,
    )

    def __init__(self, *args: Any, members: Sequence[Member], **options: Any) -> None:
        super().__init__(*args, **options)
        self.members = {str(one.pk): one for one in members}
        named = [(pk, str(one)) for pk, one in self.members.items()]
        self.fields["member"].choices = [("", _g("Choose a member")), *named]  # type: ignore[attr-defined] # a field of choices

    @property
    def chosen(self) -> Member:
        return self.members[self.cleaned_data["member"]]


class ConflictsForm(GovukForm):
    """For each applicant a box "I know this person" and how.

    Each is named by a code that only this panel member's list has: the page gives no way to tell
    which name belongs to which application.
    """

    def __init__(
        self, *args: Any, panel_member: PanelMember, expressions: Iterable[Expression], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.codes = {_code(panel_member, one): one for one in expressions}
        for code, one in self.codes.items():
            self.fields[f"knows_{code}"] = ConfirmField(label=one.name, required=False)
            self.fields[f"how_{code}"] = TextField(
                label=_g("How do you know %(name)s?") % {"name": one.name},
                max_length=300,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        for code in self.codes:
            how = found.get(f"how_{code}", "").strip()
            if found.get(f"knows_{code}") and not how:
                self.add_error(f"how_{code}", _g("Enter in a few words how you know them"))
            if how and not found.get(f"knows_{code}"):
                words = _g("Select the box if you know them, or leave out how")
                self.add_error(f"knows_{code}", words)
        return found

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"knows_{code}"], self[f"how_{code}"]) for code in self.codes]

    @property
    def listed(self) -> str:
        """The codes of all on the page, for a hidden field: who applies meanwhile is not there."""
        return " ".join(self.codes)

    def seen(self, sent: str) -> list[int]:
        """Whom the page that was sent listed."""
        listed = set(sent.split())
        return [one.pk for code, one in self.codes.items() if code in listed]

    @property
    def known(self) -> dict[int, str]:
        return {
            one.pk: self.cleaned_data[f"how_{code}"]
            for code, one in self.codes.items()
            if self.cleaned_data[f"knows_{code}"]
        }


class ConflictForm(GovukForm):
    """Saying while reading that one knows who it is."""

    words = TextField(
        label=_("How do you know them?"),
        help_text=_("A few words, like “a neighbour”"),
        max_length=300,
        error_messages={"required": _("Enter in a few words how you know them")},
    )


class ScoreForm(GovukForm):
    """Points and a note for each criterion."""

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = criteria
        for one in criteria:
            self.fields[f"points_{one.pk}"] = RadiosField(
                label=one.text,
                label_size="s",
                choices=POINTS,
                error_messages={
                    "required": _g("Select a score for “%(text)s”") % {"text": one.text}
                },
            )
            self.fields[f"note_{one.pk}"] = TextField(
                label=_g("Why? (optional)"), max_length=300, required=False
            )

    @property
    def given(self) -> dict[int, tuple[int, str]]:
        """Points and note of each criterion, by its key."""
        sent = self.cleaned_data
        return {
            one.pk: (int(sent[f"points_{one.pk}"]), sent[f"note_{one.pk}"]) for one in self.criteria
        }


def _code(panel_member: PanelMember, expression: Expression) -> str:
    words = f"{panel_member.pk} {expression.key}"
    return salted_hmac("heard.boards.conflicts", words).hexdigest()[:16]
