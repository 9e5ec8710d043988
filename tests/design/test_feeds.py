"""Writing Atom feeds."""

from datetime import UTC, datetime

import feedparser

from heard.design.feeds import Entry, Head, write_feed
from tests.boards import atom

HEAD = Head(
    title="Decisions: Westmere",
    author="Westmere",
    page="https://heard.example/decisions/",
    address="https://heard.example/decisions/feed.xml",
)


def test_what_somebody_typed_is_text_in_a_feed_and_never_markup():
    entry = Entry(
        id="urn:uuid:0b8ccca2-e2dc-4d51-b847-ceb072ba14aa",
        title="Tea <b>and</b> talk",
        path="/decisions/tea/",
        lines=["<script>alert(1)</script>", "", "Noted & agreed"],
        updated_at=datetime(2026, 11, 25, tzinfo=UTC),
    )

    written = write_feed(HEAD, [entry], lambda path: f"https://heard.example{path}").encode()

    assert atom.validate(written) == []
    (read,) = feedparser.parse(written, sanitize_html=False).entries
    assert read.summary == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><p>Noted &amp; agreed</p>"
    assert read.link == "https://heard.example/decisions/tea/"
