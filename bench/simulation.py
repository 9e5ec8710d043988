"""What weighting and intervals are worth where the truth is known: invented populations.

`python bench/simulation.py [POPULATIONS]`: 500 populations of 7,000 families for each way in which
families come not to reply, about 11 in 100 replying. Prints how far shares are from the truth
before and after weighting, how often intervals hold it, and when the tipping point warns.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special, stats

from heard.engines.estimation import (
    Coded,
    Estimate,
    Margin,
    MarginError,
    Plan,
    Study,
    TippingPoint,
    Variable,
    study,
)
from heard.engines.estimation.coding import MODE, variables_of
from heard.engines.estimation.intervals import proportion_interval
from heard.engines.questionnaire import Item, Option, Questionnaire, Section, Text

FAMILIES = 7_000
REPLIED = 0.114
POPULATIONS = 500
NEEDS = (0.34, 0.24, 0.18, 0.12, 0.12)
SMALL_NEEDS = (0.5, 0.22, 0.11, 0.08, 0.09)
DISTRICTS = (0.4, 0.3, 0.2, 0.1)
AGES = (0.1, 0.4, 0.35, 0.15)
GROUP = "need_4"  # the one in which intervals of a small group are looked at

Array = np.ndarray


@dataclass(frozen=True)
class Families:
    """A whole population: categories of three margins, a view (1 good), a rare answer."""

    need: Array
    district: Array
    age: Array
    good: Array
    rare: Array

    def columns(self) -> dict[str, Array]:
        return {"need": self.need, "district": self.district, "age": self.age}


def _item(code: str, options: dict[str, int | None]) -> Item:
    listed = tuple(Option(name, Text.of({"en": name}), f) for name, f in options.items())
    return Item(code, "one_choice", Text.of({"en": code}), options=listed)


def _margin_item(code: str, shares: tuple[float, ...]) -> Item:
    return _item(code, {f"{code}_{place}": None for place in range(len(shares))})


ASKED = Questionnaire(
    "simulation",
    "1",
    Text.of({"en": "Simulation"}),
    (
        Section(
            "all",
            Text.of({"en": "All"}),
            (
                _item("view", {"good": 1, "bad": -1}),
                _item("rare", {"yes": 1, "no": -1}),
                _margin_item("need", NEEDS),
                _margin_item("district", DISTRICTS),
                _margin_item("age", AGES),
            ),
        ),
    ),
)
VARIABLES: tuple[Variable, ...] = tuple(variables_of(ASKED))


def families(
    random: np.random.Generator, needs: tuple[float, ...] = NEEDS, *, tied: bool = True
) -> Families:
    """Draw a population; tied: whether views differ between categories of the margins."""
    need, district, age = (
        random.choice(len(shares), FAMILIES, p=shares) for shares in (needs, DISTRICTS, AGES)
    )
    lean = random.normal(0.25, 0.25)  # the truth differs between populations, around 55 %
    if tied:
        lean = lean + np.array([-0.9, -0.2, 0.3, 0.9, 1.2])[need]
        lean = lean + np.array([-0.4, 0.0, 0.3, 0.6])[district]
    good = random.random(FAMILIES) < special.expit(lean)
    return Families(need, district, age, good, random.random(FAMILIES) < 0.02)


def at_random(_: Families) -> Array:
    return np.zeros(FAMILIES)


def by_margins(who: Families) -> Array:
    """Log of how likely a reply is: five times between needs, three between districts."""
    need = np.array([0.0, -0.4, -0.8, -1.2, -1.6])[who.need]
    return np.asarray(need + np.array([0.0, -0.3, -0.7, -1.1])[who.district])


def unevenly(who: Families) -> Array:
    """Needs and districts together, otherwise than each alone: weights by margins miss some."""
    both = np.where((who.need < 2) == (who.district < 2), 0.0, -1.0)
    return np.asarray(both + np.array([0.0, -0.8, 0.0, -0.8, -0.8])[who.need])


def by_answer(who: Families) -> Array:
    """Who is content replies half as often, whatever their need and district."""
    return np.asarray(by_margins(who) * 0.5 + np.where(who.good, np.log(0.5), 0.0))


def none_blank(who: Families, _: np.random.Generator) -> Array:
    return np.zeros(len(who.need), dtype=np.bool_)


def blank_at_random(who: Families, random: np.random.Generator) -> Array:
    return np.asarray(random.random(len(who.need)) < 0.15)


def blank_by_need(who: Families, random: np.random.Generator) -> Array:
    """Who has one of the needs that reply least leaves it blank most."""
    return np.asarray(
        random.random(len(who.need)) < np.array([0.05, 0.05, 0.15, 0.4, 0.4])[who.need]
    )


@dataclass(frozen=True)
class Mechanism:
    name: str
    leaning: Callable[[Families], Array]
    needs: Array = NEEDS
    tied: bool = True
    blank: Callable[[Families, np.random.Generator], Array] = none_blank


MECHANISMS = (
    Mechanism("a  at random", at_random),
    Mechanism("b  by margins, strongly", by_margins),
    Mechanism("c  by margins together, small cells", unevenly, SMALL_NEEDS),
    Mechanism("d  by the answer itself", by_answer),
    Mechanism("e  by margins, answers not", by_margins, tied=False),
    Mechanism("f1 as b, need blank at random", by_margins, blank=blank_at_random),
    Mechanism("f2 as b, need blank by need", by_margins, blank=blank_by_need),
)


def chances(leaning: Array) -> Array:
    """Return how likely each family replies, REPLIED on average."""
    raw = np.exp(leaning)
    return np.minimum(raw * REPLIED / raw.mean(), 1)


def surveyed(who: Families, how: Mechanism, random: np.random.Generator) -> tuple[Study, Study]:
    """Ask everybody; return what came back, weighted to the margins and not."""
    back = random.random(FAMILIES) < chances(how.leaning(who))
    replied = Families(*(column[back] for column in vars(who).values()))
    codes = {(item, ""): column.astype(np.uint8) for item, column in replied.columns().items()}
    codes["need", ""][how.blank(replied, random)] = len(NEEDS)
    codes["view", ""] = (~replied.good).astype(np.uint8)
    codes["rare", ""] = (~replied.rare).astype(np.uint8)
    codes[MODE, ""] = np.zeros(int(back.sum()), dtype=np.uint8)
    coded = Coded(VARIABLES, codes)
    margins = tuple(
        Margin(item, {f"{item}_{code}": int(n) for code, n in enumerate(np.bincount(column))})
        for item, column in who.columns().items()
    )
    weighted = study(ASKED, coded, Plan(margins))
    plain = study(ASKED, coded, Plan(invited=FAMILIES, by=("need",)))
    return weighted, plain


def held(truth: float, each: Estimate) -> bool:
    return each.low is not None and each.high is not None and each.low <= truth <= each.high


def held_by_wald(truth: float, each: Estimate) -> bool:
    return abs(each.estimate - truth) <= 1.96 * each.se


def is_beyond(tipping: TippingPoint, silent: float) -> bool:
    """Whether those who did not reply are further off than it takes to turn the claim."""
    if tipping.silent is None:
        return False
    return silent < tipping.silent if tipping.claim == "above" else silent > tipping.silent


def one_survey(how: Mechanism, random: np.random.Generator) -> dict[str, float]:
    """Draw a population, ask it, and set what is estimated beside the truth."""
    who = families(random, how.needs, tied=how.tied)
    weighted, plain = surveyed(who, how, random)
    truth, of_rare = float(who.good.mean()), float(who.rare.mean())
    in_group = float(who.good[who.need == len(NEEDS) - 1].mean())
    every, before = weighted.estimates(), plain.estimates().at("view", "_positive")
    after, rare = every.at("view", "_positive"), every.at("rare", "_positive")
    group = weighted.estimates("need").at("view", "_positive", GROUP)
    tipping = weighted.tipping_points()["view"]
    wrong = (after.estimate > 0.5) != (truth > 0.5)
    silent = (truth * FAMILIES - before.estimate * before.base) / (FAMILIES - before.base)
    return {
        "truth": truth,
        "base": after.base,
        "before": before.estimate - truth,
        "after": after.estimate - truth,
        "held before": held(truth, before),
        "held": held(truth, after),
        "width": 100 * ((after.high or 0) - (after.low or 0)),
        "width before": 100 * ((before.high or 0) - (before.low or 0)),
        "effect": weighted.weights.design_effect,
        "group base": group.base,
        "group held": held(in_group, group),
        "group wald": held_by_wald(in_group, group),
        "group width": 100 * ((group.high or 0) - (group.low or 0)),
        "rare held": held(of_rare, rare),
        "rare wald": held_by_wald(of_rare, rare),
        "wrong": wrong,
        "told": is_beyond(tipping, silent) == wrong,
        "distance": 1.0 if tipping.distance is None else tipping.distance,
    }


def surveys(how: Mechanism, number: int) -> dict[str, Array]:
    found, refused, seed = [], 0, 0
    while len(found) < number:
        try:
            found.append(one_survey(how, np.random.default_rng([seed, MECHANISMS.index(how)])))
        except MarginError:
            refused += 1  # a category that nobody replied in: an analyst would merge it
        seed += 1
    return {name: np.array([each[name] for each in found]) for name in found[0]} | {
        "refused": np.array([refused])
    }


def percent(values: Array) -> str:
    return f"{100 * np.mean(values):.1f}" if len(values) else "-"


def points(values: Array) -> str:
    return f"{100 * np.mean(values):+.1f}"


def root(values: Array) -> str:
    return f"{100 * np.sqrt(np.mean(values**2)):.1f}"


def far(found: dict[str, Array]) -> None:
    """Print one row on shares of everybody."""
    print(
        f"{percent(found['truth']):>5} {np.mean(found['base']):5.0f}"
        f" {np.mean(found['effect']):6.2f}"
        f" {points(found['before']):>8} {points(found['after']):>7}"
        f" {root(found['before']):>8} {root(found['after']):>6}"
        f" {percent(found['held before']):>8} {percent(found['held']):>6}"
        f" {np.mean(found['width before']):8.1f} {np.mean(found['width']):6.1f}"
    )


def small(found: dict[str, Array]) -> None:
    """Print one row on a small group and on a rare answer."""
    print(
        f"{np.mean(found['group base']):6.0f} {percent(found['group held']):>9}"
        f" {percent(found['group wald']):>6} {np.mean(found['group width']):7.1f}"
        f" {percent(found['rare held']):>9} {percent(found['rare wald']):>6}"
    )


def warned(found: dict[str, Array]) -> None:
    """Print one row on the tipping point: how near it was where the claim was wrong, and right."""
    wrong = found["wrong"].astype(bool)
    near, nearer = found["distance"] < 0.2, found["distance"] < 0.1
    print(
        f"{percent(wrong):>7} {percent(nearer[wrong]):>9} {percent(near[wrong]):>9}"
        f" {percent(nearer[~wrong]):>9} {percent(near[~wrong]):>9} {percent(found['told']):>7}"
    )


def exactly() -> None:
    """Print how often intervals hold a share at small bases: binomial, worked out, not drawn."""
    print("\nEqual weights, a share of a small base: per cent of intervals that hold it (95)")
    print("  base    share:      2 %            5 %           20 %           50 %")
    print("                beta   Wald    beta   Wald    beta   Wald    beta   Wald")
    for base in (10, 20, 30, 60, 200):
        yes = np.arange(base + 1)
        share = yes / base
        low, high = proportion_interval(share, np.full(base + 1, float(base)))
        reach = 1.96 * np.sqrt(share * (1 - share) / (base - 1))
        print(f"{base:6}      ", end="")
        for truth in (0.02, 0.05, 0.2, 0.5):
            chance = stats.binom.pmf(yes, base, truth)
            beta = float(chance @ ((low <= truth) & (truth <= high)))
            wald = float(chance @ (np.abs(share - truth) <= reach))
            print(f"  {100 * beta:6.1f} {100 * wald:6.1f}", end="")
        print()


def table(title: str, head: str, row: Callable[[dict[str, Array]], None], results: Results) -> None:
    print(f"\n{title}\n{'':36}{head}")
    for how, found in results:
        print(f"{how.name:36}", end="")
        row(found)


Results = list[tuple[Mechanism, dict[str, Array]]]


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else POPULATIONS
    start = time.process_time()
    results = [(how, surveys(how, number)) for how in MECHANISMS]
    print(f"{number} populations of {FAMILIES:,} families for each way of not replying")
    table(
        "A share of everybody, in percentage points: before and after weighting",
        "truth  base   deff     bias   after     RMSE  after     held  after    width  after",
        far,
        results,
    )
    table(
        "A small group, and an answer that 2 % give (weighted): per cent of intervals that hold",
        "  base  by beta   Wald   width  2 %, beta  Wald",
        small,
        results,
    )
    table(
        "“Most say”, “half or fewer say”: per cent wrong; tipping point nearer than 10, 20\n"
        "points where wrong and where right; how often the silent lie beyond it just where wrong",
        "  wrong  then <10  then <20 right <10 right <20  beyond",
        warned,
        results,
    )
    exactly()
    refused = sum(int(found["refused"][0]) for _, found in results)
    print(f"\n{refused} populations drawn anew: nobody replied in a category")
    print(f"{time.process_time() - start:.0f} s CPU (at most 180)")


if __name__ == "__main__":
    main()
