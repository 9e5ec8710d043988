"""Earlier and later pages of a long list."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.utils.functional import Promise

Words = str | Promise


def as_query(asked: Mapping[str, Any]) -> str:
    """What was asked for, as the end of an address: "?year=2024"; nothing where nothing was."""
    given = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(given)}" if given else ""


def page_links(page: "Page[Any]", query: str, *, before: Words, after: Words) -> dict[str, Any]:
    """The parameters of the pagination component; empty where there is one page only.

    `query` is what was asked for, as "?year=2024" or nothing; `before` and `after` are the words
    of the links, as "Newer decisions".
    """
    joint = f"{query}&" if query else "?"
    links: dict[str, Any] = {}
    if page.has_previous():
        href = f"{joint}page={page.previous_page_number()}"
        links["previous"] = {"href": href, "text": before}
    if page.has_next():
        href = f"{joint}page={page.next_page_number()}"
        links["next"] = {"href": href, "text": after}
    return links
