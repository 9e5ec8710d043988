"""Where results come from: without it nobody may lay anything beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

LONGEST = 500


class AboutError(ValueError):
    """Something is missing or cannot be; `problems` says each, and what to do."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class AboutWave:
    """The survey that the results are of, as a reader must know it.

    source: who asked. population: whom the figures describe ("parents of children with a plan in
        England"). same_instrument: asked with our own questions, word for word, and counted as we
        count, "I do not know" left out; otherwise every figure is marked. Raises AboutError.
    """

    title: str
    source: str
    licence: str
    population: str
    published_on: date
    fieldwork_from: date
    fieldwork_to: date
    url: str = ""
    same_instrument: bool = False

    def __post_init__(self) -> None:
        problems = [
            problem
            for name in ("title", "source", "licence", "population")
            if (problem := _of_words(name, getattr(self, name)))
        ]
        if self.fieldwork_from > self.fieldwork_to:
            problems.append("fieldwork_to: is before fieldwork_from; correct one of them")
        if self.published_on < self.fieldwork_from:
            problems.append("published_on: is before the fieldwork; correct one of them")
        if self.url and not _is_address(self.url):
            problems.append("url: is no address of a web page; begin it with https://")
        if problems:
            raise AboutError(tuple(problems))


def _of_words(name: str, words: str) -> str:
    if not words.strip():
        return f"{name}: is empty; say it"
    if len(words) > LONGEST:
        return f"{name}: has over {LONGEST} characters; shorten it"
    if not words.isprintable():
        return f"{name}: holds signs that no page can show; type it afresh"
    return ""


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable()
