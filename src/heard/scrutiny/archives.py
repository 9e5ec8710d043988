"""Files out of a ZIP archive, none of it believed: nothing is written to a disk, ever."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.design.words import number_words, size_words

MOST_FILES = 2_000
LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 200_000_000
# Words pack to a tenth; what packs to less than a hundredth is made to burst whoever unpacks it.
_HIGHEST_RATIO = 100
_SMALL = 100_000
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_BROKEN_TOO = (OSError, ValueError, KeyError, UnicodeError)
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
# What computers put beside files, unasked.
_LEFT_OUT = frozenset(("__macosx", "thumbs.db", "desktop.ini"))

Words = str | Promise


@dataclass(frozen=True)
class Refusal:
    """What is wrong with a file, and what to do."""

    what: Words
    remedy: Words


@dataclass(frozen=True)
class Packed:
    """A file by the name that it has in the archive: what is in it, or why it is not taken."""

    name: str
    content: bytes = b""
    refusal: Refusal | None = None


_LEADS_OUT = Refusal(
    _("has a name that leads out of its folder"), _("put it into a folder of its own again")
)
_ONLY_POINTS = Refusal(_("only points to another file"), _("put that file itself into the ZIP"))
_HAS_PASSWORD = Refusal(_("has a password"), _("make the ZIP file again without one"))
_NAMED_TWICE = Refusal(_("has the same name as another file"), _("give it another name"))
_BURSTS = Refusal(
    _("holds next to nothing, over and over"), _("look at what it is, or leave it out")
)


class ArchiveError(Exception):
    """The archive cannot be taken at all. `words` say what to do."""

    def __init__(self, words: Words) -> None:
        super().__init__(str(words))
        self.words = words


def unpack(file: IO[bytes]) -> Iterator[Packed]:
    """The files in an archive, in its order; folders and what computers add are left out.

    Raises ArchiveError, before anything is unpacked where that can be seen.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (*_BROKEN, *_BROKEN_TOO) as error:
        raise ArchiveError(_("This is not a ZIP file. Make it again, then select it")) from error
    with archive:
        entries = [entry for entry in archive.infolist() if not _is_left_out(entry)]
        _refuse_bombs(entries)
        names: set[str] = set()
        for entry in entries:
            name = shown_name(entry.filename)
            refusal = _refusal(entry, name in names)
            names.add(name)
            yield Packed(name, refusal=refusal) if refusal else _unpacked(archive, entry, name)


def refusal_of(content: bytes) -> Refusal | None:
    """Why a file that came by itself, or out of an archive, is not even kept to be read."""
    if len(content) > LARGEST_FILE:
        return _too_large()
    if content.startswith(_ARCHIVES) and not _is_office(content):
        return Refusal(
            _("is an archive"), _("take the files out of it and bring them in by themselves")
        )
    return None


def _is_office(content: bytes) -> bool:
    """A Word file is an archive, too: the engine says better what to do with it."""
    return b"[Content_Types].xml" in content[:2000]


def _is_left_out(entry: zipfile.ZipInfo) -> bool:
    names = PurePosixPath(entry.filename.replace("\\", "/")).parts
    return entry.is_dir() or any(
        (name.startswith(".") and name != "..") or name.casefold() in _LEFT_OUT for name in names
    )


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise ArchiveError(_("There is no file in this ZIP file. Select another one"))
    if len(entries) > MOST_FILES:
        raise ArchiveError(
            _("There are %(count)s files in this ZIP file. Make ZIP files of %(most)s or fewer")
            % {"count": number_words(len(entries)), "most": number_words(MOST_FILES)}
        )
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise ArchiveError(
            _("The files in this ZIP file must be %(most)s or smaller together")
            % {"most": size_words(LARGEST_UNPACKED)}
        )


def _refusal(entry: zipfile.ZipInfo, is_second: bool) -> Refusal | None:
    """Why an entry is not unpacked, the worst first."""
    reasons = (
        (_leads_out(entry.filename), _LEADS_OUT),
        (stat.S_ISLNK(entry.external_attr >> 16), _ONLY_POINTS),
        (entry.flag_bits & 1, _HAS_PASSWORD),
        (is_second, _NAMED_TWICE),
        (entry.file_size > max(_SMALL, _HIGHEST_RATIO * entry.compress_size), _BURSTS),
    )
    found = next((refusal for is_so, refusal in reasons if is_so), None)
    if found is None and entry.file_size > LARGEST_FILE:
        return _too_large()
    return found


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name[:3]


def _too_large() -> Refusal:
    return Refusal(
        _("is larger than %(most)s") % {"most": size_words(LARGEST_FILE)},
        _("give only the part about the decision"),
    )


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Packed:
    """What is in it: never more than it says of itself, whatever was packed."""
    try:
        with archive.open(entry) as packed:
            content = packed.read(LARGEST_FILE + 1)
    except (*_BROKEN, *_BROKEN_TOO):
        return Packed(
            name, refusal=Refusal(_("is damaged"), _("save it again and make the ZIP file again"))
        )
    return Packed(name, content, refusal_of(content))


def shown_name(name: str) -> str:
    """A name that can be kept and printed, however it was written."""
    tidy = "".join(letter if letter.isprintable() else "\ufffd" for letter in name)
    return tidy[-255:] or "\ufffd"
