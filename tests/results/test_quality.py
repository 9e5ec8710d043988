"""How good the answers are: what staff see of it, and that no small number is among it."""

import re
from html import unescape

import msgspec
import pytest
from django.db import IntegrityError, transaction

from heard.audit.models import Entry
from heard.engines.estimation.quality.meanings import MEANINGS as OF_THE_ENGINE
from heard.partnerships.roles import PERMISSIONS, Permission
from heard.results import queries, services
from heard.results.models import CheckStage, QualityCheck
from heard.results.quality import Chosen, ChosenError
from heard.results.quality.combining import MOST_COMBINATIONS, Part
from heard.results.quality.page import quality_page
from heard.results.quality.words import MEANINGS
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make
from tests.results import make_quality as quality
from tests.surveys import make as surveys

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def at(member, name, survey):
    return address_in(member.partnership, f"results:{name}", survey.key)


def text_of(response):
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", response.content.decode())))


def test_who_may_look_at_the_quality_of_answers():
    survey = make.closed_survey()
    roles = PERMISSIONS[Permission.PREPARE_FINDINGS]

    for name in ("check_quality", "add_combination"):
        page = Page(f"results:{name}", (survey.key,), partnership=survey.partnership)
        assert_access(page, roles=roles)


def test_an_open_survey_is_not_looked_at():
    analyst = make.analyst()
    survey = surveys.survey(analyst)

    with pytest.raises(services.SurveyStillOpenError):
        services.check_quality(survey, by=analyst)
    assert (
        partnerships.signed_in(analyst).get(at(analyst, "check_quality", survey)).status_code == 404
    )


def test_it_is_asked_for_worked_out_and_read():
    analyst = make.analyst()
    survey = quality.closed_survey(analyst)
    browser, address = partnerships.signed_in(analyst), at(analyst, "check_quality", survey)

    before = text_of(browser.get(address))
    waiting = text_of(browser.post(address, follow=True))
    services.work_out_quality(QualityCheck.objects.get())
    done = text_of(browser.get(address))

    assert "Nothing is changed and nothing is taken out" in before
    assert "Waiting to start Now" in waiting
    assert "Left blank by many “Does it suit your child?”: About 40 of 200 (20%)." in done
    assert "Many stopped in one section “Your views”: About 40 of 200 (20%)." in done
    assert "What you can do: Show the base beside the share." in done


def test_asking_twice_looks_once():
    analyst = make.analyst()
    survey = make.closed_survey(analyst)

    first = services.check_quality(survey, by=analyst)
    second = services.check_quality(survey, by=make.analyst(of=analyst.partnership))

    assert first == second
    assert Entry.objects.filter(deed="answers looked through").count() == 1


def test_working_it_out_twice_changes_nothing():
    check = quality.checked()
    before = QualityCheck.objects.values().get()

    services.work_out_quality(check)

    assert QualityCheck.objects.values().get() == before


def test_work_that_was_cut_off_starts_again_from_the_beginning():
    analyst = make.analyst()
    check = services.check_quality(make.closed_survey(analyst), by=analyst)
    QualityCheck.objects.update(stage=CheckStage.PROTECTING)
    check.refresh_from_db()

    services.work_out_quality(check)

    check.refresh_from_db()
    assert check.stage == CheckStage.DONE


def test_too_few_answers_show_nothing():
    analyst = make.analyst()
    survey = make.closed_survey(analyst, families=make.returns()[:20])
    check = services.check_quality(survey, by=analyst)

    services.work_out_quality(check)

    check.refresh_from_db()
    page = text_of(partnerships.signed_in(analyst).get(at(analyst, "check_quality", survey)))
    assert (check.stage, check.record) == (CheckStage.FAILED, "")
    assert "Too few people answered: 30 answers are needed" in page


def test_good_answers_have_no_findings_and_the_page_says_so():
    analyst = make.analyst()
    families = [
        (mode, answers | {"sources": answers.get("sources", ["none"])})
        for mode, answers in make.returns()
    ]
    for number, (_mode, answers) in enumerate(families):
        answers["listened"] = ("agree", "neither", "disagree")[number % 3]
    check = quality.checked(make.closed_survey(analyst, families=families), by=analyst)

    page = quality_page(queries.quality_record(check))

    shown = text_of(partnerships.signed_in(analyst).get(at(analyst, "check_quality", check.survey)))
    assert page.stands_out == ()
    assert "No findings: nothing that can be shown stands out." in shown


def test_the_question_with_most_blanks_comes_first():
    page = quality_page(queries.quality_record(quality.checked()))

    shares = [line.blank for line in page.items]
    known = [int(share.removesuffix("%")) for share in shares if share != "Not shown"]
    assert page.items[0].label == "Does it suit your child?"
    assert known == sorted(known, reverse=True)
    assert shares[len(known) :] == ["Not shown"] * (len(shares) - len(known))


