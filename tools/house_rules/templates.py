"""What a template keeps to: a layout, words that can be translated, nothing inline.

A page that must stand alone (nothing else can be fetched when it is shown) says so and why in a
comment on its first line: `{# stands alone: ... #}`.
"""

import re
from collections.abc import Iterable, Iterator

from tools.house_rules.tree import File, Problem

STANDS_ALONE = re.compile(r"\A\{# stands alone: \w.+")
EXTENDS = re.compile(r"""\{%-?\s*extends\s""")
USED = re.compile(r"""\{%-?\s*(?:include|import|from|extends)\s+["']([^"']+)["']""")
INLINE = re.compile(
    r"""<style|<script(?![^>]*\ssrc=)|\sstyle\s*=\s*["']|\son[a-z]+\s*=\s*["']""", re.IGNORECASE
)

COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(r"\{%-?\s*trans\b.*?\{%-?\s*endtrans\s*-?%\}", re.DOTALL)
STATEMENT = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SAID_IN_CODE = re.compile(
    r"""["'](?:text|html|label|legend|titleText|visuallyHiddenText)["']\s*:\s*["'][A-Za-z]{2}"""
    r"""|\bset\s+\w*(?:text|title|heading)\s*=\s*["'][A-Za-z]{2}"""
)
SAID_IN_TAG = re.compile(
    r"""\s(?:alt|title|placeholder|aria-label)\s*=\s*["'][^"'<>{]*[A-Za-z]{2}"""
)
TAG = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r"""[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*')""")
WORD = re.compile(r"[^\W\d_]{2,}[^\n<>{}]*")
MACRO = re.compile(r"\{%-?\s*macro\s")
ENTITY = re.compile(r"&#?\w+;")


def check(files: Iterable[File]) -> Iterator[Problem]:
    templates = [file for file in files if file.is_template]
    used = {name for file in templates for name in USED.findall(file.content)}
    for file in templates:
        if STANDS_ALONE.match(file.content):
            continue
        yield from _layout(file, used)
        yield from _inline(file)
        if "/gallery" not in file.name:  # shown to developers alone
            yield from _raw_words(file)


def _layout(file: File, used: set[str]) -> Iterator[Problem]:
    name = file.name.rpartition("/jinja2/")[2]
    is_part = name in used or name.startswith("layouts/") or MACRO.search(file.content)
    if not EXTENDS.search(file.content) and not is_part:
        yield file.problem(1, "extends no layout. Begin with {% extends %}.")


def _inline(file: File) -> Iterator[Problem]:
    for number, line in enumerate(file.lines, start=1):
        if found := INLINE.search(line):
            yield file.problem(
                number, f"`{found[0].strip()}` is inline, and browsers are told to refuse that."
            )


def _raw_words(file: File) -> Iterator[Problem]:
    """Words outside gettext. Blanks keep the line numbers as they are."""
    text = _blank(COMMENT, file.content)
    text = _blank(TRANSLATED, text)
    for pattern in (SAID_IN_CODE, SAID_IN_TAG):
        for found in pattern.finditer(text):
            yield _raw(file, text, found)
    text = _blank(STATEMENT, text)
    for pattern in (TAG, ATTRIBUTE, ENTITY):
        text = _blank(pattern, text)
    for found in WORD.finditer(text):
        yield _raw(file, text, found)


def _raw(file: File, text: str, found: re.Match[str]) -> Problem:
    line = text.count("\n", 0, found.start()) + 1
    return file.problem(line, f"`{found[0].strip()}` is outside gettext. Use {{% trans %}} or _().")


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
