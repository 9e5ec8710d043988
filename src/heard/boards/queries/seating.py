"""Reads about seats and terms: what a membership's page says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.boards.models import (
    Declaration,
    Expense,
    InductionItem,
    Membership,
    Office,
    Person,
    SeatGroup,
    TermsOfReference,
)
from heard.boards.models.words import ExpenseKind, ExpenseState
from heard.boards.queries.people import Attendance, attendance
from heard.boards.service_time import last_day, terms_left
from heard.design.words import Colour, Tag, date_words
from heard.partnerships.models import Partnership

EXPENSE_TAGS: Mapping[str, Tag] = {
    ExpenseState.CLAIMED: Tag(ExpenseState.CLAIMED.label, Colour.BLUE),
    ExpenseState.PAID: Tag(ExpenseState.PAID.label, Colour.GREEN),
    ExpenseState.REFUSED: Tag(ExpenseState.REFUSED.label, Colour.GREY),
}


@dataclass(frozen=True)
class SeatPage:
    """One membership as its page says it; `is_accepted` is of `latest_terms` and no other."""

    membership: Membership
    term: str
    minimum: str
    tag: Tag
    latest_terms: TermsOfReference | None
    is_accepted: bool
    induction: Sequence[InductionItem]
    expenses: Sequence[Expense]
    totals: Sequence[tuple[str, str]]
    offices: Sequence[Office]
    attendance: Attendance
    can_renew: bool

    @property
    def steps_done(self) -> int:
        return sum(item.done_on is not None for item in self.induction)


def memberships(partnership: Partnership) -> QuerySet[Membership]:
    """Everybody in a seat of the partnership, now, before or later."""
    rows = Membership.objects.filter(person__partnership=partnership)
    return rows.select_related(
        "person__organisation", "seat__group__body", "on_behalf_of", "terms_accepted"
    )


def memberships_of(person: Person) -> QuerySet[Membership]:
    """Latest first."""
    rows = person.memberships.select_related("person", "seat__group__body", "on_behalf_of")
    return rows.order_by("-start_on", "-pk")


def seat_groups(partnership: Partnership) -> QuerySet[SeatGroup]:
    return SeatGroup.objects.filter(body__partnership=partnership).select_related("body")


def induction_items(partnership: Partnership) -> QuerySet[InductionItem]:
    items = InductionItem.objects.filter(membership__person__partnership=partnership)
    return items.select_related("membership__person", "membership__seat__group__body")


def expenses(partnership: Partnership) -> QuerySet[Expense]:
    rows = Expense.objects.filter(membership__person__partnership=partnership)
    return rows.select_related("membership__person", "membership__seat__group__body")


def declarations(partnership: Partnership) -> QuerySet[Declaration]:
    return Declaration.objects.filter(person__partnership=partnership).select_related("person")


def offices(partnership: Partnership) -> QuerySet[Office]:
    rows = Office.objects.filter(body__partnership=partnership)
    return rows.select_related("body", "membership__person")


def seat_page(membership: Membership) -> SeatPage:
    """About ten queries."""
    latest = membership.body.terms_of_reference.first()
    return SeatPage(
        membership=membership,
        term=term_words(membership),
        minimum=minimum_words(membership),
        tag=state_tag(membership),
        latest_terms=latest,
        is_accepted=latest is not None and latest.pk == membership.terms_accepted_id,
        induction=list(membership.induction.all()),
        expenses=list(membership.expenses.all()),
        totals=expense_totals(membership.expenses.all()),
        offices=list(membership.offices.all()),
        attendance=attendance(membership.person, body=membership.body),
        can_renew=_can_renew(membership),
    )


def _can_renew(membership: Membership) -> bool:
    """Whether it is worth offering: the service has the last word."""
    group = membership.seat.group
    if terms_left(membership.term_number, group.most_terms) == 0 or membership.person.is_forgotten:
        return False
    if membership.end_on is None or membership.is_ended or group.body.is_closed:
        return False
    later = membership.person.memberships.without_errors().filter(
        seat__group=group, start_on__gt=membership.start_on
    )
    return not later.exists()


def term_words(membership: Membership) -> str:
    """`First term, until 30 June 2027. May serve 1 more`."""
    number, group = membership.term_number, membership.seat.group
    term = _ordinals().get(number) or _("Term %(number)d") % {"number": number}
    if membership.end_on is None:
        return _("%(term)s, with no last day") % {"term": term}
    words = _("%(term)s, until %(day)s") % {"term": term, "day": date_words(membership.end_on)}
    left = terms_left(number, group.most_terms)
    if left is None or membership.is_ended:
        return words
    if not left:
        return _("%(words)s. This is the last one allowed in a row") % {"words": words}
    more = ngettext("May serve %(count)d more", "May serve %(count)d more", left) % {"count": left}
    return f"{words}. {more}"


def minimum_words(membership: Membership) -> str:
    """Until when somebody was asked to stay, as a sentence; empty where nobody asked."""
    months = membership.seat.group.minimum_term
    if not months:
        return ""
    day = date_words(last_day(membership.start_on, months))
    return _("Asked to stay until %(day)s at least") % {"day": day}


def state_tag(membership: Membership, today: date | None = None) -> Tag:
    today = today or timezone.localdate()
    if membership.start_on > today:
        return Tag(_("Begins later"), Colour.BLUE)
    if membership.is_current(today):
        return Tag(_("In the seat"), Colour.GREEN)
    return Tag(_("Over"), Colour.GREY)


def expense_totals(rows: QuerySet[Expense]) -> list[tuple[str, str]]:
    """What was claimed or paid, by kind and in pounds; what was refused does not count."""
    sums = rows.exclude(state=ExpenseState.REFUSED).order_by().values_list("kind")
    by_kind = dict(sums.annotate(total=Sum("pence")))
    return [
        (str(kind.label), money_words(by_kind[kind])) for kind in ExpenseKind if by_kind.get(kind)
    ]


def money_words(pence: int) -> str:
    """`£12.50`, `£1,200.00`."""
    return f"£{pence // 100:,}.{pence % 100:02}"


def _ordinals() -> dict[int, str]:
    return {
        1: _("First term"),
        2: _("Second term"),
        3: _("Third term"),
        4: _("Fourth term"),
    }
