"""The waiting list keeps its stated order, whatever happens: checked against a model apart."""

import random
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heard.sessions.models import Booking, BookingChange, Session
from heard.sessions.models.words import HOLDING
from heard.sessions.queueing import Pools, Room, Wanted, walk
from heard.sessions.services import booking as services
from heard.sessions.services import places
from tests.sessions import make, make_booking
from tests.sessions.waiting_list_model import FOR_ALL, HELD, Family, Hall

SMALL = st.integers(1, 5)
CARE = st.integers(0, 2)
WHICH = st.integers(0, 30)
EVENTS = st.one_of(
    st.tuples(st.just("ask"), SMALL, CARE, st.booleans()),
    st.tuples(st.just("ask"), SMALL, CARE, st.booleans()),
    st.tuples(st.just("cancel"), WHICH),
    st.tuples(st.just("accept"), WHICH),
    st.tuples(st.just("decline"), WHICH),
    st.tuples(st.just("expire"), WHICH),
    st.tuples(st.just("change"), WHICH, SMALL, CARE),
    st.tuples(st.just("room"), st.integers(0, 12), st.integers(0, 4)),
    st.tuples(st.just("release")),
    st.tuples(st.just("last_days")),
)
FAMILIES = st.lists(st.builds(Wanted, SMALL, CARE, st.booleans()), max_size=12)


class Both:
    """A session in the database and its model, to which the same happens."""

    def __init__(self, chairs: int, cots: int, held: int) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        self.session = make.session(
            capacity=chairs,
            childcare_places=cots,
            held_places=held,
            held_until=tomorrow if held else None,
        )
        self.hall = Hall(chairs, cots, held)
        self.bookings: list[Booking] = []

    def happen(self, name: str, *more: Any) -> None:
        getattr(self, name)(*more)

    def ask(self, people: int, childcare: int, is_new: bool) -> None:
        taken = self.hall.ask(people, childcare, is_new=is_new)
        try:
            booking = make_booking.ask(self.session, people, childcare, is_first_time=is_new)
        except services.NeverFitsError:
            assert not taken
        else:
            assert taken
            self.bookings.append(booking)

    def cancel(self, which: int) -> None:
        if (number := self.pick(which, "waiting", "offered", "booked")) is not None:
            self.hall.leave(number, "cancelled")
            services.cancel_booking(self.bookings[number])

    def accept(self, which: int) -> None:
        if (number := self.pick(which, "offered")) is not None:
            self.hall.accept(number)
            services.accept_offer(self.bookings[number])

    def decline(self, which: int) -> None:
        if (number := self.pick(which, "offered")) is not None:
            self.hall.leave(number, "declined")
            services.decline_offer(self.bookings[number])

    def expire(self, which: int) -> None:
        if (number := self.pick(which, "offered")) is not None:
            self.hall.leave(number, "expired")
            late = timezone.now() - timedelta(seconds=1)
            Booking.objects.filter(pk=self.bookings[number].pk).update(answer_by=late)
            places.expire_offers()

    def change(self, which: int, people: int, childcare: int) -> None:
        if (number := self.pick(which, "waiting", "offered", "booked")) is None:
            return
        came_of_it = self.hall.change(number, people, childcare)
        booking = self.bookings[number]
        what = make_booking.household(people, childcare, name=booking.name, email=booking.email)
        refusals = {"never": services.NeverFitsError, "no room": services.NoRoomError}
        if came_of_it == "changed":
            make_booking.change(booking, what)
        else:
            with pytest.raises(refusals[came_of_it]):
                make_booking.change(booking, what)

    def room(self, chairs: int, cots: int) -> None:
        """The lead changes the room, not below what is taken: that is refused elsewhere."""
        taken = [one for one in self.hall.families if one.state in HOLDING]
        people = sum(one.places for one in taken)
        self.hall.chairs = max(chairs, people, self.session.held_places, 1)
        self.hall.cots = max(cots, sum(one.childcare for one in taken))
        self.now(capacity=self.hall.chairs, childcare_places=self.hall.cots)

    def release(self) -> None:
        self.hall.held = 0
        yesterday = timezone.localdate() - timedelta(days=1)
        self.now(held_until=yesterday if self.session.held_places else None)

    def last_days(self) -> None:
        self.hall.keeps_together = False
        self.now(keep_together_until_days=30)

    def now(self, **columns: Any) -> None:
        Session.objects.filter(pk=self.session.pk).update(**columns)
        self.hall.seat_everybody()
        places.settle_waiting()

    def pick(self, which: int, *states: str) -> int | None:
        found = [n for n, one in enumerate(self.hall.families) if one.state in states]
        return found[which % len(found)] if found else None

    def assert_same(self) -> None:
        columns = ("state", "places", "childcare", "is_first_time", "number")
        found = list(self.session.bookings.order_by("number").values_list(*columns))
        assert found == [
            (one.state, one.places, one.childcare, one.is_new, number)
            for number, one in enumerate(self.hall.families, start=1)
        ]


@pytest.mark.django_db
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(
    chairs=st.integers(1, 10),
    cots=st.integers(0, 3),
    held=st.integers(0, 4),
    events=st.lists(EVENTS, min_size=3, max_size=20),
)
def test_the_list_does_what_its_model_does(chairs, cots, held, events):
    with transaction.atomic():  # each example leaves nothing behind, also one that fails
        both = Both(chairs, cots, min(held, chairs))

        for event in events:
            both.happen(*event)
            both.assert_same()

        assert_never_too_many(both.session)
        transaction.set_rollback(True)


