"""The pages behind a private link."""

import json
import re

import pytest
from django.test import Client

from heard.boards.links import make_link
from heard.boards.models import StageChange
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.expressions import link_of
from heard.boards.services import answering_offers as services
from tests.access import address_in
from tests.boards import make_expressions as exp
from tests.boards.sending import OURS, fields_of, send, send_again, text_of
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

PAGES = [
    "my_expression",
    "answer_offer",
    "withdraw_expression",
    "change_contact",
    "change_expression",
    "ask_me_again",
    "take_back_expression",
    "my_expression_file",
]


def get(name, expression):
    return Client().get(exp.mine(name, expression))


def offered(**more):
    call = exp.call()
    given = {"answer_by": exp.today() + exp.days(3), "offered_group": call.seats.get().group}
    return exp.expressed(call, Stage.OFFERED, **(given | more))


@pytest.mark.parametrize("name", PAGES)
def test_a_wrong_link_opens_nothing(name):
    sent = exp.expressed()
    good = link_of(sent)
    wrong = [
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        ("A" if good[0] != "A" else "B") + good[1:],
        good[:22],
        good + "AAAA",
        "x",
        "ü" * 42,
        make_link(sent.key, "standing list"),
        make_link(exp.expressed().key, "another purpose"),
    ]

    for link in wrong:
        address = address_in(sent.partnership, f"boards:{name}", link)
        assert Client().get(address).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_link_opens_nothing_at_another_partnership(name):
    elsewhere = partnerships.partnership()

    address = address_in(elsewhere, f"boards:{name}", link_of(exp.expressed()))

    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_set_no_cookie_and_are_not_stored(name):
    response = get(name, offered())

    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"


def test_somebody_reads_how_far_it_is_and_all_that_they_told():
    sent = exp.expressed(
        name="Ada Byron",
        why="Zebras",
        phone="01632 960 001",
        access_needs=("bsl", "travel"),
        availability="Mondays\nTuesdays",
    )

    page = text_of(get("my_expression", sent))

    for words in (sent.reference, "We have it", "Ada Byron", "Zebras", "01632 960 001"):
        assert words in page
    assert "British Sign Language interpreter\nHelp with travel" in page
    assert "Mondays\nTuesdays" in page
    assert "Change what you wrote" in page


@pytest.mark.parametrize("stage", [Stage.TO_OFFER, Stage.TO_RESERVE, Stage.TO_DECLINE])
@pytest.mark.parametrize("name", ["my_expression", "my_expression_file"])
def test_what_is_decided_and_not_told_is_nowhere_to_be_read(stage, name):
    sent = exp.expressed(stage=stage, feedback="Zebras", reasons="Giraffes")
    StageChange.objects.create(expression=sent, stage=stage)

    page = text_of(get(name, sent))

    for words in ("Zebras", "Giraffes", "reserve list", "Not this time", "We offer", "to_"):
        assert words not in page
    assert "The panel is reading what you wrote" in page


def test_somebody_who_was_declined_reads_why():
    sent = exp.expressed(stage=Stage.DECLINED, feedback="Others know early years better.")

    page = text_of(get("my_expression", sent))

    assert "Not this time" in page
    assert "Others know early years better." in page


def test_the_reasons_of_the_panel_are_not_shown():
    page = text_of(get("my_expression", exp.expressed(stage=Stage.DECLINED, reasons="Giraffes")))

    assert "Giraffes" not in page


@pytest.mark.parametrize(("answer", "stage"), [("yes", "accepted"), ("no", "turned_down")])
def test_somebody_answers_an_offer(answer, stage):
    sent = offered()

    response = send(exp.mine("answer_offer", sent), answer=answer, words="Thank you")

    sent.refresh_from_db()
    assert (sent.stage, sent.answer_words) == (stage, "Thank you")
    assert "We have saved it." in text_of(Client().get(response["Location"]))


