from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from heard.engines.estimation import Margin, MarginError
from heard.partnerships.roles import PERMISSIONS, Permission
from heard.results import queries, services
from heard.results.models import Population, Weighting, WeightingStage
from heard.results.services.studying import study_of
from heard.results.tally import Tally
from heard.results.weighing import Weigher
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

# 147 of the 150 families say where they live: 73 at the lake, 74 on the moor, 3 on the islet.
PEOPLE = Margin("district", {"lake": 600, "moor+islet": 400})
COUNTED = services.Counted("The council's own records", date(2026, 1, 15))


def population(survey, by, margin=PEOPLE) -> Population:
    return services.bring_in_population(survey, [margin], COUNTED, by=by)


def tried(survey, by, margin=PEOPLE) -> Weighting:
    found = services.try_weights(
        population(survey, by, margin), items=["district"], is_bounded=False, by=by
    )
    services.work_out_weights(found)
    found.refresh_from_db()
    return found


def two_places() -> list[tuple[str, dict[str, str]]]:
    """300 families at the lake of whom 60 % agree, 300 on the moor of whom 20 % do."""
    views = {
        "lake": ["agree"] * 60 + ["neither"] * 20 + ["disagree"] * 20 + ["dont_know"] * 20,
        "moor": ["agree"] * 20 + ["neither"] * 20 + ["disagree"] * 60 + ["dont_know"] * 20,
    }
    said = [(view, home) for home in views for view in views[home] * 3]
    return [
        (("web", "paper")[n % 2], {"listened": view, "district": home})
        for n, (view, home) in enumerate(said)
    ]


def test_weights_are_worked_out_and_seen_before_they_are_used():
    analyst = make.analyst()
    found = tried(make.closed_survey(analyst), analyst)

    assert found.stage == WeightingStage.READY
    assert queries.weighting_in_use(found.survey) is None
    shares = found.effect["mirrors"][0]["shares"]
    assert [(share["label"], share["asked"]) for share in shares] == [
        ("Lakeside", 60),
        ("Northmoor / The islet", 40),
    ]
    assert found.effect["replies"] == 150
    assert found.effect["changes"][0]["before"] == 50


def test_who_replied_does_not_tell_what_findings_would_hide():
    analyst = make.analyst()
    apart = Margin("district", {"lake": 600, "moor": 390, "islet": 10})
    found = tried(make.closed_survey(analyst), analyst, apart)

    replied = {s["label"]: s["replied"] for s in found.effect["mirrors"][0]["shares"]}
    assert replied["The islet"] is None
    assert list(replied.values()).count(None) >= 2


def test_weights_in_use_make_the_shares_of_findings():
    analyst = make.analyst()
    survey = make.closed_survey(analyst, families=two_places())
    even = Margin("district", {"lake": 9_000, "moor+islet": 1_000})
    services.accept_weights(tried(survey, analyst, even), by=analyst)

    found = services.prepare_findings(survey, by=analyst, groupings=["district"])
    services.work_out_findings(found)
    found.refresh_from_db()

    positive = found.findings.question("listened").everybody.positive
    assert (positive.count, positive.percent) == (240, 40)
    assert positive.weighted == 56  # 0.9 x 60 % + 0.1 x 20 %
    assert positive.low < 56 < positive.high
    assert found.findings.weighted_by == ("Where do you live?",)
    assert found.findings.mirrors[0].shares[0].asked == 90


def test_a_group_is_held_beside_everybody_else_with_the_weights_in_use():
    analyst = make.analyst()
    survey = make.closed_survey(analyst, families=two_places())
    even = Margin("district", {"lake": 9_000, "moor+islet": 1_000})
    weighting = services.accept_weights(tried(survey, analyst, even), by=analyst)
    tally = Tally.of(survey.version.questionnaire, queries.responses(survey))
    weigher = Weigher(study_of(survey, weighting, tally, ["district"]))

    lake = weigher.contrasts("district", {"listened"})["listened", "lake"]

    assert lake.is_clear
    assert lake.points == 40


