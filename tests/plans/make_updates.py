"""Rounds, updates, and opening the pages behind a holder's link as a browser does."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from heard.mail.models import Message
from heard.partnerships.models import Partnership
from heard.plans.models import Action, Holder, Plan, Update, UpdateRound
from heard.plans.queries.posts import link_of
from heard.plans.services.updates import Author, Said, receive_update
from tests.access import address_in
from tests.plans import make
from tests.sessions.visiting import send

SAID = {"claim": "on_track", "happened": "Two people have started."}


def led(of: Plan | None = None, **more: Any) -> Action:
    """An action in progress with a post that leads it, and somebody who holds the post."""
    of = of or make.plan()
    holder = make.holder(make.post(of.partnership))
    return make.action(of, lead=holder.post, **more)


def holder_of(action: Action) -> Holder:
    return Holder.objects.today().get(post=action.lead)


def round_of(plan: Plan, *, due_in: int = 5, opened: int = -5) -> UpdateRound:
    """A month that opened five days ago."""
    today = timezone.localdate()
    return UpdateRound.objects.create(
        plan=plan,
        month=(today + timedelta(days=opened)).replace(day=1),
        opened_on=today + timedelta(days=opened),
        due_on=today + timedelta(days=due_in),
    )


def update(of: Action | None = None, happened: str = "Two have started.", **more: Any) -> Update:
    """Received from whoever holds the post, nobody has looked at it."""
    of = of or led()
    said = Said(**({"claim": "on_track", "happened": happened} | more))
    return receive_update(of, said, author=Author(uuid4(), holder_of(of)))


def settled(of: Action | None = None, state: str = "accepted", **more: Any) -> Update:
    """The same, settled as it is: what it says took no effect."""
    made = update(of, **more)
    keeper = make.lead(made.action.plan.partnership)
    Update.objects.filter(pk=made.pk).update(
        state=state,
        settled_at=timezone.now(),
        settled_by=keeper,
        question_back="How many?" if state == "returned" else "",
        public_words="Two people have started." if state == "accepted" else "",
    )
    made.refresh_from_db()
    return made


def behind(holder: Holder, name: str, *args: Any) -> str:
    """The address of a page behind a holder's link."""
    return address_in(of(holder), f"plans:{name}", link_of(holder), *args)


def of(holder: Holder) -> Partnership:
    return holder.post.partnership


def code_in_mail() -> str:
    body = Message.objects.filter(key__startswith="update code:").latest("queued_at").body
    return re.search(r"\b\d{6}\b", body)[0]


def visitor() -> Client:
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def come_in(browser: Client, holder: Holder):
    """Ask for a code and enter it."""
    send(browser, behind(holder, "update_code"))
    return send(browser, behind(holder, "enter_update_code"), code=code_in_mail())


def shut_out(holder: Holder) -> None:
    """The hour of a code is over."""
    Holder.objects.filter(pk=holder.pk).update(code_made_at=None)
