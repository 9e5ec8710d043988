"""Plans at work, each in a sentence or two: for the front page."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count

from heard.partnerships.models import Partnership
from heard.plans.answers import kind_of
from heard.plans.count_words import count_words
from heard.plans.models import Action, Plan
from heard.plans.models.words import ActionState
from heard.plans.queries.public_plan import public_plans
from heard.sessions.models.words import AnswerKind


@dataclass(frozen=True)
class PlanInBrief:
    plan: Plan
    count_words: str


def plans_in_brief(partnership: Partnership, most: int) -> list[PlanInBrief]:
    """Published plans that have not ended, counted as on their own pages: two statements."""
    plans = list(public_plans(partnership).at_work()[:most])
    actions = Action.objects.filter(plan__in=plans).public().exclude(state=ActionState.REPLACED)
    counts: defaultdict[int, Counter[AnswerKind]] = defaultdict(Counter)
    noticed: Counter[int] = Counter()
    by_state = actions.order_by().values_list("plan_id", "state").annotate(Count("pk"))
    for plan_id, state, number in by_state:
        counts[plan_id][kind_of(state)] += number
        if state == ActionState.EVIDENCED:
            noticed[plan_id] += number
    return [PlanInBrief(each, count_words(counts[each.pk], noticed[each.pk])) for each in plans]
