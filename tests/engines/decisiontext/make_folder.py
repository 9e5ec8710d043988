"""A folder of decision records as somebody exports it, with broken files among them."""

import os
import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium

from tests.engines.decisiontext.make_pdf import pdf_of
from tests.engines.decisiontext.scoring import record_bytes, record_files

Maker = Callable[[Path], None]


def make_folder(folder: Path, good: int, broken: int, huge: int = 30_000_000) -> set[str]:
    """Write records and broken files in turns; give back the names of the broken ones."""
    contents = [record_bytes(file) for file in record_files()]
    for number in range(good):
        content, name = contents[number % len(contents)]
        (folder / f"{number:04}-{name}").write_bytes(content)
    makers = _broken(huge)
    names = set()
    for number in range(broken):
        name, make = makers[number % len(makers)]
        path = folder / f"{number * max(1, good // max(1, broken)):04}-broken-{number}-{name}"
        make(path)
        names.add(path.name)
    return names


def _broken(huge: int) -> list[tuple[str, Maker]]:
    junk = random.Random(6).randbytes(20_000)  # noqa: S311 - the same junk every time
    page = b"<html><head><title>Decision</title><style>"
    kinds: list[tuple[str, bytes]] = [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("junk.txt", junk),
        ("junk.pdf", b"%PDF-1.7\n" + junk),
        ("pictures.pdf", _pdf_without_text()),
        ("locked.pdf", _locked_pdf()),
        ("half.pdf", pdf_of("Decision details\n\nA plan")[:400]),
        ("half.html", page),
        ("zip.html", _zip()),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + junk),
        ("rich.txt", b"{\\rtf1 Decision details}"),
        ("data.txt", b'{"decision": 1}'),
        ("nulls.txt", b"\x00" * 5000),
        ("nested.html", b"<div>" * 50_000),
    ]
    makers: list[tuple[str, Maker]] = [
        (name, lambda path, content=content: _write(path, content)) for name, content in kinds
    ]
    makers += [
        ("huge.txt", lambda path: _write(path, b"Decision of the Committee. " * (huge // 27))),
        ("folder.txt", lambda path: path.mkdir()),
        ("nowhere.txt", lambda path: path.symlink_to("not-there.txt")),
        ("pipe.txt", os.mkfifo),
    ]
    return makers


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _zip() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("decision.html", "<p>Decision</p>")
    return out.getvalue()


def _pdf_without_text() -> bytes:
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _locked_pdf() -> bytes:
    """A PDF that asks for a password: its trailer names a standard encryption."""
    content = pdf_of("Decision details")
    lock = (
        b"<< /Size 6 /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%b> /U <%b> >>"
        b" /ID [<00> <00>] "
    ) % (b"ab" * 32, b"cd" * 32)
    return content.replace(b"<< /Size 6 ", lock)
