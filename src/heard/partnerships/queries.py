"""Reading partnerships and who is in them."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from heard.accounts.models import User
from heard.accounts.rules import SECOND_FACTORS
from heard.mail.queries import to_settle
from heard.partnerships.models import Division, Member, Partnership, SignInProvider
from heard.partnerships.rules import can_manage_members, can_see_outbox
from heard.partnerships.todo import Todo


def partnerships() -> QuerySet[Partnership]:
    """Every partnership of the install, by name."""
    return Partnership.objects.order_by("name")


def memberships(user: User) -> QuerySet[Member]:
    """Where `user` is a member now, by name of the partnership."""
    members = Member.objects.joined().filter(user=user)
    return members.select_related("partnership", "organisation").order_by("partnership__name")


def members_of(partnership: Partnership) -> QuerySet[Member]:
    """Members and invited people, by name."""
    members = Member.objects.current().filter(partnership=partnership)
    return members.select_related("user", "organisation", "division").order_by("user__name", "pk")


def is_in_care_of(user: User, member: Member) -> bool:
    """Whether `member` looks after every partnership that `user` belongs to, this one among them.

    Never true of oneself: nobody is to help themselves past a lost second factor.
    """
    theirs = {one.partnership_id for one in memberships(user)}
    looked_after = {
        one.partnership_id for one in memberships(member.user) if can_manage_members(one)
    }
    is_another = user.pk != member.user_id
    return is_another and member.partnership_id in theirs and theirs <= looked_after


def divisions_of(partnership: Partnership) -> QuerySet[Division]:
    """What its elected members represent."""
    return Division.objects.filter(district__partnership=partnership).select_related("district")


def users_with_second_factor(partnership: Partnership) -> set[UUID]:
    """The users among its members who have set up a second step for signing in."""
    authenticators = Authenticator.objects.filter(
        type__in=SECOND_FACTORS, user__memberships__partnership=partnership
    )
    return set(authenticators.values_list("user_id", flat=True))


def everybody_ever(partnership: Partnership) -> QuerySet[Member]:
    """Members now and before, by name: the audit speaks of all of them."""
    members = Member.objects.filter(partnership=partnership)
    return members.select_related("user").order_by("user__name", "pk")


def sign_in_providers(partnership: Partnership | None) -> QuerySet[SignInProvider]:
    """The organisations of a partnership that have their own sign-in, by name."""
    providers = SignInProvider.objects.select_related("organisation")
    return providers.filter(organisation__partnership=partnership).order_by("organisation__name")


def sign_in_provider_for(
    email: str, partnership: Partnership | None = None
) -> SignInProvider | None:
    """The provider that speaks for the domain of `email`, here or else in any partnership."""
    domain = email.rpartition("@")[2].lower()
    providers = SignInProvider.objects.filter(domains__contains=[domain]).order_by("pk")
    here = Q(organisation__partnership=partnership) if partnership else Q()
    return providers.filter(here).first()


def todo(member: Member) -> list[Todo]:
    """What the people who look after the partnership should look at."""
    things: list[Todo] = []
    if can_manage_members(member):
        things += _about_members(member.partnership)
    if can_see_outbox(member) and (unsure := to_settle(member.partnership_id).count()):
        text = ngettext(
            "Send %(count)d message by hand, or settle whether it went",
            "Send %(count)d messages by hand, or settle whether they went",
            unsure,
        )
        things.append(Todo(text % {"count": unsure}, reverse("partnerships:outbox")))
    return things


def _about_members(partnership: Partnership) -> list[Todo]:
    page = reverse("partnerships:members")
    things = []
    members = members_of(partnership)
    if waiting := members.filter(joined_at=None).count():
        text = ngettext(
            "Remind %(count)d person who has not taken up the invitation",
            "Remind %(count)d people who have not taken up the invitation",
            waiting,
        )
        things.append(Todo(text % {"count": waiting}, page))
    # Whoever signs in through their organisation may have a second step there.
    by_password = members.exclude(joined_at=None).filter(organisation__sign_in_provider=None)
    if lacking := by_password.exclude(user__in=users_with_second_factor(partnership)).count():
        text = ngettext(
            "Ask %(count)d member to set up a second step for signing in",
            "Ask %(count)d members to set up a second step for signing in",
            lacking,
        )
        things.append(Todo(text % {"count": lacking}, page))
    return things