def test_an_offer_needs_a_yes_or_a_no():
    page = text_of(send(exp.mine("answer_offer", offered())))

    assert '<a href="#id_answer">Select yes or no</a>' in page


def test_a_yes_sent_twice_is_one():
    sent, client = offered(), Client()
    address = exp.mine("answer_offer", sent)
    fields = fields_of(client.get(address)) | {"answer": "yes"}

    answers = [client.post(address, fields, **OURS).status_code for _each in range(2)]

    assert answers == [302, 302]
    assert sent.changes.count() == 2


def test_an_offer_that_has_lapsed_says_whom_to_call():
    sent = offered(answer_by=exp.today() - exp.days(1))

    page = text_of(get("answer_offer", sent))

    assert "This cannot be done any more" in page
    assert f"ask us: {sent.call.contact}" in page
    assert "Answer yes or no" not in text_of(get("my_expression", sent))


def test_an_offer_that_lapses_while_the_page_is_open_is_not_taken():
    sent, client = offered(), Client()
    address = exp.mine("answer_offer", sent)
    fields = fields_of(client.get(address)) | {"answer": "yes"}
    sent.answer_by = exp.today() - exp.days(1)
    sent.save()

    page = text_of(client.post(address, fields, **OURS))

    sent.refresh_from_db()
    assert "This cannot be done any more" in page
    assert sent.stage == Stage.OFFERED


def test_somebody_withdraws():
    sent = exp.expressed()

    response = send(exp.mine("withdraw_expression", sent))

    sent.refresh_from_db()
    assert sent.stage == Stage.WITHDRAWN
    assert "You withdrew" in text_of(Client().get(response["Location"]))


def test_a_look_at_the_page_withdraws_and_deletes_nothing():
    sent = offered()

    for name in PAGES:
        get(name, sent)

    sent.refresh_from_db()
    assert (sent.stage, sent.is_forgotten) == ("offered", False)


def test_somebody_changes_what_they_wrote():
    sent = exp.expressed(need="Autism", availability="Mondays")

    send(exp.mine("change_expression", sent), why="A better reason", need="")

    sent.refresh_from_db()
    assert (sent.why, sent.need, sent.availability) == ("A better reason", "", "Mondays")


def test_a_name_in_the_changed_words_is_asked_about_once():
    sent = exp.expressed()
    address = exp.mine("change_expression", sent)

    asked = send(address, why="For my son Tom")
    send_again(asked, address)

    sent.refresh_from_db()
    assert "You may have written somebody&#39;s name: Tom." in text_of(asked)
    assert sent.why == "For my son Tom"


def test_words_changed_too_late_are_given_back():
    sent, client = exp.expressed(), Client()
    address = exp.mine("change_expression", sent)
    fields = fields_of(client.get(address)) | {"why": "A better reason"}
    sent.call.state = CallState.CLOSED
    sent.call.save()

    page = text_of(client.post(address, fields, **OURS))

    sent.refresh_from_db()
    assert "This cannot be changed any more" in page
    assert "A better reason" in page
    assert sent.why == "I want services to listen."


def test_words_of_somebody_who_withdrew_are_not_offered_for_changing():
    page = text_of(get("change_expression", exp.expressed(stage=Stage.WITHDRAWN)))

    assert "This cannot be changed any more" in page


def test_somebody_changes_how_they_are_reached():
    sent = exp.expressed()

    send(
        exp.mine("change_contact", sent),
        channel="letter",
        address="1 High Street\r\nWestmere",
        access_needs=["quiet_room"],
    )

    sent.refresh_from_db()
    assert (sent.channel, sent.reached_at) == ("letter", "1 High Street\nWestmere")
    assert sent.access_needs == ["quiet_room"]


def test_the_changed_way_needs_its_address():
    page = text_of(send(exp.mine("change_contact", exp.expressed()), channel="letter"))

    assert '<a href="#id_address">Enter your address, or choose another way' in page


