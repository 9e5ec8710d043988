"""Releases of one wave, laid side by side: by the attacker, and by a reader who counts people."""

import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from heard.engines.disclosure import (
    Axis,
    Percentage,
    Population,
    Published,
    Release,
    Rule,
    Table,
    TableError,
    attack,
    attack_union,
    cell_of,
    group_axis,
    item_axis,
    protect,
    suppress_unsafe,
    ticked_something,
)
from heard.engines.disclosure.tables import Cell
from tests.engines.disclosure.people import People, Person, everywhere, is_close

EXACT = Rule(threshold=5, round_to=1, protection=4)
ROUNDED = Rule(threshold=8, round_to=5, protection=5)
LISTENED = Axis("listened", ("agree", "neither", "disagree"))
NEED = Axis("need", ("asd", "hi", "vi"))
EVERYBODY = Population()
NORTH = Population((("district", "north"),))


def by_need(counts: object, population: Population = EVERYBODY, name: str = "") -> Release:
    table = Table((LISTENED, NEED), np.array(counts, dtype=np.int64))
    return Release((table,), population=population, name=name)


def listened(counts: list[int], population: Population = EVERYBODY, name: str = "") -> Release:
    return Release((Table((LISTENED,), np.array(counts)),), population=population, name=name)


def people_of(*releases: Published, **where: tuple[str, ...]) -> tuple[People, list[Callable]]:
    """The people of some releases, and who of them each release counts."""
    people = People(everywhere(*(s for r in releases for s in r.shapes), **where))

    def counted(release: Published) -> Callable[[Person], bool]:
        cell = dict(release.population.cell)
        edition = {1: ("kept", "gone"), 2: ("kept", "come")}[release.population.edition]
        return lambda p: (
            all(p[v] == c for v, c in cell.items())
            and ("edition" not in p or p["edition"] in edition)
        )

    who = [counted(release) for release in releases]
    for release, mine in zip(releases, who, strict=True):
        people.learn(release, mine)
    return people, who


def open_in_union(first: Published, second: Published, rule: Rule) -> set[tuple[str, Cell]]:
    """Which hidden counts of two releases, or of what the first has more, somebody can place."""
    people, who = people_of(first, second, district=("north", "elsewhere"))
    found = set()
    for cell in {first.shapes[0].cell(*place) for place in first.shapes[0].places()}:
        first_sum, second_sum = (people.hold(first.shapes[0], cell, mine) for mine in who)
        for name, weights, is_printed in (
            ("first", first_sum, cell in first.values),
            ("second", second_sum, cell in second.values),
            ("rest", first_sum - second_sum, False),
        ):
            ends = people.range(weights)
            is_safe = name == "rest" and ends[0] >= rule.threshold - 1e-6
            if not is_printed and not is_safe and is_close(rule, ends):
                found.add((name, cell))
    return found


def north_and_all(seed: int) -> tuple[Release, Release]:
    """The county's counts, and those of its north, where nearly all of some groups live."""
    random = np.random.default_rng(seed)
    north = random.integers(10, 60, size=(3, 3))
    few = random.random((3, 3)) < 0.4
    elsewhere = np.where(few, random.integers(0, 6, (3, 3)), random.integers(20, 80, (3, 3)))
    return by_need(north + elsewhere, name="the county"), by_need(north, NORTH, "the north")


@pytest.mark.parametrize("rule", [EXACT, ROUNDED])
def test_nobody_comes_close_to_those_elsewhere_by_taking_the_district_from_the_county(rule):
    caught = 0
    for seed in range(12):
        county, north = north_and_all(seed)
        first = protect(county, rule)
        alone = protect(north, rule)
        naive = open_in_union(first.published, alone.published, rule)
        report = attack_union([first.published, alone.published])
        assert bool(report.opened) or not naive
        caught += bool(naive)

        beside = protect(north, rule, earlier=[first.published])
        assert beside.report.opened == ()
        assert attack(beside.published, earlier=[first.published]).opened == ()
        assert open_in_union(first.published, beside.published, rule) == set()
    assert caught > 3


