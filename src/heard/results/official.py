"""From groups of official statistics to the answers of a question that weights can fit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from heard.engines.estimation import Margin
from heard.engines.estimation.margins import MERGED
from heard.engines.questionnaire import Item
from heard.results.external import names_of, plain_name

# Counts of the same people by different things differ by those of whom one thing is not known.
MOST_UNKNOWN = 0.05


@dataclass(frozen=True)
class Group:
    """People of one group, and the answer that they would give; "" where it is none of ours."""

    people: int
    option: str


def margin_of(item: Item, groups: Iterable[Group], together: Mapping[str, str]) -> Margin:
    """Add groups up by answer. together: answer without figures -> the one that it is counted with.

    Answers with no figure and nothing to go with are left out, which `check_margins` tells.
    """
    counted: dict[str, int] = {}
    for group in groups:
        if group.option:
            counted[group.option] = counted.get(group.option, 0) + group.people
    joined = {code: [code] for code in item.option_codes if code in counted}
    for code in item.option_codes:
        if code not in counted and together.get(code) in joined:
            joined[together[code]].append(code)
    return Margin(item.code, {MERGED.join(joined[code]): counted[code] for code in joined})


def without_figure(item: Item, groups: Iterable[Group]) -> list[str]:
    """Answers that no group counts."""
    counted = {group.option for group in groups}
    return [code for code in item.option_codes if code not in counted]


def brought_to_one_sum(margins: Sequence[Margin]) -> tuple[Margin, ...]:
    """Scale margins to the largest sum, where they differ by no more than who is not known.

    Those of whom one thing is not known are shared out as the others, whole people by the largest
    remainder. Margins that differ by more are given back as they are: they count other people.
    """
    most = max((margin.total for margin in margins), default=0)
    if not most or any(margin.total < (1 - MOST_UNKNOWN) * most for margin in margins):
        return tuple(margins)
    return tuple(Margin(each.item, _scaled(each.counts, most)) for each in margins)


def _scaled(counts: Mapping[str, int], total: int) -> dict[str, int]:
    now = sum(counts.values())
    exact = {code: people * total / now for code, people in counts.items()}
    whole = {code: int(people) for code, people in exact.items()}
    by_rest = sorted(counts, key=lambda code: whole[code] - exact[code])
    for code in by_rest[: total - sum(whole.values())]:
        whole[code] += 1
    return whole


def option_like(group: str, item: Item, language: str) -> str:
    """The answer that has the group's words or code; "" where none has."""
    return dict(names_of(item, language)).get(plain_name(group), "")
