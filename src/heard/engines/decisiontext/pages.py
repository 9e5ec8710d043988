"""A web page, saved or pasted as source, to lines of text with their links."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree

from heard.engines.decisiontext.labels import is_label
from heard.engines.decisiontext.lines import LABEL_CELL, Line, Link, numbered, source_lines
from heard.engines.decisiontext.listnumbers import has_number, number_style, printed_number

_SKIPPED = frozenset((
    "script", "style", "noscript", "template", "head", "title", "nav", "footer", "select",
    "button", "svg", "iframe", "object", "audio", "video", "canvas", "aside", "dialog",
    "textarea",
))  # fmt: skip
_VOID = frozenset((
    "br", "img", "input", "hr", "meta", "link", "area", "base", "col", "embed", "source",
    "track", "wbr",
))  # fmt: skip
_SPACED = frozenset((
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "ul", "ol", "dl", "div", "section",
    "article", "main", "body",
))  # fmt: skip
_BLOCKS = _SPACED | frozenset((
    "li", "td", "th", "dt", "dd", "caption", "thead", "tbody", "tfoot", "header", "blockquote",
    "pre", "fieldset", "legend", "address", "figure", "details", "summary", "hr", "center",
))  # fmt: skip
_AROUND = re.compile(
    r"cookie|consent|breadcrumb|skip-?(?:link|nav)|visually-hidden|sr-only|screen-?reader"
    r"|site-?(?:header|footer)|social|mgnav|sidebar|side-menu|noprint|pagetools",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# A list of things to do with the page, and the one line of it that belongs to the record.
_ACTIONS = re.compile(r"mgActionList", re.IGNORECASE)
_MEETING = re.compile(r"\W*Meeting of\b.{3,200}\d{4}")
_CONTENT = re.compile(r"(?:^|\s)(?:mgContent|modgov|mg-content)(?:\s|$)")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|table|span|h[1-6]|ul|ol|br|main|section)\b[^<]*?/?>"
    r"|<!doctype\s+html",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines, as printed and as numbered, and its own address, where it names one."""

    shown: tuple[str, ...]
    lines: tuple[Line, ...]
    address: str | None


def looks_like_html(text: str) -> bool:
    """Whether a text is the source of a page rather than words."""
    return bool(_LOOKS_LIKE_HTML.search(text[:20_000]))


def read_page(html: str) -> Page:
    """The page's visible lines, those of its main content alone where it marks them.

    Scripts, menus, footers, cookie banners and hidden elements are left out, and lists get the
    numbers that a browser would show. Nothing raises, however broken the page.
    """
    target = _PageText()
    # The stubs ask for a target that takes bytes too; given an encoding, lxml hands over str.
    taker = cast("etree.ParserTarget", target)
    parser = etree.HTMLParser(target=taker, encoding="utf-8", recover=True, huge_tree=True)
    clean = "\n".join(source_lines(html))
    try:
        parser.feed(clean.encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, AssertionError):
        pass  # what was read so far is kept
    kept = target.kept_lines()
    texts = tuple(line.text for line in kept)
    links = [
        tuple(
            Link(link.title, urljoin(target.base or target.address or "", link.url))
            for link in line.links
        )
        for line in kept
    ]
    headings = [line.heading for line in kept]
    return Page(texts, numbered(texts, links, headings), target.address)


class _Shown(NamedTuple):
    """A line with its links, whether it is of the main content, and the level of a heading."""

    text: str
    links: tuple[Link, ...] = ()
    in_content: bool = False
    heading: int = 0


@dataclass(slots=True)
class _List:
    """An open list: how it counts, and the number of its next item."""

    style: str | None
    following: int = 1


