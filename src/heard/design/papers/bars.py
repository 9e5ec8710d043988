"""Bars of per cent as a picture for documents that cannot draw them."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from heard.design.papers.pieces import Bars

WIDTH, LINE, BAR = 1600, 84, 44
LABELS = 640  # what stands before the bars
INK, FILL, TRACK = "#0b0c0c", "#1d4f91", "#b1b4b6"
COLOURS = 32  # with those between the ink and the paper; far quicker to pack than all
_LONGEST = 34


def bars_picture(bars: Bars) -> bytes:
    """A PNG: each line with its label, its bar, and its per cent in figures."""
    height = LINE * max(len(bars.lines), 1)
    picture = Image.new("RGB", (WIDTH, height), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(34)
    room = WIDTH - LABELS - 140
    for place, line in enumerate(bars.lines):
        middle, top = place * LINE + LINE // 2, place * LINE + (LINE - BAR) // 2
        pen.text((0, middle), _short(line.label), fill=INK, font=font, anchor="lm")
        if line.percent is None:  # and no track: an empty one would say nought
            pen.text((LABELS, middle), _("Not shown"), fill=INK, font=font, anchor="lm")
            continue
        pen.rectangle((LABELS, top, LABELS + room, top + BAR), outline=TRACK, width=2)
        end = LABELS + room * line.percent // 100
        pen.rectangle((LABELS, top, end, top + BAR), fill=FILL)
        words = f"{line.percent}%"
        pen.text((LABELS + room + 14, middle), words, fill=INK, font=font, anchor="lm")
    written = BytesIO()
    picture.quantize(COLOURS, Image.Quantize.FASTOCTREE).save(written, "PNG")
    return written.getvalue()


def _short(label: str) -> str:
    """The table beside the picture has it whole."""
    return label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
