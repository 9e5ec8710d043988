"""What the room holds on people, how it forgets them, and how long it keeps what.

Families are not in it: a plan names posts and organisations. Held are those who hold posts, what
they wrote, and what members did.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db.models import CharField, Model, Q, QuerySet, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.design.words import date_words
from heard.partnerships.likeness import candidates, is_alike, may_name, names_them, strike
from heard.partnerships.models import Member
from heard.partnerships.privacy import (
    Held,
    RetentionRule,
    Room,
    Subject,
    rule,
    values,
    years_after,
    years_before,
)
from heard.plans.models import (
    Action,
    Approval,
    DueChange,
    ForumStatement,
    Holder,
    Milestone,
    PlanFile,
    Risk,
    StateChange,
    Update,
)
from heard.plans.services.forgetting import forget_holder, strike_update
from heard.plans.services.plan_files import drop_plan_file, undecided_too_long
from heard.plans.tables.kept import content_of, texts_of

YEARS_KEPT = 2
WRITTEN = ("happened", "claim_words", "next_steps", "due_reason", "public_words", "question_back")

IN_POST = gettext_lazy("You hold this post. Once somebody else does, we can forget you")
OWN_WORDS = gettext_lazy("The plan is the partnership's own words. Change it on its page")
WORK = gettext_lazy("Who decided what of a plan must stay known while it can be questioned")

_PLANNED: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Action, "plan", ("title", "outcome_sought", "why", "plain_words", "changed_words")),
    (Milestone, "action__plan", ("words",)),
    (Risk, "action__plan", ("words", "response")),
    (DueChange, "action__plan", ("reason",)),
    (StateChange, "action__plan", ("words",)),
    (ForumStatement, "plan", ("text",)),
    (Approval, "version__plan", ("name", "words")),
)


@dataclass
class KnownHolder:
    """A holder as records of people are compared: they are reached by e-mail alone."""

    holder: Holder
    name: str
    email: str
    phone: str = ""
    address: str = ""


def known(subject: Subject) -> list[KnownHolder]:
    """Holders of the partnership who may be the subject, or a namesake."""
    ours = Holder.objects.filter(post__partnership=subject.partnership_id, forgotten_at=None)
    rows = ours.annotate(phone=Value("", output_field=CharField()))
    found = candidates(rows, subject).select_related("post__organisation")
    return [KnownHolder(one, one.name, one.email) for one in found]


def held_on(subject: Subject) -> list[Held]:
    found = [*_posts(subject), *_words(subject), *_plans(subject), *_work(subject)]
    return [*found, *_files(subject)]


def counts(partnership_id: int) -> dict[str, int]:
    """Rows of the partnership that may be of a person, or name one."""
    return {
        "holders of posts": Holder.objects.filter(post__partnership=partnership_id).count(),
        "updates": Update.objects.filter(action__plan__partnership=partnership_id).count(),
        "files that wait": PlanFile.objects.waiting()
        .filter(plan__partnership=partnership_id)
        .count(),
    }


def _posts(subject: Subject) -> Iterator[Held]:
    mine = Q(member__user__email__iexact=subject.email) if subject.email else Q(pk__in=[])
    ours = Holder.objects.filter(mine, post__partnership=subject.partnership_id)
    signed_in = {one.pk: one for one in ours.select_related("post__organisation")}
    for one in signed_in.values():
        yield _post(one, is_certain=True)
    for row in known(subject):
        alike = is_alike(row, subject)
        if alike is not None and row.holder.pk not in signed_in:
            yield _post(row.holder, is_certain=alike)


def _post(holder: Holder, *, is_certain: bool) -> Held:
    is_in_post = holder.until is None
    return Held(
        _("A post that leads actions of a plan"),
        f"holder:{holder.pk}",
        values(
            (_("Reference"), holder),
            (_("Post"), holder.post),
            (_("Organisation"), holder.post.organisation),
            (_("Name"), holder.name),
            (_("E-mail"), holder.email),
            (_("Since"), date_words(holder.since)),
            (_("Until"), date_words(holder.until) if holder.until else ""),
            (_("Updates that you wrote"), holder.updates.count() or ""),
        ),
        kept_until=years_after(holder.until, YEARS_KEPT) if holder.until else None,
        why_kept=IN_POST if is_in_post else "",
        is_certain=is_certain,
        forget=None if is_in_post else partial(_forget_holder, holder),
    )


def _words(subject: Subject) -> Iterator[Held]:
    """That they are named is told, and nothing of who named them or how."""
    ours = Update.objects.filter(action__plan__partnership=subject.partnership_id)
    for update in _naming(ours, subject, WRITTEN):
        yield Held(
            _("An update on an action names you"),
            f"update:{update.key}",
            values((_("Written on"), date_words(update.received_at))),
            is_certain=not subject.has_namesake,
            forget=partial(_strike_update, update, subject),
        )


def _plans(subject: Subject) -> Iterator[Held]:
    for model, to_plan, columns in _PLANNED:
        ours: QuerySet[Any] = QuerySet(model).filter(
            **{f"{to_plan}__partnership": subject.partnership_id}
        )
        for row in _naming(ours, subject, columns):
            yield Held(
                _("A plan names you"),
                f"{model._meta.model_name}:{row.pk}",
                why_kept=OWN_WORDS,
                is_certain=not subject.has_namesake,
            )


def _files(subject: Subject) -> Iterator[Held]:
    """A file that waits to be taken in names them: nothing of it is kept once it is dropped."""
    waiting = PlanFile.objects.waiting().filter(plan__partnership=subject.partnership_id)
    for file in waiting.select_related("plan"):
        if any(names_them(text, subject) for text in texts_of(content_of(file.content))):
            yield Held(
                _("A file with a plan's tables, not taken in yet, names you"),
                f"plan_file:{file.key}",
                values((_("Plan"), file.plan), (_("Brought on"), date_words(file.brought_at))),
                is_certain=not subject.has_namesake,
                forget=partial(_drop_file, file),
            )


def _drop_file(file: PlanFile, by: Member | None) -> Model:
    return drop_plan_file(file, by=by)


def _work(subject: Subject) -> Iterator[Held]:
    """What somebody who signs in has done here."""
    ours = {"partnership_id": subject.partnership_id, "user__email": subject.email.lower()}
    member = Member.objects.filter(**ours).first() if subject.email else None
    if member is None:
        return
    done = (
        (_("Updates that you typed in"), Update.objects.filter(written_by=member).count()),
        (_("Updates that you settled"), Update.objects.filter(settled_by=member).count()),
        (_("Days that you moved"), DueChange.objects.filter(by=member).count()),
        (_("Steps of actions that you recorded"), StateChange.objects.filter(by=member).count()),
        (_("Approvals that you recorded"), Approval.objects.filter(recorded_by=member).count()),
        (_("Statements for the forum"), ForumStatement.objects.filter(by=member).count()),
    )
    if any(number for _words, number in done):
        shown = values(*((words, number or "") for words, number in done))
        yield Held(_("Your work with plans"), f"plans_work:{member.pk}", shown, why_kept=WORK)


def _naming(rows: QuerySet[Any], subject: Subject, columns: tuple[str, ...]) -> Iterator[Any]:
    for row in rows.filter(may_name(subject, *columns)):
        if any(names_them(getattr(row, column), subject) for column in columns):
            yield row


def _forget_holder(holder: Holder, by: Member | None) -> Model:
    return forget_holder(holder, by=by)


def _strike_update(update: Update, subject: Subject, by: Member | None) -> Model:
    return strike_update(update, WRITTEN, lambda text: strike(text, subject), by=by)


def long_gone(today: date) -> QuerySet[Holder]:
    """Who left their post two years ago."""
    gone = Holder.objects.filter(forgotten_at=None, until__lte=years_before(today, YEARS_KEPT))
    return gone.order_by("pk")


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "holders_of_posts",
                gettext_lazy("Who held a post that leads actions: name and e-mail address"),
                gettext_lazy("2 years"),
                gettext_lazy("the day on which they left the post"),
                gettext_lazy("So that we can ask what was meant. What they wrote stays"),
            ),
            due=long_gone,
            forget=lambda one: forget_holder(one, by=None),
            every=Holder.objects.all,
        ),
        rule(
            (
                "plan_files",
                gettext_lazy("What stands in a plan's file that waits to be taken in"),
                gettext_lazy("30 days"),
                gettext_lazy("the day on which it was brought in"),
                gettext_lazy("So that there is time to look at it. It is deleted once taken in"),
            ),
            due=undecided_too_long,
            forget=lambda one: drop_plan_file(one, by=None),
            every=PlanFile.objects.all,
        ),
    ]


PLANS = Room("plans", gettext_lazy("Plans and who leads actions"), held_on, counts)
