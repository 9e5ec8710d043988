"""What a paper may be, and whether its bytes are what its name says.

A file that says it is a PDF and is a program, or a picture with a second ending, goes no further.
"""

import re
import unicodedata
from pathlib import PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile

LARGEST = 15 * 10**6
# The first bytes; for what is a zip inside, also a path that only this kind has.
_FIRST = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".docx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".pptx": b"PK\x03\x04",
    ".odt": b"PK\x03\x04",
}
_WITHIN = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/workbook.xml",
    ".pptx": "ppt/presentation.xml",
    ".odt": "content.xml",
}
CONTENT_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
}
SUFFIXES = tuple(_FIRST)
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|]')
_LONGEST_NAME, _LONGEST_SUFFIX = 120, 10


def suffix_of(name: str) -> str:
    """`.pdf`, in small letters."""
    return PurePath(name).suffix.lower()


def is_what_it_says(file: IO[bytes], suffix: str) -> bool:
    """Whether the bytes of `file` are of the kind that goes with `suffix`. Leaves it at its start.

    Of a zip only the list of names is read: nothing is unpacked.
    """
    file.seek(0)
    first = _FIRST.get(suffix)
    fits = first is not None and file.read(len(first)) == first
    file.seek(0)
    if fits and suffix in _WITHIN:
        fits = _WITHIN[suffix] in _names_within(file)
        file.seek(0)
    return fits


def plain_name(name: str) -> str:
    """The name of a file as it may be given to a reader: one line, no path, nothing unseen.

    Marks that turn the direction of writing are dropped: `report\\u202efdp.exe` reads as a PDF.
    """
    last = re.split(r"[\\/]", name)[-1]
    seen = "".join(
        letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " "
    )
    stem, dot, ending = _NOT_IN_A_NAME.sub("_", seen).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    suffix = f"{dot}{ending[:_LONGEST_SUFFIX]}".strip()
    return f"{stem[: _LONGEST_NAME - len(suffix)].strip(' .') or 'paper'}{suffix}"


def _names_within(file: IO[bytes]) -> list[str]:
    try:
        with ZipFile(file) as archive:
            return archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return []
