"""Blocks of a report: each with its base, its source and its day, of nothing but what is public."""

import pytest
from django.utils import timezone

from heard.design.papers.pieces import Bars, Bullets, Inset, Note, Paragraph, Table
from heard.partnerships.roles import Role
from heard.scrutiny.models.report_words import BlockKind
from heard.scrutiny.queries.blocks import live_pieces
from heard.scrutiny.queries.blocks.sources import GoneError
from heard.scrutiny.queries.blocks.telling import telling
from heard.scrutiny.queries.freezing_report import read_report_blocks
from tests.boards import make as boards
from tests.partnerships import make as partnerships
from tests.plans import make as plans
from tests.results import make as results
from tests.scrutiny import make_packs
from tests.scrutiny import make_reports as make_r
from tests.sessions import make as sessions
from tests.sessions import make_heard, make_points

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture
def report():
    return make_r.draft()


def shown(report, kind, **chosen):
    block = make_r.block(report, kind, **chosen)
    return live_pieces(block.report, block)


def words_in(pieces):
    return "\n".join(str(piece) for piece in pieces)


def test_a_report_begins_with_what_there_is_to_tell():
    committee = make_r.committee()
    make_r.area(committee)

    report = make_r.draft(committee)

    kinds = [block.kind for block in report.blocks.all()]
    assert kinds == [kind for kind in BlockKind if kind != BlockKind.WORDS]


def test_a_report_of_an_empty_area_begins_with_nothing(report):
    assert list(report.blocks.all()) == []


def test_each_block_says_its_base_its_source_and_its_day():
    committee = make_r.committee()
    make_r.area(committee)
    report = make_r.draft(committee)

    reading = read_report_blocks(report)

    for block in reading.blocks:
        last = reading.pieces[block.pk][-1]
        assert isinstance(last, Note), block.kind
        assert last.words.startswith("Base: "), block.kind
        assert "Source: " in last.words, block.kind
        assert "As on " in last.words, block.kind


@pytest.mark.parametrize(
    "kind",
    [BlockKind.FINDINGS, BlockKind.ENGAGEMENT, BlockKind.HEARD, BlockKind.ANSWERS, BlockKind.PLAN,
     BlockKind.CHANGES, BlockKind.MEASURES],
)  # fmt: skip
def test_a_block_of_what_is_not_there_shows_nothing(report, kind):
    with pytest.raises(GoneError):
        shown(report, kind)


@pytest.mark.parametrize("wrong", [None, "1", -1, 10**12, [1], {"pk": 1}])
def test_what_no_form_sends_is_not_there(report, wrong):
    with pytest.raises(GoneError):
        shown(report, BlockKind.PLAN, plan=wrong)


def test_what_is_of_another_area_is_not_there(report):
    theirs = plans.plan()

    with pytest.raises(GoneError):
        shown(report, BlockKind.PLAN, plan=theirs.pk)


def test_a_plan_that_is_not_published_is_not_shown(report):
    plan = plans.plan(report.partnership, published_at=None)

    with pytest.raises(GoneError):
        shown(report, BlockKind.PLAN, plan=plan.pk)


def test_a_programme_that_is_not_shown_is_not_shown(report):
    phase = sessions.phase(sessions.programme(report.partnership, is_public=False))

    with pytest.raises(GoneError):
        shown(report, BlockKind.HEARD, phase=phase.pk)


def test_a_body_that_is_not_public_is_not_shown(report):
    body = boards.body(report.partnership, is_public=False)
    boards.seats(body)

    with pytest.raises(GoneError):
        shown(report, BlockKind.SEATS, body=body.pk)
    assert body.name not in words_in(shown(report, BlockKind.SEATS))


def test_seats_say_how_many_are_filled_and_since_when_one_is_empty(report):
    body = boards.body(report.partnership, "SEND Board", is_public=True)
    boards.membership(boards.seats(body, wanted=3).seats.first())

    (table,) = [each for each in shown(report, BlockKind.SEATS) if isinstance(each, Table)]

    assert table.rows[0][:3] == ("SEND Board", "Parents and carers", "1 of 3")
    assert table.rows[0][3].startswith("8 January 2024 (")


