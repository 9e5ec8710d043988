"""What names somebody beside their own records: as a guest, in minutes, in what others declared."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.boards.models import (
    Action,
    AgendaItem,
    Attendee,
    Call,
    Conflict,
    Declaration,
    Meeting,
    PanelMember,
    Paper,
)
from heard.boards.services.forgetting import forget_guest, rewrite_declaration
from heard.design.words import date_words
from heard.partnerships.likeness import all_names, may_name, names_them, plain, strike
from heard.partnerships.models import Member
from heard.partnerships.privacy import Held, Subject, values, years_after

MINUTES = gettext_lazy("The record of what a body did is public and stays as it was agreed")
PANELS = gettext_lazy("Who was on a panel must stay known while its decisions can be questioned")
CONTACT = gettext_lazy("This is how families reach the partnership. Change it on the call itself")


def held_on(subject: Subject) -> list[Held]:
    return [
        *_guests(subject),
        *_declarations_of_others(subject),
        *_records(subject),
        *_panels(subject),
        *_contacts(subject),
    ]


def _guests(subject: Subject) -> Iterator[Held]:
    names = {plain(name) for name in all_names(subject)}
    guests = Attendee.objects.filter(
        meeting__body__partnership_id=subject.partnership_id, person=None
    ).exclude(name="")
    for guest in guests.select_related("meeting__body"):
        if plain(guest.name) in names:
            yield Held(
                _("A guest of your name at a meeting"),
                f"guest:{guest.pk}",
                values(
                    (_("Name"), guest.name),
                    (_("Role"), guest.role),
                    (_("Meeting"), _meeting(guest.meeting)),
                    (_("There"), guest.get_presence_display()),
                ),
                kept_until=years_after(timezone.localdate(guest.meeting.starts_at), 2),
                is_certain=not subject.has_namesake,
                forget=partial(_forget_guest, guest),
            )


def _declarations_of_others(subject: Subject) -> Iterator[Held]:
    """That they are named is told, and nothing of who named them or how."""
    names = {plain(name) for name in all_names(subject)}
    columns = ("text", "public_words")
    found = Declaration.objects.filter(
        may_name(subject, *columns), person__partnership_id=subject.partnership_id
    )
    for one in found.select_related("person"):
        texts = [getattr(one, column) for column in columns]
        is_their_own = plain(one.person.name) in names
        if not is_their_own and any(names_them(text, subject) for text in texts):
            yield Held(
                _("A declaration by somebody else names you"),
                f"declaration:{one.pk}",
                kept_until=years_after(one.ended_on, 2) if one.ended_on else None,
                is_certain=not subject.has_namesake,
                forget=partial(_strike, one, subject),
            )


def _records(subject: Subject) -> Iterator[Held]:
    """Meetings, agendas, papers and actions in which they are named."""
    here = {"body__partnership_id": subject.partnership_id}
    at_meeting = {"meeting__body__partnership_id": subject.partnership_id}
    kinds: tuple[tuple[str, QuerySet[Any], tuple[str, ...]], ...] = (
        ("minutes", Meeting.objects.filter(**here), ("minutes",)),
        (
            "agenda",
            AgendaItem.objects.filter(**at_meeting),
            ("title", "presenter", "said", "decided"),
        ),
        ("paper", Paper.objects.filter(**at_meeting), ("title", "easy_read")),
        ("action", Action.objects.filter(**here), ("text", "owner_words", "done_note")),
    )
    for kind, rows, columns in kinds:
        for row in rows.filter(may_name(subject, *columns)):
            if any(names_them(getattr(row, column), subject) for column in columns):
                yield _record(kind, row, subject)


def _record(kind: str, row: Model, subject: Subject) -> Held:
    whose = getattr(row, "meeting", None) or (row if isinstance(row, Meeting) else None)
    return Held(
        _("The record of a meeting or an action names you"),
        f"{kind}:{row.pk}",
        values(
            (_("What"), "" if isinstance(row, Meeting) else row),
            (_("Meeting"), _meeting(whose) if whose else ""),
        ),
        why_kept=MINUTES,
        is_certain=not subject.has_namesake,
    )


def _panels(subject: Subject) -> Iterator[Held]:
    """Panels and conflicts of somebody who signs in."""
    theirs = PanelMember.objects.filter(
        call__partnership_id=subject.partnership_id, member__user__email=subject.email.lower()
    )
    for one in theirs.select_related("call") if subject.email else ():
        known = Conflict.objects.filter(panel_member=one).select_related("expression")
        yield Held(
            _("You on a panel that reads expressions of interest"),
            f"panel:{one.pk}",
            values(
                (_("Call"), one.call),
                (_("As a parent"), _("Yes") if one.is_parent else _("No")),
                (_("Said whom you know"), one.declared_at and date_words(one.declared_at)),
                (_("Took no part in"), "; ".join(str(each.expression) for each in known)),
            ),
            why_kept=PANELS,
        )


def _forget_guest(guest: Attendee, by: Member | None) -> Attendee:
    return forget_guest(guest, by=by)


def _strike(one: Declaration, subject: Subject, by: Member | None) -> Declaration:
    text, public_words = strike(one.text, subject), strike(one.public_words, subject)
    return rewrite_declaration(one, by=by, text=text, public_words=public_words)


def _contacts(subject: Subject) -> Iterator[Held]:
    calls = Call.objects.filter(may_name(subject, "contact"), partnership_id=subject.partnership_id)
    for call in calls:
        if names_them(call.contact, subject):
            yield Held(
                _("You are the contact of a call for seats"),
                f"call:{call.pk}",
                values((_("Call"), call), (_("Contact"), call.contact)),
                why_kept=CONTACT,
                is_certain=not subject.has_namesake,
            )


def _meeting(meeting: Meeting) -> str:
    return f"{meeting.body}, {date_words(meeting.starts_at)}"
