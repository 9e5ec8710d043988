"""What changed between two snapshots, in sentences and in one picture."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.charts import Bar, BarChart
from heard.design.words import Tag, iso_date_words, join_and, number_words
from heard.plans.differences import ChangedAction, ChangedMeasure, Difference, ratings_of
from heard.plans.frozen import FrozenAction, FrozenMeasure, FrozenPlan
from heard.plans.measure_words import value_words
from heard.plans.models.words import Rating, Symbol
from heard.plans.rating import rating_tag
from heard.plans.sheets import standing_words
from heard.plans.slips import days_words


def group_title(name: str) -> str:
    """What became of the actions of one group."""
    return {
        "noticed": _("Delivered, and noticed"),
        "delivered": _("Delivered"),
        "worse": _("Stand worse than before"),
        "better": _("Stand better than before"),
        "stopped": _("Will not be done"),
        "reopened": _("Taken up again, or not noticed any more"),
        "new": _("New"),
        "replaced": _("Went on as other actions"),
        "gone": _("Not in the plan any more"),
        "changed": _("Changed in other ways"),
        "unchanged": _("Unchanged"),
    }[name]


def sentences(found: Difference) -> list[str]:
    """What changed, the most telling first; one sentence if nothing did."""
    if found.is_empty:
        return [_("Nothing changed.")]
    counted = [
        (found.noticed, _noticed),
        (found.delivered, _delivered),
        (found.worse, _worse),
        (found.better, _better),
        (found.stopped, _stopped),
        (found.reopened, _reopened),
        (found.new, _new),
        (found.replaced, _replaced),
        (found.gone, _gone),
    ]
    said = [words(len(group)) for group, words in counted if group]
    if found.moved:
        said.append(_moved(found.moved))
    if found.measures:
        n = len(found.measures)
        said.append(
            ngettext("%(n)d measure has a new value.", "%(n)d measures have a new value.", n)
            % {"n": n}
        )
    if found.findings_new:
        n = len(found.findings_new)
        said.append(ngettext("%(n)d finding is new.", "%(n)d findings are new.", n) % {"n": n})
    if found.findings_closed:
        names = join_and([each.title for each in found.findings_closed])
        said.append(_("Closed: %(findings)s.") % {"findings": names})
    return said or [_("Words were changed, and nothing that is counted here.")]


def _moved(moved: Sequence[ChangedAction]) -> str:
    n, days = len(moved), max(each.days_moved or 0 for each in moved)
    if days <= 0:
        words = ngettext(
            "The day of %(n)d action was moved.", "The days of %(n)d actions were moved.", n
        )
        return words % {"n": n}
    words = ngettext(
        "The day of %(n)d action was moved, by %(days)s days.",
        "The days of %(n)d actions were moved, by %(days)s days at most.",
        n,
    )
    return words % {"n": n, "days": number_words(days)}


def measure_words(changed: ChangedMeasure) -> str:
    """“52% on 31 October 2026. It was 48% on 30 September 2026: it is better.”"""
    now = frozen_value_words(changed.now)
    if changed.then is None or changed.then.last is None:
        return f"{now}."
    before = frozen_value_words(changed.then)
    judged = {
        "better": _("it is better"),
        "worse": _("it is worse"),
        "same": _("no real change"),
        "cannot_say": _("the two cannot be compared"),
    }[changed.kind]
    words = _("%(now)s. Before: %(before)s: %(judged)s.")
    return words % {"now": now, "before": before, "judged": judged}


def frozen_value_words(measure: FrozenMeasure) -> str:
    """“52% of about 300 on 31 October 2026”."""
    last = measure.last
    if last is None:
        return _("no value yet")
    if last.value is None:
        value = str(Symbol(last.symbol).label)
    else:
        value = value_words(Decimal(last.value), measure)
    base = _(" of about %(base)s") % {"base": number_words(last.base)} if last.base else ""
    day = iso_date_words(last.on)
    return _("%(value)s%(base)s on %(day)s") % {"value": value, "base": base, "day": day}


def tag_of(action: FrozenAction) -> Tag:
    return rating_tag(Rating(action.rating))


def day_or_words(action: FrozenAction) -> str:
    """Its day, or what stands in its place."""
    due = action.revised_due_on or action.due_on
    return iso_date_words(due) or action.due_words or _("No day")


def by_words(pair: ChangedAction) -> str:
    """“60 days later”; nothing where one of the two had no day."""
    days = pair.days_moved
    return days_words(days) if days else ""


def told(pair: ChangedAction, group: str) -> list[str]:
    """What else there is to say of one action of a group, sentence by sentence."""
    now, found = pair.now, []
    if pair.then and pair.was_carried:
        found.append(
            _("It was %(reference)s in the plan before.") % {"reference": pair.then.reference}
        )
    if pair.came_from:
        found.append(_("It goes on from %(actions)s.") % {"actions": _names(pair.came_from)})
    if pair.became:
        found.append(_("It went on as %(actions)s.") % {"actions": _names(pair.became)})
    if now is None:
        return found
    if now.rating in (Rating.OFF_TRACK, Rating.AT_RISK):
        found.append(" ".join(now.reasons))
    what = field_words(pair)
    found += {
        "stopped": [now.stopped_because],
        "noticed": list(now.impacts),
        "delivered": [now.changed_words],
        "changed": [_("Changed: %(what)s.") % {"what": what}]
        if (what := field_words(pair))
        else [],
    }.get(group, [])
    found += [_("Milestone done: %(step)s") % {"step": m.words} for m in pair.milestones_done]
    if pair.was_said and group != "new":
        found.append(_("What was said: %(words)s") % {"words": pair.was_said})
    return [each for each in found if each]


def _names(actions: Sequence[FrozenAction]) -> str:
    return join_and([f"{each.reference} {each.title}" for each in actions])


def field_words(pair: ChangedAction) -> str:
    """What else is different of one action, for those whose standing is the same."""
    labels = {
        "reference": _("its number"),
        "title": _("its title"),
        "priority": _("its priority"),
        "findings": _("what it answers"),
        "outcome_sought": _("the outcome it seeks"),
        "plain_words": _("its words for families"),
        "changed_words": _("what it changed, in words"),
        "lead": _("who leads it"),
        "organisation": _("which organisation leads it"),
        "group": _("which group does it"),
        "starts_on": _("its start"),
        "milestones": _("its milestones"),
        "impacts": _("what shows that it helps"),
        "due_on": _("its day"),
        "revised_due_on": _("its day"),
        "reasons": _("why it stands so"),
        "state": _("how far it is"),
        "due_words": _("its day, in words"),
    }
    return join_and(list(dict.fromkeys(labels[name] for name in pair.fields if name in labels)))


def _noticed(n: int) -> str:
    return ngettext(
        "%(n)d action is now known to help.", "%(n)d actions are now known to help.", n
    ) % {"n": n}


def _delivered(n: int) -> str:
    return ngettext("%(n)d action was delivered.", "%(n)d actions were delivered.", n) % {"n": n}


def _worse(n: int) -> str:
    return ngettext(
        "%(n)d action stands worse than before.", "%(n)d actions stand worse than before.", n
    ) % {"n": n}


def _better(n: int) -> str:
    return ngettext(
        "%(n)d action stands better than before.", "%(n)d actions stand better than before.", n
    ) % {"n": n}


def _stopped(n: int) -> str:
    return ngettext("%(n)d action will not be done.", "%(n)d actions will not be done.", n) % {
        "n": n
    }


def _reopened(n: int) -> str:
    return ngettext("%(n)d action is open again.", "%(n)d actions are open again.", n) % {"n": n}


def _new(n: int) -> str:
    return ngettext("%(n)d action is new.", "%(n)d actions are new.", n) % {"n": n}


def _replaced(n: int) -> str:
    return ngettext("%(n)d action went on as another.", "%(n)d actions went on as others.", n) % {
        "n": n
    }


def _gone(n: int) -> str:
    return ngettext(
        "%(n)d action is not in the plan any more.",
        "%(n)d actions are not in the plan any more.",
        n,
    ) % {"n": n}


def ratings_chart(found: Difference) -> BarChart:
    """How actions stood then and now: two bars, each of all actions of its day."""
    series = [
        rating for rating in Rating if _has(found.before, rating) or _has(found.after, rating)
    ]
    return BarChart(
        key="ratings",
        title=_("How the actions stood, then and now"),
        sentence=" ".join(_standing(plan) for plan in (found.before, found.after)),
        bars=tuple(_bar(plan, series) for plan in (found.before, found.after)),
        series=tuple(str(rating.label) for rating in series) or (_("Actions"),),
        row_heading=_("Day"),
        columns=(_("Actions"),),
    )


def _standing(plan: FrozenPlan) -> str:
    day = iso_date_words(plan.taken_on)
    counts = standing_words(ratings_of(plan)) or _("no action.")
    return _("On %(day)s: %(counts)s") % {"day": day, "counts": counts}


def _has(plan: FrozenPlan, rating: Rating) -> bool:
    return any(each.rating == rating for each in plan.actions)


def _bar(plan: FrozenPlan, series: list[Rating]) -> Bar:
    counts = ratings_of(plan)
    shares = _whole_percents([counts[rating] for rating in series]) if series else (0,)
    day = iso_date_words(plan.taken_on)
    return Bar(day, shares, (str(len(plan.actions)),))


def _whole_percents(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole numbers that add up to 100: the largest remainders are rounded up."""
    total = sum(counts)
    if not total:
        return tuple(0 for _each in counts)
    exact = [100 * count / total for count in counts]
    floors = [int(share) for share in exact]
    order = sorted(range(len(counts)), key=lambda place: floors[place] - exact[place])
    for place in order[: 100 - sum(floors)]:
        floors[place] += 1
    return tuple(floors)