@pytest.mark.parametrize("rule", [EXACT, ROUNDED])
def test_the_county_is_protected_beside_its_districts_too(rule):
    for seed in range(6):
        county, north = north_and_all(seed)
        first = protect(north, rule).published

        beside = protect(county, rule, earlier=[first])

        assert beside.report.opened == ()
        assert open_in_union(beside.published, first, rule) == set()


def test_what_opens_is_told_as_a_sum_of_two_releases():
    county = suppress_unsafe(listened([300, 150, 120], name="release of 3 May"), EXACT).published
    north = suppress_unsafe(listened([290, 130, 116], NORTH, "release of the north"), EXACT)

    (opening,) = attack_union([county, north.published]).opened

    assert str(opening) == (
        "district=not north, listened=disagree can be worked out as 4: "
        "120 (release of 3 May) less 116 (release of the north)"
    )


def test_a_later_release_by_need_is_the_same_people_as_the_first_by_district():
    random = np.random.default_rng(4)
    district = Axis("district", ("north", "south"))
    counts = random.multinomial(300, np.full(18, 1 / 18)).reshape(3, 3, 2)
    first = Release((Table((LISTENED, district), counts.sum(axis=1)),), name="by district")
    later = Release((Table((LISTENED, NEED), counts.sum(axis=2)),), name="by need")
    before = protect(first, ROUNDED).published

    beside = protect(later, ROUNDED, earlier=[before])
    both = replace(
        before, shapes=before.shapes + beside.published.shapes,
        values={**before.values, **beside.published.values},
    )  # fmt: skip

    assert attack(both).opened == ()
    assert beside.report.opened == ()


def test_every_district_published_leaves_nobody_elsewhere_where_the_districts_are_known():
    district = Axis("district", ("north", "south"))
    table = Table((LISTENED, district), np.array([[30, 40], [50, 20], [60, 70]]))
    county = protect(Release((table,), name="county"), EXACT).published
    south = Population((("district", "south"),))
    parts = [
        protect(listened(list(table.counts[:, column]), who, f"part {column}"), EXACT).published
        for column, who in enumerate((NORTH, south))
    ]

    report = attack_union([county, *parts])

    assert report.opened == ()
    assert not any("not" in category for r in report.ranges for _, category in r.cell)


def change_is_close(rule: Rule, ends: tuple[float, float]) -> bool:
    low, high = ends
    most = max(abs(low), abs(high))
    is_unsure = low <= 1e-6 and high >= -1e-6
    return not is_unsure and (most < rule.threshold - 1e-6 or high - low < rule.protection - 1e-6)


@pytest.mark.parametrize("rule", [EXACT, ROUNDED])
def test_what_a_correction_changed_cannot_be_worked_out(rule):
    caught = 0
    for seed in range(15):
        random = np.random.default_rng(seed)
        counts = random.integers(15, 70, size=(3, 3))
        moved = random.integers(-4, 5, size=(3, 3)) * (random.random((3, 3)) < 0.3)
        first = protect(by_need(counts, name="3 May"), rule).published
        corrected = by_need(counts + moved, Population((), 2), "1 June")
        alone = protect(corrected, rule).published
        naive = attack_union([first, alone]).opened
        caught += bool(naive)

        beside = protect(corrected, rule, earlier=[first])

        assert beside.report.opened == ()
        people, who = people_of(first, beside.published, edition=("kept", "gone", "come"))
        for cell in beside.release.counts:
            before, after = (people.hold(first.shapes[0], cell, mine) for mine in who)
            assert not change_is_close(rule, people.range(after - before))
    assert caught > 3


def test_a_correction_that_changed_nothing_shown_is_not_held_against_it():
    first = protect(listened([300, 150, 120]), ROUNDED).published
    corrected = listened([301, 149, 120], Population((), 2))

    assert protect(corrected, ROUNDED, earlier=[first]).published.values == first.values


