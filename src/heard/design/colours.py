"""Colours that can be read: contrast after WCAG 2.2, success criterion 1.4.3."""

import re
from dataclasses import dataclass

READABLE = 4.5
WHITE, BLACK = "#ffffff", "#000000"
HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Theme:
    """What a partnership's colour becomes: `text` reads on `header`, `accent` reads on white."""

    header: str
    text: str
    accent: str


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 to 21, of two colours written #rrggbb in small letters.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. Raises ValueError for another spelling.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def theme(colour: str) -> Theme:
    """Header and accent for a partnership's colour.

    White or black always reaches 4.5 on a colour. As an accent on white, a colour that is too
    light is darkened in small steps until it does.
    """
    text = WHITE if contrast(colour, WHITE) >= READABLE else BLACK
    accent = colour
    while contrast(accent, WHITE) < READABLE:
        accent = _hex([channel * 0.95 for channel in _channels(accent)])
    return Theme(colour, text, accent)


def _luminance(colour: str) -> float:
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> list[int]:
    if not HEX.fullmatch(colour):
        raise ValueError(f"{colour!r} is not a colour such as #1d4f91")
    return list(bytes.fromhex(colour[1:]))


def _hex(channels: list[float]) -> str:
    return "#" + bytes(int(channel) for channel in channels).hex()
