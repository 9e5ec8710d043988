"""The sentence of a block that tells most: for the members' briefing and for Easy Read."""

from collections.abc import Sequence

from heard.design.papers.pieces import Bars, Bullets, Paragraph, Piece, Table

MOST_ITEMS = 3


def telling(pieces: Sequence[Piece]) -> str:
    """A picture in words, else a sentence with a number, else the first line of a list or table."""
    for piece in pieces:
        if isinstance(piece, Bars):
            return f"{piece.title}: {piece.sentence}"
    for at, piece in enumerate(pieces):
        if isinstance(piece, Paragraph) and any(sign.isdigit() for sign in piece.words):
            return _led(piece, pieces[at + 1 :])
        if isinstance(piece, Bullets) and piece.items:
            return piece.items[0]
        if isinstance(piece, Table) and piece.rows:
            return _first_row(piece)
    return ""


def _led(piece: Paragraph, after: Sequence[Piece]) -> str:
    """A paragraph that leads to a list says nothing without it."""
    following = after[0] if after else None
    if piece.words.endswith(":") and isinstance(following, Bullets):
        return " ".join([piece.words, *following.items[:MOST_ITEMS]])
    return piece.words


def _first_row(table: Table) -> str:
    first = [cell.replace("\n", ", ") for cell in table.rows[0][:2]]
    return ": ".join(first)
