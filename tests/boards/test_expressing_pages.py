"""The form on the web and at a session, as browsers send it."""

import pytest
from django.test import Client

from heard.boards.models import CallSeats, Expression
from heard.boards.models.words import CallState
from heard.boards.queries.expressions import link_of
from heard.mail.models import Message
from tests.access import address_in
from tests.boards import make
from tests.boards import make_expressions as exp
from tests.boards.sending import OURS, fields_of, send, send_again, text_of
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db


def at(call, name="express_interest", *args):
    return address_in(call.partnership, f"boards:{name}", *(args or (call.slug,)))


def test_somebody_sends_the_form_and_comes_to_their_private_page():
    call = exp.call()

    response = send(at(call), **exp.filled_in())

    sent = Expression.objects.get()
    assert response["Location"] == f"{exp.mine('my_expression', sent)}?sent=1"
    page = text_of(Client().get(response["Location"]))
    assert sent.reference in page
    assert "We have your expression of interest" in page


def test_the_form_sets_no_cookie_and_is_not_stored():
    response = Client().get(at(exp.call()))

    assert not response.cookies
    assert response["Cache-Control"] == "no-store"


def test_the_letter_holds_the_full_address_of_the_private_page():
    send(at(exp.call()), **exp.filled_in())

    address = f"http://testserver{exp.mine('my_expression', Expression.objects.get())}"
    assert address in Message.objects.get().body


def test_the_form_sent_twice_leads_to_the_same_page():
    call, client = exp.call(), Client()
    sent = fields_of(client.get(at(call))) | exp.filled_in()

    first, second = (client.post(at(call), sent, **OURS) for _each in range(2))

    assert first["Location"] == second["Location"]
    assert Expression.objects.count() == 1


def test_who_applied_before_is_answered_as_anybody_else():
    call = exp.call()
    exp.expressed(call, email="robin@example.org")

    response = send(at(call), **exp.filled_in())

    page = text_of(Client().get(response["Location"]))
    assert Expression.objects.get(name="Robin Vale").same_person_as
    assert "another one" not in page


def test_an_empty_form_says_what_is_missing():
    page = text_of(send(at(exp.call())))

    assert "Error: Tell us that you are interested" in page
    for words in (
        '<a href="#id_name">Enter your name</a>',
        '<a href="#id_relationship">Select who you are</a>',
        '<a href="#id_channel">Select how we should reach you</a>',
        '<a href="#id_why">Enter why you are interested. A few words are enough</a>',
    ):
        assert words in page


@pytest.mark.parametrize(
    ("channel", "name", "words"),
    [
        ("email", "email", "Enter your e-mail address"),
        ("text", "phone", "Enter your phone number"),
        ("phone", "phone", "Enter your phone number"),
        ("letter", "address", "Enter your address"),
    ],
)
def test_the_way_that_was_chosen_needs_its_address(channel, name, words):
    page = text_of(send(at(exp.call()), **exp.filled_in(channel=channel, email="")))

    assert f'<a href="#id_{name}">{words}, or choose another way to be reached</a>' in page
    assert Expression.objects.count() == 0


def test_seats_are_asked_for_where_there_are_several_kinds():
    call = exp.call()
    other = make.seats(make.body(call.partnership), constituency="young_person")
    CallSeats.objects.create(call=call, group=other, number=1)

    refused = send(at(call), **exp.filled_in())
    send(at(call), **exp.filled_in(groups=[str(other.pk)]))

    assert "Select which seats you are interested in" in text_of(refused)
    assert list(Expression.objects.get().groups.all()) == [other]


def test_seats_of_another_call_and_districts_of_others_are_no_choice():
    call = exp.call()
    partnerships.district(call.partnership)
    CallSeats.objects.create(call=call, group=make.seats(make.body(call.partnership)), number=1)
    stranger = make.seats()
    elsewhere = partnerships.district()

    page = text_of(
        send(at(call), **exp.filled_in(groups=[str(stranger.pk)], district=elsewhere.code))
    )

    assert '<a href="#id_groups">Select one of the answers in the list</a>' in page
    assert '<a href="#id_district">Select one of the answers in the list</a>' in page
    assert Expression.objects.count() == 0


def test_a_name_in_the_words_is_asked_about_once():
    call = exp.call()
    words = "My son Tom needs a school that listens."

    asked = send(at(call), **exp.filled_in(why=words))
    sent = send_again(asked, at(call))

    page = text_of(asked)
    assert '<a href="#id_why">You may have written somebody&#39;s name: Tom.' in page
    assert words in page
    assert sent.status_code == 302
    assert Expression.objects.get().why == words


