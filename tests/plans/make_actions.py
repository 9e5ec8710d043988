"""What is typed in on actions."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from heard.partnerships.models import Member
from heard.plans.details import ActionDetails, ActionWhen, Delivered, Stopped
from heard.plans.models import Action, Plan
from heard.plans.services import actions
from tests.access import address_in
from tests.partnerships import make as partnerships
from tests.plans import make


def when(starts: int = 10, due: int = 100, **more: Any) -> ActionWhen:
    """Days from today."""
    today = timezone.localdate()
    days = {"starts_on": today + timedelta(days=starts), "due_on": today + timedelta(days=due)}
    return ActionWhen(**(days | more))


def details(title: str = "Recruit two psychologists", **more: Any) -> ActionDetails:
    return ActionDetails(title, **({"when": when()} | more))


def made(of: Plan | None = None, by: Member | None = None, **more: Any) -> Action:
    """A draft, made as staff make it."""
    of = of or make.plan()
    return actions.make_action(of, details(**more), by=by or make.lead(of.partnership))


def agreed(of: Plan | None = None, by: Member | None = None, **more: Any) -> Action:
    draft = made(of, by, **more)
    return actions.agree_action(draft, by=by or make.lead(draft.plan.partnership))


def delivered_on(days_ago: int = 0) -> Delivered:
    day = timezone.localdate() - timedelta(days=days_ago)
    return Delivered(day, "Somebody rings you within two weeks.")


def stopped_on(days_ago: int = 0) -> Stopped:
    return Stopped(timezone.localdate() - timedelta(days=days_ago), "There is no money for it.")


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def date_sent(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


class Desk:
    """A plan lead at work on one plan."""

    def __init__(self) -> None:
        self.lead = make.lead()
        self.plan = make.plan(self.lead.partnership)
        self.client = partnerships.signed_in(self.lead)

    def at(self, name: str, *args: object) -> str:
        return address_in(self.plan.partnership, f"plans:{name}", *args)

    def get(self, name: str, *args: object, **asked: object) -> str:
        return self.client.get(self.at(name, *args), asked).content.decode()

    def post(self, name: str, *args: object, **sent: object) -> str:
        response = self.client.post(self.at(name, *args), sent, follow=True)
        assert response.status_code == 200
        return response.content.decode()