@given(
    chairs=st.integers(0, 20),
    cots=st.integers(0, 4),
    held=st.integers(0, 8),
    keeps=st.booleans(),
    queue=FAMILIES,
)
def test_the_walk_goes_as_far_as_the_chairs_do(chairs, cots, held, keeps, queue):
    held = min(held, chairs)
    hall = Hall(chairs, cots, held, keeps_together=keeps)
    hall.families = [Family(one.places, one.childcare, one.is_first_time) for one in queue]

    left, cots_left = hall.seat_everybody()
    room = Room(chairs, cots, held)
    found = walk(
        room,
        room.free(taken=0, taken_first_time=0, taken_childcare=0),
        queue,
        keeps_together=keeps,
    )

    given_places = [n for n, one in enumerate(hall.families) if one.state == "offered"]
    assert list(found.given) == given_places
    assert found.left == Pools(left.count(FOR_ALL), left.count(HELD), cots_left)


@given(free=st.builds(Pools, SMALL, SMALL, CARE), queue=FAMILIES)
def test_nobody_gets_fewer_places_because_somebody_behind_them_waits_too(free, queue):
    room = Room(20, 5, 5)

    for length in range(len(queue)):
        shorter = walk(room, free, queue[:length], keeps_together=True).given
        longer = walk(room, free, queue, keeps_together=True).given
        assert tuple(one for one in longer if one < length) == shorter


WORKERS, DEEDS = 6, 14


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_many_at_once_are_served_as_if_one_after_the_other(seed):
    session = make.session(capacity=12, childcare_places=3, held_places=4,
                           held_until=timezone.localdate() + timedelta(days=2))  # fmt: skip
    problems: list[BaseException] = []

    workers = [
        threading.Thread(target=_at_once, args=(session, random.Random(seed * 100 + n), problems))  # noqa: S311 - repeatable
        for n in range(WORKERS)
    ]
    for worker in workers:
        worker.start()
    while any(worker.is_alive() for worker in workers):
        assert_never_too_many(session)
    for worker in workers:
        worker.join()

    assert problems == []
    numbers = session.bookings.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(numbers) + 1))
    assert told_again(session) == states(session)


def _at_once(session: Session, chance: random.Random, problems: list[BaseException]) -> None:
    """What families and the job do, in any order, each deed in a transaction of its own."""
    deeds: list[Callable[[Session, random.Random], None]] = [_ask, _ask, _cancel, _answer, _expire]
    try:
        for _ in range(DEEDS):
            chance.choice(deeds)(session, chance)
    except BaseException as problem:  # noqa: BLE001 # whatever it is, the test is to say it
        problems.append(problem)
    finally:
        connection.close()


def _ask(session: Session, chance: random.Random) -> None:
    make_booking.ask(
        session,
        chance.randint(1, 4),
        chance.randint(0, 1),
        is_first_time=chance.random() < 0.4,
    )


def _cancel(session: Session, chance: random.Random) -> None:
    if booking := _one_of(session, chance, "waiting", "offered", "booked"):
        try:
            services.cancel_booking(booking)
        except services.OverError:
            return  # somebody else was quicker: it has expired or been declined


def _answer(session: Session, chance: random.Random) -> None:
    if booking := _one_of(session, chance, "offered"):
        answer = chance.choice([services.accept_offer, services.decline_offer])
        try:
            answer(booking)
        except services.NoOfferError:
            return


def _expire(session: Session, chance: random.Random) -> None:
    if booking := _one_of(session, chance, "offered"):
        late = timezone.now() - timedelta(seconds=1)
        Booking.objects.filter(pk=booking.pk, state="offered").update(answer_by=late)
    places.expire_offers()


def _one_of(session: Session, chance: random.Random, *wanted: str) -> Booking | None:
    found = list(session.bookings.filter(state__in=wanted))
    return chance.choice(found) if found else None


def assert_never_too_many(session: Session) -> None:
    """In one statement: what any moment shows."""
    session.refresh_from_db(fields=["capacity", "childcare_places"])
    held = session.bookings.holding().order_by().aggregate(
        people=Sum("places", default=0), children=Sum("childcare", default=0)
    )  # fmt: skip
    assert held["people"] <= session.capacity
    assert held["children"] <= session.childcare_places


def states(session: Session) -> list[tuple[int, str]]:
    return list(session.bookings.order_by("number").values_list("number", "state"))


def told_again(session: Session) -> list[tuple[int, str]]:
    """What the model comes to when the same things happen to it, in the order written down.

    Offers are no deeds: they follow. Each must stand where the model made it.
    """
    hall = Hall(session.capacity, session.childcare_places, session.held_places)
    steps = BookingChange.objects.filter(booking__session=session).select_related("booking")
    for step in steps.order_by("pk"):
        booking, number = step.booking, step.booking.number - 1
        if step.words == "Offer accepted":
            hall.accept(number)
        elif step.state in ("booked", "waiting"):
            hall.ask(booking.places, booking.childcare, is_new=booking.is_first_time)
            assert hall.families[number].state == step.state
        elif step.state == "offered":
            assert hall.families[number].state == "offered"
        else:
            hall.leave(number, step.state)
    return [(number, one.state) for number, one in enumerate(hall.families, start=1)]
