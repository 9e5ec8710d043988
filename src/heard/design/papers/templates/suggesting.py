"""Which section goes under which heading of a template, by the words that councils use."""

import re
from collections.abc import Iterable

from heard.design.papers.templates.reading import Template

# In order: the first that fits a heading has it, and each section is suggested once.
_WORDS: tuple[tuple[str, str], ...] = (
    ("", r"contact|further information|glossary|sign.?off|appendi|consult"),
    ("background_papers", r"background (papers|documents)|list of background|sources? of inform"),
    ("exempt", r"exempt|part (ii|2)\b|not for publication|confidential|access to information"),
    ("reasons", r"reasons? for (?!(the )?report)"),
    ("recommendations", r"recommend|what is the committee asked|decisions? (sought|required)"),
    ("options", r"alternative|options?\b"),
    ("purpose", r"purpose|what is this report|reason for (the )?report|why is this report"),
    ("summary", r"summary|key (points|messages|issues)|at a glance"),
    ("implications", r"implications"),
    ("background", r"background|introduction|context"),
    ("body", r"information|main (report|body|considerations)|details?|advice|^report$|findings"),
    ("authors", r"report author|authors?\b"),
)
_IMPLICATION = re.compile(r"[a-z]{4,}")
_OF_IMPLICATIONS = frozenset(
    ("implications", "implication", "considerations", "impact", "assessment", "management", "risk")
)
_BEFORE_IMPLICATIONS = {"background_papers", "exempt", "recommendations", "purpose"}
_LABELS: tuple[tuple[str, str], ...] = (
    ("meeting", r"meeting|to be held"),
    ("committee", r"committee|report to\b"),
    ("author", r"report (of|by|author)|lead officer|author"),
    ("contact", r"contact|further information|enquiries"),
    ("divisions", r"divisions?|wards?|electoral"),
    ("title", r"title|subject"),
    ("exempt", r"exempt|part i|confidential"),
    ("date", r"\bdate\b"),
)


def suggest(template: Template, implications: dict[int, str]) -> dict[int, str]:
    """The code of a section for the index of a heading, where the words say so.

    `implications` are the titles of a committee's implications by key; a heading that shares a
    word of its own with one gets `implication:<key>`.
    """
    found: dict[int, str] = {}
    for heading in template.headings:
        words = heading.words.casefold()
        code = _first(words, found.values())
        if code not in _BEFORE_IMPLICATIONS:
            code = _implication(words, implications, found.values()) or code
        if code:
            found[heading.index] = code
    if any(code.startswith("implication:") for code in found.values()):
        found = {index: code for index, code in found.items() if code != "implications"}
    return found


def suggest_labels(template: Template) -> dict[int, str]:
    """The code of a fact for the index of a label, where the words say so."""
    found: dict[int, str] = {}
    for label in template.labels:
        words = label.words.casefold()
        for code, pattern in _LABELS:
            if code not in found.values() and re.search(pattern, words):
                found[label.index] = code
                break
    return found


def _first(words: str, taken: Iterable[str]) -> str:
    taken = set(taken)
    for code, pattern in _WORDS:
        if re.search(pattern, words):
            return "" if code in taken else code
    return ""


def _implication(words: str, implications: dict[int, str], taken: Iterable[str]) -> str:
    taken = set(taken)
    here = _own_words(words)
    for key, title in implications.items():
        own = _own_words(title.casefold())
        if {_stem(word) for word in here} & {_stem(word) for word in own}:
            code = f"implication:{key}"
            if code not in taken:
                return code
    return ""


def _own_words(words: str) -> set[str]:
    """Without words that every implication has, unless it has no others: "Risk"."""
    found = set(_IMPLICATION.findall(words))
    return found - _OF_IMPLICATIONS or found


def _stem(word: str) -> str:
    """Enough for "finance" and "financial", "equality" and "equalities"."""
    return word[:6]
