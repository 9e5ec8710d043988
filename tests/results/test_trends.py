"""The same question over time, and what others found: where they can be laid side by side."""

import re
from datetime import date
from html import unescape

import pytest

from heard.results import queries, services
from heard.results.blocks import Kind
from heard.results.models import Publication, Stage
from heard.results.shown import shown_blocks
from heard.results.trend_charts import reference_figures, trend_figures, trend_sentence
from heard.results.trends import Asked, differences
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.results import make
from tests.results import make_external as external

pytestmark = pytest.mark.django_db(databases=["default", "answers"])
OTHER_WORDS = {"was": b"Staff listened to us", "becomes": b"People listened to us"}


@pytest.fixture
def analyst():
    return make.analyst()


def trend_of(publication):
    (trend,) = queries.trend_of(publication, publication.findings)
    return trend


def test_the_same_question_makes_one_line(analyst):
    external.publication(analyst, external.questionnaire("1"), "2024-06-30", percent=41)
    now = external.publication(analyst, external.questionnaire("2"), "2026-06-30")

    trend = trend_of(now)

    assert [(point.on.year, point.percent) for point in trend.points] == [(2024, 41), (2026, 50)]
    assert not any(point.is_break for point in trend.points)
    assert trend_sentence(trend) == "In 2026, 50% chose “Agree”. In 2024, 41%."


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (OTHER_WORDS, "the question was asked in other words then"),
        (
            {"was": b"label: {en: Disagree}", "becomes": b"label: {en: No}"},
            "other answers could be chosen then",
        ),
        (
            {"was": b"{en: Neither}, favour: 0", "becomes": b"{en: Neither}, favour: 1"},
            "other answers counted as good then",
        ),
        (
            {
                "was": b"title: {en: Your views}\n",
                "becomes": b"title: {en: Your views}\n  hint: {en: Take your time}\n",
            },
            "",
        ),
    ],
)
def test_a_question_that_changed_breaks_the_series_and_says_why(analyst, change, reason):
    external.publication(analyst, external.questionnaire("1", **change), "2025-06-30", percent=41)
    now = external.publication(analyst, external.questionnaire("2"), "2026-06-30")

    trend = trend_of(now)

    assert trend.points[0].reason == reason
    words = trend_sentence(trend)
    if reason:
        assert words.endswith(f"In 2025, 41%; {reason}, so the two are not compared.")
    else:
        assert words.endswith("In 2025, 41%.")


def test_a_question_that_others_were_asked_breaks_the_series():
    now = external.questionnaire("2")
    then = external.questionnaire(
        "1",
        was=b"label: {en: What was missing?}\n    shown_when: {item: sources, includes: website}",
        becomes=b"label: {en: What was missing?}",
    )

    reasons = differences(*(Asked.of(each, "missing") for each in (then, now)))

    assert reasons == ("other people were asked it then",)


def test_the_line_stops_at_a_break_and_goes_on_after_it(analyst):
    first = external.questionnaire("1", **OTHER_WORDS)
    external.publication(analyst, first, "2023-06-30", percent=30)
    external.publication(analyst, external.questionnaire("2"), "2024-06-30", percent=40)
    now = external.publication(analyst, external.questionnaire("3"), "2026-06-30")

    (figure,) = trend_figures(queries.trend_of(now, now.findings))

    assert [value.is_break for value in figure.chart.values] == [False, True, False]
    assert [value.cells[-1] for value in figure.chart.values] == [
        *("No: the question was asked in other words then", "Yes", "–")
    ]


def test_a_hidden_share_is_a_gap(analyst):
    external.publication(analyst, external.questionnaire("1"), "2025-06-30", percent=None)
    now = external.publication(analyst, external.questionnaire("2"), "2026-06-30")

    assert trend_sentence(trend_of(now)).endswith("In 2025, no share can be shown.")


def test_two_surveys_of_one_year_are_told_apart_by_month(analyst):
    external.publication(analyst, external.questionnaire("1"), "2026-02-28", percent=41)
    now = external.publication(analyst, external.questionnaire("2"), "2026-06-30")

    words = trend_sentence(trend_of(now))

    assert words == "In June 2026, 50% chose “Agree”. In February 2026, 41%."


def test_only_what_is_published_and_older_and_ours_is_in_a_trend(analyst):
    other = make.analyst()
    external.publication(other, external.questionnaire("1"), "2025-06-30")
    external.publication(analyst, external.questionnaire("3"), "2027-06-30")
    waiting = external.publication(analyst, external.questionnaire("2"), "2026-06-30")
    services.prepare_findings(
        make.closed_survey(analyst, of=external.questionnaire("4")), by=analyst, groupings=[]
    )

    assert queries.trend_of(waiting, waiting.findings) == ()
    assert Publication.objects.filter(stage=Stage.WAITING).exists()


