import msgspec
import pytest
from django.db import IntegrityError, transaction

from heard.audit.models import Entry
from heard.results import services
from heard.results.findings import Figure
from heard.results.models import Publication, Stage
from tests.results import make
from tests.surveys import make as surveys

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def test_an_open_survey_has_no_findings():
    analyst = make.analyst()
    survey = surveys.survey(analyst)

    with pytest.raises(services.SurveyStillOpenError):
        services.prepare_findings(survey, by=analyst, groupings=[])


def test_findings_are_worked_out_rounded_and_ready():
    found = make.prepared()

    everybody = found.findings.question("listened").everybody
    assert found.stage == Stage.READY
    assert found.findings.replies == 150
    assert everybody.rated == 120
    assert everybody.positive == Figure(60, 50, low=42, high=58)
    assert everybody.figures[0] == Figure(60, 50, low=42, high=58)


def test_a_group_of_three_families_is_hidden_wherever_it_stands():
    found = make.prepared()

    for question in found.findings.questions:
        for line in question.breakdowns[-1].lines:
            if line.code == "islet":
                assert line.base is None
                assert {figure.count for figure in line.figures} == {None}


def test_no_word_that_a_family_wrote_reaches_the_findings():
    found = make.prepared()

    assert "The words a family wrote" not in found.content


def test_a_survey_with_too_few_answers_shows_nothing():
    analyst = make.analyst()
    survey = make.closed_survey(analyst, families=make.returns()[:20])
    found = services.prepare_findings(survey, by=analyst, groupings=[])

    services.work_out_findings(found)

    found.refresh_from_db()
    assert (found.stage, found.content) == (Stage.FAILED, "")


def test_working_findings_out_twice_changes_nothing():
    found = make.prepared()
    before = Publication.objects.values().get(pk=found.pk)

    services.work_out_findings(found)

    assert Publication.objects.values().get(pk=found.pk) == before


def test_work_that_was_cut_off_starts_again_from_the_beginning():
    analyst = make.analyst()
    found = services.prepare_findings(make.closed_survey(analyst), by=analyst, groupings=[])
    found.stage = Stage.PROTECTING
    found.save()

    services.work_out_findings(found)

    found.refresh_from_db()
    assert found.stage == Stage.READY


def test_an_unknown_grouping_is_refused():
    analyst = make.analyst()
    survey = make.closed_survey(analyst)

    with pytest.raises(services.UnknownGroupingError):
        services.prepare_findings(survey, by=analyst, groupings=["shoe_size"])


def test_findings_that_were_refused_cannot_be_published():
    analyst = make.analyst()
    found = make.prepared(analyst)
    found.stage = Stage.REFUSED
    found.save()

    with pytest.raises(services.NotReadyError):
        services.publish_findings(found, by=analyst, title="Views", summary="We heard.")


def test_published_findings_are_frozen_in_the_database():
    found = make.published()

    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Publication.objects.filter(pk=found.pk).update(title="Something kinder")
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Publication.objects.filter(pk=found.pk).delete()


def test_a_survey_is_published_once():
    analyst = make.analyst()
    found = make.published(analyst)

    with pytest.raises(services.AlreadyPublishedError):
        services.publish_findings(found, by=analyst, title="Again", summary="Again")
    with pytest.raises(services.AlreadyPublishedError):
        services.prepare_findings(found.survey, by=analyst, groupings=["district"])


def test_preparing_anew_takes_the_place_of_what_was_not_published():
    analyst = make.analyst()
    first = make.prepared(analyst)

    second = services.prepare_findings(first.survey, by=analyst, groupings=["mode"])

    assert list(first.survey.publications.all()) == [second]


def test_the_audit_says_who_published_and_nothing_of_the_answers():
    analyst = make.analyst()
    make.published(analyst)

    entries = Entry.objects.filter(partnership_id=analyst.partnership_id)
    assert entries.filter(deed="findings published", actor_id=analyst.user_id).count() == 1
    details = msgspec.json.encode(list(entries.values_list("details", flat=True))).decode()
    assert "disagree" not in details
    assert "website" not in details
