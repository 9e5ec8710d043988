"""One row of a file into the plan, by the same services as an action that is typed in."""

from dataclasses import dataclass, field
from functools import cached_property

from heard.partnerships.models import Member
from heard.plans.details import ActionDetails, ActionWhen, ActionWho, Delivered
from heard.plans.doubt_words import SAID_WORDS
from heard.plans.models import Action, Milestone, Post, Priority, Risk
from heard.plans.models.words import ActionState, Claim, Level, UpdateState
from heard.plans.queries.file_changes import (
    CLAIMS,
    brings_update,
    may_be_typed,
    moved_to,
    title_of,
    update_key,
    update_words,
)
from heard.plans.queries.file_rows import FileRow
from heard.plans.queries.known import Known, numbered
from heard.plans.services.actions import (
    agree_action,
    change_action,
    deliver_action,
    make_action,
    start_action,
)
from heard.plans.services.due import Moved, move_due
from heard.plans.services.held_actions import save_next
from heard.plans.services.updates import Author, accept_update, receive_update
from heard.plans.services.updates import Said as UpdateSaid
from heard.plans.tables.cells import read_level
from heard.plans.tables.leads import Lead
from heard.plans.tables.proposed import Proposed
from heard.plans.tables.status import Said

_HAS_BEGUN = (Said.ON_TRACK, Said.AT_RISK, Said.OFF_TRACK, Said.DELIVERED)
MOST_PRIORITIES = 50


@dataclass
class Taking:
    """What all rows share: who takes them in, and what was made on the way."""

    known: Known
    by: Member
    are_agreed: bool
    new_posts: list[Post] = field(default_factory=list)

    @cached_property
    def _made(self) -> dict[tuple[str, int | None], Post]:
        return {}

    def post(self, lead: Lead) -> Post:
        """The post of that name, made once."""
        of = self.known.organisation(lead.organisation)
        title = title_of(lead)
        key = (title.casefold(), of.pk if of else None)
        if key not in self._made:
            post, is_new = Post.objects.get_or_create(
                partnership=self.known.plan.partnership, organisation=of, title=title
            )
            self._made[key] = post
            if is_new:
                self.new_posts.append(post)
        return self._made[key]

    def priority(self, words: str) -> Priority | None:
        """The part of the plan of that name, made where there is none."""
        if not words or (found := self.known.priority(words)):
            return found if words else None
        there = self.known.priorities
        if len(there) >= MOST_PRIORITIES:
            return None
        numbers = {priority.number for priority in there}
        number, title = numbered(words)
        if number is None or number in numbers or number == 0:
            number = max(numbers, default=0) + 1
        made = Priority.objects.create(
            plan=self.known.plan, number=number, title=(title or words)[:200]
        )
        there.append(made)
        return made


def make_by_row(row: FileRow, taking: Taking) -> Action:
    """A new action, as far as the row says that it is."""
    read = row.proposed
    action = make_action(taking.known.plan, _new_details(row, taking), by=taking.by)
    _add_steps(action, read, set())
    if taking.are_agreed:
        action = agree_action(action, by=taking.by)
        if read.revised_due_on and read.reason:
            moved = Moved(read.revised_due_on, read.reason)
            action = move_due(action, moved, by=taking.by)
        action = _said_to_have_begun(action, read, taking)
        _say(action, read, taking)
    return action


def change_by_row(row: FileRow, taking: Taking) -> Action:
    """What the row says and the action does not. A promise moves with its reason only."""
    read, action = row.proposed, row.action
    if action is None:
        raise ValueError(row)
    fields = {change.field for change in row.changes}
    new_day = moved_to(read, action)
    is_move = new_day is not None and not may_be_typed(action)
    details = _details_after(row, action, taking)
    action = change_action(action, details, revision=action.revision, by=taking.by)
    if new_day and is_move:
        action = move_due(action, Moved(new_day, read.reason), by=taking.by)
    there = set(action.milestones.values_list("words", flat=True))
    _add_steps(action, read, {words.casefold() for words in there})
    if "delivered_on" in fields or "update" in fields:
        action = _said_to_have_begun(action, read, taking)
        _say(action, read, taking)
    return action


