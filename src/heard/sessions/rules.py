"""Who may do what with sessions, bookings and what was said."""

from heard.partnerships.models import Member
from heard.partnerships.roles import Permission, Role
from heard.sessions.models import Booking, Phase, Point, Session, Visit
from heard.sessions.models.words import HostKind

# Hosts whose own sign-in opens what happens in the room: check-in, and what is said.
IN_THE_ROOM = (HostKind.LEAD, HostKind.CO_HOST, HostKind.FACILITATOR)


def can_see_sessions(member: Member) -> bool:
    """The staff pages of sessions: dates, places and counts, nothing about who booked."""
    return member.may(Permission.SEE_STAFF_PAGES)


def can_run_sessions(member: Member) -> bool:
    return member.may(Permission.RUN_SESSIONS)


def can_run_phase(member: Member, phase: Phase) -> bool:
    return can_run_sessions(member) and member.partnership_id == phase.programme.partnership_id


def can_run_session(member: Member, session: Session) -> bool:
    return can_run_sessions(member) and member.partnership_id == session.partnership_id


def hosts(member: Member, session: Session) -> bool:
    """Whether the member hosts the session or leads a table at it. One query."""
    if member.left_at is not None:
        return False
    return session.hosts.filter(member=member, kind__in=IN_THE_ROOM).exists()


def can_handle_bookings(member: Member) -> bool:
    """Names and how to reach people: whoever runs sessions, and whoever types in slips."""
    return member.may(Permission.HANDLE_BOOKINGS)


def can_handle_booking(member: Member, booking: Booking) -> bool:
    return can_handle_bookings(member) and member.partnership_id == booking.partnership_id


def can_handle_bookings_of(member: Member, session: Session) -> bool:
    return can_handle_bookings(member) and member.partnership_id == session.partnership_id


def can_check_in(member: Member, session: Session) -> bool:
    """First names and numbers of people: also the session's own hosts, parents among them."""
    if member.partnership_id != session.partnership_id:
        return False
    return can_handle_bookings(member) or hosts(member, session)


def can_capture_points(member: Member, session: Session) -> bool:
    if member.partnership_id != session.partnership_id:
        return False
    return can_moderate_points(member) or hosts(member, session)


def can_moderate_points(member: Member) -> bool:
    return member.may(Permission.MODERATE_POINTS)


def can_moderate_point(member: Member, point: Point) -> bool:
    return can_moderate_points(member) and member.partnership_id == point.session.partnership_id


def can_publish_heard(member: Member, session: Session) -> bool:
    return member.may(Permission.PUBLISH_HEARD) and member.partnership_id == session.partnership_id


def can_answer_points(member: Member) -> bool:
    """Say what became of what was said."""
    return member.may(Permission.PUBLISH_HEARD)


def can_see_reports(member: Member) -> bool:
    """Elected members' reports, for whoever prepares the committee and whoever runs sessions."""
    return member.may(Permission.WRITE_DECISIONS) or can_run_sessions(member)


def is_elected(member: Member) -> bool:
    return member.left_at is None and Role.ELECTED_MEMBER in member.roles


def can_report(member: Member, visit: Visit) -> bool:
    return is_elected(member) and visit.member_id == member.pk
