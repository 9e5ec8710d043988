"""A strict validator of Atom feeds, written from the rules of RFC 4287.

    assert validate(response.content) == []

Stricter than the RFC in two of its SHOULDs: a feed names its own address (`link rel="self"`), and
no two entries are the same one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XHTML = "{http://www.w3.org/1999/xhtml}"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_REFERENCE = re.compile(r"[^\s<>\"{}|\\^`]*")
_DATE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)"
)  # RFC 3339 with the capitals that section 3.3 asks for
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(?:\s*;.*)?")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_RELATION = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=@%-]+")
_EMAIL = re.compile(r".+@.+")

TEXTS = {"title", "subtitle", "summary", "rights"}
PEOPLE = {"author", "contributor"}
DATES = {"updated", "published"}
# How often each element may stand in its container: (at least, at most).
MANY = 10**9
FEED = {
    "author": (0, MANY),
    "category": (0, MANY),
    "contributor": (0, MANY),
    "generator": (0, 1),
    "icon": (0, 1),
    "id": (1, 1),
    "link": (0, MANY),
    "logo": (0, 1),
    "rights": (0, 1),
    "subtitle": (0, 1),
    "title": (1, 1),
    "updated": (1, 1),
}
ENTRY = {
    "author": (0, MANY),
    "category": (0, MANY),
    "content": (0, 1),
    "contributor": (0, MANY),
    "id": (1, 1),
    "link": (0, MANY),
    "published": (0, 1),
    "rights": (0, 1),
    "source": (0, 1),
    "summary": (0, 1),
    "title": (1, 1),
    "updated": (1, 1),
}
SOURCE = {name: (0, most) for name, (_least, most) in FEED.items()}
PERSON = {"name": (1, 1), "uri": (0, 1), "email": (0, 1)}
ATTRIBUTES = {
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    "generator": {"uri", "version"},
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    **{name: {"type"} for name in TEXTS},
}


def validate(xml: bytes) -> list[str]:
    """What is wrong with a feed, a line for each; nothing for a good one."""
    try:
        feed = ET.fromstring(xml)  # noqa: S314 - of our own pages, in tests
    except ET.ParseError as problem:
        return [f"not well-formed XML: {problem}"]
    if feed.tag != f"{ATOM}feed":
        return [f"the document is no atom:feed but {feed.tag}"]
    return list(_feed(feed))


def _feed(feed: ET.Element) -> Iterator[str]:
    entries = feed.findall(f"{ATOM}entry")
    yield from _container(feed, "feed", FEED | {"entry": (0, MANY)})
    if "self" not in [link.get("rel") for link in feed.findall(f"{ATOM}link")]:
        yield 'feed: no link rel="self"'
    has_author = feed.find(f"{ATOM}author") is not None
    if not has_author and not entries:
        yield "feed: no author, and no entry that has one"
    for number, entry in enumerate(entries, 1):
        yield from _entry(entry, f"entry {number}", feed_has_author=has_author)
    seen = Counter(
        (entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries
    )
    yield from (f"feed: two entries are {key[0]}" for key, times in seen.items() if times > 1)


def _entry(entry: ET.Element, place: str, *, feed_has_author: bool) -> Iterator[str]:
    yield from _container(entry, place, ENTRY)
    in_source = entry.find(f"{ATOM}source/{ATOM}author") is not None
    if not (feed_has_author or in_source or entry.find(f"{ATOM}author") is not None):
        yield f"{place}: no author, and the feed has none"
    content = entry.find(f"{ATOM}content")
    links = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
    if content is None and "alternate" not in links:
        yield f'{place}: neither content nor a link rel="alternate"'
    if content is not None and entry.find(f"{ATOM}summary") is None:
        kind = content.get("type", "text")
        is_words = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or _is_xml(kind)
        if content.get("src") is not None or not is_words:
            yield f"{place}: content is elsewhere or coded, and there is no summary"


def _container(
    element: ET.Element, place: str, allowed: dict[str, tuple[int, int]]
) -> Iterator[str]:
    """The elements of a feed, an entry or a source: how many, and each in itself."""
    yield from _common(element, place, set())
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        yield f"{place}: words stand between its elements"
    counts = Counter(_name(child) for child in element)
    for name in counts:
        if name not in allowed and not name.startswith("{"):
            yield f"{place}: unknown element {name}"
    for name, (least, most) in allowed.items():
        if counts[name] < least:
            yield f"{place}: no {name}"
        if counts[name] > most:
            yield f"{place}: more than one {name}"
    for child in element:
        if _name(child) in allowed and _name(child) != "entry":
            yield from _element(child, f"{place}: {_name(child)}")
    yield from _alternates(element, place)


def _alternates(element: ET.Element, place: str) -> Iterator[str]:
    """At most one alternate of each type and language (4.1.1, 4.1.2)."""
    kinds = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    if any(times > 1 for times in kinds.values()):
        yield f"{place}: two alternate links of one type and language"


def _element(element: ET.Element, place: str) -> Iterator[str]:
    name = _name(element)
    if name == "source":
        yield from _container(element, place, SOURCE)
    elif name in PEOPLE:
        yield from _person(element, place)
    else:
        yield from _common(element, place, ATTRIBUTES.get(name, set()))
        yield from _simple(element, name, place)


def _simple(element: ET.Element, name: str, place: str) -> Iterator[str]:
    words = element.text or ""
    if name in TEXTS:
        yield from _text(element, place)
    elif name in DATES:
        yield from _date(words, place)
    elif name in {"id", "icon", "logo"}:
        wanted = _IRI if name == "id" else _REFERENCE
        if not words or not wanted.fullmatch(words):
            yield f"{place} is no IRI: {words!r}"
    elif name == "link":
        yield from _link(element, place)
    elif name == "category":
        yield from _category(element, place)
    elif name == "content":
        yield from _content(element, place)
    if name not in TEXTS | {"content", "link", "category"} and len(element):
        yield f"{place} holds elements"


def _category(element: ET.Element, place: str) -> Iterator[str]:
    if not element.get("term"):
        yield f"{place} has no term"
    scheme = element.get("scheme")
    if scheme is not None and not _IRI.fullmatch(scheme):
        yield f"{place} has a scheme that is no IRI"


def _person(element: ET.Element, place: str) -> Iterator[str]:
    yield from _common(element, place, set())
    counts = Counter(_name(child) for child in element)
    for name in counts:
        if name not in PERSON and not name.startswith("{"):
            yield f"{place}: unknown element {name}"
    for name, (least, most) in PERSON.items():
        if not least <= counts[name] <= most:
            yield f"{place}: {counts[name]} times {name}"
    if counts["name"] and not (element.findtext(f"{ATOM}name") or "").strip():
        yield f"{place}: an empty name"
    email, uri = element.findtext(f"{ATOM}email"), element.findtext(f"{ATOM}uri")
    if email is not None and not _EMAIL.fullmatch(email):
        yield f"{place}: the e-mail address is none"
    if uri is not None and (not uri or not _REFERENCE.fullmatch(uri)):
        yield f"{place}: the uri is none"


def _text(element: ET.Element, place: str) -> Iterator[str]:
    kind = element.get("type", "text")
    if kind not in {"text", "html", "xhtml"}:
        yield f"{place} is of the unknown type {kind}"
    elif kind == "xhtml":
        yield from _xhtml(element, place)
    elif len(element):
        yield f"{place} of type {kind} holds elements"


def _xhtml(element: ET.Element, place: str) -> Iterator[str]:
    if [child.tag for child in element] != [f"{XHTML}div"] or (element.text or "").strip():
        yield f"{place} of type xhtml is no single div"


def _content(element: ET.Element, place: str) -> Iterator[str]:
    """Section 4.1.3."""
    kind, source = element.get("type"), element.get("src")
    if source is not None:
        if not source or not _REFERENCE.fullmatch(source):
            yield f"{place} has a src that is no IRI"
        if len(element) or (element.text or "").strip():
            yield f"{place} has a src and is not empty"
        if kind in {"text", "html", "xhtml"}:
            yield f"{place} with a src needs a media type"
        return
    if kind in {None, "text", "html", "xhtml"}:
        yield from _text(element, place)
    elif not _MEDIA_TYPE.fullmatch(kind or "") or str(kind).startswith("multipart/"):
        yield f"{place} is of no media type: {kind}"
    elif len(element) and not _is_xml(str(kind)):
        yield f"{place} of type {kind} holds elements"


def _link(element: ET.Element, place: str) -> Iterator[str]:
    address = element.get("href")
    if not address or not _REFERENCE.fullmatch(address):
        yield f"{place} has no href that is an IRI"
    relation = element.get("rel", "alternate")
    if not (_RELATION.fullmatch(relation) or _IRI.fullmatch(relation)):
        yield f"{place} has a rel that is neither a name nor an IRI"
    if element.get("type") is not None and not _MEDIA_TYPE.fullmatch(element.get("type", "")):
        yield f"{place} has a type that is no media type"
    language = element.get("hreflang")
    if language is not None and not _LANGUAGE.fullmatch(language):
        yield f"{place} has a hreflang that is no language"
    if not element.get("length", "0").isdigit():
        yield f"{place} has a length that is no number"


def _date(words: str, place: str) -> Iterator[str]:
    """RFC 3339; a leap second is read as the second before."""
    try:
        is_real = bool(_DATE.fullmatch(words))
        datetime.fromisoformat(words.replace(":60", ":59"))
    except ValueError:
        is_real = False
    if not is_real:
        yield f"{place} is no date of RFC 3339: {words!r}"


def _common(element: ET.Element, place: str, known: set[str]) -> Iterator[str]:
    """Attributes: those of the element, xml:base and xml:lang, and those of other namespaces."""
    for name, value in element.attrib.items():
        if name == f"{XML}lang":
            if value and not _LANGUAGE.fullmatch(value):
                yield f"{place}: xml:lang is no language: {value}"
        elif name == f"{XML}base":
            if not _REFERENCE.fullmatch(value):
                yield f"{place}: xml:base is no IRI"
        elif not name.startswith("{") and name not in known:
            yield f"{place}: unknown attribute {name}"


def _name(element: ET.Element) -> str:
    """The plain name of an element of Atom; of another namespace, the whole of it."""
    return element.tag.removeprefix(ATOM)


def _is_xml(kind: str) -> bool:
    return kind.lower().endswith(("+xml", "/xml"))
