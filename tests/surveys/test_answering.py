"""Answering as a browser without scripts does it."""

import pytest
from django.test import Client

from heard.surveys import services
from heard.surveys.answers.models import Draft, Receipt, Response
from heard.surveys.forms import cookie
from tests.access import address_in
from tests.questionnaires import make as questionnaires
from tests.surveys import make
from tests.surveys.browser import Browser

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


def test_a_parent_answers_from_start_to_finish():
    survey = make.survey()
    browser = Browser(survey)

    assert browser.get() == "Short breaks 2026"
    assert browser.press("about_breaks", listened="disagree", nights="3") == "Finding out"
    assert (
        browser.press("finding_out", sources=["website"], missing="Opening hours") == "Last words"
    )
    assert browser.press("last_words", stars="4") == "Why not"
    assert browser.press("why_not") == "Check your answers before you send them"
    assert browser.press("check-answers") == "Your answers have been sent"

    assert make.responses(survey) == [
        {
            "mode": "web",
            "listened": "disagree",
            "nights": 3,
            "sources": ["website"],
            "missing": "Opening hours",
            "stars": 4,
        }
    ]
    assert not Draft.objects.exists()


def test_no_cookie_is_set_before_the_first_answer():
    browser = Browser(make.survey())

    browser.get()
    browser.get("about_breaks")
    browser.press("about_breaks")

    assert not browser.client.cookies


def test_the_cookie_of_a_draft_is_for_that_survey_alone_and_no_script():
    survey = make.survey()
    browser = Browser(survey)

    browser.press("about_breaks", nights="3")

    (name,) = browser.client.cookies
    morsel = browser.client.cookies[name]
    assert name == cookie.NAME
    assert morsel["path"] == browser.address()
    assert (morsel["httponly"], morsel["samesite"]) == (True, "Lax")
    assert "sessionid" not in browser.client.cookies


def test_a_section_that_routing_does_not_ask_is_passed_over():
    browser = Browser(make.survey())

    browser.press("about_breaks", listened="agree")

    assert browser.press("last_words", stars="4") == "Check your answers before you send them"


def test_progress_says_which_section_of_how_many():
    browser = Browser(make.survey())

    browser.get("finding_out")
    assert "Section 2 of 3" in browser.page

    browser.press("about_breaks", listened="disagree")
    assert "Section 2 of 4" in browser.page


def test_the_check_page_tells_blank_from_i_do_not_know():
    browser = Browser(make.survey())
    browser.press("about_breaks", listened="dont_know")

    browser.get("check-answers")

    rows = browser.summary()
    assert rows["Staff listened to us"] == "I do not know"
    assert rows["How many nights?"] == "Not answered"


def test_change_leads_to_the_question_and_back_to_the_check_page():
    browser = Browser(make.survey())
    browser.press("about_breaks", nights="3")
    browser.get("check-answers")
    assert f"{browser.address('about_breaks')}?change#id_nights" in browser.page

    heading = browser.press("about_breaks", query="?change", nights="4")

    assert heading == "Check your answers before you send them"
    assert browser.summary()["How many nights?"] == "4"


def test_an_answer_can_be_taken_back_to_blank():
    browser = Browser(make.survey())
    browser.press("about_breaks", listened="agree")
    browser.get("about_breaks")
    assert "Leave this question blank" in browser.page

    browser.press("about_breaks", query="?change", listened="")

    assert browser.summary()["Staff listened to us"] == "Not answered"


def test_a_question_that_depends_on_the_same_page_is_shown_with_its_condition():
    browser = Browser(make.survey())

    browser.get("finding_out")

    words = "Answer the next question only if you chose “The website” for “Where did you look?”."
    assert words in browser.page
    assert "&#34;includes&#34;: &#34;website&#34;" in browser.page


def test_an_answer_outside_the_routing_is_shown_kept_and_not_sent():
    survey = make.survey()
    browser = Browser(survey)
    browser.press("finding_out", sources=["school"], missing="Opening hours")

    browser.get("check-answers")
    assert "You also answered “What was missing on the website?”" in browser.page
    browser.press("check-answers")

    assert make.responses(survey) == [{"mode": "web", "sources": ["school"]}]


