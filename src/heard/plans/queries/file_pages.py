"""What the pages of a file show: its rows in words, and how many there are of each kind."""

from collections import Counter
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.design.words import Colour, Tag, date_words
from heard.plans.doubt_words import SAID_WORDS, doubt_words, row_words, where_words
from heard.plans.models import Post
from heard.plans.queries.file_changes import Change, title_of, update_words
from heard.plans.queries.file_rows import REFUSALS, Fate, FileRow, Looked
from heard.plans.tables.found import Doubt
from heard.plans.tables.proposed import Proposed

DOUBT, ALL = "doubt", "all"
FATE_TAGS = {
    Fate.NEW: Tag(_("New"), Colour.GREEN),
    Fate.CHANGED: Tag(_("Changed"), Colour.BLUE),
    Fate.SAME: Tag(_("The same"), Colour.GREY),
    Fate.LEFT_OUT: Tag(_("Left out"), Colour.GREY),
    Fate.REFUSED: Tag(_("To be corrected"), Colour.RED),
}
SHOW_WORDS: dict[str, Promise] = {
    DOUBT: _("In doubt"),
    Fate.REFUSED: _("To be corrected"),
    Fate.NEW: _("New"),
    Fate.CHANGED: _("Changed"),
    Fate.SAME: _("The same"),
    Fate.LEFT_OUT: _("Left out"),
    ALL: _("All rows"),
}


@dataclass(frozen=True)
class DoubtLine:
    """Why somebody has to look, and at which cell."""

    where: str
    words: str


@dataclass(frozen=True)
class RowLine:
    """A row as the preview shows it."""

    key: str
    name: str
    place: str
    tag: Tag
    facts: tuple[tuple[str | Promise, str], ...]
    changes: tuple[Change, ...]
    refusals: tuple[str | Promise, ...]
    doubts: tuple[DoubtLine, ...]
    is_looked_at: bool


@dataclass(frozen=True)
class Shown:
    """One choice of rows to look at."""

    name: str
    words: str | Promise
    count: int


def row_line(row: FileRow) -> RowLine:
    read = row.proposed
    return RowLine(
        key=row.key,
        name=f"{read.reference} {read.title}".strip(),
        place=place_words(read),
        tag=FATE_TAGS[row.fate],
        facts=tuple(_facts(row)) if row.action is None else (),
        changes=row.changes,
        refusals=tuple(REFUSALS[refusal] for refusal in row.refusals),
        doubts=tuple(map(doubt_line, row.doubts)),
        is_looked_at=row.is_looked_at,
    )


def place_words(read: Proposed) -> str:
    return row_words(read.place.table, read.place.line, is_sheet=read.place.is_sheet)


def doubt_line(doubt: Doubt) -> DoubtLine:
    return DoubtLine(where_words(doubt), doubt_words(doubt))


def table_doubts(looked: Looked) -> list[DoubtLine]:
    """What is odd about whole tables: rows that were deleted, columns that are hidden."""
    return [
        DoubtLine(
            row_words(table.name, doubt.line, is_sheet=table.is_sheet)
            if doubt.line
            else _table_words(table.name, is_sheet=table.is_sheet),
            doubt_words(doubt),
        )
        for table in looked.content.tables
        for doubt in table.doubts
    ]


def _table_words(name: str, *, is_sheet: bool) -> str:
    words = _now("Sheet %(name)s") if is_sheet else _now("Table %(name)s")
    return words % {"name": name}


def shown_rows(rows: list[FileRow], show: str) -> list[FileRow]:
    """Rows of one kind."""
    if show == DOUBT:
        return [row for row in rows if row.is_in_doubt]
    if show in set(Fate):
        return [row for row in rows if row.fate == show]
    return rows


def choices_of(rows: list[FileRow]) -> list[Shown]:
    """The kinds of rows that there are, with their number."""
    counts = Counter(row.fate for row in rows)
    numbers: dict[str, int] = {str(fate): number for fate, number in counts.items()}
    numbers |= {DOUBT: sum(row.is_in_doubt for row in rows), ALL: len(rows)}
    return [
        Shown(str(name), words, numbers[name])
        for name, words in SHOW_WORDS.items()
        if numbers.get(name)
    ]


def _facts(row: FileRow) -> list[tuple[str | Promise, str]]:
    read = row.proposed
    facts = (
        (_("Priority"), read.priority),
        (_("Outcome sought"), read.outcome_sought),
        (_("Who leads"), lead_words(row.who.lead) or _new_post(row)),
        (_("Group"), str(row.who.group or "")),
        (_("Who helps"), ", ".join(str(each) for each in row.who.partners)),
        (_("Start"), date_words(read.starts_on) if read.starts_on else ""),
        (_("By when"), _due(read)),
        (_("How it stands"), str(SAID_WORDS[read.said]) if read.said else ""),
        (_("Delivered"), date_words(read.delivered_on) if read.delivered_on else ""),
        (_("Milestones"), "\n".join(step.words for step in read.milestones)),
        (_("Update"), update_words(read)),
    )
    return [(label, words) for label, words in facts if words]


def _due(read: Proposed) -> str:
    first = date_words(read.due_on) if read.due_on else read.due_words
    if read.revised_due_on is None:
        return first
    moved = {"first": first, "day": date_words(read.revised_due_on)}
    return _now("%(first)s, moved to %(day)s") % moved


def lead_words(post: Post | None) -> str:
    return ", ".join(str(each) for each in (post.title, post.organisation) if each) if post else ""


def _new_post(row: FileRow) -> str:
    if row.who.new_post is None:
        return ""
    return _now("%(post)s (a new post)") % {"post": title_of(row.who.new_post)}
