"""Logos for Westmere, drawn here, so that the demo shows how a partnership's own would look."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from heard.home.demo.people import COUNCIL, FORUM

TEAL, BLUE, PLUM, WHITE = "#0f5c5c", "#9fd0d8", "#6b2a5b", "#ffffff"
HEIGHT = 160  # pixels


def westmere_logo() -> bytes:
    """A hill above the mere, as a PNG."""
    image, draw = _sheet(HEIGHT)
    draw.ellipse((4, 4, 156, 156), fill=TEAL)
    draw.polygon(((22, 92), (62, 40), (84, 70), (104, 52), (138, 92)), fill=WHITE)
    for place, width in ((104, 52), (120, 42), (136, 26)):
        draw.rounded_rectangle((80 - width, place, 80 + width, place + 7), radius=3, fill=BLUE)
    return _png(image)


def partner_logos() -> dict[str, bytes]:
    """Organisation -> its logo, a mark and its name."""
    return {
        COUNCIL: _with_name(("Westmere", "Council"), TEAL, is_round=False),
        FORUM: _with_name(("Westmere Parents", "and Carers Together"), PLUM, is_round=True),
    }


def _with_name(lines: tuple[str, str], colour: str, *, is_round: bool) -> bytes:
    font = ImageFont.load_default(52)
    width = 180 + max(int(font.getlength(line)) for line in lines)
    image, draw = _sheet(width)
    if is_round:  # people side by side
        for place, tint in ((6, colour), (56, BLUE), (106, colour)):
            draw.ellipse((place + 8, 30, place + 42, 64), fill=tint)
            draw.pieslice((place, 70, place + 50, 170), 180, 360, fill=tint)
    else:
        draw.polygon(((10, 14), (140, 14), (140, 90), (75, 150), (10, 90)), fill=colour)
        draw.rectangle((30, 62, 120, 76), fill=WHITE)
        draw.rectangle((68, 30, 82, 112), fill=WHITE)
    for line, y in zip(lines, (18, 82), strict=True):
        draw.text((168, y), line, fill=colour, font=font)
    return _png(image)


def _sheet(width: int) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (width, HEIGHT), WHITE)
    return image, ImageDraw.Draw(image)


def _png(image: Image.Image) -> bytes:
    drawn = BytesIO()
    image.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()
