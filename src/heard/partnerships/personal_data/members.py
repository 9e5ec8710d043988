"""People who sign in, or did: their account, what they may do, and what they did."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.accounts.models import User
from heard.accounts.queries import ways_of_signing_in
from heard.audit.models import Entry
from heard.audit.queries import of_actor, summed_up
from heard.design.words import date_words, moment_words
from heard.partnerships.likeness import all_names, names_them, plain
from heard.partnerships.models import Member, Partnership
from heard.partnerships.privacy import Held, Room, Subject, values
from heard.partnerships.services.leaving import forget_member, works_elsewhere

WORKS_HERE = gettext_lazy(
    "You are a member of this partnership. An administrator must remove you under Members first"
)
WORKS_ELSEWHERE = gettext_lazy(
    "You have left here and are still a member of another partnership, which needs your account"
)
PROVABLE = gettext_lazy(
    "Who did what in the partnership must stay provable for six years. After that your name goes"
)
CONTACT = gettext_lazy("This is how families reach the partnership. Change it under Partnership")


def held_on(subject: Subject) -> list[Held]:
    found = list(_members(subject))
    return [*(held for member in found for held in _held(member, subject)), *_contact(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    return {
        "members": Member.objects.filter(partnership_id=partnership_id).count(),
        "deeds": Entry.objects.filter(partnership_id=partnership_id).count(),
    }


def with_names(subject: Subject) -> Subject:
    """The subject with the name of the account that has their e-mail address."""
    theirs = _here(subject).filter(user__email=subject.email.lower()) if subject.email else ()
    return replace(subject, names=subject.names | {member.user.name for member in theirs})


def has_namesake(subject: Subject) -> bool:
    """Whether somebody who signs in here goes by the same name, with another address."""
    names = {plain(name) for name in all_names(subject)}
    others = _here(subject).exclude(user__email=subject.email.lower())
    return any(plain(member.user.name) in names for member in others)


def _here(subject: Subject) -> QuerySet[Member]:
    members = Member.objects.filter(partnership_id=subject.partnership_id)
    return members.select_related("user", "organisation", "division")


def _members(subject: Subject) -> Iterator[Member]:
    """By the address that they sign in with; by name where no address was given."""
    if subject.email:
        yield from _here(subject).filter(user__email=subject.email.lower())
        return
    names = {plain(name) for name in all_names(subject)}
    yield from (member for member in _here(subject) if plain(member.user.name) in names)


def _held(member: Member, subject: Subject) -> Iterator[Held]:
    why = ""
    if member.left_at is None:
        why = str(WORKS_HERE)
    elif works_elsewhere(member):
        why = str(WORKS_ELSEWHERE)
    yield _account(member, member.user, why, is_certain=bool(subject.email))
    deeds = of_actor(member.partnership_id, member.user_id)
    if total := deeds.count():
        listed = [f"{one.deed} ({one.count})" for one in summed_up(deeds)]
        yield Held(
            _("What you did as a member"),
            f"deeds:{member.pk}",
            values((_("Deeds"), total), (_("Of which"), "; ".join(listed))),
            why_kept=PROVABLE,
            is_certain=bool(subject.email),
        )


def _account(member: Member, user: User, why_kept: str, *, is_certain: bool) -> Held:
    return Held(
        _("You as somebody who signs in"),
        f"member:{member.pk}",
        values(
            (_("Name"), user.name),
            (_("E-mail"), user.email),
            (_("Roles"), "; ".join(member.role_names)),
            (_("Organisation"), member.organisation),
            (_("Division"), member.division),
            (_("Invited"), member.invited_at and date_words(member.invited_at)),
            (_("Joined"), member.joined_at and date_words(member.joined_at)),
            (_("Left"), member.left_at and date_words(member.left_at)),
            (_("Signs in with"), "; ".join(ways_of_signing_in(user))),
            (_("Last signed in"), user.last_login and moment_words(user.last_login)),
        ),
        why_kept=why_kept,
        is_certain=is_certain,
        forget=None if why_kept else partial(_forget, member),
    )


def _forget(member: Member, by: Member | None) -> Member:
    return forget_member(member, by=by)


def _contact(subject: Subject) -> Iterator[Held]:
    partnership = Partnership.objects.get(pk=subject.partnership_id)
    texts = (partnership.contact_name, partnership.contact_email, partnership.contact_address)
    if any(names_them(text, subject) for text in texts):
        yield Held(
            _("You are the contact of the partnership"),
            "contact",
            values((_("Name"), texts[0]), (_("E-mail"), texts[1]), (_("Letter"), texts[2])),
            why_kept=CONTACT,
            is_certain=not subject.has_namesake,
        )


MEMBERS = Room("members", gettext_lazy("Members and the audit"), held_on, counts)
