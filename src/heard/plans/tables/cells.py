"""What single cells say: references, steps, money, long words."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from heard.plans.tables.days import Reading, read_day
from heard.plans.tables.found import DoubtKind

LONGEST_TITLE = 300
LONGEST_STEP = 300
LONGEST_REFERENCE = 20
MOST_STEPS = 60
_BULLET = "• "
_ONE = r"(?:[A-Za-z]{1,5}[ .-]?)?\d+(?:\.\d+)*[a-z]?"
_REFERENCE = re.compile(_ONE)
_SEVERAL = re.compile(rf"{_ONE}(?:\s*(?:,|/|&|\band\b|\bto\b|;)\s*{_ONE})+", re.IGNORECASE)
_AT_START = re.compile(
    r"((?:[A-Z]{1,4}[ .-]?)?\d+(?:\.\d+)+[a-z]?|[A-Z]{1,4}\d+[a-z]?)\s*[.:)\s–-]\s*(?=\S)"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|\(?[a-z][)]|\(?[ivx]{1,4}[)])\s+")
_STEP_DAY = re.compile(
    r"\s*(?:[-–—:,]\s*|\(|\bby\s+|\bdue\s+)+((?:by )?[^()]{3,30}?)\)?\.?$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"£?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(k|m|million|thousand)?\b", re.IGNORECASE
)
_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_MOST_COST = Decimal(10) ** 10 - 1


@dataclass(frozen=True)
class Step:
    """A milestone, with its day if it has one."""

    words: str
    due_on: date | None = None


@dataclass(frozen=True)
class Title:
    """What is to be done; what stood below it as bullets; the whole where it was cut."""

    words: str
    steps: tuple[Step, ...] = ()
    whole: str = ""
    doubt: DoubtKind | None = None


def read_reference(text: str) -> tuple[str, DoubtKind | None]:
    """“1.2 and 1.3” is kept as it is, and in doubt."""
    text = " ".join(text.replace(_BULLET, "").split()).strip(" .:")
    if _SEVERAL.fullmatch(text) and not _REFERENCE.fullmatch(text):
        return text[:LONGEST_REFERENCE].strip(), DoubtKind.TWO_REFERENCES
    if len(text) > LONGEST_REFERENCE:
        start = _AT_START.match(text)
        return (start[1] if start else text[:LONGEST_REFERENCE].strip()), DoubtKind.LONG
    return text, None


def reference_in(title: str) -> tuple[str, str]:
    """A reference at the beginning of a title, and what is left: “1.2 Recruit…”."""
    start = _AT_START.match(title)
    if start is None or len(start[1]) > LONGEST_REFERENCE:
        return "", title
    return start[1], title[start.end() :]


def read_title(text: str, reading: Reading) -> Title:
    """The first words are the title, bullets below it are steps."""
    lines = [line for line in text.split("\n") if line.strip()]
    plain = [line for line in lines if not line.startswith(_BULLET)]
    bullets = [line for line in lines if line.startswith(_BULLET)]
    doubt = None
    if not plain and bullets:
        plain, bullets = [bullets[0].removeprefix(_BULLET)], bullets[1:]
        doubt = DoubtKind.ONLY_BULLETS if bullets else None
    words = " ".join(" ".join(plain).split())
    steps = read_steps("\n".join(bullets), reading)
    if len(words) <= LONGEST_TITLE:
        return Title(words, steps, doubt=doubt)
    return Title(_cut(words), steps, whole=words, doubt=DoubtKind.LONG)


def _cut(words: str) -> str:
    """At the end of a sentence if there is one, else of a word."""
    head = words[: LONGEST_TITLE - 1]
    end = max(head.rfind(". "), head.rfind("; "))
    if end > 60:
        return head[: end + 1].rstrip(";")
    return head[: head.rfind(" ") if " " in head else None].rstrip(" ,;:") + "…"


def read_steps(text: str, reading: Reading) -> tuple[Step, ...]:
    """A step for each line, with the day that stands at its end."""
    steps = []
    for line in text.split("\n"):
        words = _NUMBERED.sub("", line.removeprefix(_BULLET)).strip()
        if not words:
            continue
        due_on = None
        at_end = _STEP_DAY.search(words)
        if at_end and re.search(r"\d", at_end[1]):
            due_on = read_day(at_end[1], reading).on
        if due_on and at_end and at_end.start() > 2:
            words = words[: at_end.start()].rstrip(" ,;:-–(")
        steps.append(Step(words[:LONGEST_STEP], due_on))
    return tuple(steps[:MOST_STEPS])


def read_cost(text: str) -> tuple[Decimal | None, str, bool]:
    """The amount if there is one, the words, and whether more than one amount stands there."""
    text = " ".join(text.split())
    amounts = [
        found for found in _AMOUNT.finditer(text) if "£" in found[0] or found[3] or text == found[0]
    ]
    if len(amounts) != 1:
        return None, text[:300], len(amounts) > 1
    found = amounts[0]
    amount = Decimal(found[1].replace(",", "") + (found[2] or ""))
    amount *= _UNITS.get((found[3] or "").casefold(), 1)
    if amount > _MOST_COST:
        return None, text[:300], True
    return amount.quantize(Decimal("0.01")), ("" if found[0].strip() == text else text[:300]), False


def read_level(text: str) -> str:
    """“High – we cannot recruit” is high; nothing where nobody says."""
    found = re.match(r"\W*(high|medium|med|low)\b", text, re.IGNORECASE)
    if found is None:
        return ""
    return {"med": "medium"}.get(found[1].casefold(), found[1].casefold())