def own(analyst, **changes):
    right = {
        "is_own": True,
        "same_instrument": True,
        "title": "Westmere 2022",
        "published_on": date(2022, 9, 1),
        "fieldwork_from": date(2022, 3, 1),
        "fieldwork_to": date(2022, 4, 30),
    }
    return external.loaded(analyst, external.SHARES, **(right | changes))


def test_an_older_survey_of_our_own_begins_the_trend(analyst):
    own(analyst)
    now = external.publication(analyst, external.questionnaire("1"), "2026-06-30")

    trend = trend_of(now)

    assert [(point.on.year, point.percent, point.base) for point in trend.points] == [
        *((2022, 41, 600), (2026, 50, 120))
    ]
    assert not any(point.is_break for point in trend.points)
    assert queries.reference_lines(now, now.findings) == ()


def test_an_older_survey_that_asked_otherwise_is_a_break(analyst):
    own(analyst, same_instrument=False)
    now = external.publication(analyst, external.questionnaire("1"), "2026-06-30")

    reason = trend_of(now).points[0].reason

    assert "it was another survey then" in reason
    assert "the question was asked in other words then" in reason


def test_weighted_shares_are_not_laid_beside_those_as_they_were_counted(analyst):
    earlier = external.publication(analyst, external.questionnaire("1"), "2025-06-30", percent=41)
    now = external.publication(analyst, external.questionnaire("2"), "2026-06-30")
    assert earlier.findings.is_weighted is False

    trend = trend_of(now)

    assert [point.percent for point in trend.points] == [41, 50]


def test_results_of_others_stand_beside_ours_with_source_base_and_marks(analyst):
    wave = external.loaded(analyst)
    now = external.publication(analyst, external.questionnaire("1"), "2026-06-30")

    (line,) = queries.reference_lines(now, now.findings)
    (reference,) = line.references
    (figure,) = reference_figures((line,))

    assert (line.code, line.percent, line.base) == ("listened", 50, 120)
    assert (reference.percent, reference.base) == (50, 360)
    assert reference.licence == wave.licence
    assert "It is another survey." in reference.marks
    assert figure.chart is not None
    assert "no difference is tested" in figure.chart.sentence
    assert queries.trend_of(now, now.findings) == ()


def test_what_is_not_comparable_is_named_with_its_reason_and_has_no_figure(analyst):
    small = external.SHARES.replace(b"600", b"20")
    external.loaded(analyst, small, same_instrument=True)
    now = external.publication(analyst, external.questionnaire("1"), "2026-06-30")

    (line,) = queries.reference_lines(now, now.findings)
    (figure,) = reference_figures((line,))

    assert line.references == ()
    assert "too few to compare" in line.left_out[0][1]
    assert figure.chart is None


def test_results_that_were_mapped_to_an_older_wording_are_left_out(analyst):
    then = external.questionnaire("0", **OTHER_WORDS)
    external.loaded(analyst, external.SHARES, of=then, same_instrument=True)
    now = external.publication(analyst, external.questionnaire("1"), "2026-06-30")

    (line,) = queries.reference_lines(now, now.findings)

    assert line.references == ()
    assert line.left_out == (
        (
            "National parent survey 2025",
            "Our question has changed since their results were mapped to it.",
        ),
    )


def worked_out(analyst, *, build=lambda drafted: None):
    """Findings of a survey with the usual blocks, or with what `build` makes of them."""
    survey = make.closed_survey(analyst, of=external.questionnaire("1"))
    drafted = services.draft_findings(survey, by=analyst, groupings=[])
    build(drafted)
    begun = services.begin_findings(drafted, by=analyst)
    services.work_out_findings(begun)
    begun.refresh_from_db()
    return begun


def test_both_are_frozen_with_the_findings_and_stand_on_the_page(analyst):
    own(analyst)
    wave = external.loaded(analyst)
    found = worked_out(analyst)
    kept = found.content
    services.remove_external_wave(wave, by=analyst, reason="Not ours to show")
    address = address_in(found.partnership, "results:findings", found.key)

    page = partnerships.signed_in(analyst).get(address).content.decode()

    text = re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", page)))
    assert re.search(r"In 20\d\d, \d\d% chose “Agree”\. In 2022, 41%", text)
    assert "National parent survey 2025" in text
    assert text.count("Licence: Open Government Licence v3.0.") == 2
    assert Publication.objects.get(pk=found.pk).content == kept


def test_a_publication_without_these_blocks_has_neither(analyst):
    own(analyst)
    external.loaded(analyst)

    def without(drafted):
        for block in drafted.built:
            if block.kind in (Kind.TREND, Kind.OTHERS):
                services.remove_block(drafted, block.key, by=analyst)

    found = worked_out(analyst, build=without).findings

    assert found.trends == found.others == ()
    assert not {"over-time", "beside-others"} & {each.place for each in shown_blocks(found)}