def test_the_third_edition_is_compared_with_the_first_too():
    first = protect(listened([300, 150, 120], name="3 May"), EXACT).published
    editions = [Population((), number) for number in (2, 3)]
    second = suppress_unsafe(listened([300, 150, 122], editions[0]), EXACT).published
    silent = replace(second, values={})
    third = suppress_unsafe(listened([300, 150, 123], editions[1], "1 July"), EXACT).published

    report = attack_union([first, silent, third])

    assert {o.base for o in report.opened if o.base} >= {cell_of({"edition": "3"})}
    assert "can be worked out as 3" in " ".join(map(str, report.opened))


def test_people_who_were_only_taken_out_are_fewer_in_every_cell():
    first = protect(listened([300, 150, 120], name="3 May"), ROUNDED).published
    fewer = listened([297, 150, 120], Population((), 2, only_fewer=True), "1 June")

    beside = protect(fewer, ROUNDED, earlier=[first])

    assert beside.report.opened == ()
    with pytest.raises(TableError, match="earlier release"):
        protect(replace(fewer, tables=listened([320, 150, 120]).tables), ROUNDED, earlier=[first])


def test_what_was_opened_before_is_refused_and_cannot_be_helped():
    open_already = suppress_unsafe(listened([3, 40, 50], name="3 May"), EXACT).published
    later = by_need([[1, 1, 1], [20, 10, 10], [20, 20, 10]], name="1 June")

    report = protect(later, EXACT, earlier=[open_already]).report

    assert cell_of({"listened": "agree"}) in {opening.cell for opening in report.opened}


def test_counts_of_the_same_people_that_differ_are_refused_unless_they_are_an_edition():
    first = protect(listened([300, 150, 120]), ROUNDED).published

    with pytest.raises(TableError, match=r"listened=agree: 330 now.*give an edition"):
        protect(listened([330, 150, 120]), ROUNDED, earlier=[first])


def test_a_release_of_one_district_has_no_table_by_district():
    district = Axis("district", ("north", "south"))
    release = Release((Table((district,), np.array([40, 50])),), population=NORTH)

    with pytest.raises(TableError, match="take that table out"):
        protect(release, EXACT, earlier=[protect(listened([30, 40, 50]), EXACT).published])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"cell": (("a", "x"), ("a", "y"))}, "give each variable once"),
        ({"cell": (("edition", "2"),)}, "give each variable once"),
        ({"edition": 0}, "count editions from 1"),
    ],
)
def test_a_population_that_cannot_be_is_refused(wrong, message):
    with pytest.raises(TableError, match=message):
        Population(**wrong)


def test_a_publication_comes_back_from_json_as_it_was():
    item = item_axis("listened", {"agree": 1, "disagree": -1, "dont_know": None}, is_routed=True)
    counts = np.random.default_rng(3).integers(0, 40, size=(5, 3))
    impossible = np.zeros((5, 3), dtype=bool)
    impossible[4, 2] = True
    counts[4, 2] = 0
    tables = (Table((item, group_axis("need", ("asd", "hi"))), counts, impossible),)
    facts = (ticked_something("listened", ("agree", "disagree")),)
    release = Release(tables, (), Population((("district", "north"),), 3, True), "the north")
    published = replace(
        protect(release, Rule()).published,
        facts=facts,
        percentages=(Percentage(cell_of({"listened": "agree"}), (), 12.5, 1),),
    )

    text = json.dumps(published.as_mapping())

    assert Published.from_mapping(json.loads(text)) == published
    assert json.dumps(Published.from_mapping(json.loads(text)).as_mapping()) == text


@pytest.mark.parametrize("kept", [{}, {"format": "heard-published-1"}, {"format": "other"}])
def test_what_is_no_publication_is_not_read_as_one(kept):
    with pytest.raises(TableError):
        Published.from_mapping(kept)
