"""What was said at Westmere's sessions, what became of it, and who listened."""

import uuid
from datetime import timedelta

from django.utils import timezone

from heard.home.demo import sessions_words as words
from heard.partnerships.models import Member
from heard.safeguarding.models import Urgency
from heard.safeguarding.services import Worry
from heard.safeguarding.services.setting_up import SetUp, set_up
from heard.sessions.models import Point, Session
from heard.sessions.models.words import Audience, PointState, Prompt
from heard.sessions.services.answering import Word, answer_point
from heard.sessions.services.arriving import WalkIn, type_sheet
from heard.sessions.services.capturing import Said, capture_point
from heard.sessions.services.closing_surveys import make_equality_survey, make_feedback_survey
from heard.sessions.services.heard import HeardWords, publish_heard, write_heard
from heard.sessions.services.moderating import Decision, moderate_point
from heard.sessions.services.visits import Report, answer_visit, report_visit
from heard.themes.models import Remark, Theme
from heard.themes.services.sorting import Sorting, sort_remark
from heard.themes.services.starting import take_start_set


def load_said(sessions: dict[str, Session], members: dict[str, Member]) -> None:
    lead = members["lead"]
    _safeguarding(members)
    take_start_set(lead.partnership, by=lead)
    summer, autumn = sessions[words.WAITING], sessions[words.DIAGNOSIS]
    for session, people in ((summer, 19), (autumn, 11)):
        _came(session, people, lead)
    for each in words.POINTS:
        _point(summer, each, lead)
    _publish(summer, lead)
    _ask_how_it_was(autumn, lead)
    _not_yet(autumn, members["parent"])
    _listen(sessions, members["councillor"])


def _safeguarding(members: dict[str, Member]) -> None:
    setup = SetUp(
        lead=members["safeguarding"],
        deputy=members["deputy"],
        hours_at_once=1,
        hours_today=4,
        hours_usual=24,
        emergency_words="Ring 999. Then ring the duty desk: 01632 960 199, day and night.",
        kept_years=6,
    )
    set_up(members["lead"].partnership, setup, by=members["administrator"])


def _came(session: Session, people: int, lead: Member) -> None:
    """Typed from a sheet that was filled in by hand, without names."""
    walk_ins = [
        WalkIn(uuid.uuid4(), parents=1, pressed_at=session.starts_at) for _each in range(people)
    ]
    type_sheet(session, [], walk_ins, by=lead)


def _point(session: Session, each: words.DemoPoint, lead: Member) -> Point:
    point = capture_point(
        session, _said(each.said, each.prompt, each.table), key=uuid.uuid4(), by=lead
    )
    decision = Decision(PointState.PUBLISHED, each.public)
    point = moderate_point(point, decision, revision=point.revision, by=lead)
    remark = Remark.objects.get(key=point.key)
    themes = list(Theme.objects.filter(partnership=lead.partnership, name__in=each.themes))
    sorting = Sorting(themes, fits_none=not themes, revision=remark.revision)
    sort_remark(remark, sorting, by=lead)
    if each.answer:
        kind, said, days, who = each.answer
        on = timezone.localdate() + timedelta(days=days)
        answer_point(point, Word(kind, said, on, who), by=lead)
    return point


def _publish(session: Session, lead: Member) -> None:
    heard = HeardWords(words.SUMMARY, words.EASY_READ)
    session = write_heard(session, heard, revision=session.heard_revision, by=lead)
    session = publish_heard(session, revision=session.heard_revision, by=lead)
    Session.objects.filter(pk=session.pk).update(
        heard_published_at=session.ends_at + timedelta(days=21)
    )


def _ask_how_it_was(session: Session, lead: Member) -> None:
    """Three questions after each session of the phase, and who came; both anonymous."""
    make_feedback_survey(session.phase, by=lead)
    make_equality_survey(session.phase, by=lead)


def _not_yet(session: Session, parent: Member) -> None:
    """Captured by a parent at her table, not moderated yet; one thing worried her."""
    for prompt, said in words.NEW_POINTS:
        capture_point(session, _said(said, prompt, "2"), key=uuid.uuid4(), by=parent)
    worry = Worry("She said it quietly, when the others had gone for tea.", "", Urgency.TODAY)
    worrying = _said(words.WORRY, Prompt.EVEN_BETTER_IF, "2")
    capture_point(session, worrying, key=uuid.uuid4(), by=parent, worry=worry)


def _listen(sessions: dict[str, Session], councillor: Member) -> None:
    """The councillor for Harbour came in the summer, reported, and comes again."""
    report = Report(attended=True, heard=words.REPORT_HEARD, asks_for=words.REPORT_ASKS)
    report_visit(sessions[words.WAITING], councillor, report, revision=0)
    answer_visit(sessions[words.YOUTH], councillor, will_attend=True)


def _said(said: str, prompt: str, table: str) -> Said:
    return Said(said, prompt, table, audience=Audience.PARENTS)
