"""What is there already, by name: posts, organisations, groups, priorities, actions."""

import re
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from heard.boards.models import Body
from heard.partnerships.models import Organisation
from heard.plans.models import Action, Plan, Post, Priority, Update
from heard.plans.tables.leads import Lead, alike, tidy

_NUMBERED = re.compile(
    r"^(?:(?:strategic )?(?:priority|theme|workstream|objective|area|outcome|strand|aim|goal|"
    r"section|apa|afi)(?: area| action)?\s*)?(\d{1,3})\s*[.:)\s–-]+\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Known:
    """Everything that a file may name, asked for once however many rows it has."""

    plan: Plan

    @cached_property
    def posts(self) -> dict[int, Post]:
        posts = self.plan.partnership.posts.select_related("organisation")
        return {post.pk: post for post in posts}

    @cached_property
    def organisations(self) -> dict[int, Organisation]:
        return {each.pk: each for each in self.plan.partnership.organisations.all()}

    @cached_property
    def groups(self) -> dict[int, Body]:
        return {body.pk: body for body in self.plan.partnership.bodies.all()}

    @cached_property
    def priorities(self) -> list[Priority]:
        return list(self.plan.priorities.all())

    @cached_property
    def actions(self) -> list[Action]:
        """With all that is compared."""
        return list(
            self.plan.actions.select_related("priority", "lead__organisation", "group", "plan")
            .prefetch_related("partners", "milestones", "risks", "findings")
            .all()
        )

    @cached_property
    def update_keys(self) -> frozenset[UUID]:
        keys = Update.objects.filter(action__plan=self.plan).values_list("key", flat=True)
        return frozenset(keys)

    @cached_property
    def by_reference(self) -> dict[str, Action]:
        return {action.reference.casefold(): action for action in self.actions}

    @cached_property
    def by_title(self) -> dict[str, Action]:
        return {tidy(action.title): action for action in reversed(self.actions)}

    @cached_property
    def _post_names(self) -> dict[str, int]:
        """With its organisation the name is exact; without it the first of that title."""
        names = {tidy(post.title): post.pk for post in reversed(self.posts.values())}
        with_organisation = {
            tidy(f"{post.title}, {post.organisation}"): post.pk
            for post in self.posts.values()
            if post.organisation
        }
        return names | with_organisation

    def post(self, lead: Lead) -> tuple[Post, bool] | None:
        """The post that it is, and whether that is certain."""
        found = alike(lead.words, self._post_names)
        if (found is None or not found[1]) and lead.post:
            found = self._of_title(lead) or found
        return (self.posts[found[0]], found[1]) if found else None

    def _of_title(self, lead: Lead) -> tuple[int, bool] | None:
        """One of that title, unless its organisation is another."""
        found = alike(lead.post, self._post_names)
        if found is None:
            return None
        post, of = self.posts[found[0]], self.organisation(lead.organisation)
        if lead.organisation and post.organisation_id and post.organisation != of:
            return None
        return found

    def organisation(self, name: str) -> Organisation | None:
        names = {tidy(each.name): pk for pk, each in self.organisations.items()}
        found = alike(name, names)
        return self.organisations[found[0]] if found else None

    def group(self, name: str) -> Body | None:
        found = alike(name, {tidy(body.name): pk for pk, body in self.groups.items()})
        return self.groups[found[0]] if found else None

    def priority(self, words: str) -> Priority | None:
        """By its words, else by its number."""
        number, title = numbered(words)
        wanted = tidy(title)
        for priority in self.priorities:
            if wanted and tidy(priority.title) == wanted:
                return priority
        by_number = {priority.number: priority for priority in self.priorities}
        found = by_number.get(number) if number else None
        if found and (not wanted or alike(title, {tidy(found.title): found.pk})):
            return found
        return None


def numbered(words: str) -> tuple[int | None, str]:
    """“Priority 2: Health” is the second, “Health”."""
    found = _NUMBERED.match(f"{words} ")
    if found is None:
        return None, words.strip()
    return int(found[1]), f"{words} "[found.end() :].strip()
