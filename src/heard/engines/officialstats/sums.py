"""Totals that their parts do not add up to: said with the difference, never repaired.

Source: DfE, "Education, health and care plans", data guidance 2024, footnote 2: the total holds
3,473 plans in Hackney of which age, setting and characteristics are not known.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from heard.engines.officialstats.breakdowns import TOTAL, TOTAL_TOPIC
from heard.engines.officialstats.columns import Column
from heard.engines.officialstats.problems import Doubts
from heard.engines.officialstats.record import Figure

_OF_ONE_TABLE = tuple[str, str, str, str]  # period, its kind, area, indicator


def doubt_sums(figures: Iterable[Figure], columns: Sequence[Column], doubts: Doubts) -> None:
    """Shares add up to nothing, and with a symbol among the parts nobody can add up."""
    shares = {column.name for column in columns if column.is_share}
    totals: dict[_OF_ONE_TABLE, Figure] = {}
    topics: dict[_OF_ONE_TABLE, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.indicator in shares:
            continue
        table = (figure.period.code, figure.period.kind, figure.area.code, figure.indicator)
        if figure.topic == TOTAL_TOPIC and figure.breakdown == TOTAL:
            totals[table] = figure
        else:
            topics[table][figure.topic].append(figure)
    for table, by_topic in topics.items():
        for topic, parts in by_topic.items():
            _doubt_sum(topic, parts, totals.get(table), doubts)


def _doubt_sum(topic: str, parts: Sequence[Figure], whole: Figure | None, doubts: Doubts) -> None:
    """Against the topic's own total where it has one. Topics of topics are left alone."""
    own = [part for part in parts if part.breakdown == TOTAL]
    total = own[0] if own else whole
    values = [part.value for part in parts if part.breakdown != TOTAL]
    if total is None or total.value is None or len(values) < 2 or " / " in topic:
        return
    known = [value for value in values if value is not None]
    difference = total.value - sum(known, Decimal(0))
    if len(known) < len(values) or difference == 0:
        return
    more_or_less = "more" if difference > 0 else "less"
    words = (
        f"{total.area.name}, {total.period.words}: the total {total.value:,} is "
        f"{abs(difference):,} {more_or_less} than the parts by {topic} together"
    )
    doubts.add(total.line, total.indicator, words)
