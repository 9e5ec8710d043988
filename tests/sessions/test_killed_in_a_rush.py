"""kill -9 while many book: nobody is lost, nobody is booked twice, no place is given twice."""

import time
from pathlib import Path

import pytest
from django.db.models import Sum

from heard.sessions.models import Booking
from tests.access import address_in
from tests.databases import address
from tests.sessions import make
from tests.sessions.rush import Customer, WebServer, rush, served_in_turn

HOUSEHOLDS, PLACES = 24, 10


@pytest.mark.django_db(transaction=True, databases=["default", "answers"])
def test_a_rush_in_which_the_web_server_is_killed(tmp_path: Path):
    session = make.session(capacity=PLACES)
    page = address_in(session.phase.programme.partnership, "sessions:book", session.key)
    databases = {
        "DATABASE_URL": address("default"),
        "ANSWERS_DATABASE_URL": address("answers"),
    }
    server = WebServer(databases, tmp_path / "log").start()
    customers = [
        Customer(server, page, number, people=1 + number % 3, arrives=number * 0.1)
        for number in range(HOUSEHOLDS)
    ]

    def die() -> None:
        time.sleep(0.6)
        server.kill_a_worker()
        time.sleep(0.6)
        server.kill()
        server.start()

    try:
        rush(customers, die)
    finally:
        server.kill()

    assert [customer.status for customer in customers] == [302] * HOUSEHOLDS
    names = Booking.objects.order_by("name").values_list("name", flat=True)
    assert list(names) == sorted(customer.name for customer in customers)
    taken = session.bookings.holding().order_by().aggregate(people=Sum("places"))
    assert taken["people"] <= PLACES
    states = session.bookings.order_by("number").values_list("places", "state")
    assert served_in_turn(list(states), PLACES)
