"""What the page of quality says is read back and attacked, without a look at the answers."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import chain

import pytest

from heard.engines.disclosure import (
    BLANK,
    POSITIVE,
    RATED,
    Published,
    Rule,
    attack,
    cell_of,
    protect,
    suppress_unsafe,
)
from heard.engines.disclosure.tables import Cell
from heard.engines.estimation import code_returns
from heard.engines.estimation.quality import check_quality
from heard.results import queries, services
from heard.results.quality import (
    Chosen,
    Count,
    Record,
    Row,
    protected_record,
    usual_combinations,
)
from heard.results.quality.combining import Part
from heard.results.quality.protecting import record_of
from heard.results.quality.tables import Counting
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.results import make
from tests.results import make_quality as quality

RULE = Rule()
WIDEST = 5  # shown counts are rounded to a multiple of this


def counting(seed=0) -> Counting:
    """The families of mixed quality, some of them left out by chance."""
    chance = random.Random(seed)  # noqa: S311 - invented families, not secrets
    families = [each for each in quality.returns() if not seed or chance.random() < 0.8]
    for _mode, answers in families if seed else []:
        for code in list(answers):
            if chance.random() < 0.06:
                del answers[code]
    asked = quality.questionnaire()
    found = check_quality(asked, families)
    return Counting(asked, code_returns(asked, families), found, usual_combinations(asked))


def said(record: Record) -> dict[Cell, int]:
    """Every number that the record shows, by the people whom it counts."""
    claims = dict(_claims(record))
    return {cell: number for cell, number in claims.items() if number is not None}


def _claims(record: Record) -> Iterator[tuple[Cell, int | None]]:
    modes = record.modes
    yield (), record.returns
    for mode, count in zip(modes, record.replies.by_mode, strict=True):
        yield cell_of({"mode": mode}), count.count
    for variable, category, row in _rows(record):
        yield cell_of({variable: category}), row.everyone.count
        for mode, count in zip(modes, row.by_mode, strict=True):
            yield cell_of({variable: category, "mode": mode}), count.count
    for row in record.items:
        if row.written:  # the only question that not everybody was asked
            yield cell_of({row.code: "_asked"}), row.blank.everyone.base
            for mode, count in zip(modes, row.blank.by_mode, strict=True):
                yield cell_of({row.code: "_asked", "mode": mode}), count.base
    for combination in record.combinations:
        yield cell_of({combination.code: "both"}), combination.found.count
    yield from _alike(record)


def _rows(record: Record) -> Iterator[tuple[str, str, Row]]:
    yield "~returns", "_empty", record.empty
    yield "~returns", "_single", record.single
    yield "~stopped", "_stopped", record.stopped
    yield "~straight", "_alike", record.straight
    yield from (("~stopped", row.code, row.stopped) for row in record.sections)
    yield from ((row.code, BLANK, row.blank) for row in record.items)
    yield from ((row.code, "_unsure", row.unsure) for row in record.items if row.unsure)
    yield from ((row.code, "_known", row.written) for row in record.items if row.written)


def _alike(record: Record) -> Iterator[tuple[Cell, int | None]]:
    (battery,) = record.batteries
    yield cell_of({"~battery:0": "_alike"}), battery.alike.everyone.count
    for mode, count in zip(record.modes, battery.alike.by_mode, strict=True):
        yield cell_of({"~battery:0": "_alike", "mode": mode}), count.count
    codes = ("agree", "neither", "disagree", "dont_know")
    for code, (_label, count) in zip(codes, battery.by_answer, strict=True):
        yield cell_of({"~battery:0": code}), count.count
    for effect in battery.effects:
        yield cell_of({effect.code: POSITIVE}), effect.count
        yield cell_of({effect.code: RATED}), effect.base


def rebuilt(record: Record, of: Counting) -> Published:
    """What is said, put together again from the record: no count is looked at."""
    release = of.release()
    values = said(record)
    marked = {cell for cell, number in _claims(record) if number is None}
    left_out = frozenset(release.counts.keys() - values.keys() - marked)
    return Published(RULE, release.shapes, values, release.facts, left_out)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_opens_no_hidden_count(seed):
    of = counting(seed)

    report = attack(rebuilt(protected_record(of, RULE), of), RULE)

    assert [str(opening) for opening in report.opened] == []


@pytest.mark.parametrize("seed", range(4))
def test_every_number_is_of_enough_people_and_so_is_the_rest(seed):
    of = counting(seed)
    truth, everybody = of.release().counts, of.quality.returns

    for cell, shown in said(protected_record(of, RULE)).items():
        assert truth[cell] >= RULE.threshold, cell
        assert shown % WIDEST == 0
        assert abs(shown - truth[cell]) <= WIDEST // 2
        if len(cell) == 1 and cell[0][1] != RATED:
            rest = everybody - truth[cell]
            assert rest >= RULE.threshold or cell[0][1] == "_asked", cell


def test_hiding_only_the_small_counts_would_give_them_away():
    of = counting()
    weak = record_of(of, suppress_unsafe(of.release(), RULE).published)

    report = attack(rebuilt(weak, of), RULE)

    assert report.opened


def test_the_third_way_of_answering_is_not_told_by_the_two_others():
    of = counting()
    record = protected_record(of, RULE)
    rows = {("~stopped", "_stopped"): record.stopped}
    rows |= {(row.code, BLANK): row.blank for row in record.items}

    for (variable, category), row in rows.items():
        hidden = [
            mode
            for mode, count in zip(record.modes, row.by_mode, strict=True)
            if count.count is None
        ]
        if row.everyone.count is None or len(hidden) != 1:
            continue
        most = row.everyone.count + 2 - sum(max((c.count or 0) - 2, 0) for c in row.by_mode)
        assert most >= RULE.threshold, (variable, category)


def test_the_release_hides_something_at_all():
    protected = protect(counting().release(), RULE)

    assert protected.primary
    assert protected.secondary


@pytest.mark.django_db(databases=["default", "answers"])
def test_the_page_says_no_number_that_is_not_in_the_record():
    analyst = make.analyst()
    check = quality.checked(quality.closed_survey(analyst), by=analyst)
    address = address_in(analyst.partnership, "results:check_quality", check.survey.key)

    page = unescape(partnerships.signed_in(analyst).get(address).content.decode())

    words = re.sub(r"<[^>]+>", " ", page.split('<h2 class="govuk-heading-m"', 1)[1])
    words = words.split("Made with Heard")[0]
    told = {int(number) for number in re.findall(r"(?<![\d.])(\d+)(?=%|\b)", words)}
    assert told <= {*_numbers(check.found), *OF_THE_WORDS}


# Ages, limits, days and the number of questions: numbers that are no count of people.
OF_THE_WORDS = {5, 6, 11, 14, 15, 20, 25, 2026}


def _numbers(record: Record) -> Iterator[int]:
    counts: list[Count] = [record.repeats, record.repeats_with_words]
    rows = [record.replies, record.empty, record.single, record.stopped, record.straight]
    for item in record.items:
        rows += [each for each in (item.blank, item.unsure, item.written) if each is not None]
    rows += [section.stopped for section in record.sections]
    for battery in record.batteries:
        rows.append(battery.alike)
        counts += [count for _label, count in battery.by_answer]
        yield from chain.from_iterable((each.before, each.after) for each in battery.effects)
    counts += [each.found for each in record.combinations]
    for row in rows:
        counts += [row.everyone, *row.by_mode]
    for count in counts:
        yield from (n for n in (count.count, count.base, count.percent) if n is not None)


def test_one_more_combination_changes_nothing_that_was_shown_before():
    """Else what one look shows and another hides could be put together."""
    before = counting()
    more = Chosen(Part("listened", ("agree",)), Part("suits", ("disagree",)), "Nobody says both")
    after = replace(before, chosen=(*before.chosen, more))

    first, second = (said(protected_record(of, RULE)) for of in (before, after))

    assert first.items() <= second.items()
    assert {variable for cell in second.keys() - first.keys() for variable, _ in cell} <= {
        "~combination:2"
    }


@pytest.mark.django_db(databases=["default", "answers"])
def test_who_left_a_question_blank_is_shown_only_where_the_findings_show_it():
    analyst = make.analyst()
    check = quality.checked(quality.closed_survey(analyst), by=analyst)
    alone = check.found
    made = services.prepare_findings(check.survey, by=analyst, groupings=["mode"])
    services.work_out_findings(made)
    made.refresh_from_db()

    beside = queries.quality_record(check)

    for question in made.findings.questions:
        row, before = beside.item(question.code), alone.item(question.code)
        assert row is not None
        assert before is not None
        lines = {line.code: line for each in question.breakdowns for line in each.lines}
        shown = [question.everybody, *(lines[mode] for mode in beside.modes if lines)]
        counts = [row.blank.everyone, *row.blank.by_mode]
        for count, line in zip(counts, shown, strict=False):
            assert count.count is None or line.blank.count is not None
            assert count.count in {None, line.blank.count}
        assert row.blank.everyone.count in {None, before.blank.everyone.count}
