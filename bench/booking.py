"""Prints how the opening of a popular session goes: 300 households book 60 places in one minute.

A real gunicorn with the settings of `deploy`, on two cores if the machine has more. Then the same
with kill -9 in the middle, first of a worker, then of the whole server; households send their form
again, as people do. Run from the repository: `python bench/booking.py`.
"""

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from _install import install

MOST_MILLISECONDS = 500
CAPACITY = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--only", default="", help="words of the story to tell, such as `kill`")
    options = parser.parse_args()
    two_cores()
    with install(), tempfile.TemporaryDirectory() as folder:
        for story, seconds, dies in (
            (f"within {options.seconds:g} seconds", options.seconds, False),
            ("all at one moment", 0.0, False),
            ("with kill -9 in the middle", options.seconds / 2, True),
        ):
            if options.only in story:
                opening(story, options.households, seconds, Path(folder) / "log", dies=dies)


def two_cores() -> None:
    """What is measured is an install on two cores, whatever this machine has."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])


def opening(story: str, households: int, seconds: float, log: Path, *, dies: bool) -> None:
    from django.db import connection
    from tests.access import address_in
    from tests.databases import address
    from tests.sessions import make
    from tests.sessions.rush import Customer, WebServer, rush

    session = make.session(capacity=CAPACITY)
    page = address_in(session.phase.programme.partnership, "sessions:book", session.key)
    connection.close()
    server = WebServer(
        {"DATABASE_URL": address("default"), "ANSWERS_DATABASE_URL": address("answers")}, log
    ).start()
    Customer(server, page, 0, 1).look()  # templates compile once, not for each household
    chance = random.Random(7)
    customers = [
        Customer(server, page, number, chance.randint(1, 4), chance.uniform(0, seconds))
        for number in range(1, households + 1)
    ]
    try:
        rush(customers, deaths(server, seconds) if dies else None)
    finally:
        server.kill()
    report(story, session, customers)


def deaths(server: Any, seconds: float) -> Callable[[], None]:
    def die() -> None:
        time.sleep(seconds / 3)
        server.kill_a_worker()
        time.sleep(seconds / 3)
        server.kill()
        server.start()

    return die


def report(story: str, session: Any, customers: list[Any]) -> None:
    from tests.sessions.rush import served_in_turn

    states = list(session.bookings.order_by("number").values_list("places", "state"))
    names = list(session.bookings.values_list("name", flat=True))
    taken = sum(places for places, state in states if state == "booked")
    times = sorted(1000 * customer.sent_in for customer in customers)
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    lost = {customer.name for customer in customers} - set(names)
    print(f"{len(customers)} households, {CAPACITY} places, {story}:", flush=True)
    print(f"  answered in       p50 {p50:6.0f} ms, p95 {p95:6.0f} ms{over(p95, story)}")
    print(f"  sent once more    {sum(customer.tries for customer in customers):6}")
    print(f"  places given      {taken:6} of {CAPACITY}{'' if taken <= CAPACITY else '  TOO MANY'}")
    print(f"  households lost   {len(lost):6}, doubled {len(names) - len(set(names))}")
    print(f"  in stated order   {'yes' if served_in_turn(states, CAPACITY) else 'NO':>6}")


def over(p95: float, story: str) -> str:
    is_over = story.startswith("within") and p95 > MOST_MILLISECONDS
    return f"  over the limit of {MOST_MILLISECONDS}" if is_over else ""


if __name__ == "__main__":
    main()
