"""Papers for a meeting: kept under a name that nobody can guess, given out by a view that asks."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.db import transaction

from heard.audit.services import record
from heard.boards.models import AgendaItem, Meeting, Paper
from heard.boards.paper_kinds import plain_name, suffix_of
from heard.boards.services.revisions import MeetingCancelledError, locked
from heard.partnerships.models import Member

MOST_PAPERS = 100


class PaperTwiceError(Exception):
    """The same file is among the papers of the meeting already; `first` is that one."""

    def __init__(self, first: Paper) -> None:
        super().__init__(first)
        self.first = first


class TooManyPapersError(Exception):
    """The meeting has as many papers as it may."""


class ItemOfAnotherMeetingError(Exception):
    """A paper goes with an item of its own meeting."""


@dataclass(frozen=True)
class PaperValues:
    """What is said of a paper beside the file."""

    title: str
    easy_read: str = ""
    is_public: bool = False
    item: AgendaItem | None = None


@transaction.atomic
def add_paper(meeting: Meeting, values: PaperValues, file: "File[Any]", *, by: Member) -> Paper:
    """Keep `file`, whose kind has been looked at.

    Raises MeetingCancelledError, ItemOfAnotherMeetingError, PaperTwiceError, TooManyPapersError.
    """
    meeting = locked(meeting)
    if meeting.is_cancelled:
        raise MeetingCancelledError(meeting)
    _refuse_item_of_another(meeting, values)
    digest = _digest(file)
    first = meeting.papers.filter(sha256=digest).first()
    if first:
        raise PaperTwiceError(first)
    if meeting.papers.count() >= MOST_PAPERS:
        raise TooManyPapersError(meeting)
    name = plain_name(str(file.name))
    paper = Paper(meeting=meeting, added_by=by, file_name=name, size=file.size, sha256=digest)
    _write(paper, values)
    paper.file.save(f"{uuid4().hex}{suffix_of(name)}", file, save=False)
    try:
        paper.save()
        record("paper added", paper, by=by.user, size=paper.size)
    except BaseException:  # the row is not there, so nobody would ever find the file
        paper.file.storage.delete(str(paper.file.name))
        raise
    return paper


@transaction.atomic
def change_paper(paper: Paper, values: PaperValues, *, by: Member) -> Paper:
    """Title, cover, item and who may read it. Another file is another paper.

    Raises ItemOfAnotherMeetingError.
    """
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper.pk)
    _refuse_item_of_another(paper.meeting, values)
    was_public = paper.is_public
    _write(paper, values)
    paper.save(update_fields=["title", "easy_read", "is_public", "item"])
    now = {True: "public", False: "members only"}[paper.is_public]
    details = {"now": now} if paper.is_public != was_public else {}
    record("paper changed", paper, by=by.user, **details)
    return paper


@transaction.atomic
def remove_paper(paper: Paper, *, by: Member) -> None:
    """Take a paper away; the file goes once that is certain. Removing it twice is harmless."""
    found = Paper.objects.select_for_update(of=("self",)).filter(pk=paper.pk).first()
    if found is None:
        return
    storage, name = found.file.storage, str(found.file.name)
    record("paper removed", found, by=by.user)
    found.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _write(paper: Paper, values: PaperValues) -> None:
    paper.title, paper.easy_read = values.title, values.easy_read
    paper.is_public, paper.item = values.is_public, values.item


def _refuse_item_of_another(meeting: Meeting, values: PaperValues) -> None:
    if values.item is not None and values.item.meeting_id != meeting.pk:
        raise ItemOfAnotherMeetingError(values.item)


def _digest(file: "File[Any]") -> str:
    file.seek(0)
    digest = sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()