def test_no_word_that_a_family_wrote_is_kept():
    check = quality.checked(make.closed_survey())

    assert "The words a family wrote" not in check.record


def test_every_kind_of_the_engine_has_our_words():
    assert {kind: (str(a), str(b)) for kind, (a, b) in MEANINGS.items()} == OF_THE_ENGINE


def test_what_the_findings_hide_is_hidden_here_too():
    check = quality.checked()
    shown = queries.quality_record(check).item("suits")
    assert shown is not None
    assert shown.blank.everyone.count == 40

    record = quality.beside_findings_that_hide(check, "suits")

    hidden = record.item("suits")
    assert hidden is not None
    assert {hidden.blank.everyone.count, *(each.count for each in hidden.blank.by_mode)} == {None}


def test_usual_combinations_are_looked_for_where_age_and_placement_are_asked():
    check = quality.checked()

    row = queries.quality_record(check).combinations[0]

    assert [each.strength for each in check.chosen] == ["impossible", "unlikely"]
    assert row.words == (
        "“How old is your child?”: Under 5. “Where does your child learn?”: College."
    )
    assert row.found.count == 15


def test_a_combination_is_chosen_on_two_pages_and_counted_with_the_others():
    analyst = make.analyst()
    check = quality.checked(quality.closed_survey(analyst), by=analyst)
    browser = partnerships.signed_in(analyst)
    address = at(analyst, "add_combination", check.survey)

    same = text_of(browser.get(address, {"first": "suits", "second": "suits"}))
    second = f"{address}?first=listened&second=suits"
    asked = text_of(browser.get(second))
    empty = text_of(browser.post(second, {"first_options": ["agree"]}))
    sent = {
        "first_options": ["agree"],
        "second_options": ["disagree"],
        "strength": "unlikely",
        "reason": "Nobody says both",
    }
    for _twice in range(2):
        assert browser.post(second, sent).status_code == 302
    check.refresh_from_db()
    services.work_out_quality(check)
    page = text_of(browser.get(at(analyst, "check_quality", check.survey)))

    assert "Select two different questions" in same
    assert "Why can this hardly be?" in asked
    assert "Select answers of the second question" in empty
    assert "Enter why this can hardly be" in empty
    assert len(check.chosen) == 3
    assert "Nobody says both" in page


def test_combinations_that_could_be_subtracted_are_refused():
    analyst = make.analyst()
    check = quality.checked(quality.closed_survey(analyst), by=analyst)
    wider = Chosen(
        Part("placement", ("further_education", "mainstream")),
        Part("age_band", ("11_to_15",)),
        "Colleges",
    )

    with pytest.raises(ChosenError, match="overlapping groups could be subtracted"):
        services.add_combination(check.survey, wider, by=analyst)


@pytest.mark.parametrize(
    ("first", "second"),
    [("suits", "nobody"), ("suits", "comment"), ("suits", "suits")],
)
def test_a_combination_of_what_the_questionnaire_has_not_is_refused(first, second):
    analyst = make.analyst()
    check = quality.checked(quality.closed_survey(analyst), by=analyst)
    odd = Chosen(Part(first, ("agree",)), Part(second, ("agree",)), "Why not")

    with pytest.raises(ChosenError):
        services.add_combination(check.survey, odd, by=analyst)


def test_there_are_few_combinations():
    analyst = make.analyst()
    check = quality.checked(quality.closed_survey(analyst), by=analyst)
    QualityCheck.objects.update(combinations=[check.combinations[0]] * MOST_COMBINATIONS)
    more = Chosen(Part("listened", ("agree",)), Part("suits", ("agree",)), "Why not")

    with pytest.raises(ChosenError, match="12 combinations already"):
        services.add_combination(check.survey, more, by=analyst)


def test_what_was_worked_out_for_fewer_combinations_is_not_kept():
    analyst = make.analyst()
    check = services.check_quality(quality.closed_survey(analyst), by=analyst)
    more = Chosen(Part("listened", ("agree",)), Part("suits", ("disagree",)), "Nobody says both")
    services.add_combination(check.survey, more, by=analyst)

    services.work_out_quality(check)  # the job of before, with two combinations

    current = QualityCheck.objects.get()
    assert (current.stage, current.record) == (CheckStage.WAITING, "")


def test_a_finished_check_without_a_record_cannot_be_kept():
    quality.checked()

    with pytest.raises(IntegrityError), transaction.atomic():
        QualityCheck.objects.update(record="")


def test_the_record_can_be_read_back():
    check = quality.checked()

    assert msgspec.json.encode(check.found).decode() == check.record
