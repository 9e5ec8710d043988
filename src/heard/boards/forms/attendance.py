"""Who came."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from heard.boards.forms.naming import PublicWordsForm
from heard.boards.models.words import Part, Presence
from heard.boards.queries.attendance import Line
from heard.design.fields import GovukForm, RadiosField, TextField


class AttendanceForm(GovukForm):
    """A choice for each person who is listed. `presences` are by attendee."""

    def __init__(self, sent: Any, lines: tuple[Line, ...]) -> None:
        super().__init__(sent)
        self._pks = [line.attendee.pk for line in lines]
        for line in lines:
            self.fields[f"presence-{line.attendee.pk}"] = RadiosField(
                label=_label(line),
                help_text="" if line.is_on_the_body else lazy("Not on the body any more"),
                choices=Presence.choices,
                initial=line.attendee.presence,
                inline=True,
                label_size="s",
                # Somebody who was added meanwhile is not in what was sent: they stay as they are.
                required=False,
            )

    @property
    def presences(self) -> dict[int, str]:
        sent = {pk: self.cleaned_data[f"presence-{pk}"] for pk in self._pks}
        return {pk: presence for pk, presence in sent.items() if presence}


class GuestForm(PublicWordsForm):
    """Somebody who is not a member."""

    public_texts = ("name", "role")

    name = TextField(
        label=lazy("Name"),
        help_text=lazy("Everybody reads the names of those who present or assist, of nobody else"),
        max_length=200,
        error_messages={"required": lazy("Enter the name")},
    )
    role = TextField(
        label=lazy("Role"),
        help_text=lazy("Like “Head of SEND”, or for whom a substitute comes"),
        max_length=200,
        required=False,
    )
    part = RadiosField(
        label=lazy("Comes as"),
        choices=[(each.value, each.label) for each in Part if each != Part.MEMBER],
        hints={Part.SUBSTITUTE: lazy("Counts for the quorum, in place of a member")},
        error_messages={"required": lazy("Select what they come as")},
    )


def _label(line: Line) -> str:
    part = "" if line.attendee.part == Part.MEMBER else str(Part(line.attendee.part).label)
    return ", ".join(word for word in (line.who, line.seat or line.attendee.role, part) if word)