def test_errors_say_what_to_do_and_keep_what_was_typed():
    browser = Browser(make.survey())

    browser.press("about_breaks", nights="four hundred", listened="agree")

    assert "<title>Error: Your short breaks" in browser.page
    assert '<a href="#id_nights">Enter a number, like 3</a>' in browser.page
    assert 'value="four hundred"' in browser.page
    assert 'value="agree" checked' in browser.page
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("section", "sent", "error"),
    [
        ("about_breaks", {"nights": "400"}, "Enter a number from 0 to 365"),
        ("about_breaks", {"nights": "1.5"}, "Enter a whole number, like 3"),
        ("about_breaks", {"listened": "perhaps"}, "Select one of the answers in the list"),
        ("finding_out", {"sources": ["pub"]}, "Select only answers in the list"),
        (
            "finding_out",
            {"sources": ["school", "none"]},
            "Select answers, or select “None of these”, not both",
        ),
        ("last_words", {"stars": "6"}, "Select one of the answers in the list"),
        (
            "last_words",
            {"since-day": "31", "since-month": "2", "since-year": "2026"},
            "Enter a real date, like 27 3 2026",
        ),
        ("last_words", {"since-day": "31"}, "Enter a real date, like 27 3 2026"),
        ("last_words", {"one_word": "x" * 501}, "Use 500 characters or fewer. You have used 501"),
    ],
)
def test_each_kind_of_wrong_answer_has_its_words(section, sent, error):
    browser = Browser(make.survey())

    browser.press(section, **sent)

    assert error in browser.page
    assert not Draft.objects.exists()


def test_characters_that_no_keyboard_types_are_left_out():
    survey = make.survey()
    browser = Browser(survey)

    browser.press("last_words", one_word="go\x00od\x1b")
    browser.press("check-answers")

    assert make.responses(survey) == [{"mode": "web", "one_word": "good"}]


def test_a_form_sent_twice_counts_once_and_says_the_same():
    survey = make.survey()
    browser = Browser(survey)
    browser.press("about_breaks", nights="3")
    browser.get("check-answers")
    stamp = browser.stamp()

    first = browser.press("check-answers", stamp=stamp)
    again = browser.press("check-answers", stamp=stamp)

    assert first == again == "Your answers have been sent"
    assert len(make.responses(survey)) == 1


def test_the_cookie_runs_out_soon_after_sending():
    browser = Browser(make.survey())
    browser.press("about_breaks", nights="3")

    browser.press("check-answers")

    assert browser.client.cookies[cookie.NAME]["max-age"] == cookie.SECONDS_KEPT_AFTER_SENDING


def test_a_second_parent_can_answer_on_the_same_device():
    survey = make.survey()
    browser = Browser(survey)
    browser.press("about_breaks", nights="3")
    browser.press("check-answers")

    assert browser.press("answers-sent") == "Short breaks 2026"
    browser.press("about_breaks", nights="4")
    browser.press("check-answers")

    assert [row["nights"] for row in make.responses(survey)] == [3, 4]


def test_nothing_is_sent_without_an_answer():
    survey = make.survey()
    browser = Browser(survey)

    browser.press("check-answers")

    assert "Answer at least one question before you send your answers" in browser.page
    assert not Response.objects.exists()


def test_going_on_leads_to_the_first_section_that_was_not_reached():
    browser = Browser(make.survey())
    browser.press("about_breaks", nights="3")
    browser.press("finding_out", sources=["website"])

    browser.get()

    assert f'href="{browser.address("last_words")}" class="govuk-button"' in browser.page


def test_going_on_leads_to_the_check_page_when_no_section_is_left():
    browser = Browser(make.survey())
    browser.press("last_words", stars="5")

    browser.get()

    assert f'href="{browser.address("check-answers")}" class="govuk-button"' in browser.page


