"""Sessions as staff look for them: of a partnership, of a host, to come or past."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from heard.partnerships.models import Member, Partnership
from heard.sessions.models import Host, Phase, Programme, Session, SessionQuerySet
from heard.sessions.rules import IN_THE_ROOM


@dataclass(frozen=True)
class Wanted:
    """Which sessions somebody looks for; what is empty leaves none out."""

    programme: Programme | None = None
    phase: Phase | None = None
    state: str = ""
    when: str = "to_come"


def of_partnership(partnership: Partnership) -> SessionQuerySet:
    """With what a page of staff says of each."""
    found = Session.objects.filter(phase__programme__partnership=partnership)
    return found.select_related(
        "phase__programme__partnership", "venue", "district", "division__district"
    )


def wanted_sessions(partnership: Partnership, wanted: Wanted) -> SessionQuerySet:
    """Those to come begin with the next, those that are past with the last."""
    found = of_partnership(partnership).defer("heard_summary", "heard_easy_read", "heard_numbers")
    if wanted.programme:
        found = found.filter(phase__programme=wanted.programme)
    if wanted.phase:
        found = found.filter(phase=wanted.phase)
    if wanted.state:
        found = found.filter(state=wanted.state)
    now = timezone.now()
    if wanted.when == "to_come":
        return found.filter(ends_at__gt=now).order_by("starts_at", "pk")
    if wanted.when == "past":
        found = found.filter(ends_at__lte=now)
    return found.order_by("-starts_at", "-pk")


def hosted_by(member: Member) -> SessionQuerySet:
    """Sessions at which the member has a part in the room, those to come first."""
    own = Host.objects.filter(member=member)
    found = of_partnership(member.partnership).filter(
        hosts__member=member, hosts__kind__in=IN_THE_ROOM
    )
    return found.exclude(state="draft").prefetch_related(
        Prefetch("hosts", queryset=own, to_attr="own_parts")
    )


def number_hosted_by(member: Member) -> int:
    """How many are to come."""
    return hosted_by(member).to_come().count()


def programmes_of(partnership: Partnership) -> list[Programme]:
    """With their phases, for lists to choose from."""
    return list(partnership.programmes.prefetch_related("phases"))


def phases_of(partnership: Partnership) -> list[Phase]:
    """Phases in which a session can still be made."""
    phases = Phase.objects.filter(
        programme__partnership=partnership, programme__closed_on=None
    ).select_related("programme")
    return list(phases.order_by("programme__name", "-starts_on", "pk"))


def is_host(member: Member, session: Session) -> bool:
    """Whether the member has any part in it, which need not be one in the room."""
    return session.hosts.filter(member=member).exists()


def soonest(found: SessionQuerySet) -> SessionQuerySet:
    """Those that are not over, the next first; at most 20."""
    coming = found.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")
    return coming[:20]


def latest(found: SessionQuerySet) -> SessionQuerySet:
    """Those that are over, the last first; at most 20."""
    past = found.filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")
    return past[:20]


def drafts_of(phase: Phase) -> SessionQuerySet:
    """Those that are still to come."""
    drafts = of_partnership(phase.programme.partnership).filter(phase=phase, state="draft")
    return drafts.filter(starts_at__gt=timezone.now()).order_by("starts_at", "pk")


def possible_hosts(session: Session, besides: Host | None = None) -> list[Member]:
    """Members who can sign in and do not host it yet; `besides` is the host who is changed."""
    others = session.hosts.exclude(pk=besides.pk) if besides else session.hosts.all()
    members = session.phase.programme.partnership.members.joined().exclude(
        pk__in=others.filter(member__isnull=False).values("member")
    )
    return list(members.select_related("user").order_by("user__name", "pk"))
