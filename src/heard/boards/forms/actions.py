"""What is to be done, and that it is done."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from heard.boards.forms.meetings import EARLIEST
from heard.boards.forms.naming import PublicWordsForm
from heard.boards.models import Action, AgendaItem, Person
from heard.design.fields import DateField, GovukForm, LongTextField, SelectField, TextField
from heard.partnerships.models import Partnership


class ActionForm(PublicWordsForm):
    public_texts = ("text", "owner_words")

    text = TextField(
        label=lazy("What is to be done?"),
        max_length=500,
        error_messages={"required": lazy("Enter what is to be done")},
    )
    item = SelectField(label=lazy("Which item was it agreed under?"), required=False)
    owner = SelectField(label=lazy("Who does it?"), required=False)
    owner_words = TextField(
        label=lazy("Or a role, if it is nobody in the list"),
        help_text=lazy("Everybody can read this, like “Head of SEND”"),
        max_length=200,
        required=False,
    )
    due_on = DateField(label=lazy("By when?"), required=False, earliest=EARLIEST)

    def __init__(
        self,
        sent: Any,
        *,
        within: Partnership,
        people: Iterable[Person],
        items: Iterable[AgendaItem] = (),
        action: Action | None = None,
    ) -> None:
        initial = _values_of(action) if action else None
        super().__init__(sent, initial=initial, within=within)
        self._people = {str(each.pk): each for each in people}
        self._items = {str(each.pk): each for each in items}
        owner: Any = self.fields["owner"]
        owner.choices = [("", "")] + [(pk, each.name) for pk, each in self._people.items()]
        item: Any = self.fields["item"]
        item.choices = [("", _("None of them"))] + [
            (pk, each.title) for pk, each in self._items.items()
        ]
        if not self._items:
            del self.fields["item"]

    def clean(self) -> dict[str, Any]:
        sent = super().clean()
        if "owner" not in self.errors and not sent.get("owner") and not sent.get("owner_words"):
            self.add_error("owner", _("Select who does it, or enter a role"))
        return sent

    @property
    def values(self) -> dict[str, Any]:
        sent = self.cleaned_data
        return {
            "text": sent["text"],
            "owner": self._people.get(sent["owner"]),
            "owner_words": sent["owner_words"],
            "due_on": sent["due_on"],
            "item": self._items.get(sent.get("item", "")),
        }


class FinishActionForm(GovukForm):
    on = DateField(label=lazy("On which day was it done?"), earliest=EARLIEST)
    note = LongTextField(label=lazy("What came of it?"), max_length=500, rows=3, required=False)

    def __init__(self, sent: Any = None) -> None:
        super().__init__(sent, initial={"on": timezone.localdate()})
        on: Any = self.fields["on"]
        on.latest = timezone.localdate()


def _values_of(action: Action) -> dict[str, Any]:
    return {
        "text": action.text,
        "item": str(action.item_id or ""),
        "owner": str(action.owner_id or ""),
        "owner_words": action.owner_words,
        "due_on": action.due_on,
    }
