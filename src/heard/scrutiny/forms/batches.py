"""Giving many records at once, and saying what becomes of one that is here in other words."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from heard.design.fields import FileField, GovukForm, RadiosField
from heard.design.words import size_words
from heard.scrutiny.archives import Packed, refusal_of, shown_name, unpack
from heard.scrutiny.models.importing_words import Choice

# What fits through a request of staff (heard.config.bodies), with the form around it.
LARGEST_UPLOAD = 60_000_000
Words = str | Promise
_KINDS = (".zip", ".txt", ".html", ".htm", ".mht", ".mhtml", ".pdf")


class _ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(FileField):
    """As many files as somebody selects together. Gives a list of them."""

    widget = _ManyFiles

    def __init__(self, **options: Any) -> None:
        super().__init__(suffixes=_KINDS, largest=LARGEST_UPLOAD, **options)
        self.attributes["multiple"] = "multiple"

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [super(FilesField, self).clean(each) for each in data or [None]]
        if sum(file.size or 0 for file in files) > self.largest:
            raise ValidationError(
                _("The selected files must be %(limit)s or smaller together"),
                params={"limit": size_words(self.largest)},
            )
        return files

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class BringDecisionsForm(GovukForm):
    """Files, or a ZIP with files."""

    records = FilesField(
        label=_("Files with decision records, or one ZIP file"),
        help_text=_(
            "Saved web pages, PDFs with text in them, or text files: up to 1,000 at once, or up to "
            "2,000 in a ZIP file. Together they can be 60 MB, and 200 MB once they are unpacked"
        ),
        error_messages={"required": _("Select the files with decision records")},
        label_size="m",
    )

    @property
    def name(self) -> str:
        """What the batch is called: its one file, or how many there are."""
        files = self.cleaned_data["records"]
        if len(files) == 1:
            return shown_name(str(files[0].name))
        return ngettext("%(count)d file", "%(count)d files", len(files)) % {"count": len(files)}

    @property
    def packed(self) -> Iterator[Packed]:
        """The files, one by one, out of archives and beside them. Raises ArchiveError."""
        for file in self.cleaned_data["records"]:
            if PurePath(str(file.name)).suffix.lower() == ".zip":
                yield from unpack(file)
            else:
                yield _alone(file)

    def refuse(self, words: Words) -> None:
        self.add_error("records", str(words))


class DifferenceForm(GovukForm):
    """What becomes of new words for a record that is here; and which day counts, if two do."""

    choice = RadiosField(
        label=_("What do you want to do?"),
        choices=[],
        error_messages={"required": _("Select what you want to do")},
        label_size="m",
    )
    day = RadiosField(
        label=_("Which day counts as the date of decision?"),
        choices=[],
        required=False,
        label_size="m",
    )

    def __init__(
        self, sent: Any, choices: Mapping[Choice, Words], days: Mapping[date, str]
    ) -> None:
        super().__init__(sent)
        self.fields["choice"].choices = [(str(each), words) for each, words in choices.items()]  # type: ignore[attr-defined] # of a ChoiceField
        self.fields["day"].choices = [(day.isoformat(), words) for day, words in days.items()]  # type: ignore[attr-defined] # of a ChoiceField
        if not days:
            del self.fields["day"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        is_taken = given.get("choice") in (Choice.NEXT, Choice.ANOTHER)
        if "day" in self.fields and is_taken and not given.get("day"):
            self.add_error("day", _now("Select which day counts as the date of decision"))
        return given

    @property
    def day_chosen(self) -> date | None:
        given = self.cleaned_data.get("day")
        return date.fromisoformat(given) if given else None


def _alone(file: "UploadedFile[Any]") -> Packed:
    content = file.read()
    return Packed(shown_name(str(file.name)), content, refusal_of(content))
