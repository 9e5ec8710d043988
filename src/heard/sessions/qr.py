"""An address as a picture that a phone reads, for what is printed."""

from base64 import b64encode
from io import BytesIO

import qrcode
from qrcode.image.svg import SvgPathImage


def qr_picture(address: str) -> str:
    """A data URI of an SVG picture."""
    out = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=2).save(out)
    return f"data:image/svg+xml;base64,{b64encode(out.getvalue()).decode()}"