def _new_details(row: FileRow, taking: Taking) -> ActionDetails:
    read = row.proposed
    due_on = read.due_on
    if not taking.are_agreed and read.revised_due_on:
        due_on = read.revised_due_on  # a draft promises nothing yet
    return ActionDetails(
        title=read.title[:300],
        reference=read.reference,
        priority=taking.priority(read.priority),
        outcome_sought=read.outcome_sought,
        why=read.why,
        plain_words=read.plain_words,
        who=ActionWho(_lead(row, taking), row.who.group, row.who.partners),
        when=ActionWhen(
            starts_on=read.starts_on,
            review_on=read.review_on,
            due_on=due_on,
            due_words="" if due_on else read.due_words,
        ),
        cost=read.cost,
        cost_words=read.cost_words,
    )


def _details_after(row: FileRow, action: Action, taking: Taking) -> ActionDetails:
    """The action as it is, with what the row says in place of it."""
    read = row.proposed
    partners = dict.fromkeys((*action.partners.all(), *row.who.partners))
    return ActionDetails(
        title=read.title[:300] or action.title,
        reference=action.reference,
        priority=taking.priority(read.priority) or action.priority,
        findings=tuple(action.findings.all()),
        outcome_sought=read.outcome_sought or action.outcome_sought,
        why=read.why or action.why,
        plain_words=read.plain_words or action.plain_words,
        is_considered=action.is_considered,
        who=ActionWho(
            _lead(row, taking) or action.lead, row.who.group or action.group, tuple(partners)
        ),
        when=_when_after(read, action),
        cost=action.cost if read.cost is None else read.cost,
        cost_words=read.cost_words or action.cost_words,
    )


def _when_after(read: Proposed, action: Action) -> ActionWhen:
    due_on, due_words = action.due_on, action.due_words
    if may_be_typed(action):
        due_on = moved_to(read, action) or due_on
        due_words = "" if due_on else (read.due_words or due_words)
    return ActionWhen(
        starts_on=read.starts_on or action.starts_on,
        review_on=read.review_on or action.review_on,
        due_on=due_on,
        due_words=due_words,
    )


def _lead(row: FileRow, taking: Taking) -> Post | None:
    if row.who.new_post:
        return taking.post(row.who.new_post)
    return row.who.lead


def _add_steps(action: Action, read: Proposed, there: set[str]) -> None:
    Milestone.objects.bulk_create(
        Milestone(action=action, words=step.words, due_on=step.due_on)
        for step in read.milestones
        if step.words.casefold() not in there
    )
    if read.risk and not action.risks.filter(words=read.risk).exists():
        level = read_level(read.risk) or Level.MEDIUM
        Risk.objects.create(action=action, words=read.risk, likelihood=level, impact=Level.MEDIUM)


def _said_to_have_begun(action: Action, read: Proposed, taking: Taking) -> Action:
    begins = read.said in _HAS_BEGUN or read.delivered_on
    if action.state != ActionState.AGREED or not begins:
        return action
    starts_on = action.starts_on
    action = start_action(action, by=taking.by)
    if action.starts_on != starts_on:
        # It began before today; nobody says when.
        action.starts_on = starts_on
        save_next(action, "starts_on")
    return action


def _say(action: Action, read: Proposed, taking: Taking) -> None:
    """What was said of it last, and that it is delivered where the day of that is known."""
    if brings_update(read, action):
        author = Author(update_key(read, action.plan), by=taking.by)
        update = receive_update(action, _what_is_said(read, action), author=author)
        if update.state == UpdateState.RECEIVED:
            accept_update(update, public_words="", by=taking.by)
    if read.delivered_on and action.is_open:
        deliver_action(action, Delivered(read.delivered_on, ""), by=taking.by)


def _what_is_said(read: Proposed, action: Action) -> UpdateSaid:
    """A status without words is what happened."""
    if read.said is None or read.said not in CLAIMS:
        return UpdateSaid(claim=action.claim or Claim.ON_TRACK, happened=update_words(read))
    happened = update_words(read) or str(SAID_WORDS[read.said])
    return UpdateSaid(claim=CLAIMS[read.said], happened=happened)
