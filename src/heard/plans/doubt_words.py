"""Why a row of a file is in doubt, in a sentence that says what to look at."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from heard.design.words import date_words
from heard.plans.tables.found import Doubt, DoubtKind
from heard.plans.tables.status import Said

SAID_WORDS: dict[Said, Promise] = {
    Said.NOT_STARTED: _("Not started"),
    Said.ON_TRACK: _("On track"),
    Said.AT_RISK: _("At risk"),
    Said.OFF_TRACK: _("Off track"),
    Said.DELIVERED: _("Delivered"),
    Said.STOPPED: _("Stopped"),
}
_READ = _("“%(text)s” was read as %(read)s.")
_SENTENCES: dict[DoubtKind, Promise] = {
    DoubtKind.CHANGED: _("This has tracked changes. New words were taken, deleted ones left out."),
    DoubtKind.STRUCK: _("“%(text)s” has a line through it and was left out."),
    DoubtKind.NESTED: _("A table stands within this cell. Its rows became lines."),
    DoubtKind.HIDDEN_ROW: _("This row is hidden in the file."),
    DoubtKind.HIDDEN_COLUMN: _("Column %(text)s is hidden in the file."),
    DoubtKind.HIDDEN_SHEET: _("The sheet “%(text)s” is hidden in the file."),
    DoubtKind.NO_VALUE: _("This is a formula without a value. Enter what it should say."),
    DoubtKind.ERROR_VALUE: _("The cell holds an error of Excel. Enter what it should say."),
    DoubtKind.DELETED_ROW: _(
        "The row “%(text)s” was deleted with tracked changes and was left out."
    ),
    DoubtKind.NO_HEADER: _("This table has no headings. Check what its columns are."),
    DoubtKind.JOINED_CELLS: _("Several cells stand under one heading and were put together."),
    DoubtKind.JOINED_ROWS: _("Several rows say more of one action and were put together."),
    DoubtKind.LONG: _("This is too long for its place. It was cut after “%(read)s”."),
    DoubtKind.MONTH_ONLY: _("“%(text)s” names no day. It was read as %(read)s."),
    DoubtKind.NO_YEAR: _("“%(text)s” names no year. It was read as %(read)s."),
    DoubtKind.DAY_FIRST: _("“%(text)s” was read with the day first, as %(read)s."),
    DoubtKind.MONTH_FIRST: _("“%(text)s” only makes sense with the month first: %(read)s."),
    DoubtKind.ROUGH_DAY: _("“%(text)s” is not exact. It was read as %(read)s."),
    DoubtKind.QUARTER: _(
        "“%(text)s” was read as a quarter of the financial year that begins in April: %(read)s."
    ),
    DoubtKind.TERM: _("“%(text)s” was read as %(read)s."),
    DoubtKind.YEAR_ONLY: _("“%(text)s” is a year. It was read as %(read)s."),
    DoubtKind.SERIAL: _("“%(text)s” is how Excel counts days. It was read as %(read)s."),
    DoubtKind.WORDS_BESIDE: _("Words stand beside the day in “%(text)s”. %(read)s was taken."),
    DoubtKind.SEVERAL_DAYS: _("Several days stand in “%(text)s”. The last was taken: %(read)s."),
    DoubtKind.NO_DAY: _("“%(text)s” is no day. It is kept as words."),
    DoubtKind.NOT_A_DAY: _("“%(text)s” is a day that does not exist. It is kept as words."),
    DoubtKind.FAR_DAY: _("“%(text)s” is too far away to be meant. It is kept as words."),
    DoubtKind.NO_REASON: _(
        "The day moved to %(read)s and nobody says why. Enter a reason, or it does not move."
    ),
    DoubtKind.ENDS_BEFORE: _("It is due on %(read)s, before it starts. Correct one of the days."),
    DoubtKind.COLOUR_ALONE: _("Only a colour stands here. It was read as “%(read)s”."),
    DoubtKind.COLOUR_DISAGREES: _(
        "The words “%(text)s” and the colour of the cell say different things. The words were "
        "taken."
    ),
    DoubtKind.SEVERAL_STATUSES: _(
        "“%(text)s” says more than one thing. The worst was taken: “%(read)s”."
    ),
    DoubtKind.UNKNOWN_STATUS: _("“%(text)s” is no status that we know. It was left out."),
    DoubtKind.BLUE: _("“%(text)s” was read as “%(read)s”, as in most plans."),
    DoubtKind.NO_DELIVERED_DAY: _(
        "It is said to be delivered, and nobody says when. Enter the day, or it stays in progress."
    ),
    DoubtKind.STOPPED: _(
        "“%(text)s”: it seems to be stopped. Say so, with the reason, on the action itself."
    ),
    DoubtKind.PERSON_ALONE: _(
        "“%(text)s” seems to be a person. Plans name posts: say which post leads this."
    ),
    DoubtKind.PERSON_LEFT_OUT: _("A person’s name was left out. The post is kept: “%(read)s”."),
    DoubtKind.SEVERAL_LEADS: _("Several lead this. “%(read)s” was taken; the others help."),
    DoubtKind.LIKE_POST: _("“%(text)s” was read as the post “%(read)s”."),
    DoubtKind.NEW_POST: _("No post is called “%(text)s”. It will be made."),
    DoubtKind.NO_SUCH_ORGANISATION: _("No organisation is called “%(text)s”. It was left out."),
    DoubtKind.NO_SUCH_GROUP: _("No group is called “%(text)s”. It was left out."),
    DoubtKind.NO_REFERENCE: _("There is no reference. It gets “%(read)s”."),
    DoubtKind.SAME_REFERENCE: _("“%(text)s” stands more than once. This row gets “%(read)s”."),
    DoubtKind.TWO_REFERENCES: _("“%(text)s” are two references. Check whether it is one action."),
    DoubtKind.NO_TITLE: _("It does not say what is to be done. Enter it, or leave the row out."),
    DoubtKind.ONLY_BULLETS: _("The action is a list. The first line is the action, others steps."),
    DoubtKind.IMPACT: _(
        "What is said of impact goes into the update. It does not show that families notice: "
        "that takes a measure or families who say so."
    ),
    DoubtKind.COST_WORDS: _("“%(text)s” names more than one amount. It is kept as words."),
    DoubtKind.RISK_LEVEL: _("The risk has no level. It was read as medium."),
}


def doubt_words(doubt: Doubt) -> str:
    """The sentence of a doubt."""
    return str(_SENTENCES[doubt.kind]) % {"text": doubt.text, "read": _read_words(doubt.read)}


def where_words(doubt: Doubt) -> str:
    """Which cell it is about: “C7, By when”; nothing where it is about the whole row."""
    return ", ".join(filter(None, (doubt.cell, " ".join(doubt.heading.split()))))


def row_words(table: str, line: int, *, is_sheet: bool) -> str:
    """Where a row stands: “Table 2, row 5”, “Sheet Actions, row 5”."""
    words = (
        _now("Sheet %(table)s, row %(line)d") if is_sheet else _now("Table %(table)s, row %(line)d")
    )
    return words % {"table": table, "line": line}


def _read_words(read: str) -> str:
    if read in set(Said):
        return str(SAID_WORDS[Said(read)])
    try:
        return date_words(date.fromisoformat(read))
    except ValueError:
        return read
