"""The text layer of a PDF."""

from threading import Lock

import pypdfium2 as pdfium

from heard.engines.decisiontext.problems import DecisionFileError

_PASSWORD_WANTED = 4  # PDFium's FPDF_ERR_PASSWORD
_MOST_PAGES = 500
# PDFium keeps state for the whole process, and a web server reads files in several threads.
_one_at_a_time = Lock()


def read_pdf(content: bytes, filename: str) -> str:
    """The words of a PDF, page after page. Raises `DecisionFileError` where there are none."""
    with _one_at_a_time:
        text = _text(content, filename)
    if not any(letter.isalnum() for letter in text):
        raise DecisionFileError(
            filename,
            "page 1",
            "has no text, only pictures of pages",
            "paste the words of the record, or run text recognition over the file",
        )
    return text


def _text(content: bytes, filename: str) -> str:
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
        return "\n\n".join(
            _page_text(document, number) for number in range(min(len(document), _MOST_PAGES))
        )
    except pdfium.PdfiumError as error:
        raise DecisionFileError(
            filename, "1", "has a page that cannot be read", "download or save it again"
        ) from error
    finally:
        document.close()


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    words = page.get_textpage()
    try:
        return str(words.get_text_bounded())
    finally:
        words.close()
        page.close()