@dataclass(slots=True)
class _PageText:
    """Takes a parser's events and writes lines; keeps no tree, so depth costs nothing."""

    lines: list[_Shown] = field(default_factory=list)
    address: str | None = None
    base: str | None = None
    _text: list[str] = field(default_factory=list)
    _links: list[Link] = field(default_factory=list)
    _link: tuple[str, list[str]] | None = None
    _lists: list[_List] = field(default_factory=list)
    _prefix: str = ""
    _skip: int = 0
    _content: int = 0
    _actions: int = 0
    _heading: int = 0
    _after_link: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _VOID:
            self._void(tag, attributes)
        elif self._skip:
            self._skip += 1
        elif self._is_hidden(tag, attributes):
            self._skip = 1
        else:
            self._open(tag, attributes)

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _BLOCKS:
            self._flush(spaced=tag in _SPACED)
        marks = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        if (
            self._content
            or tag == "main"
            or attributes.get("role") == "main"
            or _CONTENT.search(marks)
        ):
            self._content += 1
        if self._actions or _ACTIONS.search(marks):
            self._actions += 1
        if tag in _HEADINGS:
            self._heading = int(tag[1])
        if tag in ("ol", "ul", "menu"):
            start = attributes.get("start", "")
            self._lists.append(
                _List(
                    number_style(tag, attributes),
                    int(start) if start.isdecimal() and len(start) < 5 else 1,
                )
            )
        elif tag == "li":
            self._item(attributes)
        elif tag == "a" and attributes.get("href"):
            if self._text and self._after_link:
                self._text.append(" | ")
            self._link = (attributes["href"].strip(), [])

    def _item(self, attributes: dict[str, str]) -> None:
        current = self._lists[-1] if self._lists else _List(None)
        value = attributes.get("value", "")
        if value.isdecimal() and len(value) < 5:
            current.following = int(value)
        indent = "  " * min(len(self._lists), 6)
        self._prefix = f"{indent}{printed_number(current.style, current.following)} "
        current.following += 1

    def end(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._skip:
            self._skip -= 1
            return
        if tag == "a" and self._link is not None:
            self._close_link()
            self._after_link = True
        if tag in ("td", "th", "dt"):
            self._name_label()
        if tag in _BLOCKS:
            self._flush(spaced=tag in _SPACED)
        if self._heading == LABEL_CELL:
            self._heading = 0
        if tag in ("ol", "ul", "menu") and self._lists:
            self._lists.pop()
        if tag == "li":
            self._prefix = ""
        if tag in _HEADINGS:
            self._heading = 0
        self._content -= bool(self._content)
        self._actions -= bool(self._actions)

    def data(self, text: str) -> None:
        if self._skip:
            return
        self._after_link = False
        self._text.append(text)
        if self._link is not None:
            self._link[1].append(text)

    def comment(self, text: str) -> None:
        if self.address is None and (match := _SAVED_FROM.search(text[:2000])):
            self.address = _web_address(match[1])

    def close(self) -> None:
        self._flush(spaced=False)

    def kept_lines(self) -> list[_Shown]:
        """The lines of the main content, or all of them where none is marked or it is bare."""
        self._flush(spaced=False)
        content = [line for line in self.lines if line.in_content]
        useful = sum(1 for line in content if is_label(line.text.partition(":")[0])) >= 2
        most = sum(len(line.text) for line in content) * 2 > sum(
            len(line.text) for line in self.lines
        )
        return content if useful or most else self.lines

    def _void(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in ("link", "base", "meta"):
            self._read_address(tag, attributes)
        elif tag == "br" and 0 < self._heading < LABEL_CELL and not self._skip:
            self._text.append(" ")
        elif tag in ("br", "hr") and not self._skip:
            self._flush(spaced=tag == "hr")

    def _read_address(self, tag: str, attributes: dict[str, str]) -> None:
        href = attributes.get("href", "")
        if tag == "base":
            self.base = _web_address(href)
        elif tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.address = _web_address(href) or self.address
        elif attributes.get("property") == "og:url" and self.address is None:
            self.address = _web_address(attributes.get("content", ""))

    def _is_hidden(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag in ("html", "body", "main"):
            return False
        if tag in _SKIPPED and not (self._content and tag == "aside"):
            # The address of a page stands in its head, which has no words of the record.
            return tag != "head"
        marks = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        return (
            "hidden" in attributes
            or attributes.get("aria-hidden", "").lower() == "true"
            or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
            or attributes.get("role") in ("navigation", "banner", "contentinfo", "search")
            or bool(_AROUND.search(marks))
        )

    def _close_link(self) -> None:
        if self._link is None:
            return
        href, words = self._link
        title = " ".join("".join(words).split())
        self._link = None
        if (
            title
            and not href.startswith("#")
            and not re.match(r"(?:javascript|mailto|tel|data|vbscript):", href, re.IGNORECASE)
        ):
            self._links.append(Link(title, href))

    def _name_label(self) -> None:
        """A table's cell that is a known label gets the colon that its ruling stood for."""
        text = " ".join("".join(self._text).split())
        if text and is_label(text.rstrip(" :")):
            self._text = [text if ":" in text else f"{text}:"]
            self._heading = self._heading or LABEL_CELL

    def _flush(self, *, spaced: bool) -> None:
        words = "".join(self._text)
        self._text = []
        line = re.sub(r"[\n\r\f]+", " ", words).strip(" \t")
        if line.strip():
            inside = bool(self._content)
            shown = _Shown(self._prefixed(line), tuple(self._links), inside, self._heading)
            if not self._actions or _MEETING.match(line):
                self.lines.append(shown)
            self._links = []
        if spaced and self.lines and self.lines[-1].text:
            self.lines.append(_Shown("", in_content=bool(self._content)))

    def _prefixed(self, line: str) -> str:
        prefix, self._prefix = self._prefix, ""
        if prefix and has_number(line):
            return prefix[: len(prefix) - len(prefix.lstrip())] + line
        return f"{prefix}{line}"


def _web_address(href: str) -> str | None:
    """An http address, or None: other schemes are no page of a council."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    return href.strip() if parts.scheme in ("http", "https") and parts.netloc else None
