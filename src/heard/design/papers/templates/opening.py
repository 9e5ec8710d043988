"""Opening a file that somebody calls a template: only a plain Word document gets further."""

import io
import re
import zipfile
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml.ns import nsmap
from lxml import etree

from heard.design.papers.templates.blocks import found_by

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_ENTRIES = 2000
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # also an encrypted .docx
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MOST_OF_ONE = 20 * 1024 * 1024  # unpacked, of a part that is read
_MACROS = ("vbaproject", "vbadata", "/activex/", "macrosheets")
# Of what lies elsewhere, a document may have links that a reader presses, and nothing more.
_MAY_BE_ELSEWHERE = "/hyperlink"
_MAY_NOT_BE_INSIDE = ("/aFChunk", "/oleObject", "/control")
# Fields with which Word fetches, or starts, something else.
_FETCHES = re.compile(
    r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b", re.IGNORECASE
)
_FIELDS = etree.XPath("//w:instrText/text() | //w:fldSimple/@w:instr", namespaces=nsmap)


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
    "inside": _(
        "The file has other files in it. Take them out, or paste them as pictures, then save it"
    ),
    "no_headings": _(
        "The file has no headings. Give its headings the Word styles Heading 1, 2 or 3"
    ),
    "too_many": _("The file has more headings than a template. Choose one that is empty"),
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
        word = Document(io.BytesIO(content))
    except TemplateError:
        raise
    except Exception as error:  # a broken file, and a part of one, fails in many ways
        raise TemplateError("no_word_file") from error
    _check_fields(word)
    return word


def _check(archive: ZipFile) -> None:
    entries = archive.infolist()
    unpacked = sum(each.file_size for each in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise TemplateError("too_big")
    if any(each.flag_bits & 1 for each in entries):
        raise TemplateError("old_or_locked")
    names = [f"/{each.filename.lower()}" for each in entries]
    if len(set(names)) < len(names):
        raise TemplateError("no_word_file")
    read = [each for each in entries if each.filename.lower().endswith((".xml", ".rels"))]
    if any(each.file_size > _MOST_OF_ONE for each in read):
        raise TemplateError("too_big")
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
        kind = relation.get("Type", "")
        if relation.get("TargetMode", "") == "External":
            if not kind.endswith(_MAY_BE_ELSEWHERE):
                raise TemplateError("elsewhere")
        elif kind.endswith(_MAY_NOT_BE_INSIDE):
            raise TemplateError("inside")


def _check_fields(word: WordDocument) -> None:
    """In the text, the headers and the footers. A field's words may be cut into several pieces."""
    for part in word.part.package.iter_parts():
        if isinstance(part, XmlPart) and _FETCHES.search("".join(found_by(_FIELDS, part.element))):
            raise TemplateError("elsewhere")
