"""A small PDF with a text layer, as a word processor prints one, out of plain text."""

import re

_PAGE = (595, 842)
_SIZE = 10
_LEADING = 12
_LETTER = 6.0  # a letter of ten-point Courier
_MARGIN = 50
_RUN = re.compile(r"\S+(?: {1,2}\S+)*")


def pdf_of(text: str) -> bytes:
    """The text as a PDF: a form feed starts a page, three spaces or more start a new column."""
    pages = [page.strip("\n").split("\n") for page in text.split("\f")]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        objects.append(_page(5 + 2 * number))
        objects.append(_stream("\n".join(_words(lines)).encode("cp1252")))
    return _file(objects)


def _page(contents: int) -> bytes:
    width, height = _PAGE
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}]"
        f" /Resources << /Font << /F1 3 0 R >> >> /Contents {contents} 0 R >>"
    ).encode()


def _words(lines: list[str]) -> list[str]:
    shown = []
    for number, line in enumerate(lines):
        y = _PAGE[1] - _MARGIN - number * _LEADING
        for run in _RUN.finditer(line.expandtabs(4)):
            x = _MARGIN + run.start() * _LETTER
            words = re.sub(r"([\\()])", r"\\\1", run[0])
            shown.append(f"BT /F1 {_SIZE} Tf {x:.1f} {y} Td ({words}) Tj ET")
    return shown


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))
    )
