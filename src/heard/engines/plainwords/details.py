"""Personal details with a shape of their own: addresses of all sorts, numbers, dates of birth.

Every pattern is bounded, and starts only where a word or a number does: the work grows with the
length of the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.engines.plainwords.checks import is_nhs_number, is_phone_number, is_upn, postcode_area
from heard.engines.plainwords.strikes import Kind

# start, end, kind, why, confidence
Found = tuple[int, int, Kind, str, float]

_EMAIL = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]{1,64}\s?@\s?(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}(?![\w@])"
    r"|(?<![\w.])[\w.+-]{2,64}\s?[(\[]?\bat\b[)\]]?\s?"
    r"(?:gmail|hotmail|outlook|yahoo|icloud|live|btinternet|aol|googlemail|sky)\b"
    r"(?:\s?(?:\.|\(?\bdot\b\)?)\s?(?:com|co|uk|net)\b){0,3}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<![\w@])(?:https?://|www\.)[^\s\"'<>()\[\]\ufffc]{2,}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{2,40}\.){1,4}(?:com|org|net|uk)\b(?:/[^\s\"'<>()\[\]\ufffc]*)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])@[a-z0-9_][a-z0-9_.]{1,39}(?<!\.)", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:insta|instagram|snap|snapchat|tik ?tok|twitter|facebook|fb|discord|telegram|whatsapp)"
    r"(?: (?:name|user|username|handle|id))?(?: is| are|:|=) {0,2}([\w.]{3,40})",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.+])(?:(?:\+|00)[\s.-]?44[\s.\-()]{0,3}(?:0\)?[\s.-]?)?|\(?0)"
    r"(?:[ \t.\-–/()]{0,2}\d){9,11}(?!\d)"
    r"|(?<![\w.])\+(?:[ .-]?\d){8,15}(?!\d)|(?<![\w.,£$-])7\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)"
)
_TOLD_PHONE = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|landline|call|ring|text|whatsapp)\b"
    r"[^\d\n\ufffc]{0,20}?(?<!\d)((?:\d[ .-]?){5,14}\d)(?![\d/])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<!\w)([a-pr-uwyz][a-hk-y]?\d[a-hjkmnp-y\d]?)[ \t]{0,2}(\d[abd-hjlnp-uw-z]{2})(?!\w)",
    re.IGNORECASE,
)
# "y2 1st": small letters only, since "8TH" ends many a postcode.
_ORDINALS = re.compile(r"1st|2nd|3rd|\dth")
_NHS = re.compile(r"(?<![\d£])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_UPN = re.compile(r"(?<!\w)[a-hj-np-rt-z]\d{11}[\da-hj-np-rt-z](?!\w)", re.IGNORECASE)
_NI = re.compile(
    r"(?<!\w)[a-ceghj-prstw-z][a-ceghj-nprstw-z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d](?!\w)",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"(?<![\w£$€])(?:[a-z]{1,4}[-/]?)?\d{6,}(?!\w)|(?<![\w£$€])(?:\d{4}[ -]){2,4}\d{1,4}(?!\d)",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|" + _DAY + r"(?:[ ./-]{0,2}(?:of )?" + _MONTH + r"|[ ./-]{1,2}\d{1,2}(?!\d))"
    r"(?:[ ,./-]{1,3}(?:\d{4}|'?\d{2})\b)?"
    r"|" + _MONTH + r" ?" + _DAY + r"\b(?:,? \d{4})?|" + _MONTH + r" \d{4}|\d{8})"
)
_BORN = re.compile(
    r"(?:\b(?:born|dob|date of birth|birth ?date|birthdate|birthday|birth day)\b|\bd\.o\.b\.?)"
    r"[ \t:=.,('-]{0,4}(?:\b(?:is|was|on|in|the)\b[ \t:-]{0,2}){0,3}(" + _DATE + r")(?!\d)",
    re.IGNORECASE,
)
# Right after somebody's name: "[name], 3/5/2012".
_AFTER_NAME = re.compile(
    r"\ufffc[ ,(]{1,3}(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))(?!\d)", re.IGNORECASE
)
_PLAIN_STREET = r"road|rd|street|avenue|ave|lane|crescent|terrace|grove|gardens|boulevard|mews"
_WORD_STREET = r"Close|Drive|Way|Court|Place|Park|Rise|Hill|Row|View|Walk|Green|Square|Fold|Croft"
_NOT_IN_STREETS = (
    r"(?!(?:the|a|an|in|of|and|or|to|down|up|on|by|is|was|are|from|for|with|at|this|that|my|our|"
    r"way|children|kids|hours?|minutes?|mins?|miles?|years?|months?|weeks?|days?|people|times?|"
    r"adults?|families|parents|cars?|buses|other|more|different|schools?)\b)"
)
_BETWEEN = r"(?:" + _NOT_IN_STREETS + r"[^\W\d_][\w'.-]{0,24} ){1,3}"
_NUMBER = r"(?:\b(?:flat|apartment|apt)\.? ?\d{1,4}[a-z]?,? ?)?(?<![\w£$.])\d{1,4} ?[a-d]?,? "
_ADDRESS = re.compile(
    r"(?i:" + _NUMBER + _BETWEEN + r"(?:" + _PLAIN_STREET + r")\b)"
    r"|(?i:" + _NUMBER + r")(?:" + _NOT_IN_STREETS + r"[A-Z][\w'.-]{0,24} ){1,3}"
    r"(?:" + _WORD_STREET + r")\b"
)


def addresses_on_line(signs: str) -> Iterator[Found]:
    for found in _EMAIL.finditer(signs):
        yield (*found.span(), "email", "an e-mail address", 0.98)


def links(signs: str) -> Iterator[Found]:
    for found in _LINK.finditer(signs):
        end = found.start() + len(found[0].rstrip(".,;:!?"))
        yield (found.start(), end, "link", "a web address", 0.95)
    for found in _HANDLE.finditer(signs):
        yield (*found.span(), "link", "the name of an account", 0.85)
    for found in _ACCOUNT.finditer(signs):
        yield (*found.span(1), "link", "the name of an account", 0.8)


def born(signs: str) -> Iterator[Found]:
    for found in _BORN.finditer(signs):
        yield (*found.span(1), "born", "a date after words for birth", 0.95)


def born_after_name(signs: str) -> Iterator[Found]:
    for found in _AFTER_NAME.finditer(signs):
        yield (*found.span(1), "born", "a date right after a name", 0.6)


def identifiers(signs: str) -> Iterator[Found]:
    for found in _NHS.finditer(signs):
        if is_nhs_number(found[0]):
            yield (*found.span(), "number", "an NHS number", 0.95)
    for found in _UPN.finditer(signs):
        sure = 0.98 if is_upn(found[0]) else 0.7
        yield (*found.span(), "number", "a unique pupil number", sure)
    for found in _NI.finditer(signs):
        yield (*found.span(), "number", "a National Insurance number", 0.95)


def phones(signs: str) -> Iterator[Found]:
    for found in _PHONE.finditer(signs):
        if is_phone_number(found[0]):
            start = found.start() + (found[0].startswith("(") and ")" not in found[0])
            yield (start, found.end(), "phone", "a telephone number", 0.95)
    for found in _TOLD_PHONE.finditer(signs):
        yield (*found.span(1), "phone", "a number after words for telephones", 0.75)


def postcodes(signs: str) -> Iterator[Found]:
    for found in _POSTCODE.finditer(signs):
        if postcode_area(found[1]) and not _ORDINALS.fullmatch(found[2]):
            yield (*found.span(), "postcode", "a postcode", 0.95)


def streets(signs: str) -> Iterator[Found]:
    for found in _ADDRESS.finditer(signs):
        yield (*found.span(), "address", "a house number and a street", 0.85)


def digit_runs(signs: str) -> Iterator[Found]:
    for found in _RUN.finditer(signs):
        yield (*found.span(), "number", "a long number", 0.7)
