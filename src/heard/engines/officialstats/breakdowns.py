"""Who is counted: one topic and one breakdown for a row, whatever columns its year has.

Since 2025 files have `breakdown_topic` and `breakdown`; before, a column for each ("age", "sex").
A column whose cell says "Total" parts nobody, so it does not count.

Source: DfE analysts' guide, "Open data standards", sections "Introduction to filters" and "Common
harmonised variables" (gender became sex); old age bands: data guidance of the years to 2024.
"""

import re
from collections.abc import Iterable

TOTAL_TOPIC, TOTAL = "total", "Total"
_WHOLE = {"total", "all", "all ehc plans", "all plans", "all new ehc plans", "", "z"}
_TOPICS = {
    "child or young persons age": "age",
    "child or young person's age": "age",
    "child or young person age": "age",
    "age": "age",
    "age group": "age",
    "sex": "sex",
    "gender": "sex",
    "ethnicity": "ethnicity_major",
    "ethnicity major": "ethnicity_major",
    "ethnicity minor": "ethnicity_minor",
    "primary need": "primary_need",
    "free school meals": "fsm_eligibility",
    "age when plan started": "age_when_started",
    "length of plan": "length_of_plan",
    "setting type": "setting_type",
}
_BAND = re.compile(
    r"(?:aged? )?under ?[0-9]+"
    r"|(?:aged? )?[0-9]+ ?(?:to|-|–) ?[0-9]+"
    r"|(?:aged? )?[0-9]+ (?:and|or) over",
    re.IGNORECASE,
)
_AGE = re.compile(r"(?:aged? ?)?(.*)", re.IGNORECASE)
# In files to 2024 statements stand beside EHC plans; a row of plans is what all later files have.
_PLANS = {"ehcp", "ehcps", "ehc plan", "ehc plans"}


def topic_name(written: str) -> str:
    """“Child or young persons age” and “Gender” as we call them; others in the same fashion."""
    plain = " ".join(written.replace("_", " ").split()).lower()
    if plain in _WHOLE:
        return TOTAL_TOPIC
    return _TOPICS.get(plain, plain.replace(" ", "_"))


def of_row(filters: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Topic and breakdown of the filters of a row, as (name, cell).

    Ages in bands ("Age 5 to 10") are another topic than single years ("Age 10"): they overlap.
    """
    parts = [part for name, cell in filters if (part := _part(name, cell)) is not None]
    if not parts:
        return TOTAL_TOPIC, TOTAL
    return " / ".join(topic for topic, _ in parts), " / ".join(cell for _, cell in parts)


def of_topic(topic: str, breakdown: str) -> tuple[str, str]:
    """The same of a row with columns `breakdown_topic` and `breakdown`.

    The total of a topic stays its own: it may leave out those of whom the topic is not known.
    """
    plain = " ".join(breakdown.split())
    name = topic_name(topic)
    if plain.lower() in _WHOLE:
        return name, TOTAL
    if name == TOTAL_TOPIC:
        return _from_breakdown_alone(plain)
    return _aged(name, plain)


def _part(name: str, cell: str) -> tuple[str, str] | None:
    plain = " ".join(cell.split())
    if name == "plan_type":
        return None if plain.lower() in _PLANS else (name, plain or TOTAL)
    if plain.lower() in _WHOLE:
        return None
    return _aged(name, plain)


def _from_breakdown_alone(breakdown: str) -> tuple[str, str]:
    """Files of 2023 and 2024 have "Male" or "White" with no topic beside it."""
    if breakdown.lower() in {"male", "female"}:
        return "sex", breakdown
    return "characteristic", breakdown


def _aged(topic: str, cell: str) -> tuple[str, str]:
    if topic != "age":
        return topic, cell
    plain = _AGE.sub(r"\1", cell, count=1).strip()
    if _BAND.fullmatch(cell):
        text = plain.replace("–", " to ").replace("-", " to ")
        return "age_band", " ".join(text.split()).capitalize()
    return topic, f"Age {plain}" if plain.isdigit() else plain
