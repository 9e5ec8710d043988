"""One item of an agenda."""

from typing import Any

from django.utils.translation import gettext_lazy as lazy

from heard.boards.forms.naming import PublicWordsForm
from heard.boards.models import AgendaItem
from heard.boards.models.words import Purpose
from heard.design.fields import NumberField, RadiosField, TextField
from heard.partnerships.models import Partnership


class AgendaItemForm(PublicWordsForm):
    public_texts = ("title", "presenter")

    title = TextField(
        label=lazy("What is it about?"),
        max_length=300,
        error_messages={"required": lazy("Enter what the item is about")},
    )
    purpose = RadiosField(
        label=lazy("What is it for?"),
        choices=Purpose.choices,
        initial=Purpose.DISCUSSION,
        inline=True,
        error_messages={"required": lazy("Select what the item is for")},
    )
    minutes_allowed = NumberField(
        label=lazy("How many minutes?"), min_value=1, max_value=600, width=3, required=False
    )
    presenter = TextField(
        label=lazy("Who presents it?"),
        help_text=lazy("Everybody can read this. A role will do"),
        max_length=200,
        required=False,
    )

    def __init__(self, sent: Any, *, within: Partnership, item: AgendaItem | None = None) -> None:
        names = tuple(self.base_fields)
        initial = {name: getattr(item, name) for name in names} if item else None
        super().__init__(sent, initial=initial, within=within)
