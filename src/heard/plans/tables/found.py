"""What is read from a file, before anybody says what its columns are."""

from enum import StrEnum

from msgspec import Struct


class DoubtKind(StrEnum):
    """Why somebody has to look. The sentences are in `heard.plans.doubt_words`."""

    # How the file was written.
    CHANGED = "changed"  # tracked changes
    STRUCK = "struck"  # words with a line through them
    NESTED = "nested"  # a table within a cell
    HIDDEN_ROW = "hidden_row"
    HIDDEN_COLUMN = "hidden_column"
    HIDDEN_SHEET = "hidden_sheet"
    NO_VALUE = "no_value"  # a formula that was never worked out
    ERROR_VALUE = "error_value"  # #REF! and the like
    DELETED_ROW = "deleted_row"
    NO_HEADER = "no_header"
    JOINED_CELLS = "joined_cells"  # several cells below one heading
    JOINED_ROWS = "joined_rows"  # several rows are one action
    LONG = "long"  # cut to what fits
    # Days.
    MONTH_ONLY = "month_only"
    NO_YEAR = "no_year"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    ROUGH_DAY = "rough_day"
    QUARTER = "quarter"
    TERM = "term"
    YEAR_ONLY = "year_only"
    SERIAL = "serial"
    WORDS_BESIDE = "words_beside"
    SEVERAL_DAYS = "several_days"
    NO_DAY = "no_day"  # words in place of a day
    NOT_A_DAY = "not_a_day"
    FAR_DAY = "far_day"
    NO_REASON = "no_reason"  # the day moved and nobody says why
    ENDS_BEFORE = "ends_before"
    # How it stands.
    COLOUR_ALONE = "colour_alone"
    COLOUR_DISAGREES = "colour_disagrees"
    SEVERAL_STATUSES = "several_statuses"
    UNKNOWN_STATUS = "unknown_status"
    BLUE = "blue"
    NO_DELIVERED_DAY = "no_delivered_day"
    STOPPED = "stopped"
    # Who leads it.
    PERSON_ALONE = "person_alone"
    PERSON_LEFT_OUT = "person_left_out"
    SEVERAL_LEADS = "several_leads"
    LIKE_POST = "like_post"
    NEW_POST = "new_post"
    NO_SUCH_ORGANISATION = "no_such_organisation"
    NO_SUCH_GROUP = "no_such_group"
    # What it is.
    NO_REFERENCE = "no_reference"
    SAME_REFERENCE = "same_reference"
    TWO_REFERENCES = "two_references"
    NO_TITLE = "no_title"
    ONLY_BULLETS = "only_bullets"
    IMPACT = "impact"
    COST_WORDS = "cost_words"
    RISK_LEVEL = "risk_level"


class Doubt(Struct, frozen=True, omit_defaults=True):
    """Why a row is in doubt: in which column, what stands there, what it was read as."""

    kind: DoubtKind
    text: str = ""
    read: str = ""  # words, or a day (ISO 8601)
    heading: str = ""
    cell: str = ""  # `C7` of a sheet
    line: int = 0


class Cell(Struct, frozen=True, omit_defaults=True):
    """A place of a table. Lines are apart by line breaks, bullets begin with “• ”."""

    text: str = ""
    day: str = ""  # where the file itself holds a date (ISO 8601)
    fill: str = ""  # six hexadecimal digits
    merged: str = ""  # "down" or "across": goes on from the cell above or to the left
    struck: str = ""  # words with a line through them, not in `text`
    doubts: tuple[DoubtKind, ...] = ()


class Line(Struct, frozen=True):
    """A row as it stands in the file, and its number there."""

    number: int
    cells: tuple[Cell, ...]
    doubts: tuple[DoubtKind, ...] = ()


class Grid(Struct, frozen=True):
    """A table or sheet as it stands, with the heading above it."""

    name: str
    above: str
    lines: tuple[Line, ...]
    is_sheet: bool = False
    doubts: tuple[Doubt, ...] = ()


class Row(Struct, frozen=True, omit_defaults=True):
    """A row below the headings: what may become an action."""

    table: str
    line: int
    cells: tuple[Cell, ...]
    priority: str = ""
    doubts: tuple[DoubtKind, ...] = ()


class Table(Struct, frozen=True, omit_defaults=True):
    """Rows with the same headings, from one table or several."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    is_sheet: bool = False
    letters: tuple[str, ...] = ()  # of the columns of a sheet
    has_header: bool = True
    doubts: tuple[Doubt, ...] = ()


class Content(Struct, frozen=True):
    """All tables of a file."""

    tables: tuple[Table, ...]


class Why(StrEnum):
    """Why a file cannot be read. What to do is in `heard.plans.forms.files`."""

    EMPTY = "empty"
    PDF = "pdf"
    OLD_WORD = "old_word"
    OLD_EXCEL = "old_excel"
    OPEN_DOCUMENT = "open_document"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    MACROS = "macros"
    NOT_OFFICE = "not_office"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    NO_TABLE = "no_table"


class UnreadableTableError(Exception):
    """No tables can be read from this file."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
