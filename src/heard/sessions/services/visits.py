"""Elected members say whether they come to listen, and report what they heard."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from heard.audit.services import record
from heard.design.words import date_words
from heard.partnerships.models import Member
from heard.safeguarding.models import ConcernSource
from heard.safeguarding.services import Flag, raise_concern
from heard.sessions.models import Session, Visit
from heard.sessions.rules import is_elected


class NotToComeError(Exception):
    """The session is cancelled, over, or not announced: there is nothing to say yes to."""


class NotBegunError(Exception):
    """The session has not begun, or was cancelled: there is nothing to report."""


class NotElectedError(Exception):
    """They are no elected member of this area, or not any more."""


class ReportedMeanwhileError(Exception):
    """The report was changed in another window since it was opened."""


@dataclass(frozen=True)
class Report:
    """What a member reports. `worry` goes to the safeguarding lead and is kept nowhere here."""

    attended: bool
    heard: str = ""
    asks_for: str = ""
    worry: str = ""


@transaction.atomic
def answer_visit(session: Session, member: Member, *, will_attend: bool) -> Visit:
    """Say that they will come to listen, or cannot. They may say otherwise until it is over.

    Raises NotElectedError, NotToComeError.
    """
    session = _locked(session)
    _must_be_elected(member, session)
    if not session.is_announced or session.is_over:
        raise NotToComeError(session)
    visit = _visit(session, member)
    if visit.will_attend == will_attend:
        return visit
    visit.will_attend, visit.answered_at = will_attend, timezone.now()
    _save(visit, "will_attend", "answered_at")
    record("listener answered", session, by=member.user, will_attend=will_attend)
    return visit


@transaction.atomic
def report_visit(session: Session, member: Member, report: Report, *, revision: int) -> Visit:
    """File what was heard, or change it. The same report sent twice is filed once.

    Raises NotElectedError, NotBegunError, ReportedMeanwhileError.
    """
    session = _locked(session)
    _must_be_elected(member, session)
    if session.is_draft or session.is_cancelled or not session.has_begun:
        raise NotBegunError(session)
    visit = _visit(session, member)
    if report.worry:
        _hand_on(visit, report, by=member)
    if not _is_new(visit, report):
        return visit
    if visit.revision != revision:
        raise ReportedMeanwhileError(visit)
    visit.attended, visit.heard, visit.asks_for = report.attended, report.heard, report.asks_for
    visit.reported_at = (visit.reported_at or timezone.now()) if report.attended else None
    _save(visit, "attended", "heard", "asks_for", "reported_at")
    record("visit reported", session, by=member.user, attended=report.attended)
    return visit


def _hand_on(visit: Visit, report: Report, *, by: Member) -> None:
    """To the safeguarding lead, who alone reads it."""
    where = _("%(session)s, %(day)s, from an elected member who listened") % {
        "session": visit.session.title[:150],
        "day": date_words(visit.session.starts_at),
    }
    # Of no queue: there is nothing to be put back when it is closed.
    flag = Flag(ConcernSource.STAFF, visit.key, where=where, worry=report.worry)
    raise_concern(by.partnership, flag, by=by)


def _is_new(visit: Visit, report: Report) -> bool:
    now = (visit.attended, visit.heard, visit.asks_for)
    return now != (report.attended, report.heard, report.asks_for)


def _must_be_elected(member: Member, session: Session) -> None:
    if not is_elected(member) or member.partnership_id != session.partnership_id:
        raise NotElectedError(member)


def _locked(session: Session) -> Session:
    """What one member says of a session comes in one after the other."""
    found = Session.objects.select_related("phase__programme")
    return found.select_for_update(of=("self",), no_key=True).get(pk=session.pk)


def _visit(session: Session, member: Member) -> Visit:
    known = Visit.objects.filter(session=session, member=member).first()
    visit = known or Visit(session=session, member=member)
    visit.session = session
    return visit


def _save(visit: Visit, *fields: str) -> None:
    visit.revision += 1
    if visit.pk is None:
        visit.save()
    else:
        visit.save(update_fields=[*fields, "revision"])
