"""Every page of the room with the keys of another partnership, or with keys of two things."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.core import signing
from django.urls import URLPattern

from heard.boards.links import make_link
from heard.boards.models import InductionItem, Office, TermsOfReference
from heard.boards.models.words import OfficeKind, Stage
from heard.boards.queries.expressions import link_of
from heard.boards.queries.standing import PURPOSE
from heard.boards.urls import urlpatterns
from heard.design.public_form import STAMP
from heard.partnerships.roles import Role
from tests.access import address_in
from tests.boards import make
from tests.boards import make_calls as calls
from tests.boards import make_meetings as meetings
from tests.boards import make_privacy as privacy
from tests.boards.sending import OURS
from tests.partnerships import make as partnerships

pytestmark = pytest.mark.django_db

# What a page shows to whoever does not belong there.
SHUT = {403, 404, 405}
# Two keys that are free of each other: anybody of the partnership may take any of its seats, a
# constituency or a kind is no key.
APART = {"fill_seat", "want_seats", "oparl_object", "terms_of_reference", "interest_taken"}


class World:
    """A partnership with one of everything, and the keys of all that."""

    def __init__(self, of: Any = None, who: Any = privacy.ROBIN) -> None:
        self.partnership = of or partnerships.partnership()
        self.member = partnerships.member(*Role, of=self.partnership)
        self.membership = privacy.seated(self.partnership, who)
        self.person = self.membership.person
        self.body = self.membership.seat.group.body
        self.meeting = meetings.drafted(self.body)
        self.call = calls.closed(self.partnership)
        self.expression = calls.expression(self.call, stage=Stage.READING)
        self.place = calls.panel_member(self.call, who=self.member)
        self.subscriber = privacy.subscriber(self.partnership, who)
        TermsOfReference.objects.create(
            body=self.body, number=1, text="Terms", agreed_on=make.LONG_AGO
        )
        self.keys = self._keys()

    def _keys(self) -> dict[str, dict[str, Any]]:
        """Arguments of addresses: by the first word of the address where that says which."""
        body, membership = self.body, self.membership
        item = self.meeting.agenda.get()
        office = Office.objects.create(
            body=body, membership=membership, kind=OfficeKind.CHAIR, start_on=make.LONG_AGO
        )
        induction = InductionItem.objects.create(membership=membership, position=1, text="Meet us")
        paper = meetings.paper(self.meeting)
        attendee = meetings.attendee(self.meeting, name="Sam Guest")
        action = body.actions.first()
        aim = body.aims.create(text="Shorter waits")
        declaration = self.person.declarations.first()
        return {
            "boards": {"pk": body.pk, "aim": aim.pk, "action": action.pk, "body_pk": body.pk},
            "meetings": {"pk": self.meeting.pk, "item_pk": item.pk, "attendee_pk": attendee.pk},
            "papers": {"pk": paper.pk, "key": paper.key},
            "actions": {"pk": action.pk},
            "people": {"pk": self.person.pk},
            "declarations": {"pk": declaration.pk},
            "seat-groups": {"pk": self.person.pk, "group_pk": membership.seat.group_id},
            "seats": {"pk": membership.pk},
            "offices": {"pk": office.pk},
            "induction": {"pk": induction.pk},
            "expenses": {"pk": membership.expenses.first().pk},
            "calls": {
                "pk": self.call.pk,
                "member_pk": self.place.pk,
                "group_pk": calls.group(self.call).pk,
            },
            "panels": {"pk": self.call.pk, "expression_pk": self.expression.pk},
            "applicants": {"pk": self.expression.pk},
            "standing-list": {"pk": self.subscriber.pk},
            "": {
                "slug": self.call.slug,
                "number": 1,
                "constituency": "parent_carer",
                "kind": "meeting",
                "reference": "W7K-4PM",
                "key": self.meeting.key,
            },
        }

    def address(self, pattern: URLPattern, within: Any = None) -> str | None:
        """The address of a page with this world's keys, opened in a partnership."""
        route = str(pattern.pattern)
        words = route.split("/")
        subject = words[1] if words[0] == "staff" else ""
        known = {**self.keys[""], **self.keys.get(subject, {})}
        if words[0] == "boards":
            known["slug"] = self.body.slug
        known["link"] = self._link(words[0])
        names = re.findall(r"<\w+:(\w+)>", route)
        if "asked" in words or "(email" in route:
            names, known = ["channel"], {"channel": "email"}
        args = [known[name] for name in names]
        return address_in(within or self.partnership, f"boards:{pattern.name}", *args)

    def _link(self, room: str) -> str:
        if room == "keep-me-posted":
            return make_link(self.subscriber.key, PURPOSE)
        return link_of(self.expression)


def rows_of() -> dict[str, list[Any]]:
    """All rows of the room: nothing of it may change."""
    models = apps.get_app_config("boards").get_models()
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def with_keys() -> list[URLPattern]:
    names = ("pk>", "link>", "key>", "slug>")
    return [each for each in urlpatterns if any(name in str(each.pattern) for name in names)]


def stamp_of(pattern: URLPattern) -> dict[str, str]:
    """What a browser sends beside, from a page of ours."""
    name = getattr(pattern.callback, "__name__", "")
    return {STAMP: signing.TimestampSigner(salt="heard.design.public_form").sign(name)}


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_opens_with_the_keys_of_another_partnership(method):
    theirs, ours = World(), World(partnerships.partnership())
    client = partnerships.signed_in(ours.member)
    before = rows_of()

    opened = []
    for pattern in with_keys():
        address = theirs.address(pattern, ours.partnership)
        response = getattr(client, method)(address, stamp_of(pattern), **OURS)
        if response.status_code not in SHUT:
            opened.append((pattern.name, response.status_code))

    assert opened == []
    assert rows_of() == before


def test_no_page_opens_with_keys_that_do_not_belong_together():
    one = World()
    other = World(one.partnership, privacy.OTHER)
    client = partnerships.signed_in(one.member)
    before = rows_of()

    opened = []
    for pattern in with_keys():
        if str(pattern.pattern).count("<") < 2 or pattern.name in APART:
            continue
        here, there = one.address(pattern), other.address(pattern)
        first = str(pattern.pattern).split("/").index(_first_key(pattern))
        parts, others = here.split("/"), there.split("/")
        place = first + len(parts) - len(str(pattern.pattern).split("/"))
        mixed = "/".join([*others[: place + 1], *parts[place + 1 :]])
        for method in ("get", "post"):
            response = getattr(client, method)(mixed, stamp_of(pattern), **OURS)
            if response.status_code not in SHUT:
                opened.append((method, pattern.name, response.status_code))

    assert opened == []
    assert rows_of() == before


def _first_key(pattern: URLPattern) -> str:
    return next(part for part in str(pattern.pattern).split("/") if "<" in part)
