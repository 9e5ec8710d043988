"""Reminding elected members of reports that are due."""

from django.db import transaction
from django.utils import timezone

from heard.mail.letters import letter
from heard.mail.services import send_letter
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Partnership
from heard.sessions.listening import REMIND_AFTER, reminders_due
from heard.sessions.models import Listener, Visit
from heard.sessions.queries.visits import link_of, owed
from heard.sessions.rules import is_elected


def remind_of_reports() -> int:
    """One message to each who came and has not reported, on the days that are set.

    Where the days went by unused there is one message and no second for what was missed.
    """
    visits = [
        visit
        for partnership in Partnership.objects.all()
        for visit in owed(partnership).filter(times_reminded__lt=len(REMIND_AFTER))
    ]
    return sum(remind_of_report(visit) for visit in visits)


@transaction.atomic
def remind_of_report(visit: Visit) -> bool:
    """Whether a message is due and goes out: not to who reported meanwhile, or has left."""
    visit = (
        Visit.objects.select_related("member__user", "member__partnership")
        .select_related("session__phase__programme")
        .select_for_update(of=("self",))
        .get(pk=visit.pk)
    )
    day = timezone.localdate(visit.session.ends_at)
    due = reminders_due(day, timezone.localdate())
    if visit.reported_at or visit.times_reminded >= due or not is_elected(visit.member):
        return False
    visit.times_reminded = due
    visit.save(update_fields=["times_reminded"])
    _send(visit)
    return True


def _send(visit: Visit) -> None:
    member = visit.member
    listener, _is_new = Listener.objects.get_or_create(member=member)
    # The link goes out with it: should they leave, it is taken away like any other.
    Listener.objects.filter(pk=listener.pk).update(sent_on=timezone.localdate())
    at = addresses_of_install(member.partnership)
    words = letter(
        "sessions/mail/visit_reminder.txt",
        member=member,
        session=visit.session,
        due_on=visit.report_due_on,
        is_late=visit.is_report_late,
        link=at("sessions:my_visits", link_of(listener)),
    )
    send_letter(
        words,
        key=f"visit reminder:{visit.key}:{visit.times_reminded}",
        to=member.user.email,
        partnership_id=member.partnership_id,
        holds_secret=True,
    )
