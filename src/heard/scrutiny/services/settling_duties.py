"""A duty of a member is done when a report of theirs on one of its sessions is in."""

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record as audit
from heard.partnerships.models import Member
from heard.scrutiny.models import Duty, MemberDuty
from heard.scrutiny.models.duty_words import DutyState
from heard.scrutiny.queries.duty_sessions import sessions_asked
from heard.sessions.models import Visit


def settle_duties(member: Member) -> int:
    """All of one member's, once they have filed a report. Gives how many changed."""
    lines = MemberDuty.objects.filter(member=member, duty__closed_on=None)
    duties = Duty.objects.filter(pk__in=lines.values("duty"))
    return sum(settle_duty(duty, only=member) for duty in duties)


def settle_open_duties() -> int:
    """Every duty that is open. Gives how many lines changed."""
    return sum(settle_duty(duty) for duty in Duty.objects.filter(closed_on=None))


@transaction.atomic
def settle_duty(duty: Duty, *, only: Member | None = None) -> int:
    """Done with the first report; open again if that was taken back. Gives how many changed.

    Who was excused and went nevertheless has done it. Who left has left.
    """
    lines = duty.members.exclude(state=DutyState.LEFT).exclude(member=None)
    if only is not None:
        lines = lines.filter(member=only)
    reported = _reported(duty)
    changed = 0
    for line in lines.select_for_update(of=("self",)).select_related("person"):
        visit = reported.get(line.member_id or 0)
        if visit is not None and line.state != DutyState.DONE and visit.reported_at:
            line.state, line.done_on = DutyState.DONE, timezone.localdate(visit.reported_at)
            line.because, line.ended_on, line.asked_to_be_excused = "", None, ""
        elif visit is None and line.state == DutyState.DONE:
            line.state, line.done_on = DutyState.OPEN, None
        else:
            continue
        line.save()
        changed += 1
        done = line.state == DutyState.DONE
        audit("member's duty settled", duty, by=None, person=str(line.person), done=done)
    return changed


def _reported(duty: Duty) -> dict[int, Visit]:
    """By member, the first report on a session of the duty, wherever it was."""
    visits = Visit.objects.filter(session__in=sessions_asked(duty.partnership, duty))
    found: dict[int, Visit] = {}
    for visit in visits.exclude(reported_at=None).order_by("-reported_at"):
        found[visit.member_id] = visit
    return found
