"""Opening a file that somebody calls a template: only a plain Word document gets further."""

import io
import zipfile
from zipfile import BadZipFile, ZipFile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from docx import Document
from docx.document import Document as WordDocument

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_ENTRIES = 2000
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # also an encrypted .docx
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MACROS = ("vbaproject", "vbadata", "/activex/", "macrosheets")
# Of what lies elsewhere, a document may have links that a reader presses, and nothing more.
_MAY_BE_ELSEWHERE = "/hyperlink"


class TemplateError(Exception):
    """The file is no template that can be filled. `code` says why, `words` what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def words(self) -> str:
        return str(_WORDS[self.code])


_WORDS: dict[str, Promise] = {
    "too_big": _("The file must be smaller than 10 MB. Make its pictures smaller"),
    "no_word_file": _("The file is no Word document. Save it as .docx and choose it again"),
    "old_or_locked": _(
        "The file is an old Word document, or has a password. Save it as .docx without one"
    ),
    "macros": _("The file has macros. Save it as .docx, a document without macros"),
    "elsewhere": _(
        "The file takes parts from another place, such as a template on a server. Save it with "
        "everything inside"
    ),
    "no_headings": _(
        "The file has no headings. Give its headings the Word styles Heading 1, 2 or 3"
    ),
    "tracked": _("Changes are tracked in its headings. Accept them in Word and save it again"),
}


def open_template(content: bytes) -> WordDocument:
    """Raises TemplateError."""
    if len(content) > MOST_BYTES:
        raise TemplateError("too_big")
    if content.startswith(_OLD_WORD):
        raise TemplateError("old_or_locked")
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            _check(archive)
        return Document(io.BytesIO(content))
    except TemplateError:
        raise
    except (BadZipFile, DefusedXmlException, ParseError, NotImplementedError) as error:
        raise TemplateError("no_word_file") from error
    except Exception as error:  # python-docx meets a broken part in many ways
        raise TemplateError("no_word_file") from error


def _check(archive: ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(each.file_size for each in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise TemplateError("too_big")
    if any(each.flag_bits & 1 for each in entries):
        raise TemplateError("old_or_locked")
    names = [f"/{each.filename.lower()}" for each in entries]
    if any(mark in name for name in names for mark in _MACROS):
        raise TemplateError("macros")
    _check_kind(archive)
    for entry in entries:
        if entry.filename.lower().endswith(".rels"):
            _check_relations(archive, entry)


def _check_kind(archive: ZipFile) -> None:
    try:
        kinds = fromstring(archive.read("[Content_Types].xml"))
    except KeyError as error:
        raise TemplateError("no_word_file") from error
    found = {each.get("ContentType", "") for each in kinds if each.tag.startswith(_TYPE)}
    if any("macroenabled" in kind.lower() for kind in found):
        raise TemplateError("macros")
    if _MAIN not in found:
        raise TemplateError("no_word_file")


def _check_relations(archive: ZipFile, entry: zipfile.ZipInfo) -> None:
    for relation in fromstring(archive.read(entry)).iter(_RELATION):
        is_elsewhere = relation.get("TargetMode", "") == "External"
        if is_elsewhere and not relation.get("Type", "").endswith(_MAY_BE_ELSEWHERE):
            raise TemplateError("elsewhere")
