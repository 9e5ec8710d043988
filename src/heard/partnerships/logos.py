"""Uploaded logos, drawn anew: what is served is a PNG of our own making, never the file itself."""

import warnings
from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MOST_BYTES = 1024 * 1024
MOST_PIXELS = 4000 * 4000
_TOO_WIDE = gettext_lazy("The logo must be at most 4,000 by 4,000 pixels")
SHOWN = (600, 200)  # twice the largest size on a page, for fine screens


class NotALogoError(Exception):
    """Says in words for the uploader what is wrong and what to do."""


def redraw(image: bytes) -> bytes:
    """The first frame of `image` as a PNG of at most 600 by 200 pixels, without metadata.

    Raises NotALogoError. An SVG may hold scripts, so only pixels are taken.
    """
    if len(image) > MOST_BYTES:
        raise NotALogoError(_("The logo must be smaller than 1 MB"))
    try:
        file = Image.open(BytesIO(image), formats=FORMATS)
        if file.width * file.height > MOST_PIXELS:
            raise NotALogoError(_TOO_WIDE)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata, which is left behind anyway
            picture = file.convert("RGBA")
    except Image.DecompressionBombError as problem:
        raise NotALogoError(_TOO_WIDE) from problem
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as problem:
        raise NotALogoError(_("The logo must be a PNG, JPEG, WebP or GIF image")) from problem
    picture.thumbnail(SHOWN)
    clean = Image.new("RGBA", picture.size)
    clean.paste(picture)
    drawn = BytesIO()
    clean.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()
