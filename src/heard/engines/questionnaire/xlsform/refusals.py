"""What XLSForm can say and a definition cannot: the reason, and what to do instead."""

from __future__ import annotations

Reason = tuple[str, str]

_ABOUT_DEVICE = "the person or their device would be recorded, and answers are anonymous"
_MEDIA = "files are not collected, since pictures and voices show who a person is"

TYPES: dict[str, Reason] = {
    "repeat": ("repeats are not supported", "ask for each in its own question, or in words"),
    "note": ("a note is no question", "put the words into the hint of the group or question"),
    "calculate": ("nothing is calculated from answers", "remove the row"),
    "rank": ("ranking is not supported", "ask which matters most, as select_one"),
    "time": ("times are not supported", "ask in words, or offer parts of the day"),
    "datetime": ("times are not supported", "ask for a date"),
    "acknowledge": ("“OK” is not an answer", "use select_one with two options"),
    "trigger": ("“OK” is not an answer", "use select_one with two options"),
    "hidden": ("hidden values are not supported", "remove the row"),
    **dict.fromkeys(
        (
            "start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit",
            "simserial", "subscriberid", "start-geopoint", "background-geopoint",
        ),
        (_ABOUT_DEVICE, "remove the row"),
    ),
    **dict.fromkeys(
        ("geopoint", "geotrace", "geoshape", "osm"),
        ("places on a map show who a person is", "ask for the district, as select_one"),
    ),
    **dict.fromkeys(
        ("image", "audio", "video", "file", "barcode", "background-audio"),
        (_MEDIA, "remove the row, or ask in words"),
    ),
    **dict.fromkeys(
        ("select_one_from_file", "select_multiple_from_file", "select_one_external",
         "xml-external", "csv-external"),
        ("options come from another file", "put them into the choices sheet"),
    ),
}  # fmt: skip

COLUMNS: dict[str, Reason] = {
    "calculation": ("nothing is calculated from answers", "empty the cell"),
    "calculate": ("nothing is calculated from answers", "empty the cell"),
    "default": ("a first answer would lead people", "empty the cell"),
    "constraint_message": ("our own words are shown for a number out of range", "empty the cell"),
    "required_message": ("our own words are shown for a missing answer", "empty the cell"),
    "choice_filter": ("options do not depend on other answers", "write one question for each case"),
    "read_only": ("every question can be answered", "empty the cell"),
    "readonly": ("every question can be answered", "empty the cell"),
    "repeat_count": ("repeats are not supported", "empty the cell"),
    "trigger": ("nothing is calculated from answers", "empty the cell"),
    "guidance_hint": ("there is one hint", "put the words into the hint"),
    "disabled": ("a row is there or not", "delete the row instead"),
    "save_to": ("entities are not supported", "empty the cell"),
    "parameters": ("parameters are known for range questions only", "empty the cell"),
    "constraint": ("constraints are known for integer and decimal questions only", "empty it"),
    "allow_choice_duplicates": ("an option is in a list once", "empty the cell"),
}

GRID = (
    "grids of answers are not shown: screen readers and many people cannot follow them",
    "empty the cell; each question is shown with its own options",
)
GRID_APPEARANCES = frozenset({"table-list", "label", "list-nolabel", "list-nolabel-search"})


def column_reason(heading: str) -> Reason:
    """Return why a filled column that is not known is refused."""
    base = heading.partition("::")[0]
    if base in COLUMNS:
        return COLUMNS[base]
    if base in {"media", "image", "audio", "video", "big-image"}:
        return "pictures and sounds are not kept in a questionnaire", "empty the cell"
    return f"the column “{heading}” is not known", "empty it, or name the column as XLSForm does"


def appearance_reason(appearance: str) -> Reason:
    """Return why an appearance is refused."""
    if set(appearance.split()) & GRID_APPEARANCES:
        return GRID
    return f"the appearance “{appearance}” is not known", "empty the cell"
