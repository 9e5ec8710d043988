"""The text layer of a PDF."""

from collections.abc import Iterator
from threading import Lock
from time import monotonic

import pypdfium2 as pdfium

from heard.engines.decisiontext.layouts import laid_out
from heard.engines.decisiontext.problems import DecisionFileError

_PASSWORD_WANTED = 4  # PDFium's FPDF_ERR_PASSWORD
_MOST_PAGES = 500
# A page may take a second to unpack, and each of five hundred may point to the same one.
MOST_SECONDS = 20.0
# PDFium keeps state for the whole process, and a web server reads files in several threads.
_one_at_a_time = Lock()


def read_pdf(content: bytes, filename: str, most_seconds: float = MOST_SECONDS) -> str:
    """The words of a PDF, a form feed between its pages.

    Raises `DecisionFileError` where there are none, or they take over `most_seconds` to read.
    """
    with _one_at_a_time:
        text = _text(content, filename, monotonic() + most_seconds)
    if not any(letter.isalnum() for letter in text):
        raise DecisionFileError(
            filename,
            "page 1",
            "has no text, only pictures of pages",
            "paste the words of the record, or run text recognition over the file",
        )
    return text


def _text(content: bytes, filename: str, until: float) -> str:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_WANTED or "password" in str(error).lower():
            raise DecisionFileError(
                filename, "1", "is locked with a password", "save a copy without the password"
            ) from error
        raise DecisionFileError(
            filename, "1", "is damaged and cannot be opened as PDF", "download or save it again"
        ) from error
    try:
        return "\f".join(_pages(document, filename, until))
    except pdfium.PdfiumError as error:
        raise DecisionFileError(
            filename, "1", "has a page that cannot be read", "download or save it again"
        ) from error
    finally:
        document.close()


def _pages(document: pdfium.PdfDocument, filename: str, until: float) -> Iterator[str]:
    for number in range(min(len(document), _MOST_PAGES)):
        if monotonic() > until:
            raise DecisionFileError(
                filename,
                f"page {number + 1}",
                "takes too long to read",
                "save the record afresh as PDF, or paste its words",
            )
        yield _page_text(document, number)


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        return laid_out(words)
    finally:
        words.close()
        page.close()
