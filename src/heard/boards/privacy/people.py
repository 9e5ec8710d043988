"""People in seats, and who was: what is held on them."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.boards.models import Declaration, Expense, Membership, Person
from heard.boards.models.words import AccessNeed
from heard.boards.privacy.known import Known
from heard.boards.services import forgetting
from heard.design.words import date_words
from heard.partnerships.likeness import candidates, is_alike
from heard.partnerships.privacy import Held, Subject, Words, values, years_after

IN_A_SEAT = gettext_lazy(
    "You are in a seat, or are about to take one. It must end first: tell whoever looks after the "
    "board"
)
FINANCE = gettext_lazy(
    "Amounts and days of payments are kept for six years for the accounts. The note is emptied "
    "when you are forgotten"
)
COUNTS = gettext_lazy(
    "That a seat was filled and for how long is kept as a number. It names nobody once you are "
    "forgotten"
)


def held_on(subject: Subject) -> list[Held]:
    return list(_people(subject))


def _people(subject: Subject) -> Iterator[Held]:
    ours = Person.objects.filter(partnership_id=subject.partnership_id)
    for person in candidates(ours, subject):
        alike = is_alike(person, subject)
        if alike is not None:
            yield _person(person, is_certain=alike)
            for membership in person.memberships.select_related("seat__group__body"):
                yield _membership(membership, is_certain=alike)
                for expense in membership.expenses.all():
                    yield _expense(expense, is_certain=alike)


def _person(person: Person, *, is_certain: bool) -> Held:
    today = timezone.localdate()
    last = forgetting.last_day_in_a_seat(person)
    stays = forgetting.sits(person, today)
    return Held(
        _("You as somebody on a board or group"),
        f"person:{person.key}",
        values(
            *contact(person),
            (_("Organisation"), person.organisation),
            (_("Job title"), person.job_title),
            (_("Shown by role only"), _("Yes") if person.is_role_only else _("No")),
            (_("Access needs"), needs(person.access_needs)),
            (_("Support wanted"), person.support_wanted),
            (_("Sign-in"), person.member),
            (_("Declared"), "; ".join(map(_declared, person.declarations.all()))),
            (_("Meetings"), "; ".join(_attended(person))),
            (_("Actions"), "; ".join(action.text for action in person.actions.all())),
            (_("Written down on"), date_words(person.made_at)),
        ),
        kept_until=years_after(last, 2) if last else None,
        why_kept=IN_A_SEAT if stays else "",
        is_certain=is_certain,
        forget=None if stays else lambda by: forgetting.forget_person(person, by=by),
    )


def _membership(membership: Membership, *, is_certain: bool) -> Held:
    group = membership.seat.group
    induction = [
        f"{item.text} ({date_words(item.done_on) if item.done_on else _('not done yet')})"
        for item in membership.induction.all()
    ]
    offices = [
        f"{office.get_kind_display()}, {date_words(office.start_on)}"
        for office in membership.offices.all()
    ]
    return Held(
        _("A seat"),
        f"membership:{membership.key}",
        values(
            (_("Body"), group.body),
            (_("Speaks for"), group.get_constituency_display()),
            (_("On behalf of"), membership.on_behalf_of),
            (_("Term"), membership.term_number),
            (_("From"), date_words(membership.start_on)),
            (_("Until"), membership.end_on and date_words(membership.end_on)),
            (_("Why it ended"), membership.get_end_reason_display()),
            (
                _("Agreed to the terms of reference on"),
                membership.terms_accepted_on and date_words(membership.terms_accepted_on),
            ),
            (_("Chaired"), "; ".join(offices)),
            (_("Induction"), "; ".join(induction)),
        ),
        why_kept=COUNTS,
        is_certain=is_certain,
    )


def _expense(expense: Expense, *, is_certain: bool) -> Held:
    return Held(
        _("An expense or a thank-you"),
        f"expense:{expense.pk}",
        values(
            (_("For"), expense.get_kind_display()),
            (_("State"), expense.get_state_display()),
            (_("Amount"), f"£{expense.pence / 100:.2f}"),
            (_("Spent on"), date_words(expense.spent_on)),
            (_("Settled on"), expense.settled_on and date_words(expense.settled_on)),
            (_("Note"), expense.note),
        ),
        kept_until=years_after(expense.settled_on or expense.spent_on, 6) - timedelta(days=1),
        why_kept=FINANCE,
        is_certain=is_certain,
    )


def contact(row: Known) -> tuple[tuple[Words, object], ...]:
    """How somebody can be reached, as it is shown to them."""
    return (
        (_("Name"), row.name),
        (_("E-mail"), row.email),
        (_("Phone"), row.phone),
        (_("Address"), row.address),
        (_("How we reach you"), row.get_channel_display()),
        (_("Language"), row.language),
    )


def needs(codes: list[str]) -> str:
    """A code that is not used any more is shown as it is: nothing that is held stays unshown."""
    words = dict(AccessNeed.choices)
    return "; ".join(str(words.get(code, code)) for code in codes)


def _declared(declaration: Declaration) -> str:
    said = [declaration.get_kind_display(), date_words(declaration.declared_on)]
    return ", ".join([*said, *filter(None, (declaration.text, declaration.public_words))])


def _attended(person: Person) -> Iterator[str]:
    for attendee in person.attendances.select_related("meeting__body"):
        meeting = attendee.meeting
        yield (
            f"{meeting.body}, {date_words(meeting.starts_at)}: {attendee.get_presence_display()}"
        )
