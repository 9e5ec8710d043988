"""Languages in column headings.

`label::Polski (pl)` is a language, `label::English, Easy Read (en-x-easyread)` a look of one.
"""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

from heard.engines.questionnaire.definition import EASY_READ, STANDARD, split_tag
from heard.engines.questionnaire.validity import LANGUAGE
from heard.engines.questionnaire.xlsform.gathering import Gathering
from heard.engines.questionnaire.xlsform.workbook import Sheet

_TAG_IN_NAME = re.compile(r"[^()]*\(([^()]+)\)\s*")
_LOOK_NAMES = {EASY_READ: "Easy Read"}


def tag_of(name: str) -> str:
    """Return the tag in a language's name: `Polski (pl)` or `pl` give `pl`, `Polish` nothing."""
    match = _TAG_IN_NAME.fullmatch(name)
    if match:
        return match[1].strip()
    return name.strip() if LANGUAGE.fullmatch(split_tag(name.strip())[0]) else ""


def name_of(tag: str) -> str:
    """Return a language's name with its tag, as XLSForm wants it: `Polish (pl)`."""
    language, look = split_tag(tag)
    try:
        name = Locale.parse(language, sep="-").get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        name = language
    # Parentheses mark the tag, so a name such as "Portuguese (Brazil)" has to do without.
    name = name.replace("(", "- ").replace(")", "")
    if look != STANDARD:
        name += f", {_LOOK_NAMES.get(look, look)}"
    return f"{name} ({tag})"


def word_columns(
    gathering: Gathering, sheet: Sheet, base: str, default_language: str
) -> dict[str, str]:
    """Return heading -> tag for the columns of one text; plain means the default language."""
    tags: dict[str, str] = {}
    for heading in sheet.columns:
        if heading != base and not heading.startswith(f"{base}::"):
            continue
        name = heading.removeprefix(base).removeprefix("::")
        tag = tag_of(name) if name else default_language
        if not tag:
            reason = (f"“{heading}” has no language tag", f"write {base}::English (en)")
            gathering.refuse(sheet, 1, heading, reason)
        elif tag in tags.values():
            reason = (f"there are two columns of the {base} in “{tag}”", "keep one")
            gathering.refuse(sheet, 1, heading, reason)
        else:
            tags[heading] = tag
    return tags