def test_findings_show_what_was_published_and_hidden_stays_hidden(report):
    publication = results.published(partnerships.member(*Role, of=report.partnership))

    found = shown(report, BlockKind.FINDINGS, publication=publication.pk)

    (bars,) = [each for each in found if isinstance(each, Bars)]
    question = publication.findings.question("listened")
    assert bars.lines[0].percent == question.everybody.positive.percent
    assert "The words a family wrote" not in words_in(found)


def test_findings_that_are_only_prepared_are_not_shown(report):
    prepared = results.prepared(partnerships.member(*Role, of=report.partnership))

    with pytest.raises(GoneError):
        shown(report, BlockKind.FINDINGS, publication=prepared.pk)


def test_what_was_heard_says_where_it_was_corrected(report):
    phase = sessions.phase(sessions.programme(report.partnership))
    session = make_heard.published(sessions.held(phase))
    session.heard_corrections.create(
        words="It was 12 families", on=make_r.day(), by=make_r.lead(report.committee)
    )

    found = shown(report, BlockKind.HEARD, phase=phase.pk)

    insets = [each.words for each in found if isinstance(each, Inset)]
    assert insets[0].endswith("It was 12 families")


def test_what_is_held_at_a_session_is_not_shown(report):
    phase = sessions.phase(sessions.programme(report.partnership))
    session = make_heard.published(sessions.held(phase))
    make_points.point(session, said="Our Robin waits")

    assert "Robin" not in words_in(shown(report, BlockKind.HEARD, phase=phase.pk))


def test_a_measure_says_that_a_value_was_corrected(report):
    plan = plans.plan(report.partnership)
    measure = plans.measure(report.partnership, "Waits", is_public=True)
    plan.measures.add(measure)
    plans.reading(measure, replaced_at=timezone.now())

    found = shown(report, BlockKind.MEASURES, plan=plan.pk, since=make_r.day(30).isoformat())

    assert Inset("Values were corrected of: Waits.") in found


def test_a_measure_that_is_not_public_is_not_shown(report):
    plan = plans.plan(report.partnership)
    plan.measures.add(plans.measure(report.partnership, "Kept apart", is_public=False))

    assert "Kept apart" not in words_in(shown(report, BlockKind.MEASURES, plan=plan.pk))


def test_a_plan_that_has_ended_says_so(report):
    plan = plans.plan(report.partnership, closed_on=make_r.day(2), closed_because="It is done.")

    found = shown(report, BlockKind.PLAN, plan=plan.pk)

    assert any(isinstance(each, Inset) and "It is done." in each.words for each in found)


def test_without_an_earlier_picture_nothing_is_compared(report):
    plan = plans.plan(report.partnership)

    found = shown(report, BlockKind.CHANGES, plan=plan.pk)

    assert "There is no earlier picture of this plan" in words_in(found)


def test_requests_that_are_done_are_not_open(report):
    make_packs.request(report.committee, text="Fill the seats", due_on=make_r.day(3))
    make_packs.request(
        report.committee,
        text="Long done",
        state="confirmed",
        done_words="Done.",
        completed_on=make_r.day(9),
        confirmed_on=make_r.day(1),
    )

    found = words_in(shown(report, BlockKind.REQUESTS))

    assert "Fill the seats" in found
    assert "Past their day: " in found
    assert "Long done" not in found


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ((Paragraph("We asked."), Bars("Views", "40% agree.", ())), "Views: 40% agree."),
        ((Paragraph("What changed since 1 May:"), Bullets(("1 is new.", "2 are done."))),
         "What changed since 1 May: 1 is new. 2 are done."),
        ((Paragraph("Nothing."), Table("T", ("a", "b"), (("x", "3 of 4\nmore"),))),
         "x: 3 of 4, more"),
        ((Paragraph("Nothing."),), ""),
        ((), ""),
    ],
)  # fmt: skip
def test_the_most_telling_sentence_of_a_block(pieces, words):
    assert telling(pieces) == words
