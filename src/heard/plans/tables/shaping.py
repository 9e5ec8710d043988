"""From tables as they stand to rows below headings: headers found, priorities carried down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from heard.plans.tables.found import (
    Cell,
    Content,
    Doubt,
    DoubtKind,
    Grid,
    Line,
    Row,
    Table,
    UnreadableTableError,
    Why,
)
from heard.plans.tables.headings import Column, guess, looks_like_headings, meaning_of, tidy

_LOOKED_AT = 12  # rows from the top among which the headings are looked for
_FEWEST = 2  # columns that are understood, for a row to be the headings
_PRIORITY = re.compile(
    r"^(strategic )?(priority|theme|workstream|work stream|objective|area|section|outcome|strand|"
    r"pillar|aim|goal|part|apa|afi|asc|finding)\b",
    re.IGNORECASE,
)


def shape(grids: list[Grid]) -> Content:
    """Tables with the same headings are joined, others stand apart. Raises UnreadableTableError."""
    tables: list[Table] = []
    for grid in grids:
        for table in _tables(grid):
            _join(tables, table)
    if not tables:
        raise UnreadableTableError(Why.NO_TABLE)
    return Content(tuple(tables))


def _join(tables: list[Table], more: Table) -> None:
    """Add a table; one that goes on, with the same headings or none of its own, is taken along."""
    for place, table in enumerate(tables):
        same = [tidy(each) for each in table.headings] == [tidy(each) for each in more.headings]
        goes_on = (
            not more.has_header
            and table is tables[-1]
            and table.has_header
            and len(table.headings) == len(more.headings)
            and not more.is_sheet
        )
        if (same and more.has_header) or goes_on:
            doubts = tuple(each for each in more.doubts if each.kind != DoubtKind.NO_HEADER)
            rows = table.rows + more.rows
            if goes_on:
                rows = table.rows + _carried(table.rows, more.rows)
            tables[place] = Table(
                name=f"{table.name}, {more.name}",
                headings=table.headings,
                rows=rows,
                is_sheet=table.is_sheet,
                letters=table.letters,
                doubts=table.doubts + doubts,
            )
            return
    tables.append(more)


def _carried(before: tuple[Row, ...], rows: tuple[Row, ...]) -> tuple[Row, ...]:
    last = before[-1].priority if before else ""
    return tuple(
        Row(row.table, row.line, row.cells, row.priority or last, row.doubts) for row in rows
    )


@dataclass(frozen=True)
class _Header:
    """The headings of a grid: for each its columns, side by side, and the first row below."""

    headings: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    first: int
    above: str
    rows: tuple[tuple[str, ...], ...]  # as they stand, to know them when they are repeated


def _tables(grid: Grid) -> Iterator[Table]:
    width = max((len(line.cells) for line in grid.lines), default=0)
    if width < _FEWEST:
        return
    lines = [_padded(line, width) for line in grid.lines]
    starts = _starts(lines)
    if not starts:
        yield _table(grid, lines, _no_header(lines, width))
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        header = _header(lines[:end], start)
        table = _table(grid, lines[:end], header)
        if table.rows:
            yield table


def _starts(lines: list[Line]) -> list[int]:
    """Where headings stand: the first ones, and below a gap others that differ from them."""
    scores = [looks_like_headings(_own_texts(line)) for line in lines]
    top = scores[:_LOOKED_AT]
    if max(top, default=0) < _FEWEST:
        return _first_in_words(lines)
    starts = [top.index(max(top))]
    known = {_texts(lines[starts[0]])}
    for place, score in enumerate(scores):
        texts = _texts(lines[place])
        filled = [text for text in texts if text]
        is_other = len(filled) > _FEWEST and all(map(meaning_of, filled)) and score >= _FEWEST
        if place > starts[-1] + 1 and is_other and texts not in known:
            starts.append(place)
            known.add(texts)
    return starts


def _first_in_words(lines: list[Line]) -> list[int]:
    """The first row, where it has a word for each column and one of them is understood."""
    first = _texts(lines[0])
    are_words = all(text and len(text) <= 40 and not re.search(r"\d", text) for text in first)
    is_understood = looks_like_headings(list(first)) > 0
    return [0] if are_words and is_understood and len(lines) > 1 else []


def _header(lines: list[Line], start: int) -> _Header:
    """One row of headings, or two: the upper over several columns of the lower."""
    if start > 0 and _is_upper(lines[start - 1], lines[start]):
        start -= 1
    upper = lines[start]
    lower = lines[start + 1] if start + 1 < len(lines) else None
    has_two = lower is not None and _is_upper(upper, lower)
    texts = list(_texts(upper))
    if has_two and lower is not None:
        texts = [_both(top, low) for top, low in zip(upper.cells, lower.cells, strict=True)]
    spans = _spans(upper if not has_two else lower or upper, texts)
    above = next((text for line in reversed(lines[:start]) if (text := _heading_across(line))), "")
    rows = (_texts(upper), _texts(lower)) if has_two and lower is not None else (_texts(upper),)
    return _Header(
        headings=tuple(texts[first] for first, _last in spans),
        spans=tuple(spans),
        first=start + len(rows),
        above=above,
        rows=rows,
    )


def _is_upper(upper: Line, lower: Line) -> bool:
    """Whether `lower` goes on with the headings of `upper`."""
    goes_across = any(cell.merged == "across" for cell in upper.cells)
    goes_down = any(cell.merged == "down" and cell.text for cell in lower.cells)
    if _heading_across(upper) or not (goes_across or goes_down):
        return False
    below = [
        low.text
        for top, low in zip(upper.cells, lower.cells, strict=True)
        if low.text and not low.merged and top.text != low.text
    ]
    has_meaning = looks_like_headings(below) or looks_like_headings(_own_texts(lower)) > 1
    return bool(below) and bool(has_meaning) and all(len(text) <= 60 for text in below)


def _both(upper: Cell, lower: Cell) -> str:
    if not lower.text or lower.merged == "down" or lower.text == upper.text:
        return upper.text
    return f"{upper.text}: {lower.text}" if upper.text else lower.text


def _spans(line: Line, texts: list[str]) -> list[tuple[int, int]]:
    """The columns of each heading; a column that has none at all goes with none."""
    spans: list[tuple[int, int]] = []
    for place, cell in enumerate(line.cells):
        goes_on = cell.merged == "across" and spans and texts[place] == texts[spans[-1][0]]
        first = spans.pop()[0] if goes_on else place
        spans.append((first, place + 1))
    return spans


def _no_header(lines: list[Line], width: int) -> _Header:
    names = tuple("" for _column in range(width))
    return _Header(names, tuple((place, place + 1) for place in range(width)), 0, "", ())


def _table(grid: Grid, lines: list[Line], header: _Header) -> Table:
    has_header = any(header.headings)
    rows = list(_rows(grid, lines, header))
    kept = [
        place
        for place, heading in enumerate(header.headings)
        if heading or any(row.cells[place].text or row.cells[place].fill for row in rows)
    ]
    letters = [get_column_letter(header.spans[place][0] + 1) for place in kept]
    doubts = grid.doubts
    if not has_header:
        doubts = (*doubts, Doubt(DoubtKind.NO_HEADER))
    return Table(
        name=grid.name,
        headings=tuple(header.headings[place] for place in kept),
        rows=tuple(
            Row(
                row.table,
                row.line,
                tuple(row.cells[place] for place in kept),
                row.priority,
                row.doubts,
            )
            for row in rows
        ),
        is_sheet=grid.is_sheet,
        letters=tuple(letters) if grid.is_sheet else (),
        has_header=has_header,
        doubts=doubts,
    )


def _rows(grid: Grid, lines: list[Line], header: _Header) -> Iterator[Row]:
    name_is_priority = grid.is_sheet and _PRIORITY.match(grid.name)
    priority = header.above or grid.above or (grid.name if name_is_priority else "")
    if header.above and not _PRIORITY.match(header.above) and _PRIORITY.match(grid.above):
        priority = grid.above
    for line in lines[header.first :]:
        texts = _texts(line)
        if not any(texts) or texts in header.rows:
            continue
        if heading := _heading_across(line):
            priority = heading
            continue
        cells = tuple(_one(line.cells[first:last]) for first, last in header.spans)
        yield Row(grid.name, line.number, cells, priority[:300], line.doubts)


def _heading_across(line: Line) -> str:
    """The words of a row that is one cell, or of one that alone is filled and says what it is."""
    own = [cell for cell in line.cells if cell.text and not cell.merged]
    if len(own) != 1 or any(cell.merged == "down" and cell.text for cell in line.cells):
        return ""
    text = " ".join(own[0].text.removeprefix("• ").split())
    across = sum(cell.merged == "across" for cell in line.cells)
    # A cell over the whole width; a filled one at the left may say that it is a heading.
    if across >= max(1, len(line.cells) - 2):
        return text
    is_first = line.cells[0].text == own[0].text
    return text if is_first and _PRIORITY.match(text) and len(text) <= 200 else ""


def _one(cells: tuple[Cell, ...]) -> Cell:
    """Cells below one heading as one."""
    own = [cell for cell in cells if cell.text and cell.merged != "across"]
    if len(own) < 2:
        return own[0] if own else cells[0]
    doubts = {kind for cell in own for kind in cell.doubts} | {DoubtKind.JOINED_CELLS}
    return Cell(
        "\n".join(cell.text for cell in own),
        fill=next((cell.fill for cell in own if cell.fill), ""),
        struck=" ".join(cell.struck for cell in own if cell.struck),
        doubts=tuple(sorted(doubts)),
    )


def _padded(line: Line, width: int) -> Line:
    return Line(line.number, line.cells + (Cell(),) * (width - len(line.cells)), line.doubts)


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(" ".join(cell.text.split()) for cell in line.cells)


def _own_texts(line: Line) -> list[str]:
    return [cell.text for cell in line.cells if not cell.merged]


def guessed_columns(table: Table) -> list[Column | None]:
    """What the columns of a table most likely are."""
    if table.has_header:
        return guess(list(table.headings))
    return _by_content(table)


_LOOKS = (
    (Column.REFERENCE, re.compile(r"^[A-Za-z]{0,4}\.?\s?\d+(\.\d+)*[a-z]?$")),
    (Column.DUE, re.compile(r"\b(20)?\d\d$")),
    (Column.STATUS, re.compile(r"^(r|a|g|b|red|amber|green|blue)\b", re.IGNORECASE)),
)


def _by_content(table: Table) -> list[Column | None]:
    """Without headings: references, days and colours show; the longest words are the action."""
    width = len(table.headings)
    found: list[Column | None] = [None] * width
    if width <= _FEWEST:  # a key of colours, or a list
        return found
    texts = [[row.cells[place].text for row in table.rows] for place in range(width)]
    for column, looks in _LOOKS:
        for place in range(width):
            filled = [text for text in texts[place] if text]
            fits = [text for text in filled if looks.search(text)]
            if found[place] is None and filled and len(fits) * 2 > len(filled):
                found[place] = column
                break
    left = [place for place in range(width) if found[place] is None]
    if left:
        longest = max(left, key=lambda place: sum(map(len, texts[place])))
        found[longest] = Column.TITLE
    return found
