"""Making an agenda pack: frozen on the day, and again with a note when something came late."""

from django.db import transaction

from heard.audit.services import record as audit
from heard.boards.models import Meeting
from heard.partnerships.models import Member
from heard.partnerships.sealing import seal
from heard.scrutiny.models import Committee, Pack
from heard.scrutiny.queries.gathering_pack import gather_pack


class NoteMissingError(Exception):
    """There is a pack of this meeting: a later one says what is different."""


class NothingNewError(Exception):
    """The pack would be the same as the last one."""


class NotItsMeetingError(Exception):
    """The meeting is of another body."""


@transaction.atomic
def make_pack(committee: Committee, meeting: Meeting, *, note: str, by: Member) -> Pack:
    """Freeze what members read before a meeting. The newest one counts; older ones stay.

    Raises NotItsMeetingError, NoteMissingError, NothingNewError.
    """
    if meeting.body_id != committee.body_id:
        raise NotItsMeetingError(meeting)
    committee = (
        Committee.objects.select_for_update(of=("self",))
        .select_related("body")
        .get(pk=committee.pk)
    )
    last = Pack.objects.filter(meeting=meeting).order_by("-number").first()
    if last is not None and not note.strip():
        raise NoteMissingError(last)
    sealed = seal(gather_pack(committee, meeting))
    if last is not None and last.sha256 == sealed.sha256:
        raise NothingNewError(last)
    pack = Pack.objects.create(
        partnership=committee.partnership,
        committee=committee,
        meeting=meeting,
        number=last.number + 1 if last else 1,
        frozen=sealed.content,
        sha256=sealed.sha256,
        note=note.strip() if last else "",
        made_by=by,
    )
    audit("agenda pack made", committee, by=by.user, number=pack.number)
    return pack
