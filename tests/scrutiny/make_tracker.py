"""Dull valid lines of a tracker for tests: name only what your test is about."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from heard.partnerships.models import Member
from heard.plans.models import Holder
from heard.plans.queries.posts import link_of
from heard.scrutiny import services
from heard.scrutiny.models import Committee, DecisionRecord, Request, RequestUpdate
from heard.scrutiny.parts import Part
from heard.scrutiny.queries.following import day_of, proposals
from heard.scrutiny.services import tracking
from heard.scrutiny.services.request_updates import Said, receive_request_update
from heard.scrutiny.services.requests import make_request
from heard.scrutiny.tracker_deeds import Asked, Done
from tests.access import address_in
from tests.plans import make as plans
from tests.scrutiny import make
from tests.scrutiny import make_committees as make_c

RECORD = """\
Decision details

{title}

Decision Maker: Children and Families Scrutiny Committee

Decision status: {status}

Decisions:

Resolved: That;

  i.  The report presented be noted;

  ii.  The Cabinet Member for Children's Services be requested to fund two more posts by 31 March 2027;

  iii.  Members attend listening sessions in their areas and report back to the Committee.

Date of decision: 04/07/2026
"""  # noqa: E501 - as it is printed


def decision(by: Member, title: str = "Listening to families", **more: Any) -> DecisionRecord:
    """Published, with one thing noted, one requested, and one that members have to do."""
    text = RECORD.format(title=title, status=more.pop("status", "Recommendations approved"))
    record = services.read_decision(services.Offer(text), by=by)
    if more:
        record = services.change_decision(record, more, revision=record.revision, by=by)
    return services.publish_decision(record, by=by, revision=record.revision)


def request(of: Committee | None = None, by: Member | None = None, **more: Any) -> Request:
    """Made 30 days ago, by hand, to be done in 100 days."""
    by = by or make.officer(of=of.partnership if of else None)
    of = of or make_c.committee(by)
    today = timezone.localdate()
    columns: dict[str, Any] = {
        "text": "To request the Cabinet Member to fund two more posts",
        "title": "Fund two more posts",
        "addressee": "the Cabinet Member for Children's Services",
        "made_on": today - timedelta(days=30),
        "due_on": today + timedelta(days=100),
    }
    states = {
        name: more.pop(name) for name in tuple(more) if name not in Asked.__dataclass_fields__
    }
    made = make_request(of, Asked(**(columns | more)), by=by)
    if states:
        Request.objects.filter(pk=made.pk).update(**states)
        made.refresh_from_db()
    return made


def led(of: Committee | None = None, by: Member | None = None, **more: Any) -> Request:
    """The same, led by a post that somebody holds."""
    by = by or make.officer(of=of.partnership if of else None)
    of = of or make_c.committee(by)
    holder = plans.holder(plans.post(of.partnership))
    return request(of, by, post=holder.post, **more)


def holder_of(of: Request) -> Holder:
    return Holder.objects.today().get(post=of.post)


def officer_of(of: Request) -> Member:
    return make.officer(of=of.partnership)


def complete(of: Request, by: Member | None = None, on: date | None = None) -> Request:
    done = Done("Two people have started.", on or timezone.localdate())
    return tracking.complete_request(of, done, by=by or officer_of(of))


def update(of: Request, words: str = "Two people start in May.", **more: Any) -> RequestUpdate:
    """Received from whoever holds the post; nobody has looked at it."""
    said = Said(words, **({"claim": "progress"} | more))
    return receive_request_update(of, said, holder=holder_of(of), key=uuid4())


def behind(holder: Holder, name: str, *args: Any) -> str:
    """The address of a page behind a holder's link."""
    return address_in(holder.post.partnership, f"scrutiny:{name}", link_of(holder), *args)


def follow(record: DecisionRecord, committee: Committee, officer: Member) -> Request:
    """The line of what the decision requests."""
    line = proposals(record)[1]
    more = {"resolution": line.resolution.key, "decision": record.key}
    more |= {"waits_for_call_in": record.status == "called_in"}
    return make_request(committee, Asked(line.resolution.text, day_of(record), **more), by=officer)


def corrected(
    record: DecisionRecord,
    officer: Member,
    *,
    keep: tuple[int, ...] = (0, 1, 2),
    texts: dict[int, str] | None = None,
    **columns: Any,
) -> DecisionRecord:
    """The next edition, with other words or fewer resolutions."""
    draft = services.correct_decision(record, by=officer)
    parts = [
        Part(each.number, (texts or {}).get(at, each.text), tuple(each.verbs), each.key)
        for at, each in enumerate(draft.resolutions.all())
        if at in keep
    ]
    draft = services.change_resolutions(draft, parts, revision=draft.revision, by=officer)
    if columns:
        draft = services.change_decision(draft, columns, revision=draft.revision, by=officer)
    return services.publish_decision(
        draft, by=officer, revision=draft.revision, reason="As the minutes say"
    )
