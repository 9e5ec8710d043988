"""Decision records out of files: text, web pages and PDFs told apart."""

import email
import email.policy
import hashlib
import re
import stat
from pathlib import Path
from typing import Literal

import msgspec

from heard.engines.decisiontext.doubts import find_doubts
from heard.engines.decisiontext.lines import Line, numbered
from heard.engines.decisiontext.pages import looks_like_html, read_page
from heard.engines.decisiontext.parse import parse_lines
from heard.engines.decisiontext.pdfs import read_pdf
from heard.engines.decisiontext.problems import DecisionFileError
from heard.engines.decisiontext.record import DecisionText, ReadDecision
from heard.engines.decisiontext.running import paged_lines

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_KNOWN_KINDS = (
    (b"PK\x03\x04", "is a Word document, spreadsheet or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "is an old Word or Outlook file"),
    (b"{\\rtf", "is a rich text file"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"II*\x00", "is a picture"),
    (b"MM\x00*", "is a picture"),
)
# The longest minutes have 100,000 characters and a saved page ten tags a line. Reading takes a
# second or two for this much, and a web server reads while somebody waits.
_MOST_WORDS = 1_000_000
_MOST_TAGS = 300_000
_MOST_BYTES = 100_000_000  # a long PDF with pictures has a tenth of that
_ADVICE = "save it as PDF, web page or plain text, or paste its words"


def parse_decision(text: str) -> DecisionText:
    """Read pasted text, or a page's source, into fields. Any string will do: nothing raises."""
    return read_decision_text(text).decision


def read_decision_text(text: str) -> ReadDecision:
    """As `parse_decision`, with the source lines that its `lines` count and the page's address."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _read(text, digest)


def read_decision(path: Path | str) -> ReadDecision:
    """Read a file. Raises `DecisionFileError` where it cannot be read as a record."""
    path = Path(path)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            what = "is a folder" if stat.S_ISDIR(about.st_mode) else "is not a file"
            raise DecisionFileError(str(path), "1", what, "name a file with a decision record")
        if about.st_size > _MOST_BYTES:
            what = "is far larger than any decision record"
            raise DecisionFileError(str(path), "1", what, "give only the part about the decision")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        what = (getattr(error, "strerror", None) or "cannot be read").lower()
        raise DecisionFileError(str(path), "1", what, "check the file's name and rights") from error
    return read_decision_bytes(content, str(path))


def read_decision_bytes(content: bytes, filename: str) -> ReadDecision:
    """Read a file's bytes; `filename` is only for messages. Raises `DecisionFileError`."""
    digest = hashlib.sha256(content).hexdigest()
    if b"%PDF-" in content[:1024]:
        return _paged(_of_fair_length(read_pdf(content, filename), filename), "pdf", digest)
    if not content.strip():
        raise DecisionFileError(
            filename, "1", "is empty", "save the record again, or paste its words"
        )
    for start, kind in _KNOWN_KINDS:
        if content.startswith(start):
            raise DecisionFileError(filename, "1", kind, _ADVICE)
    if content.lstrip()[:1] in (b"{", b"[") and _is_json(content):
        raise DecisionFileError(filename, "1", "is a data file (JSON)", _ADVICE)
    saved = _page_in_archive(content)
    text = _decoded(saved if saved is not None else content, filename)
    reading = _read(_of_fair_length(text, filename), digest)
    if not any(any(map(str.isalnum, line)) for line in reading.source_lines):
        raise DecisionFileError(
            filename, "1", "has no words to read", "save the whole record again, or paste its words"
        )
    return reading


def _is_json(content: bytes) -> bool:
    try:
        msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _read(text: str, digest: str) -> ReadDecision:
    if looks_like_html(text):
        page = read_page(text)
        return _reading(page.lines, page.shown, "html", page.address, digest)
    return _paged(text, "text", digest)


def _paged(text: str, kind: Literal["text", "pdf"], digest: str) -> ReadDecision:
    shown, running = paged_lines(text)
    return _reading(numbered(shown, skipped=running), shown, kind, None, digest)


def _reading(
    lines: tuple[Line, ...],
    shown: tuple[str, ...],
    kind: Literal["text", "html", "pdf"],
    address: str | None,
    digest: str,
) -> ReadDecision:
    decision = parse_lines(lines)
    return ReadDecision(decision, shown, kind, address, digest, find_doubts(decision, lines))


def _of_fair_length(text: str, filename: str) -> str:
    """The text, unless it is so long that it cannot be one record. Raises `DecisionFileError`."""
    size, most = len(text), _MOST_WORDS
    if looks_like_html(text):
        size, most = text.count("<"), _MOST_TAGS
    if size > most:
        raise DecisionFileError(
            filename,
            "1",
            "is far longer than any decision record",
            "give only the part about the decision",
        )
    return text


def _page_in_archive(content: bytes) -> bytes | None:
    """The page inside a browser's single-file archive (MHTML), or None if it is none."""
    head = content[:2000].lower()
    if b"mime-version:" not in head or b"multipart/related" not in head:
        return None
    try:
        # Parts within parts within parts: the parser goes down as deep as they go.
        parts = list(email.message_from_bytes(content, policy=email.policy.compat32).walk())
    except RecursionError:
        return None
    for part in parts:
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else None
    return None


def _decoded(content: bytes, filename: str) -> str:
    """The text of a file: by its byte order mark, as UTF-8, as it claims, or as Windows-1252."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    sample = content[:4000]
    if sample.count(0) > len(sample) // 4:
        little = sample[1::2].count(0) > sample[0::2].count(0)
        text = content.decode("utf-16-le" if little else "utf-16-be", "replace")
        return _checked(text, filename)
    try:
        return _checked(content.decode("utf-8"), filename)
    except UnicodeDecodeError:
        return _checked(_in_old_encoding(content), filename)


def _in_old_encoding(content: bytes) -> str:
    claimed = _CHARSET.search(content[:4000])
    for encoding in (claimed[1].decode() if claimed else "", "windows-1252"):
        if encoding.lower() in ("", "utf-8", "utf8"):
            continue
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return content.decode("latin-1")


def _checked(text: str, filename: str) -> str:
    """Refuse what is not words: control characters in number, or nothing printable."""
    sample = text[:20_000]
    odd = sum(
        1
        for letter in sample
        if (ord(letter) < 32 and letter not in "\t\n\r\f\v")
        or letter == "\ufffd"
        or 127 <= ord(letter) < 160
    )
    if odd > max(4, len(sample) // 50):
        raise DecisionFileError(filename, "1", "is not text, a web page or a PDF", _ADVICE)
    return text
