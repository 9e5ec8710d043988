"""Rows of a file as they would become: new, changed field by field, or the same."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from heard.partnerships.models import Partnership
from heard.plans.models import Action, PlanFile, PlanFileQuerySet, Post
from heard.plans.queries.file_changes import Change, There, Who, changes, ends_before, is_held_back
from heard.plans.queries.known import Known
from heard.plans.tables.days import Reading
from heard.plans.tables.found import Content, Doubt, DoubtKind
from heard.plans.tables.kept import content_of, corrected, meanings_of
from heard.plans.tables.leads import Lead, tidy
from heard.plans.tables.proposed import Proposed
from heard.plans.tables.rows import propose

NEW_POST, NOBODY = "new", "nobody"
# Of these somebody says once for all rows what is meant.
_SETTLED_BY_LEAD = {DoubtKind.PERSON_ALONE, DoubtKind.PERSON_LEFT_OUT, DoubtKind.SEVERAL_LEADS}


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    LEFT_OUT = "left_out"
    REFUSED = "refused"


class Refusal(StrEnum):
    """Why a row cannot be taken in as it is."""

    NO_TITLE = "no_title"
    REFERENCE_TWICE = "reference_twice"
    WRONG_WAY_ROUND = "wrong_way_round"
    TO_COME = "to_come"


REFUSALS: dict[Refusal, Promise] = {
    Refusal.NO_TITLE: _("Enter what is to be done, or leave this row out"),
    Refusal.REFERENCE_TWICE: _("Enter another reference. Another row has this one"),
    Refusal.WRONG_WAY_ROUND: _("Correct the days. It would be due before it starts"),
    Refusal.TO_COME: _("Correct the day of delivery. It is still to come"),
}


@dataclass(frozen=True)
class FileRow:
    """A row and what it would become."""

    proposed: Proposed
    who: Who
    action: Action | None = None
    changes: tuple[Change, ...] = ()
    is_left_out: bool = False
    is_looked_at: bool = False
    refusals: tuple[Refusal, ...] = ()

    @property
    def key(self) -> str:
        return self.proposed.key

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return self.proposed.doubts

    @property
    def fate(self) -> Fate:
        if self.is_left_out:
            return Fate.LEFT_OUT
        if self.refusals:
            return Fate.REFUSED
        if self.action is None:
            return Fate.NEW
        return Fate.CHANGED if self.changes else Fate.SAME

    @property
    def is_held_back(self) -> bool:
        """Whether the day moves in the file and nobody says why: it stays as it was promised."""
        return is_held_back(self.proposed, self.action)

    @property
    def is_in_doubt(self) -> bool:
        """Whether somebody has still to look at it."""
        if self.fate == Fate.SAME:
            return self.is_held_back and not self.is_looked_at
        unseen = bool(self.doubts) and not self.is_looked_at
        return self.fate != Fate.LEFT_OUT and (bool(self.refusals) or unseen)


@dataclass(frozen=True)
class LeadQuestion:
    """Words that name who leads, asked about once for all rows that have them."""

    words: str
    lead: Lead | None
    post: Post | None
    is_certain: bool
    rows: int
    answer: str  # a post's primary key, `NEW_POST` or `NOBODY`


class Looked:
    """A file as it would be taken in now."""

    def __init__(self, file: PlanFile) -> None:
        self.file = file
        self.known = Known(file.plan)

    @cached_property
    def content(self) -> Content:
        return content_of(self.file.content)

    @cached_property
    def reading(self) -> Reading:
        return reading_of(self.file)

    @cached_property
    def rows(self) -> list[FileRow]:
        changed = self._chosen("changed")
        read = [corrected(each, changed.get(each.key, {}), self.reading) for each in self._proposed]
        out = set(self.file.choices.get("left_out", []))
        references = [each.reference.casefold() for each in read if each.key not in out]
        return [self._row(each, out, references) for each in read]

    @cached_property
    def _proposed(self) -> list[Proposed]:
        names = tuple(each.name for each in self.known.organisations.values())
        return propose(self.content, meanings_of(self.file.columns), self.reading, names)

    @cached_property
    def leads(self) -> list[LeadQuestion]:
        """Everybody who is named, who is not certain first."""
        found: dict[str, list[Proposed]] = {}
        for each in self._proposed:
            if each.lead_words:
                found.setdefault(each.lead_words, []).append(each)
        asked = [self._question(words, rows) for words, rows in found.items()]
        return sorted(asked, key=lambda each: (each.is_certain, each.words.casefold()))

    @cached_property
    def _by_words(self) -> dict[str, LeadQuestion]:
        return {each.words: each for each in self.leads}

    def _question(self, words: str, rows: list[Proposed]) -> LeadQuestion:
        lead = rows[0].lead
        match = self.known.post(lead) if lead else None
        post, is_certain = match or (None, False)
        first = str(post.pk) if post else (NEW_POST if lead else NOBODY)
        answer = self._chosen("leads").get(words, first)
        return LeadQuestion(words, lead, post, is_certain, len(rows), answer)

    def _chosen(self, name: str) -> dict[str, Any]:
        return dict(self.file.choices.get(name, {}))

    def _row(self, read: Proposed, out: set[str], references: list[str]) -> FileRow:
        who, doubts = self._who(read)
        read = replace(read, doubts=doubts)
        action = self._action(read)
        if action:
            read = replace(read, reference=action.reference)
            read = _with_reason_asked(read, action)
        row = FileRow(
            proposed=read,
            who=who,
            action=action,
            changes=changes(read, who, self._there(read, action)),
            is_left_out=read.key in out,
            is_looked_at=read.key in self._chosen("changed"),
        )
        return replace(row, refusals=self._refusals(read, action, references))

    def _there(self, read: Proposed, action: Action | None) -> There:
        return There(action, self.known.priority(read.priority), self.known.update_keys)

    def _action(self, read: Proposed) -> Action | None:
        """The one of the same reference; without one of the file's own, of the same words."""
        is_made_up = any(doubt.kind == DoubtKind.NO_REFERENCE for doubt in read.doubts)
        if is_made_up and read.key not in self._chosen("changed"):
            return self.known.by_title.get(tidy(read.title))
        return self.known.by_reference.get(read.reference.casefold())

    def _who(self, read: Proposed) -> tuple[Who, tuple[Doubt, ...]]:
        doubts = list(read.doubts)
        lead, new_post = self._lead(read, doubts)
        chosen = self._chosen("changed").get(read.key, {})
        group = self.known.group(read.group)
        if "group" in chosen:
            group = self.known.groups.get(int(chosen["group"] or 0))
        elif read.group and group is None:
            doubts.append(Doubt(DoubtKind.NO_SUCH_GROUP, text=read.group))
        partners = []
        for name in read.partners:
            if found := self.known.organisation(name):
                partners.append(found)
            else:
                doubts.append(Doubt(DoubtKind.NO_SUCH_ORGANISATION, text=name))
        return Who(lead, new_post, group, tuple(dict.fromkeys(partners))), tuple(doubts)

    def _lead(self, read: Proposed, doubts: list[Doubt]) -> tuple[Post | None, Lead | None]:
        question = self._by_words.get(read.lead_words)
        if question is None:
            return None, None
        if read.lead_words in self._chosen("leads"):
            doubts[:] = [doubt for doubt in doubts if doubt.kind not in _SETTLED_BY_LEAD]
        elif question.lead and not question.is_certain:
            kind = DoubtKind.LIKE_POST if question.post else DoubtKind.NEW_POST
            like = str(question.post or "")
            doubts.append(Doubt(kind, text=question.lead.words, read=like))
        if question.answer == NEW_POST:
            return None, question.lead or Lead(post=read.lead_words[:200])
        if question.answer == NOBODY:
            return None, None
        return self.known.posts.get(int(question.answer)), None

    def _refusals(
        self, read: Proposed, action: Action | None, references: list[str]
    ) -> tuple[Refusal, ...]:
        wrong = {
            Refusal.NO_TITLE: not read.title,
            Refusal.REFERENCE_TWICE: references.count(read.reference.casefold()) > 1,
            Refusal.WRONG_WAY_ROUND: ends_before(read, action),
            Refusal.TO_COME: bool(read.delivered_on and read.delivered_on > timezone.localdate()),
        }
        return tuple(refusal for refusal, holds in wrong.items() if holds)


def _with_reason_asked(read: Proposed, action: Action) -> Proposed:
    """A day that the action was promised for moves in the file, and nobody says why."""
    day = read.revised_due_on or read.due_on
    is_asked = any(doubt.kind == DoubtKind.NO_REASON for doubt in read.doubts)
    if day is None or is_asked or not is_held_back(read, action):
        return read
    return replace(read, doubts=(*read.doubts, Doubt(DoubtKind.NO_REASON, read=day.isoformat())))


def reading_of(file: PlanFile) -> Reading:
    """Days without a year are of the time of the plan."""
    return Reading(file.plan.starts_on or timezone.localdate())


def plan_files_of(partnership: Partnership) -> PlanFileQuerySet:
    rows = PlanFile.objects.filter(plan__partnership=partnership)
    return rows.select_related("plan__partnership")
