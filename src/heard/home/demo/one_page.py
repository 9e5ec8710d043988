"""A PDF of one page with a few lines on it: a paper that somebody could have sent in."""

_FONT = "/Resources << /Font << /F1 5 0 R >> >>"
_START = "BT /F1 14 Tf 72 770 Td 20 TL"


def one_page_pdf(lines: list[str]) -> bytes:
    """A4, upright, in Helvetica. Lines are short and hold plain letters only (PDF 1.4)."""
    shown = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
    stream = f"{_START} {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {_FONT} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return _file(objects)


def _file(objects: list[str]) -> bytes:
    """The objects one after the other, and a table of where each begins."""
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    size = len(objects) + 1
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    return written + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def _escaped(line: str) -> str:
    for sign in "\\()":
        line = line.replace(sign, f"\\{sign}")
    return line
