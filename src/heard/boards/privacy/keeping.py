"""How long the room keeps what."""

from datetime import date, timedelta

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from heard.boards.models import (
    Attendee,
    Declaration,
    Expense,
    Expression,
    Membership,
    Person,
    Subscriber,
)
from heard.boards.models.standing import KEPT_FOR, UNCONFIRMED_FOR
from heard.boards.models.words import EndReason
from heard.boards.privacy.interest import AFTER_A_CALL
from heard.boards.services import forgetting
from heard.partnerships.privacy import RetentionRule, end_of, rule, years_before

NEEDS_KEPT = timedelta(days=90)


def expressions(today: date) -> "QuerySet[Expression]":
    """Past the day that the panel's decision set, or, where it set none, long after the call."""
    ended = Q(forget_on=None, call__closes_on__lte=today - AFTER_A_CALL)
    return Expression.objects.filter(Q(forget_on__lte=today) | ended, forgotten_at=None)


def without_a_seat(today: date) -> "QuerySet[Person]":
    """Who is in no seat and is to take none, with the last day of the last one (`last`)."""
    seats = Membership.objects.without_errors().filter(person=OuterRef("pk"))
    was = ~Q(memberships__end_reason=EndReason.ENTERED_IN_ERROR)
    last = Max("memberships__end_on", filter=was)
    people = Person.objects.filter(forgotten_at=None).annotate(last=last)
    return people.exclude(Exists(seats.filter(Q(end_on=None) | Q(end_on__gte=today))))


def people(today: date) -> "QuerySet[Person]":
    """Two years after their last seat; who never took one, two years after they were entered."""
    day = years_before(today, 2)
    never_sat = Q(last=None, made_at__lt=end_of(day))
    return without_a_seat(today).filter(Q(last__lte=day) | never_sat)


def needs(today: date) -> "QuerySet[Person]":
    rows = without_a_seat(today).filter(Q(last__lte=today - NEEDS_KEPT))
    return rows.exclude(access_needs=[], support_wanted="")


def notes(today: date) -> "QuerySet[Expense]":
    rows = Expense.objects.exclude(note="").alias(day=Coalesce(F("settled_on"), F("spent_on")))
    return rows.filter(day__lte=years_before(today, 6))


def declarations(today: date) -> "QuerySet[Declaration]":
    rows = Declaration.objects.filter(ended_on__lte=years_before(today, 2))
    return rows.exclude(text="", public_words="")


def unconfirmed(today: date) -> "QuerySet[Subscriber]":
    asked = Subscriber.objects.filter(confirmed_at=None, left_at=None, forgotten_at=None)
    return asked.filter(asked_at__lt=end_of(today - UNCONFIRMED_FOR))


def left(today: date) -> "QuerySet[Subscriber]":
    return Subscriber.objects.filter(forgotten_at=None, left_at__lt=end_of(today - KEPT_FOR))


def guests(today: date) -> "QuerySet[Attendee]":
    rows = Attendee.objects.filter(person=None).exclude(name="")
    return rows.filter(meeting__starts_at__lt=end_of(years_before(today, 2)))


def retention_rules() -> list[RetentionRule]:
    return [*_rules_of_people(), *_rules_of_what_they_did(), *_rules_of_lists()]


def _rules_of_people() -> list[RetentionRule]:
    return [
        rule(
            (
                "people",
                _("People who were on a board or group: name and how to reach them"),
                _("2 years"),
                _("the last day of their last seat"),
                _("Questions about what a board decided come up for that long"),
            ),
            due=people,
            forget=lambda person: forgetting.forget_person(person, by=None),
            every=Person.objects.all,
        ),
        rule(
            (
                "needs",
                _("Access needs and support that somebody on a board wanted"),
                _("90 days"),
                _("the last day of their last seat"),
                _("They say something about health, and are not needed any more"),
            ),
            due=needs,
            forget=forgetting.forget_needs,
            every=Person.objects.all,
        ),
    ]


def _rules_of_what_they_did() -> list[RetentionRule]:
    return [
        rule(
            (
                "declarations",
                _("What members of boards declared"),
                _("2 years"),
                _("the day on which it ended"),
                _("Decisions that it touched can be questioned for that long"),
            ),
            due=declarations,
            forget=forgetting.forget_declaration,
            every=Declaration.objects.all,
        ),
        rule(
            (
                "expenses",
                _("Notes on expenses and thank-you payments"),
                _("6 years"),
                _("the day on which they were settled"),
                _("Public money is accounted for, for six years"),
            ),
            due=notes,
            forget=forgetting.forget_note,
            every=Expense.objects.all,
        ),
        rule(
            (
                "guests",
                _("Names of guests at meetings"),
                _("2 years"),
                _("the meeting"),
                _("Who spoke on what may be asked for that long"),
            ),
            due=guests,
            forget=lambda guest: forgetting.forget_guest(guest, by=None),
            every=lambda: Attendee.objects.filter(person=None),
        ),
    ]


def _rules_of_lists() -> list[RetentionRule]:
    return [
        rule(
            (
                "expressions",
                _("Expressions of interest in a seat"),
                _("6 months, unless we told you another day"),
                _("the end of the call"),
                _("You may ask why, and a seat may become free again"),
            ),
            due=expressions,
            forget=lambda one: forgetting.forget_expression(one, by=None),
            every=Expression.objects.all,
        ),
        rule(
            (
                "unconfirmed",
                _("People who asked to be kept posted and did not follow the link we sent"),
                _("14 days"),
                _("the day on which they asked"),
                _("Somebody else may have typed the address"),
            ),
            due=unconfirmed,
            forget=lambda one: forgetting.forget_subscriber(one, by=None),
            every=Subscriber.objects.all,
        ),
        rule(
            (
                "left",
                _("People who left the list of those who are kept posted"),
                _("30 days"),
                _("the day on which they left"),
                _("So that a mistake can be put right"),
            ),
            due=left,
            forget=lambda one: forgetting.forget_subscriber(one, by=None),
            every=Subscriber.objects.all,
        ),
    ]
