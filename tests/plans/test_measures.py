"""Measures: values with base, source and day; corrections kept; a break where words changed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from heard.partnerships.roles import Role
from heard.plans.measure_details import Belongs, Goal, MeasureDetails, Read
from heard.plans.models import Measure, Reading
from heard.plans.queries.measures_todo import todo
from heard.plans.services import measures
from heard.plans.services.measures import Choice
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.plans import make
from tests.results import make as results

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

KEEPERS = {Role.PLAN_LEAD, Role.ENGAGEMENT_LEAD, Role.ANALYST}
READERS = KEEPERS | {
    Role.COMMUNICATIONS_LEAD,
    Role.COMMITTEE_OFFICER,
    Role.ELECTED_MEMBER,
    Role.PARENT_REPRESENTATIVE,
    Role.FORUM_CHAIR,
    Role.READ_ONLY,
}


def keeper(measure):
    return make.lead(measure.partnership)


def client_of(measure):
    return partnerships.signed_in(keeper(measure))


def at(measure, name, *args):
    return address_in(measure.partnership, f"plans:{name}", measure.pk, *args)


def read(value=52, on=date(2026, 10, 31), **more):
    given = {"source_words": "Monthly count", "value": Decimal(value)}
    return Read(on=on, **(given | more))


def details(**more):
    given = {"name": "On time", "unit": "percent", "direction": "up", "source": "count"}
    return MeasureDetails(**(given | more))


def test_a_day_has_one_value_and_a_correction_keeps_the_old_one():
    measure = make.measure()
    lead = keeper(measure)
    first = measures.add_reading(measure, read(52), by=lead)
    with pytest.raises(measures.ReadAlreadyError):
        measures.add_reading(measure, read(53), by=lead)

    measures.correct_reading(first, read(47), because="Two were counted twice", by=lead)

    assert [each.value for each in measure.readings.current()] == [47]
    first.refresh_from_db()
    assert first.replaced_because == "Two were counted twice"
    with pytest.raises(measures.CorrectedMeanwhileError):
        measures.correct_reading(first, read(48), because="Again", by=lead)


@pytest.mark.parametrize("value", [101, -1])
def test_a_share_lies_between_nothing_and_everything(value):
    measure = make.measure()

    with pytest.raises(measures.NotAPercentageError):
        measures.add_reading(measure, read(value), by=keeper(measure))
    with pytest.raises(measures.NotAPercentageError):
        measures.make_measure(
            measure.partnership,
            details(goal=Goal(baseline=Decimal(value), baseline_on=date(2026, 1, 1))),
            by=keeper(measure),
        )


def test_nothing_was_counted_on_a_day_to_come():
    measure = make.measure()
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(measures.DayToComeError):
        measures.add_reading(measure, read(on=tomorrow), by=keeper(measure))


def test_a_measure_belongs_to_nothing_of_another_area():
    lead = make.lead()
    elsewhere = make.action()

    with pytest.raises(measures.NotThisAreaError):
        measures.make_measure(
            lead.partnership, details(belongs=Belongs(actions=(elsewhere,))), by=lead
        )


def test_two_who_change_a_measure_are_told():
    measure = make.measure()
    measures.change_measure(measure, details(), revision=0, by=keeper(measure))

    with pytest.raises(measures.MeasureChangedError):
        measures.change_measure(measure, details(), revision=0, by=keeper(measure))


def survey_measure(publication):
    return make.measure(publication.partnership, source="survey", baseline=None, baseline_on=None)


def rated_code(publication):
    return next(each.code for each in publication.findings.questions if each.is_rated)


def test_a_published_result_is_taken_in_with_its_base_and_its_day():
    publication = results.published()
    measure = survey_measure(publication)
    choice = Choice(rated_code(publication), "positive")

    reading = measures.read_result(measure, publication, choice, by=keeper(measure))

    shown = publication.findings.question(choice.question).everybody
    assert (reading.value, reading.base) == (shown.positive.percent, shown.rated)
    assert reading.on == publication.findings.asked_until
    assert reading.source_words == publication.title
    assert not reading.is_break
    measure.refresh_from_db()
    assert (measure.question, measure.answer) == (choice.question, "positive")
    with pytest.raises(measures.ReadAlreadyError):
        measures.read_result(measure, publication, choice, by=keeper(measure))


def test_a_question_that_was_worded_otherwise_breaks_the_series():
    publication = results.published()
    measure = survey_measure(publication)
    make.reading(measure, date(2020, 1, 1), wording_sha256="0" * 64)
    choice = Choice(rated_code(publication), "positive")

    reading = measures.read_result(measure, publication, choice, by=keeper(measure))

    assert reading.is_break
    assert "worded differently" in reading.break_words


def test_findings_of_another_area_and_what_they_hide_are_not_taken_in():
    publication = results.published()
    other = make.measure()
    with pytest.raises(measures.NotThisAreaError):
        measures.read_result(other, publication, Choice("x", "positive"), by=keeper(other))
    measure = survey_measure(publication)

    with pytest.raises(measures.NoSuchResultError):
        measures.read_result(measure, publication, Choice("x", "positive"), by=keeper(measure))


def test_a_new_result_and_an_old_count_are_asked_for():
    publication = results.published()
    measure = survey_measure(publication)
    lead = keeper(measure)
    Measure.objects.filter(pk=measure.pk).update(
        question=rated_code(publication), answer="positive"
    )
    plan = make.plan(publication.partnership)
    counted = make.measure(publication.partnership, "Waits")
    counted.plans.add(plan)
    make.reading(counted, timezone.localdate() - timedelta(days=101))

    asked = [each.text for each in todo(lead)]

    assert asked == [
        f"Take the new result into {measure.name}",
        "Enter a new value of Waits",
    ]
    choice = Choice(rated_code(publication), "positive")
    measures.read_result(measure, publication, choice, by=lead)
    make.reading(counted, timezone.localdate())
    assert todo(lead) == []


def test_staff_add_a_measure_and_a_value_through_the_pages():
    lead = make.lead()
    client = partnerships.signed_in(lead)
    area = lead.partnership
    action = make.action(make.plan(area))
    sent = {
        "name": "On time",
        "unit": "percent",
        "decimals": "0",
        "direction": "up",
        "source": "count",
        "source_words": "Counted by the SEND team",
        "baseline": "40",
        "baseline_on_day": "31",
        "baseline_on_month": "1",
        "baseline_on_year": "2025",
        "target": "30",
        "target_on_day": "31",
        "target_on_month": "3",
        "target_on_year": "2027",
        "actions": [str(action.pk)],
        "is_public": "yes",
    }

    page = client.post(address_in(area, "plans:make_measure"), sent, follow=True).content.decode()
    assert "The target is worse than where it began" in page
    measure = Measure.objects.get(name="On time")
    assert list(measure.actions.all()) == [action]
    day = {"on_day": "31", "on_month": "10", "on_year": "2026"}
    value = {"symbol": "value", "value": "52", "source_words": "Monthly count", **day}
    client.post(at(measure, "add_reading"), value)
    again = client.post(at(measure, "add_reading"), value).content.decode()
    assert "There is a value of this day" in again

    page = client.get(at(measure, "keep_measure")).content.decode()
    assert "52% on 31 October 2026" in page


def test_a_symbol_is_said_in_words_and_is_never_a_number():
    measure = make.measure()
    day = {"on_day": "31", "on_month": "10", "on_year": "2026"}
    sent = {"symbol": "c", "source_words": "SEN2, release of June 2026", **day}

    client_of(measure).post(at(measure, "add_reading"), sent)

    reading = Reading.objects.get()
    assert (reading.value, reading.symbol) == (None, "c")
    page = client_of(measure).get(at(measure, "keep_measure")).content.decode()
    assert "Kept confidential" in page


@pytest.mark.parametrize("value", ["", "many", "1e9", "101", "NaN", "9" * 40])
def test_a_number_that_is_none_is_asked_for_again(value):
    measure = make.measure()
    day = {"on_day": "31", "on_month": "10", "on_year": "2026"}
    sent = {"symbol": "value", "value": value, "source_words": "x", **day}

    page = client_of(measure).post(at(measure, "add_reading"), sent).content.decode()

    assert "Error:" in page
    assert not Reading.objects.exists()


def test_staff_take_a_result_in_through_the_pages():
    publication = results.published()
    measure = survey_measure(publication)
    address = at(measure, "read_result", publication.key)
    client = client_of(measure)
    assert "Which question?" in client.get(address).content.decode()

    client.post(f"{address}?question={rated_code(publication)}", {"answer": "positive"})

    assert measure.readings.get().publication == publication
    assert client.get(address, follow=True).status_code == 200


def test_everybody_reads_a_measure_with_its_table_and_its_target(client):
    measure = make.measure(plain_words="Of all new plans.")
    make.reading(measure, date(2026, 3, 31), value=Decimal(45), base=300)
    make.reading(
        measure, date(2026, 9, 30), value=Decimal(80), is_break=True, break_words="Counted anew"
    )
    address = address_in(measure.partnership, "plans:measure", measure.key)

    page = client.get(address).content.decode()

    assert "60% is wanted by 31 March 2027." in page
    assert "Counted anew" in page
    assert "<svg" in page
    assert "<desc" in page
    Measure.objects.update(is_public=False)
    assert client.get(address).status_code == 404
    elsewhere = address_in(partnerships.partnership(), "plans:measure", measure.key)
    assert client.get(elsewhere).status_code == 404


def test_a_measure_that_is_not_counted_any_more_keeps_its_history():
    measure = make.measure()
    make.reading(measure)

    client_of(measure).post(at(measure, "retire_measure"), {"because": "The law changed"})

    measure.refresh_from_db()
    assert measure.retired_because == "The law changed"
    assert measure.readings.count() == 1


def test_who_reads_and_who_keeps_measures():
    measure = make.measure()
    area = measure.partnership
    reading = make.reading(measure)

    for name, args in (("measures", ()), ("keep_measure", (measure.pk,))):
        assert_access(Page(f"plans:{name}", args, partnership=area), roles=READERS)
    for name, args in (
        ("make_measure", ()),
        ("change_measure", (measure.pk,)),
        ("retire_measure", (measure.pk,)),
        ("add_reading", (measure.pk,)),
        ("correct_reading", (measure.pk, reading.pk)),
    ):
        assert_access(Page(f"plans:{name}", args, partnership=area), roles=KEEPERS)
