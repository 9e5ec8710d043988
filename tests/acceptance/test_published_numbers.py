"""800 returns go in, findings come out: does anything public give a small group away?

Everything that is published is fetched as a reader would, read back, and attacked.
"""

import csv
import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from heard.engines.disclosure import Fact, Rule, suppress_unsafe
from heard.engines.questionnaire import Questionnaire, read_questionnaire
from heard.partnerships.models import Member
from heard.results import queries, services
from heard.results.blocks import Chosen
from heard.results.findings import Findings
from heard.results.tally import Tally
from heard.surveys import services as survey_services
from heard.surveys.models import Survey
from heard.surveys.services import returns
from tests.access import address_in
from tests.results import attacking, make, one_table
from tests.results.reading_back import Everything, gather
from tests.surveys import make as surveys

# Without the mark there would be no test databases for the fixture below.
pytestmark = pytest.mark.django_db(databases=["default", "answers"])
SHARED = Path(os.environ.get("HEARD_SHARED", Path(__file__).parents[2].parent / "shared"))
RETURNS = SHARED / "data" / "returns-800.csv"
GROUPINGS = ["mode", "age_band", "need", "district"]
# Whoever ticked the Local Offer was asked what was missing there, and nobody else.
ROUTING = Fact(
    (
        (("local_offer_missing", "written"), 1),
        (("local_offer_missing", "_blank"), 1),
        (("sources", "local_offer"), -1),
    ),
    "==",
)


@dataclass(frozen=True)
class Run:
    """What was published, as read back; what it was made from, to weaken the rule on purpose."""

    everything: Everything
    families: list[tuple[str, dict[str, Any]]]
    findings: Findings
    tally: Tally
    chosen: Chosen


@pytest.fixture(scope="module")
def run(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Run:
    """Done once for all tests; nothing stays in the databases."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        for alias in ("default", "answers"):
            stack.enter_context(transaction.atomic(alias))
            stack.callback(transaction.set_rollback, True, alias)
        analyst = make.analyst()
        survey = closed_survey(analyst)
        publication = services.prepare_findings(survey, by=analyst, groupings=GROUPINGS)
        services.work_out_findings(publication)
        services.publish_findings(
            publication, by=analyst, title="Views", summary="We heard.", alone_because="A test"
        )
        publication.refresh_from_db()
        tally = Tally.of(survey.version.questionnaire, queries.responses(survey))
        address = address_in(publication.partnership, "results:publication", publication.key)
        return Run(
            gather(address),
            families(survey.version.questionnaire),
            publication.findings,
            tally,
            services.shown_by(publication),
        )


def closed_survey(analyst: Member) -> Survey:
    """The returns, brought in through the door that staff use."""
    questionnaire = read_questionnaire(SHARED / "data" / "parents-carers.xlsx")
    survey = surveys.survey(analyst, of=questionnaire)
    file = surveys.returns_file(survey, RETURNS.read_bytes(), by=analyst)
    file = returns.import_returns(returns.choose_rows(file, by=analyst))
    assert file.good_rows == 800
    return survey_services.close_survey(survey, by=analyst, reason="Enough answers")


def families(questionnaire: Questionnaire) -> list[tuple[str, dict[str, Any]]]:
    """The returns as they stand in the file, read without any of Heard."""
    several = {item.code for item in questionnaire.items if item.kind == "several_choices"}
    with RETURNS.open(encoding="utf-8", newline="") as file:
        return [
            (row.pop("mode"), {
                code: answer.split(";") if code in several else answer
                for code, answer in row.items()
                if answer
            })
            for row in csv.DictReader(file)
        ]  # fmt: skip


def test_every_page_and_file_says_the_same_numbers_and_hides_the_same(run: Run) -> None:
    questions = [each for each in run.everything.questions if each["options"][0]["label"]]

    assert run.everything.contradictions() == []
    assert len(run.everything.pages) == 1 + len(GROUPINGS) + len(questions)
    assert len(run.everything.numbers()) > 1000


def test_the_attacker_opens_nothing_from_the_published_numbers_alone(run: Run) -> None:
    published = attacking.rebuild(run.everything, [ROUTING])

    assert attacking.openings(published) == []


def test_a_second_attacker_of_another_make_opens_nothing(run: Run) -> None:
    hidden = one_table.hidden_options(run.everything, 60)

    found = {each.of: one_table.bounds(run.everything, each) for each in hidden}

    assert len(found) >= 50  # a cell of two groupings may be drawn from either side
    assert {of: ends for of, ends in found.items() if ends[1] < 8 or ends[1] - ends[0] < 5} == {}


def test_no_count_of_one_to_seven_families_stands_anywhere(run: Run) -> None:
    assert attacking.shown_though_too_few(run.everything, run.families, threshold=8) == []


def test_hiding_the_small_counts_alone_is_opened(run: Run) -> None:
    weak = suppress_unsafe(run.tally.release(run.chosen), Rule()).published
    found = attacking.files_of(weak, run.tally, run.findings)

    assert len(attacking.openings(attacking.rebuild(found, [ROUTING]), enough=20)) >= 20


def test_a_threshold_of_one_is_opened(run: Run) -> None:
    rule = Rule(threshold=1, round_to=1, protection=0)
    weak = suppress_unsafe(run.tally.release(run.chosen), rule).published
    found = attacking.files_of(weak, run.tally, run.findings)

    assert attacking.shown_though_too_few(found, run.families, threshold=8)
    assert attacking.openings(weak, Rule(), enough=20)


def test_exact_percentages_are_opened(run: Run) -> None:
    exact = attacking.exact_percentages(run.everything, run.families)

    hidden = one_table.hidden_options(run.everything, 60)
    found = [one_table.bounds(run.everything, each, exact) for each in hidden]

    assert [ends for ends in found if ends[1] - ends[0] < 5]
