"""How an action stands, as plans say it: letters, words, colours."""

import colorsys
import re
from dataclasses import dataclass
from enum import StrEnum

from heard.plans.tables.found import Doubt, DoubtKind


class Said(StrEnum):
    """What a status says, the worst first."""

    STOPPED = "stopped"
    OFF_TRACK = "off_track"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    NOT_STARTED = "not_started"
    DELIVERED = "delivered"


_PHRASES = {
    Said.STOPPED: "stopped|withdrawn|cancelled|canceled|abandoned|superseded|no longer required|"
    "removed|discontinued|on hold|paused|merged",
    Said.OFF_TRACK: "off track|off-track|red|delayed|behind|behind schedule|overdue|late|missed|"
    "not on track|significant delay|not achieved|not met|slipped|critical",
    Said.AT_RISK: "at risk|amber|some delay|slight delay|minor delay|yellow|orange|some slippage|"
    "some concern|partially met|partly met|mostly on track",
    Said.NOT_STARTED: "not started|not yet started|not begun|not due|not yet due|grey|gray|white|"
    "yet to start|to start|scheduled|planned|future|pending|to do|not commenced",
    Said.DELIVERED: "complete|completed|done|delivered|closed|blue|achieved|finished|embedded|"
    "implemented|purple|business as usual|bau|met|fully met|in place",
    Said.ON_TRACK: "on track|on-track|green|in progress|underway|under way|ongoing|on going|"
    "on-going|started|open|progressing|on target|on schedule|in train|live|commenced|active",
}
_LETTERS = {
    "r": Said.OFF_TRACK,
    "a": Said.AT_RISK,
    "y": Said.AT_RISK,
    "o": Said.AT_RISK,
    "g": Said.ON_TRACK,
    "b": Said.DELIVERED,
    "c": Said.DELIVERED,
    "p": Said.DELIVERED,
    "w": Said.NOT_STARTED,
}
_COLOUR_WORDS = {"red", "amber", "yellow", "orange", "green", "blue", "purple"}
_BY_PHRASE = {phrase: said for said, names in _PHRASES.items() for phrase in names.split("|")}
_LONGEST_FIRST = re.compile(
    r"\b("
    + "|".join(re.escape(each) for each in sorted(_BY_PHRASE, key=len, reverse=True))
    + r")\b"
)
_LETTERS_ONLY = re.compile(r"[raygbcpow](?:\s*[/\-,]\s*[raygbcpow])?")
_NOTHING = {"", "-", "–", "n/a", "na", "tbc"}
_TREND = re.compile(r"[↑↓→←↔⬆⬇➡⬅▲▼●⬤■]")


@dataclass(frozen=True)
class Status:
    """What a status says; None where it says nothing."""

    said: Said | None = None
    doubts: tuple[Doubt, ...] = ()


def read_status(text: str, fill: str = "") -> Status:
    """Words before letters before colours. A colour alone is read as a word, and is in doubt."""
    words = _TREND.sub(" ", text).strip().strip(".()[]").casefold()
    coloured = colour_said(fill)
    if words in _NOTHING:
        return _by_colour(coloured, fill)
    found = _said_in(words)
    if not found:
        return Status(None, (Doubt(DoubtKind.UNKNOWN_STATUS, text=text[:200]),))
    kinds = list(dict.fromkeys(said for _phrase, said in found))
    if len(kinds) > 1 and not _is_explained(found):
        worst = min(kinds, key=list(Said).index)
        return Status(worst, (Doubt(DoubtKind.SEVERAL_STATUSES, text=text[:200], read=worst),))
    said = kinds[-1] if _is_explained(found) else kinds[0]
    doubts = []
    if words in ("b", "blue", "purple", "p"):
        doubts.append(Doubt(DoubtKind.BLUE, text=text, read=said))
    if coloured and found[0][0] in _COLOUR_WORDS | set(_LETTERS) and coloured != said:
        doubts.append(Doubt(DoubtKind.COLOUR_DISAGREES, text=text[:200], read=said))
    return Status(said, tuple(doubts))


def _by_colour(said: Said | None, fill: str) -> Status:
    if said is None:
        return Status()
    return Status(said, (Doubt(DoubtKind.COLOUR_ALONE, text=f"#{fill}", read=said),))


def _said_in(words: str) -> list[tuple[str, Said]]:
    if _LETTERS_ONLY.fullmatch(words):
        return [(letter, _LETTERS[letter]) for letter in words if letter in _LETTERS]
    first = re.match(r"([raygb])\s*[-–:]\s*\w", words)
    letter = [(first[1], _LETTERS[first[1]])] if first else []
    return letter + [(each, _BY_PHRASE[each]) for each in _LONGEST_FIRST.findall(words)]


def _is_explained(found: list[tuple[str, Said]]) -> bool:
    """“Green – complete”, “Blue: done”: a colour, and what this plan means by it."""
    if len(found) != 2:
        return False
    first, second = found[0][0], found[1][0]
    colours = _COLOUR_WORDS | set(_LETTERS)
    return first in colours and second not in colours


def colour_said(fill: str) -> Said | None:
    """What a colour means in a plan: red, amber, green, blue. Pale ones too; grey says nothing."""
    try:
        red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (0, 2, 4))
    except ValueError:
        return None
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.2 or value < 0.25:
        return None
    degrees = hue * 360
    if degrees < 16 or degrees >= 340:
        return Said.OFF_TRACK
    if degrees < 66:
        return Said.AT_RISK
    if degrees < 170:
        return Said.ON_TRACK
    return Said.DELIVERED if degrees < 290 else None
