"""Numbers and bullets before a paragraph or inside a sentence: i. 1) (a) 5.6 and the like."""

import re
from dataclasses import dataclass
from functools import lru_cache

BULLET = "bullet"
_MARKER = re.compile(
    r"(?P<open>[(\[]?)(?P<label>\d{1,3}(?:\.\d{1,2}){0,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])"
    r"(?P<close>[)\]]\.?|\.(?=\s|$))\s*"
)
_DECIMAL = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,2}){1,3})(?=\s)\s+")
_NAMED = re.compile(
    r"(?P<printed>(?:Recommendation|RECOMMENDATION|Resolution|RESOLUTION|Decision|DECISION))\s+"
    r"(?P<label>\d{1,2}|[A-Z])\s*[:.–—-]\s*(?=\S)"
)
_BARE = re.compile(r"(?P<label>\d{1,2})\s+(?=That\s)")
_WIDE_GAP = re.compile(r"(?P<label>\d{1,2})(?:\t|[ \u00a0]{3,})\s*(?=\S)")
_BULLET = re.compile(r"(?:[•·●▪■◦‣∙◆►*\u25aa\uf0b7]|[-–—](?=\s)|o(?=\t|[ \u00a0]{2}))\s*")
_KEPT = 200  # answers are remembered for lines up to this length
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number: its label without brackets or dots, as printed, and its shape."""

    label: str
    printed: str
    shape: str

    @property
    def number(self) -> str | None:
        """The label, or None for a bullet."""
        return None if self.shape == BULLET else self.label

    @property
    def ordinals(self) -> dict[str, int]:
        """Its place in a list, for each way of counting that it may belong to."""
        if self.shape == BULLET:
            return {}
        if self.label[0].isdigit():
            head, _, last = self.label.rpartition(".")
            return {f"digits {head}": int(last)}
        case = "lower" if self.label.islower() else "upper"
        places = {}
        if len(self.label) == 1:
            places[f"{case} letters"] = ord(self.label.lower()) - ord("a") + 1
        if (roman := _roman(self.label.lower())) is not None:
            places[f"{case} roman"] = roman
        return places

    def follows(self, other: "Marker") -> bool:
        """Whether this is the next of the list that `other` belongs to."""
        if self.shape != other.shape:
            return False
        if self.shape == BULLET:
            return True
        before = other.ordinals
        return any(before.get(way) == place - 1 for way, place in self.ordinals.items())

    @property
    def is_first(self) -> bool:
        """Whether a list may begin with it."""
        return self.shape == BULLET or 1 in self.ordinals.values()


def _roman(label: str) -> int | None:
    if any(letter not in _ROMAN for letter in label):
        return None
    digits = [_ROMAN[letter] for letter in label]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < after else digit for digit, after in pairs)


def split_marker(raw: str) -> tuple[Marker | None, str]:
    """The marker that a line begins with, and the rest with single spaces."""
    return _split_marker(raw) if len(raw) > _KEPT else _split_short(raw)


@lru_cache(maxsize=4096)
def _split_short(raw: str) -> tuple[Marker | None, str]:
    return _split_marker(raw)


def _split_marker(raw: str) -> tuple[Marker | None, str]:
    text = raw.strip()
    if match := _BULLET.match(text):
        return Marker("", "•", BULLET), " ".join(text[match.end() :].split())
    if match := _NAMED.match(text):
        shape = f"{match['printed'].casefold()} *"
        return Marker(match["label"], match[0].strip(), shape), " ".join(
            text[match.end() :].split()
        )
    match = (
        _MARKER.match(text) or _DECIMAL.match(text) or _WIDE_GAP.match(text) or _BARE.match(text)
    )
    if match is None:
        return None, " ".join(text.split())
    printed = match[0].strip()
    shape = printed.replace(match["label"], "*", 1)
    if "." in match["label"]:
        shape = "decimal"
    return Marker(match["label"], printed, shape), " ".join(text[match.end() :].split())


_INLINE = re.compile(
    r"(?<![\w(/])(?P<printed>(?P<open>\(?)(?P<label>\d{1,2}|[ivx]{1,5}|[a-h])\))(?=\s?[\w“\"'])"
    r"|(?:(?<=^)|(?<=[.;:,] )|(?<=and )|(?<=– ))(?P<dotted>(?P<dot_label>\d{1,2}|[ivx]{1,5})\.)"
    r"(?=\s[A-Z“\"])"
)
_POINTS_AT = re.compile(
    r"\b(?:recommendations?|resolutions?|paragraphs?|paras?|sections?|options?|parts?|items?"
    r"|regulations?|schedules?|append(?:ix|ices)|points?|clauses?|numbers?|nos?|of|in|at|see"
    r"|to|from|and|or|with|under)\.?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InlineList:
    """A list inside one sentence: what stands before it, and its parts."""

    stem: str
    parts: tuple[tuple[Marker, str], ...]


def split_inline(text: str) -> InlineList | None:
    """Tell "that: (i) ...; (ii) ...; and (iii) ..." into its parts; None if it is no list.

    A pointer such as "recommendations (i) and (ii) above" is no list: its parts have no words
    of their own.
    """
    places: list[tuple[int, int, Marker]] = []
    for match in _INLINE.finditer(text):
        printed = match["printed"] or match["dotted"]
        label = match["label"] or match["dot_label"]
        marker = Marker(label, printed, printed.replace(label, "*", 1))
        if not places:
            if marker.is_first and not _points_at(text, match.start()):
                places.append((match.start(), match.end(), marker))
        elif marker.follows(places[-1][2]):
            places.append((match.start(), match.end(), marker))
    if len(places) < 2:
        return None
    ends = [start for start, _, _ in places[1:]] + [len(text)]
    parts = tuple(
        (marker, text[end:until].strip())
        for (_, end, marker), until in zip(places, ends, strict=True)
    )
    if any(len(part.split()) < 2 for _, part in parts):
        return None
    if any(part.casefold() in ("and", "to", "or") for _, part in parts):
        return None
    return InlineList(text[: places[0][0]].strip(), parts)


def _points_at(text: str, at: int) -> bool:
    before = text[max(0, at - 30) : at]
    return bool(_POINTS_AT.search(before)) and not before.rstrip().endswith((":", ";"))
