"""What is due to people in seats, and to their seats: for keepers of boards and for themselves."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.boards.models import Declaration, Expense, InductionItem, Membership, TermsOfReference
from heard.boards.models.words import BodyStatus, ExpenseState
from heard.boards.queries.people import person_of
from heard.boards.rules import can_keep_boards
from heard.boards.service_time import add_months, terms_left
from heard.partnerships.models import Member, Partnership
from heard.partnerships.todo import Todo

DAYS_TO_FILL_A_SEAT = 90
DAYS_FOR_INDUCTION = 60
DAYS_TO_SETTLE = 30
MOST_SHOWN = 20


@dataclass(frozen=True)
class ToLookAfter:
    """What is due in a partnership today, each list by its day."""

    emptying: QuerySet[Membership]
    to_accept: QuerySet[Membership]
    not_inducted: QuerySet[Membership]
    unpaid: QuerySet[Expense]
    old_declarations: QuerySet[Declaration]


def to_look_after(partnership: Partnership) -> ToLookAfter:
    today = timezone.localdate()
    seated = _seated(partnership, today)
    return ToLookAfter(
        emptying=_emptying(seated, today),
        to_accept=_not_accepted(seated),
        not_inducted=_not_inducted(seated, today - timedelta(days=DAYS_FOR_INDUCTION)),
        unpaid=_unpaid(partnership, today - timedelta(days=DAYS_TO_SETTLE)),
        old_declarations=_old_declarations(partnership, today),
    )


def is_at_limit(membership: Membership) -> bool:
    """Whether no further term may follow."""
    return terms_left(membership.term_number, membership.seat.group.most_terms) == 0


def todo(member: Member) -> list[Todo]:
    """For keepers of boards: seats that empty, people to look after. For those in seats: theirs."""
    kept = _for_keepers(member.partnership) if can_keep_boards(member) else []
    return kept + _for_themselves(member)


def _for_keepers(partnership: Partnership) -> list[Todo]:
    due = to_look_after(partnership)
    seats = [_seat_that_empties(membership) for membership in due.emptying[:MOST_SHOWN]]
    counted = (
        ("to-accept", due.to_accept.count(), _accept_words),
        ("induction", due.not_inducted.count(), _induction_words),
        ("expenses", due.unpaid.count(), _expense_words),
        ("declarations", due.old_declarations.count(), _declaration_words),
    )
    page = reverse("boards:to_look_after")
    return seats + [
        Todo(words(count), f"{page}#{anchor}") for anchor, count, words in counted if count
    ]


def _seat_that_empties(membership: Membership) -> Todo:
    who = {"name": membership.person.shown_name, "body": membership.body}
    if membership.is_ended:
        words = _("Fill the seat that %(name)s leaves on %(body)s")
    elif is_at_limit(membership):
        words = _("Fill the seat of %(name)s on %(body)s: they have reached the limit of terms")
    else:
        words = _("Renew the term of %(name)s on %(body)s, or fill the seat")
    page = reverse("boards:membership", args=[membership.pk])
    return Todo(words % who, page, membership.end_on)


def _accept_words(count: int) -> str:
    return ngettext(
        "Ask %(count)d person to accept the terms of reference",
        "Ask %(count)d people to accept the terms of reference",
        count,
    ) % {"count": count}


def _induction_words(count: int) -> str:
    return ngettext(
        "Finish the induction of %(count)d person",
        "Finish the induction of %(count)d people",
        count,
    ) % {"count": count}


def _expense_words(count: int) -> str:
    return ngettext(
        "Settle %(count)d expense that has waited for 30 days",
        "Settle %(count)d expenses that have waited for 30 days",
        count,
    ) % {"count": count}


def _declaration_words(count: int) -> str:
    return ngettext(
        "Renew %(count)d declaration that is older than a year",
        "Renew %(count)d declarations that are older than a year",
        count,
    ) % {"count": count}


def _for_themselves(member: Member) -> list[Todo]:
    person = person_of(member)
    if person is None:
        return []
    page = reverse("boards:my_seats")
    seated = _seated(member.partnership, timezone.localdate()).filter(person=person)
    todos = [
        Todo(_("Accept the terms of reference of %(body)s") % {"body": each.body}, page)
        for each in _not_accepted(seated)
    ]
    return todos + [
        Todo(_("Go through your induction for %(body)s") % {"body": each.body}, page)
        for each in _not_inducted(seated, timezone.localdate())
    ]


def _seated(partnership: Partnership, today: date) -> QuerySet[Membership]:
    rows = Membership.objects.current(today).filter(
        person__partnership=partnership, person__forgotten_at=None
    )
    rows = rows.exclude(seat__group__body__status=BodyStatus.CLOSED)
    return rows.select_related("person", "seat__group__body").order_by("start_on", "pk")


def _emptying(seated: QuerySet[Membership], today: date) -> QuerySet[Membership]:
    """Whose last day comes soon, with nobody to follow in a seat that stays wanted."""
    later = Membership.objects.without_errors()
    follower = later.filter(seat=OuterRef("seat"), start_on__gt=OuterRef("end_on"))
    is_wanted = Q(seat__wanted_until=None) | Q(seat__wanted_until__gt=F("end_on"))
    soon = seated.filter(is_wanted, end_on__lte=today + timedelta(days=DAYS_TO_FILL_A_SEAT))
    return soon.exclude(Exists(follower)).order_by("end_on", "pk")


def _not_accepted(seated: QuerySet[Membership]) -> QuerySet[Membership]:
    terms = TermsOfReference.objects.filter(body=OuterRef("seat__group__body"))
    latest = Subquery(terms.order_by("-number").values("pk")[:1])
    rows = seated.annotate(latest_terms=latest).exclude(latest_terms=None)
    return rows.filter(Q(terms_accepted=None) | ~Q(terms_accepted=F("latest_terms")))


def _not_inducted(seated: QuerySet[Membership], since: date) -> QuerySet[Membership]:
    """Who took a seat on `since` or before and has steps of the induction left."""
    return seated.filter(
        Exists(InductionItem.objects.filter(membership=OuterRef("pk"), done_on=None)),
        start_on__lte=since,
    )


def _unpaid(partnership: Partnership, since: date) -> QuerySet[Expense]:
    rows = Expense.objects.filter(
        membership__person__partnership=partnership, state=ExpenseState.CLAIMED
    )
    rows = rows.filter(spent_on__lte=since)
    return rows.select_related("membership__person", "membership__seat__group__body").order_by(
        "spent_on", "pk"
    )


def _old_declarations(partnership: Partnership, today: date) -> QuerySet[Declaration]:
    """What people in seats declared more than a year ago."""
    now = Membership.objects.current(today).filter(person=OuterRef("person"))
    rows = Declaration.objects.filter(
        Exists(now),
        person__partnership=partnership,
        person__forgotten_at=None,
        ended_on=None,
        declared_on__lt=add_months(today, -12),
    )
    return rows.select_related("person").order_by("declared_on", "pk")
