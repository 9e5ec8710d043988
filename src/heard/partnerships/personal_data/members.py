"""People who sign in, or did: their account, what they may do, and what they did."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.accounts.queries import ways_of_signing_in
from heard.audit.models import Entry
from heard.audit.queries import naming, summed_up, with_names_before
from heard.audit.services import forget_names
from heard.design.words import date_words, moment_words
from heard.partnerships.likeness import all_names, names_them, plain
from heard.partnerships.models import Member, Partnership
from heard.partnerships.privacy import (
    Forget,
    Held,
    Room,
    Subject,
    Words,
    end_of,
    forget_in_batches,
    values,
    years_after,
    years_before,
)
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
    accounts = [_account(member, is_certain=bool(subject.email)) for member in found]
    return [*accounts, *_deeds(found, subject), *_contact(subject)]


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


def _account(member: Member, *, is_certain: bool) -> Held:
    user, why_kept = member.user, _why_kept(member)
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


def _why_kept(member: Member) -> Words:
    if member.left_at is None:
        return WORKS_HERE
    return WORKS_ELSEWHERE if works_elsewhere(member) else ""


def _deeds(found: list[Member], subject: Subject) -> Iterator[Held]:
    """What they did, or was done to them, as the audit has it: under the name that they had."""
    users = [member.user_id for member in found]
    deeds = naming(subject.partnership_id, users, all_names(subject))
    six_years_ago = end_of(years_before(timezone.localdate(), 6))
    old = deeds & with_names_before(six_years_ago)
    # By name alone it is doubtful whose they are, if there is a namesake.
    is_certain = not subject.has_namesake
    if old.exists():
        yield _summed_up("old-deeds", old, is_certain=is_certain, forget=_forgetting_names(old))
    if (new := deeds.filter(at__gte=six_years_ago)).exists():
        yield _summed_up("deeds", new, is_certain=is_certain)


def _summed_up(
    key: str, deeds: QuerySet[Entry], *, is_certain: bool, forget: Forget | None = None
) -> Held:
    summed = summed_up(deeds)
    return Held(
        _("What you did as a member"),
        key,
        values(
            (_("Deeds"), sum(one.count for one in summed)),
            (_("Of which"), "; ".join(f"{one.deed} ({one.count})" for one in summed)),
        ),
        kept_until=years_after(timezone.localdate(max(one.last for one in summed)), 6),
        why_kept="" if forget else PROVABLE,
        is_certain=is_certain,
        forget=forget,
    )


def _forgetting_names(deeds: QuerySet[Entry]) -> Forget:
    return lambda by: forget_in_batches(deeds, forget_names)


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
