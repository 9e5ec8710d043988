"""How the actions of a plan stand, as one bar in parts: a picture for documents."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from heard.design.words import Colour
from heard.plans.models.words import Rating
from heard.plans.rating import COLOURS

WIDTH, HEIGHT, GAP = 1800, 150, 6
LEAST = 60  # a part of one action is seen, and its number fits in
# Dark enough for white figures on them; yellow carries black ones.
FILLS = {
    Colour.RED: "#aa2a16",
    Colour.YELLOW: "#ffdd00",
    Colour.GREEN: "#00593e",
    Colour.BLUE: "#1d4f91",
    Colour.TEAL: "#10403c",
    Colour.GREY: "#505a5f",
}


def ratings_picture(ratings: Sequence[tuple[Rating, int]]) -> bytes:
    """A PNG; each part carries its number, so that it does not hang on colour."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(56)
    left = 0
    for (rating, number), width in zip(ratings, _widths([n for _r, n in ratings]), strict=True):
        colour = COLOURS[rating]
        pen.rectangle((left, 0, left + width - GAP, HEIGHT), fill=FILLS[colour])
        ink = "black" if colour == Colour.YELLOW else "white"
        middle = (left + (width - GAP) // 2, HEIGHT // 2)
        pen.text(middle, str(number), fill=ink, font=font, anchor="mm")
        left += width
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _widths(numbers: Sequence[int]) -> list[int]:
    """In proportion, over what is left once each has room for its number."""
    left, total = WIDTH - LEAST * len(numbers), sum(numbers)
    return [LEAST + left * number // total for number in numbers]
