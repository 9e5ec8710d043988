"""Papers, and their Easy Read covers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as lazy

from heard.boards.models import AgendaItem, Meeting, Paper
from heard.boards.paper_kinds import LARGEST, SUFFIXES, is_what_it_says, suffix_of
from heard.design.fields import (
    FileField,
    GovukForm,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)

PUBLIC, MEMBERS = "public", "members"


class PaperForm(GovukForm):
    """What is said of a paper. `values` are its columns."""

    title = TextField(
        label=lazy("Title"),
        max_length=300,
        error_messages={"required": lazy("Enter the title of the paper")},
    )
    easy_read = LongTextField(
        label=lazy("Easy Read cover"),
        help_text=lazy(
            "A few short sentences in plain words: what this paper is about, and what we ask you. "
            "Families read this first"
        ),
        max_length=1500,
        required=False,
    )
    item = SelectField(label=lazy("Which item is it for?"), required=False)
    who = RadiosField(
        label=lazy("Who may read it?"),
        choices=[(PUBLIC, lazy("Everybody")), (MEMBERS, lazy("Members only"))],
        hints={MEMBERS: lazy("People in the body, and whoever runs its meetings")},
        error_messages={"required": lazy("Select who may read the paper")},
    )

    def __init__(
        self, sent: Any = None, files: Any = None, *, meeting: Meeting, paper: Paper | None = None
    ) -> None:
        super().__init__(sent, files, initial=_values_of(paper) if paper else None)
        self._items: dict[str, AgendaItem] = {str(each.pk): each for each in meeting.agenda.all()}
        item: Any = self.fields["item"]
        item.choices = [("", lazy("The whole meeting"))] + [
            (pk, f"{number}. {each.title}")
            for number, (pk, each) in enumerate(self._items.items(), 1)
        ]

    @property
    def values(self) -> dict[str, Any]:
        sent = self.cleaned_data
        return {
            "title": sent["title"],
            "easy_read": sent["easy_read"],
            "is_public": sent["who"] == PUBLIC,
            "item": self._items.get(sent["item"]),
        }


class AddPaperForm(PaperForm):
    """The same, with the file."""

    file = FileField(
        label=lazy("File"),
        help_text=lazy("PDF, Word, OpenDocument, Excel, PowerPoint, PNG or JPEG, at most 15 MB"),
        suffixes=SUFFIXES,
        largest=LARGEST,
    )
    field_order = ("file",)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not is_what_it_says(file, suffix_of(file.name)):
            words = lazy(
                "What is inside this file is not what its name says. Save it again as a PDF, then "
                "select it"
            )
            raise ValidationError(words, code="not_what_it_says")
        return file


def _values_of(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "easy_read": paper.easy_read,
        "item": str(paper.item_id or ""),
        "who": PUBLIC if paper.is_public else MEMBERS,
    }