def test_stopping_deletes_the_answers_and_the_cookie():
    browser = Browser(make.survey())
    browser.press("about_breaks", nights="3")

    heading = browser.press("stop-answering")

    assert heading == "Your answers are deleted"
    assert not Draft.objects.exists()
    assert browser.client.cookies[cookie.NAME].value == ""


def test_questions_are_read_in_the_chosen_language_and_look():
    browser = Browser(make.survey())

    assert browser.get("about_breaks", "?language=cy") == "Eich seibiannau"
    assert 'lang="cy"' in browser.page
    browser.get("about_breaks", "?look=easyread")
    assert "Staff listen to us" in browser.page
    browser.get("about_breaks", "?text=large")
    assert "heard-larger-text" in browser.page


def test_the_way_of_reading_is_carried_on():
    browser = Browser(make.survey())

    browser.press("about_breaks", query="?language=cy&text=large", nights="3")

    assert browser.url.endswith("/finding_out/?language=cy&text=large")


def test_switching_the_way_of_reading_keeps_what_is_entered_on_the_page():
    browser = Browser(make.survey())

    browser.press("about_breaks", listened="agree", read_as="?look=easyread&text=large")

    assert browser.url.endswith("/about_breaks/?look=easyread&text=large")
    assert "Staff listen to us" in browser.page
    browser.get("check-answers")
    assert browser.summary()["Staff listened to us"] == "Agree"


def test_switching_while_changing_leads_back_to_the_check_page_afterwards():
    browser = Browser(make.survey())
    browser.press("about_breaks", listened="agree")

    browser.press("about_breaks", query="?change", listened="disagree", read_as="?text=large")

    assert "/about_breaks/?text=large&change" in browser.url


def test_switching_asks_for_no_answer_and_loses_no_typing_error():
    browser = Browser(make.survey())

    assert browser.press("last_words", read_as="?text=large") == "Last words"
    assert "Error:" not in browser.page
    browser.press("about_breaks", nights="four", read_as="?text=large")
    assert 'value="four"' in browser.page


def test_the_start_says_that_easy_read_is_for_the_questions():
    browser = Browser(make.survey())

    browser.get("", "?look=easyread")
    assert "The questions are in Easy Read." in browser.page

    browser.get()
    assert "The questions are in Easy Read." not in browser.page


def test_pages_say_what_may_be_left_blank():
    browser = Browser(make.survey())

    browser.get()
    assert "You can leave out any question that you do not want to answer." in browser.page
    browser.get("about_breaks")
    assert "You can leave any question on this page blank." in browser.page


def test_pages_do_not_offer_to_leave_a_required_question_blank():
    browser = Browser(make.survey(of=questionnaires.with_required_nights()))

    browser.get()
    assert "A few questions need an answer." in browser.page
    assert browser.press("about_breaks", listened="agree") == "Your short breaks"
    assert "Error:" in browser.page
    assert "You can leave any question on this page blank." not in browser.page
    assert browser.press("about_breaks", read_as="?text=large", nights="") == "Your short breaks"
    assert "Error:" not in browser.page


def test_a_way_of_reading_that_there_is_not_is_passed_over():
    browser = Browser(make.survey())

    heading = browser.get("about_breaks", "?language=xx&look=braille&text=huge")

    assert heading == "Your short breaks"


def test_the_list_shows_open_and_closed_surveys_and_no_others():
    lead = make.lead()
    make.survey(lead, title="Open one")
    make.survey(lead, title="Hidden one", is_open=False)
    services.close_survey(make.survey(lead, title="Closed one"), by=lead, reason="Done")
    archived = services.close_survey(make.survey(lead, title="Old one"), by=lead, reason="Done")
    services.archive_survey(archived, by=lead)

    page = Client().get(address_in(lead.partnership, "surveys:list_surveys")).content.decode()

    shown = [title for title in ("Open", "Hidden", "Closed", "Old") if f"{title} one" in page]
    assert shown == ["Open", "Closed"]


def test_sending_leaves_one_receipt_and_no_draft():
    browser = Browser(make.survey())
    browser.press("about_breaks", nights="3")

    browser.press("check-answers")

    assert (Draft.objects.count(), Receipt.objects.count()) == (0, 1)
