"""Bringing in a plan's file: the file, its columns, who leads, a row, and whether to take it in."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from heard.design.fields import FileField, GovukForm, RadiosField, SelectField
from heard.plans.column_words import COLUMN_WORDS
from heard.plans.models import PlanFile
from heard.plans.queries.file_rows import NEW_POST, NOBODY, LeadQuestion
from heard.plans.tables.found import Table, Why
from heard.plans.tables.headings import Column
from heard.plans.tables.kept import content_of
from heard.plans.tables.opening import LARGEST_FILE

UNREADABLE = {
    Why.EMPTY: _("The file is empty"),
    Why.PDF: _("This is a PDF. Bring in the Word or Excel file that it was made from"),
    Why.OLD_WORD: _("This is an old Word file. Open it in Word and save it as .docx"),
    Why.OLD_EXCEL: _("This is an old Excel file. Open it in Excel and save it as .xlsx"),
    Why.OPEN_DOCUMENT: _("This is an OpenDocument file. Save it as .docx or .xlsx"),
    Why.PASSWORD: _("The file has a password. Save it without one and bring it in again"),
    Why.MACROS: _("The file holds macros. Save it as .docx or .xlsx, without macros"),
    Why.NOT_OFFICE: _("This is no Word or Excel file. Save it as .docx or .xlsx"),
    Why.BROKEN: _("The file is damaged. Open it in Word or Excel and save it afresh"),
    Why.TOO_LARGE: _("The file holds too much. Keep only the tables of the plan in it"),
    Why.TOO_MANY_ROWS: _("A table has more than 3,000 rows. Divide the file"),
    Why.NO_TABLE: _("There is no table in this file. The actions must stand in a table"),
}
_TAKE, _LEAVE = "take", "leave"


class PlanFileForm(GovukForm):
    file = FileField(
        label=_("Word or Excel file"),
        help_text=_("A .docx or .xlsx file in which the actions stand in tables"),
        suffixes=(".docx", ".xlsx"),
        largest=LARGEST_FILE,
        error_messages={
            "required": _("Select the file of the plan"),
            "wrong_kind": _(
                "Save the file as .docx or .xlsx. Other files, also PDF and files with macros, "
                "cannot be read"
            ),
        },
    )


class PlanColumnsForm(GovukForm):
    """For each table whether it is taken, and what each of its columns is."""

    def __init__(self, file: PlanFile, sent: Mapping[str, Any] | None = None) -> None:
        super().__init__(sent)
        self.tables = content_of(file.content).tables
        self._columns = list(file.columns)
        for number, table in enumerate(self.tables):
            self._add(number, table)

    def _add(self, number: int, table: Table) -> None:
        chosen = self._columns[number]
        self.fields[f"table-{number}"] = RadiosField(
            label=_("Do actions stand in this table?"),
            choices=[(_TAKE, _("Yes, take it in")), (_LEAVE, _("No, leave it out"))],
            initial=_LEAVE if chosen is None else _TAKE,
            inline=True,
        )
        choices = [("", _("Leave this column out")), *COLUMN_WORDS.items()]
        for place in range(len(table.headings)):
            self.fields[f"column-{number}-{place}"] = SelectField(
                label=column_name(table, place),
                help_text=_example(table, place),
                choices=choices,
                initial=chosen[place] if chosen else "",
                required=False,
            )

    @property
    def groups(self) -> list[tuple[Table, list[Any]]]:
        """Each table with its fields, for the page."""
        return [
            (
                table,
                [
                    self[f"table-{number}"],
                    *(self[f"column-{number}-{place}"] for place in range(len(table.headings))),
                ],
            )
            for number, table in enumerate(self.tables)
        ]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        taken = [
            number for number in range(len(self.tables)) if given.get(f"table-{number}") == _TAKE
        ]
        if not taken:
            raise ValidationError(_now("Select at least one table in which actions stand"))
        for number in taken:
            self._check(number)
        return given

    def _check(self, number: int) -> None:
        columns = self._chosen(number)
        if Column.TITLE not in columns:
            words = _now("Select the column that says what is done")
            self.add_error(f"column-{number}-0", words)
        for place, column in enumerate(columns):
            if column and column in columns[:place]:
                words = _now("Select something else. Another column of this table is this already")
                self.add_error(f"column-{number}-{place}", words)

    def _chosen(self, number: int) -> list[str]:
        width = len(self.tables[number].headings)
        return [self.cleaned_data.get(f"column-{number}-{place}", "") for place in range(width)]

    @property
    def columns(self) -> list[list[str] | None]:
        return [
            self._chosen(number) if self.cleaned_data[f"table-{number}"] == _TAKE else None
            for number in range(len(self.tables))
        ]


def column_name(table: Table, place: int) -> str:
    """The heading of a column; its letter or number where it has none."""
    heading = " ".join(table.headings[place].split())
    if heading:
        return heading[:100]
    letter = table.letters[place] if table.letters else str(place + 1)
    return _now("Column %(letter)s") % {"letter": letter}


def _example(table: Table, place: int) -> str:
    """What stands first in it: headings alone often say little."""
    texts = (" ".join(row.cells[place].text.split()) for row in table.rows[:50])
    example = next(filter(None, texts), "")
    if not example:
        return ""
    return _now("For example: %(example)s") % {"example": example[:80]}


class PlanLeadsForm(GovukForm):
    """A list for everybody who is named: which post is meant."""

    def __init__(
        self,
        asked: Sequence[LeadQuestion],
        posts: Mapping[int, object],
        sent: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(sent)
        self._asked = asked
        there = [(str(pk), _named(post)) for pk, post in posts.items()]
        for number, question in enumerate(asked):
            new = question.lead.words if question.lead else question.words[:200]
            self.fields[f"lead-{number}"] = SelectField(
                label=question.words,
                help_text=_rows_words(question.rows),
                choices=[
                    (NEW_POST, _now("A new post: %(post)s") % {"post": new}),
                    (NOBODY, _now("Nobody leads it")),
                    *there,
                ],
                initial=question.answer,
            )

    @property
    def leads(self) -> dict[str, str]:
        return {
            question.words: self.cleaned_data[f"lead-{number}"]
            for number, question in enumerate(self._asked)
        }


def _named(post: Any) -> str:
    return ", ".join(str(each) for each in (post.title, post.organisation) if each)


def _rows_words(rows: int) -> str:
    return ngettext("%(rows)d action", "%(rows)d actions", rows) % {"rows": rows}


class TakeInPlanForm(GovukForm):
    """What to do with a file that was looked at."""

    choice = RadiosField(
        label=_("What do you want to do?"),
        choices=[
            ("agreed", _("Take the rows in. The new actions are agreed")),
            ("drafts", _("Take the rows in. The new actions are drafts")),
            ("drop", _("Take nothing in, and delete the file")),
        ],
        hints={
            "agreed": _("Their days are promises: they move only for a reason"),
            "drafts": _("Families do not see them until you agree them"),
        },
        error_messages={"required": _("Select what to do")},
    )

    @property
    def drops(self) -> bool:
        return bool(self.cleaned_data["choice"] == "drop")

    @property
    def are_agreed(self) -> bool:
        return bool(self.cleaned_data["choice"] == "agreed")
