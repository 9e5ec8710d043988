"""Which drafts to announce."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from heard.design.fields import CheckboxesField, GovukForm
from heard.design.words import date_words
from heard.sessions.forms.choosing import all_chosen, offer
from heard.sessions.models import Session


class AnnounceForm(GovukForm):
    """Ticked are those with which nothing is wrong."""

    sessions = CheckboxesField(
        label=_("Which do you announce?"),
        label_size="m",
        error_messages={"required": _("Select at least one session")},
    )

    def __init__(
        self, sent: Any, drafts: Sequence[Session], warnings: Mapping[int, Sequence[str]]
    ) -> None:
        ready = [str(each.pk) for each in drafts if not warnings.get(each.pk)]
        super().__init__(sent, initial={"sessions": ready})
        self._drafts = drafts
        offer(self, "sessions", drafts, words=_words)
        field: Any = self.fields["sessions"]
        field.hints = {str(pk): ". ".join(words) for pk, words in warnings.items() if words}

    @property
    def chosen(self) -> tuple[Session, ...]:
        return all_chosen(self._drafts, self.cleaned_data["sessions"])


def _words(session: Session) -> str:
    return f"{session.title}, {date_words(session.starts_at)}"