def test_another_name_is_asked_about_again():
    call = exp.call()
    asked = send(at(call), **exp.filled_in(why="My son Tom needs a school."))

    again = send_again(asked, at(call), brings="My daughter Ada goes there.")

    assert "somebody&#39;s name: Ada." in text_of(again)
    assert Expression.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["need", "why", "brings", "availability", "access_words", "conflict_words"]
)
def test_every_free_text_is_looked_through_for_names(name):
    page = text_of(send(at(exp.call()), **exp.filled_in(**{name: "my son Tom likes buses"})))

    assert f'<a href="#id_{name}">You may have written' in page


def test_nothing_typed_is_lost_when_the_form_comes_back():
    call = exp.call()
    partnerships.district(call.partnership, "South Mere")
    district = call.partnership.districts.get()
    typed = {
        "why": "A reason",
        "brings": "A gift",
        "availability": "Mondays",
        "need": "A need",
        "access_words": "A ramp",
        "conflict_words": "A job",
        "address": "1 High Street\r\nWestmere",
        "phone": "01632 960 001",
        "district": district.code,
        "age_band": "5_to_10",
        "how_heard": "school",
        "access_needs": ["bsl", "travel"],
        "may_ask_again": "on",
    }

    back = send(at(call), **exp.filled_in(name="", **typed))
    send_again(back, at(call), name="Robin Vale")

    sent = Expression.objects.get()
    assert (sent.why, sent.brings, sent.availability) == ("A reason", "A gift", "Mondays")
    assert (sent.need, sent.access_words, sent.conflict_words) == ("A need", "A ramp", "A job")
    assert (sent.address, sent.phone) == ("1 High Street\nWestmere", "01632 960 001")
    assert (sent.district, sent.age_band, sent.how_heard) == (district, "5_to_10", "school")
    assert (sent.access_needs, sent.may_ask_again) == (["bsl", "travel"], True)


def test_nobody_is_asked_again_who_did_not_tick_the_box():
    send(at(exp.call()), **exp.filled_in())

    assert Expression.objects.get().may_ask_again is False


def test_markup_in_the_words_is_shown_as_it_was_typed():
    response = send(at(exp.call()), **exp.filled_in(why="<script>alert(1)</script>"))

    page = text_of(Client().get(response["Location"]))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_what_no_keyboard_types_is_taken_out():
    send(at(exp.call()), **exp.filled_in(why="A\x00B\x0bC", name="Rob\x00in"))

    sent = Expression.objects.get()
    assert (sent.why, sent.name) == ("ABC", "Robin")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("name", "x" * 201),
        ("name", "Win at https://example.com"),
        ("name", "Win at example.com now"),
        ("name", "win@example.com"),
        ("email", "robin@example.org\r\nBcc: all@example.org"),
        ("email", "robin\x00@example.org"),
        ("email", f"{'x' * 250}@example.org"),
        ("phone", "phone me"),
        ("phone", "1" * 31),
        ("address", "x" * 301),
        ("address", "\n".join("abcdefghi")),
        ("need", "x" * 201),
        ("why", "x" * 2001),
        ("why", "x" * 900_000),
        ("channel", "pigeon"),
        ("relationship", "\x00"),
        ("age_band", "99"),
        ("how_heard", "<b>"),
        ("access_needs", ["bsl", "a yacht"]),
    ],
)
def test_what_does_not_fit_comes_back_with_an_error_beside_it(name, wrong):
    response = send(at(exp.call()), **exp.filled_in(**{name: wrong}))

    assert response.status_code == 200
    assert f'<a href="#id_{name}">' in text_of(response)
    assert Expression.objects.count() == 0


def test_the_longest_address_fits_the_line_of_a_message():
    address = "\n".join(["x" * 36] * 8)

    send(at(exp.call()), **exp.filled_in(channel="letter", address=address))

    assert Message.objects.get().to == address.replace("\n", ", ")


def test_too_much_at_once_is_refused():
    response = send(at(exp.call()), **exp.filled_in(why="x" * 1_100_000))

    assert response.status_code == 413


@pytest.mark.parametrize("name", ["Dr. J. R. O’Neill-Byron", "Łukasz", "李 Ada", "Robin St.John"])
def test_names_of_all_kinds_are_names(name):
    send(at(exp.call()), **exp.filled_in(name=name))

    assert Expression.objects.get().name == name


@pytest.mark.parametrize("wrong", ["", "short", "x" * 100, "<script>", "ü" * 20])
def test_a_form_whose_token_was_tampered_with_is_taken_all_the_same(wrong):
    send(at(exp.call()), **exp.filled_in(token=wrong))

    assert Expression.objects.count() == 1


