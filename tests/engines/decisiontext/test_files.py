import ctypes
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest

from heard.engines.decisiontext import DecisionFileError, read_decision, read_decision_bytes
from heard.engines.decisiontext.pdfs import read_pdf

RECORD = "Decision details\n\nNew ramps\n\nDecision Maker: Children’s Board\n"


def pdf_of(*lines: str) -> bytes:
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    for at, line in enumerate(lines):
        words = pdfium_raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 11.0)
        encoded = ctypes.create_string_buffer(line.encode("utf-16-le") + b"\0\0")
        pdfium_raw.FPDFText_SetText(words, ctypes.cast(encoded, pdfium_raw.FPDF_WIDESTRING))
        pdfium_raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, 60, 780 - 20 * at)
        pdfium_raw.FPDFPage_InsertObject(page, words)
    page.gen_content()
    content = BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_is_read_in_the_encodings_that_word_processors_write(encoding: str):
    read = read_decision_bytes(RECORD.encode(encoding), "record.txt")

    assert read.decision.title == "New ramps"
    assert read.decision.decision_maker == "Children’s Board"


def test_a_pdf_with_text_is_read():
    content = pdf_of("Decision details", "New ramps", "Decision Maker: Cabinet", "Decision:",
                     "Resolved: That the ramps be approved.")  # fmt: skip

    read = read_decision_bytes(content, "record.pdf")

    assert read.kind == "pdf"
    assert read.decision.title == "New ramps"
    assert [each.verbs for each in read.decision.resolutions] == [("approve",)]


def test_a_pdf_of_pictures_says_what_to_do():
    with pytest.raises(
        DecisionFileError, match=r"^scan\.pdf:page 1: has no text.*; paste the words"
    ):
        read_decision_bytes(pdf_of(), "scan.pdf")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b" \n ", "is empty"),
        (b"PK\x03\x04rest", "Word document"),
        (bytes(range(256)) * 40, "is not text"),
        (b"%PDF-1.7 cut off", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"That;\n" * 200_000, "far longer than any decision record"),
        (b"<p>" * 400_000, "far longer than any decision record"),
    ],
)
def test_what_is_no_record_is_refused_with_its_name_and_what_to_do(content: bytes, what: str):
    with pytest.raises(DecisionFileError, match=rf"^odd\.bin:\S+: .*{what}.*; \w+"):
        read_decision_bytes(content, "odd.bin")


def test_a_pdf_that_takes_too_long_is_refused():
    with pytest.raises(DecisionFileError, match=r"^slow\.pdf:page 1: takes too long to read; save"):
        read_pdf(pdf_of("Decision details"), "slow.pdf", most_seconds=-1)


@pytest.mark.parametrize("charset", ["undefined", "idna", "hex", "no-such"])
def test_a_page_that_claims_an_encoding_of_no_use_is_read(charset: str):
    page = f"<html><meta charset='{charset}'><p>Decision Maker: Café board</p></html>"

    decision = read_decision_bytes(page.encode("cp1252"), "page.html").decision

    assert decision.decision_maker == "Café board"


def test_an_archive_of_parts_within_parts_is_read_as_it_stands():
    heads = "".join(
        f"Content-Type: multipart/related; boundary=a{depth}\n\n--a{depth}\n"
        for depth in range(3_000)
    )

    read = read_decision_bytes(f"MIME-Version: 1.0\n{heads}".encode(), "page.mht")

    assert read.decision.resolutions == ()


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(DecisionFileError, match="no such file"):
        read_decision(tmp_path / "none.txt")


def test_a_saved_page_keeps_its_address_and_its_links():
    page = (
        "<!-- saved from url=(0050)https://democracy.oxmere.example/ieDecisionDetails.aspx?ID=9 -->"
        "<html><body><h1>Decision details</h1><h2>New ramps</h2><p>Decision Maker: Cabinet</p>"
        "<h3>Accompanying Documents:</h3><p><a href='documents/plan.pdf'>The plan PDF 12 KB</a></p>"
    )

    read = read_decision_bytes(page.encode(), "page.html")

    assert read.kind == "html"
    assert read.address == "https://democracy.oxmere.example/ieDecisionDetails.aspx?ID=9"
    assert [(each.title, each.url) for each in read.decision.documents] == [
        ("The plan", "https://democracy.oxmere.example/documents/plan.pdf")
    ]


def test_scripts_hidden_parts_and_cookie_banners_are_not_read():
    page = (
        "<html><body><script>Decision Maker: Script</script>"
        "<div hidden>Decision Maker: Hidden</div>"
        "<div style='display: none'>Decision Maker: Unseen</div>"
        "<div id='cookie-notice'>Decision Maker: Cookie</div>"
        "<p>Decision Maker: Cabinet</p></body></html>"
    )

    decision = read_decision_bytes(page.encode(), "page.html").decision

    assert decision.decision_maker == "Cabinet"
    assert decision.confidence["decision_maker"] == 0.97


def test_a_link_that_runs_a_script_is_not_kept():
    page = (
        "<html><p>Decision Maker: Cabinet</p><p>Accompanying Documents:</p>"
        "<p><a href='javascript:alert(1)'>Plan</a></p></html>"
    )

    documents = read_decision_bytes(page.encode(), "page.html").decision.documents

    assert [(each.title, each.url) for each in documents] == [("Plan", None)]


def test_lists_get_the_numbers_that_a_browser_shows():
    page = (
        "<html><p>Decision Maker: Cabinet</p><p>Decision:</p><p>RESOLVED that</p>"
        "<ol type='a' start='3'><li>one be noted</li><li>two be approved</li></ol></html>"
    )

    resolutions = read_decision_bytes(page.encode(), "page.html").decision.resolutions

    assert [(each.number, each.verbs) for each in resolutions] == [
        ("c", ("note",)),
        ("d", ("approve",)),
    ]
