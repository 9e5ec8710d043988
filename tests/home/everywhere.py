"""Somebody with rows in every room, and what the rooms say of them."""

from django.utils import timezone

from heard.accounts.services import add_authenticator
from heard.home import holding
from heard.mail.models import Message, State
from heard.partnerships.models import Member, Partnership
from heard.partnerships.privacy import Subject
from tests.boards import make_privacy as make
from tests.boards.make_privacy import ROBIN, Somebody
from tests.mail import make as mail
from tests.partnerships import make as partnerships
from tests.sessions import make_privacy as sessions


def everywhere(of: Partnership, who: Somebody) -> list[object]:
    """Rows on `who` in every room that may forget."""
    person = make.former_person(of, who)
    return [
        person,
        make.expression(of, who),
        make.subscriber(of, who),
        make.guest(of, who),
        make.declared_of(of, who),
        sessions.booking(of, who),
        *sessions.named_rows(of, who),
        *message_rows(of, who),
        former_member(of, who).user,
    ]


def message_rows(of: Partnership, who: Somebody) -> list[Message]:
    """One by e-mail, one by letter, one to somebody else that names them, all settled."""
    rows = [
        mail.message(to=who.email, body=f"Dear {who.name}", partnership_id=of.pk),
        mail.message(to=who.address.replace("\n", ", "), channel="letter", partnership_id=of.pk),
        mail.message(to="x@example.org", body=f"Ask {who.name} today", partnership_id=of.pk),
    ]
    Message.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.FAILED, settled_at=timezone.now(), problem=f"550 {who.email} unknown"
    )
    return rows


def former_member(of: Partnership, who: Somebody) -> Member:
    person = partnerships.user(who.email, who.name, has_second_factor=False)
    member = partnerships.member(of=of, person=add_authenticator(person))
    member.left_at = timezone.now()
    member.save()
    return member


def subject(of: Partnership, who: Somebody = ROBIN) -> Subject:
    return holding.subject_of(of, email=who.email, phone=who.phone, name=who.name)


def records(of: Partnership, who: Somebody = ROBIN) -> dict[str, bool]:
    """Kind of record to whether it can be erased."""
    found = holding.held_on(subject(of, who))
    return {held.key.partition(":")[0]: not held.why_kept for room in found for held in room.held}


def kinds(found: Subject) -> set[str]:
    return {held.key.partition(":")[0] for room in holding.held_on(found) for held in room.held}


def words_of(who: Somebody) -> list[str]:
    return [who.name, who.email, who.phone, who.address.splitlines()[0]]