def test_another_page_cannot_send_the_form():
    call = exp.call()

    response = Client().post(at(call), exp.filled_in(), HTTP_SEC_FETCH_SITE="cross-site")

    assert response.status_code == 403
    assert Expression.objects.count() == 0


def test_a_call_that_closes_while_somebody_writes_gives_back_what_they_wrote():
    call, client = exp.call(), Client()
    fields = fields_of(client.get(at(call)))
    call.state = CallState.CLOSED
    call.save()

    response = client.post(
        at(call), fields | exp.filled_in(why="A long\nstory", access_needs=["bsl"]), **OURS
    )

    page = text_of(response)
    assert response.status_code == 410
    assert "This call has closed" in page
    assert "A long\nstory" in page
    assert "British Sign Language interpreter" in page
    assert "By e-mail" in page
    assert Expression.objects.count() == 0


@pytest.mark.parametrize("name", ["express_interest", "express_interest_at_session", "paper_form"])
def test_there_is_no_form_for_a_closed_call(name):
    call = exp.call(closes_on=exp.today() - exp.days(1))

    response = Client().get(at(call, name))

    assert response.status_code == 410
    assert "This call has closed" in text_of(response)


@pytest.mark.parametrize(
    "name", ["call", "express_interest", "express_interest_at_session", "paper_form"]
)
def test_a_draft_and_a_call_of_another_partnership_are_not_there(name):
    draft = exp.call(state=CallState.DRAFT, opened_at=None)
    elsewhere = address_in(partnerships.partnership(), f"boards:{name}", exp.call().slug)

    assert Client().get(at(draft, name)).status_code == 404
    assert Client().get(elsewhere).status_code == 404


def test_a_withdrawn_call_says_why():
    call = exp.call(state=CallState.WITHDRAWN, withdrawn_because="The board was closed.")

    response = Client().get(at(call))

    assert response.status_code == 410
    assert "The board was closed." in text_of(response)


def test_at_a_session_only_the_reference_is_left_on_the_tablet():
    call = exp.call()

    sent_away = send(
        at(call, "express_interest_at_session"), **exp.filled_in(name="Zebra Vale", why="Zebras")
    )

    response = Client().get(sent_away["Location"])
    sent, page = Expression.objects.get(), text_of(response)
    assert sent.origin == "session"
    assert sent.reference in page
    assert "Next person" in page
    assert link_of(sent) not in page
    assert "Zebra" not in page
    assert (response["Cache-Control"], response["Clear-Site-Data"]) == ("no-store", '"cache"')


def test_at_a_session_the_page_of_an_error_cannot_be_asked_for_once_the_form_was_sent():
    call, client = exp.call(), Client()
    address = at(call, "express_interest_at_session")
    fields = fields_of(client.get(address)) | exp.filled_in(name="Zebra Vale")

    before = client.post(address, fields | {"why": ""}, **OURS)
    client.post(address, fields, **OURS)
    after = client.post(address, fields | {"why": ""}, **OURS)

    assert "Zebra" in text_of(before)
    assert after["Location"] == address
    assert Expression.objects.count() == 1


@pytest.mark.parametrize("reference", ["ABC-DEF", "C78-3FXX", "<script>", "c78-3fx"])
def test_at_a_session_nothing_is_thanked_for_that_is_no_reference(reference):
    call = exp.call()

    assert Client().get(at(call, "interest_taken", call.slug, reference)).status_code == 404


def test_at_a_session_the_browser_is_told_to_remember_nothing():
    page = text_of(Client().get(at(exp.call(), "express_interest_at_session")))

    assert '<form method="post" novalidate autocomplete="off">' in page
    assert 'autocomplete="email"' not in page
    assert 'autocomplete="name"' not in page


def test_the_form_of_one_device_still_helps_to_fill_in():
    exp_call = exp.call()
    Client().get(at(exp_call, "express_interest_at_session"))

    page = text_of(Client().get(at(exp_call)))

    assert 'autocomplete="email"' in page


def test_the_paper_form_asks_what_the_form_on_the_web_asks():
    call = exp.call(
        partnerships.partnership(contact_address="FREEPOST WESTMERE SEND"), title="Board seats"
    )
    partnerships.district(call.partnership, "South Mere")

    page = text_of(Client().get(at(call, "paper_form")))

    for words in ("FREEPOST WESTMERE SEND", "Board seats", "South Mere", "Hearing loop"):
        assert words in page
    for label in ("Your name", "Why are you interested?", "You may ask me again about other seats"):
        assert label in page
    assert "I would rather not say" not in page
