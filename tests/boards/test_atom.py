"""The validator of Atom feeds finds each way in which a good feed can be broken."""

import pytest

from tests.access import address_in
from tests.boards.atom import validate
from tests.scrutiny import make as scrutiny

GOOD = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="https://example.org/other" xml:lang="en-gb">
<title>News</title><id>urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6</id>
<updated>2026-05-03T18:30:02Z</updated>
<author><name>Westmere</name><email>us@example.org</email></author>
<link rel="self" href="https://example.org/feed.xml"/><link href="https://example.org/"/>
<entry><title type="html">One &lt;b&gt;thing&lt;/b&gt;</title>
<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>
<updated>2026-05-03T18:30:02.25+01:00</updated><published>2026-05-01T00:00:00Z</published>
<link href="https://example.org/1" hreflang="en"/><category term="news"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Words</div></content><x:y/>
</entry></feed>"""


def test_a_good_feed_has_no_problem():
    assert validate(GOOD.encode()) == []


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("</feed>", "", "not well-formed XML"),
        ("2005/Atom", "2005/Atomic", "the document is no atom:feed"),
        ("<title>News</title>", "", "feed: no title"),
        ("<title>News</title>", "<title>a</title><title>b</title>", "feed: more than one title"),
        ("<title>News</title>", "<title>a<b/></title>", "feed: title of type text holds elements"),
        ("<title>News</title>", '<title type="md">a</title>', "unknown type md"),
        ("<title>News</title>", '<title size="1">a</title>', "unknown attribute size"),
        ("<title>News</title>", "<title>a</title><headline/>", "unknown element headline"),
        ("<title>News</title>", "<title>a</title>words", "words stand between its elements"),
        ("urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6", "number 7", "feed: id is no IRI"),
        ("<updated>2026-05-03T18:30:02Z</updated>", "", "feed: no updated"),
        ("03T18:30:02Z", "03 18:30:02Z", "feed: updated is no date"),
        ("03T18:30:02Z", "03T18:30:02", "feed: updated is no date"),
        ("2026-05-03T18:30:02Z", "2026-02-30T18:30:02Z", "feed: updated is no date"),
        ("<name>Westmere</name>", "", "feed: author: 0 times name"),
        ("<name>Westmere</name>", "<name/>", "feed: author: an empty name"),
        ("us@example.org", "us", "the e-mail address is none"),
        ("<email>us@example.org</email>", "<phone>1</phone>", "unknown element phone"),
        (
            "<author><name>Westmere</name><email>us@example.org</email></author>",
            "",
            "entry 1: no author, and the feed has none",
        ),
        ('rel="self" ', 'rel="up" ', 'no link rel="self"'),
        ('href="https://example.org/"', "", "feed: link has no href"),
        ('href="https://example.org/"', 'href="a b"', "feed: link has no href"),
        ('rel="self" ', "", "two alternate links of one type and language"),
        ('hreflang="en"', 'hreflang="in English"', "hreflang that is no language"),
        ('hreflang="en"', 'type="words"', "a type that is no media type"),
        ('hreflang="en"', 'length="long"', "a length that is no number"),
        ('hreflang="en"', 'rel="a b"', "a rel that is neither a name nor an IRI"),
        ('term="news"', 'label="News"', "category has no term"),
        ('type="xhtml"', 'type="text"', "content of type text holds elements"),
        ('type="xhtml"', 'type="words"', "is of no media type"),
        ('type="xhtml"', 'type="image/png" src="/a.png"', "has a src and is not empty"),
        ("<div xmlns", "<p/><div xmlns", "is no single div"),
        ("<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>", "", "entry 1: no id"),
        ('xml:lang="en-gb"', 'xml:lang="in English"', "xml:lang is no language"),
    ],
)
def test_a_broken_feed_is_found_out(right, wrong, problem):
    assert GOOD.count(right) >= 1

    found = validate(GOOD.replace(right, wrong, 1).encode())

    assert any(problem in each for each in found), found


def test_two_entries_that_are_one_are_found_out():
    entry = GOOD[GOOD.index("<entry>") : GOOD.index("</feed>")]

    found = validate(GOOD.replace("</feed>", f"{entry}</feed>").encode())

    assert found == ["feed: two entries are urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"]


def test_an_entry_with_nothing_to_read_is_found_out():
    content = GOOD[GOOD.index("<content") : GOOD.index("<x:y/>")]
    link = '<link href="https://example.org/1" hreflang="en"/>'

    found = validate(GOOD.replace(content, "").replace(link, "").encode())

    assert found == ['entry 1: neither content nor a link rel="alternate"']


@pytest.mark.django_db
def test_the_feed_of_decisions_is_a_good_one(client):
    officer = scrutiny.officer()
    for _ in range(2):
        scrutiny.published(officer)

    answer = client.get(address_in(officer.partnership, "scrutiny:decisions_feed"))

    assert validate(answer.content) == []