def test_weights_that_are_not_possible_say_why():
    analyst = make.analyst()
    nobody = Margin("district", {"lake": 600, "moor": 400, "islet": 0})
    found = tried(make.closed_survey(analyst), analyst, nobody)

    assert found.stage == WeightingStage.FAILED
    assert "islet" in found.problems[0]
    with pytest.raises(services.WeightingNotReadyError):
        services.accept_weights(found, by=analyst)


def test_figures_that_do_not_fit_the_questions_are_refused():
    analyst = make.analyst()
    survey = make.closed_survey(analyst)

    with pytest.raises(MarginError, match="no figure for “islet”"):
        population(survey, analyst, Margin("district", {"lake": 1, "moor": 2}))
    assert not survey.populations.exists()


def test_one_way_to_weight_is_in_use_at_a_time():
    analyst = make.analyst()
    survey = make.closed_survey(analyst)
    first = services.accept_weights(tried(survey, analyst), by=analyst)

    second = services.accept_weights(tried(survey, analyst), by=analyst)

    first.refresh_from_db()
    assert first.stage == WeightingStage.DROPPED
    assert queries.weighting_in_use(survey) == second
    services.drop_weights(second, by=analyst)
    assert queries.weighting_in_use(survey) is None


def test_working_out_twice_changes_nothing():
    analyst = make.analyst()
    found = services.accept_weights(tried(make.closed_survey(analyst), analyst), by=analyst)

    services.work_out_weights(found)

    found.refresh_from_db()
    assert found.stage == WeightingStage.ACCEPTED


def test_population_figures_never_change():
    analyst = make.analyst()
    found = population(make.closed_survey(analyst), analyst)

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Population.objects.filter(pk=found.pk).update(source="Somebody else")


def test_who_may_enter_the_pages_of_weights():
    analyst = make.analyst()
    found = tried(make.closed_survey(analyst), analyst)
    see = PERMISSIONS[Permission.SEE_FINDINGS]
    prepare = PERMISSIONS[Permission.PREPARE_FINDINGS]
    of = found.survey.partnership

    for name, args, roles in [
        ("results:weights", (found.survey.key,), see),
        ("results:weighting", (found.key,), see),
        ("results:bring_in_population", (found.survey.key,), prepare),
        ("results:try_weights", (found.population.key,), prepare),
    ]:
        assert_access(Page(name, args, partnership=of), roles=roles)


def test_an_analyst_brings_figures_in_and_takes_weights_into_use():
    analyst = make.analyst()
    survey = make.closed_survey(analyst)
    client = partnerships.signed_in(analyst)
    of = survey.partnership

    wrong = client.post(
        address_in(of, "results:bring_in_population", survey.key),
        {
            "file": SimpleUploadedFile("m.csv", b"margin,category,count\ndistrict,lake,many\n"),
            "source": "Records",
            "counted_on_day": "15",
            "counted_on_month": "1",
            "counted_on_year": "2026",
        },
    )
    lines = b"margin,category,count\ndistrict,lake,600\ndistrict,moor+islet,400\n"
    brought = client.post(
        address_in(of, "results:bring_in_population", survey.key),
        {
            "file": SimpleUploadedFile("m.csv", lines),
            "source": "Records",
            "counted_on_day": "15",
            "counted_on_month": "1",
            "counted_on_year": "2026",
        },
    )
    chosen = client.post(brought["Location"], {"items": ["district"]})
    found = survey.weightings.get()
    services.work_out_weights(found)
    page = client.get(chosen["Location"]).content.decode()
    client.post(address_in(of, "results:accept_weights", found.key))

    assert "m.csv:2: “many” is no number of people" in wrong.content.decode()
    assert "Use these weights" in page
    assert "Northmoor / The islet" in page
    assert queries.weighting_in_use(survey) == found