def test_somebody_allows_us_to_ask_again_and_takes_it_back():
    sent = exp.expressed()
    address = exp.mine("ask_me_again", sent)

    send(address, may_ask_again="on")
    sent.refresh_from_db()
    assert sent.may_ask_again is True

    Client().post(
        address, {"form_stamp": fields_of(get("ask_me_again", sent))["form_stamp"]}, **OURS
    )
    sent.refresh_from_db()
    assert sent.may_ask_again is False


def test_deleting_needs_a_tick():
    sent = exp.expressed()

    page = text_of(send(exp.mine("take_back_expression", sent)))

    sent.refresh_from_db()
    assert "Tick the box if you want us to delete what you wrote" in page
    assert not sent.is_forgotten


def test_somebody_deletes_what_they_wrote():
    sent = exp.expressed(name="Zebra Byron", why="Giraffes")

    response = send(exp.mine("take_back_expression", sent), is_sure="on")

    page = text_of(Client().get(response["Location"]))
    assert "We have deleted what you wrote" in page
    assert "Zebra" not in page
    assert "Giraffes" not in page


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.OFFERED, Stage.APPOINTED])
def test_of_what_is_deleted_every_page_says_no_more(stage):
    sent = exp.expressed(stage=stage)
    services.take_back_expression(sent)

    for name in PAGES[1:-1]:
        response = get(name, sent)
        assert response["Location"] == exp.mine("my_expression", sent)


def test_deeds_of_a_page_that_was_open_while_it_was_deleted_do_no_harm():
    sent, client = offered(), Client()
    opened = {name: fields_of(client.get(exp.mine(name, sent))) for name in PAGES[1:-1]}
    services.take_back_expression(sent)

    typed = {"answer": "yes", "is_sure": "on", "may_ask_again": "on"}
    answers = {
        name: client.post(exp.mine(name, sent), fields | typed, **OURS).status_code
        for name, fields in opened.items()
    }

    sent.refresh_from_db()
    assert set(answers.values()) == {302}
    assert (sent.stage, sent.name, sent.may_ask_again) == ("withdrawn", "", False)


def test_the_file_holds_all_that_they_gave():
    sent = exp.expressed(
        name="Ada Byron", why="Zebras", need="Autism", age_band="several", how_heard="forum"
    )

    response = get("my_expression_file", sent)

    held = json.loads(response.content)
    assert response["Content-Disposition"] == (
        f'attachment; filename="my-interest-{sent.reference}.json"'
    )
    assert held["reference"] == sent.reference
    assert held["stages"][0]["stage"] == "We have it"
    assert held["told_us"]["Name"] == "Ada Byron"
    assert held["told_us"]["Why you are interested"] == "Zebras"
    assert held["told_us"]["Your child's needs"] == "Autism"
    assert held["told_us"]["How old your child is"] == "More than one of these"
    assert held["told_us"]["How you heard of this"] == "From the parent carer forum"


def test_the_page_of_a_withdrawn_call_says_so_and_offers_no_change():
    sent = exp.expressed()
    sent.call.state, sent.call.withdrawn_because = CallState.WITHDRAWN, "The board was closed."
    sent.call.save()

    page = text_of(get("my_expression", sent))

    assert "This call was withdrawn: The board was closed." in page
    deeds = page[page.index("What you can do") : page.index("What you told us")]
    assert re.findall('href="[^"]*/([a-z-]+|held.json)/?"', deeds) == ["held.json", "delete"]
    assert "The call closes on" not in page


def test_what_was_sent_in_a_withdrawn_call_can_be_deleted_and_not_withdrawn():
    sent = exp.expressed()
    sent.call.state, sent.call.withdrawn_because = CallState.WITHDRAWN, "The board was closed."
    sent.call.save()

    with pytest.raises(services.OverError):
        services.withdraw_expression(sent)
    send(exp.mine("take_back_expression", sent), is_sure="on")

    sent.refresh_from_db()
    assert (sent.is_forgotten, sent.stage) == (True, "received")
