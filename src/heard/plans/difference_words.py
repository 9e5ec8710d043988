"""What changed between two snapshots, in sentences and in one picture."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.charts import Bar, BarChart
from heard.design.words import date_words, join_and
from heard.plans.differences import ChangedAction, Difference, ratings_of
from heard.plans.frozen import FrozenPlan
from heard.plans.models.words import Rating


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
    if found.findings_closed:
        names = join_and([each.title for each in found.findings_closed])
        said.append(_("Closed: %(findings)s.") % {"findings": names})
    return said or [_("Words were changed, and nothing that is counted here.")]


def _moved(moved: Sequence[ChangedAction]) -> str:
    n, days = len(moved), max(each.days_moved or 0 for each in moved)
    words = ngettext("The day of %(n)d action was moved", "The days of %(n)d actions were moved", n)
    if days <= 0:
        return words % {"n": n} + "."
    longest = ngettext("by %(days)d day at most", "by %(days)d days at most", days)
    return f"{words % {'n': n}}, {longest % {'days': days}}."


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
        sentence=" ".join(sentences(found)),
        bars=tuple(_bar(plan, series) for plan in (found.before, found.after)),
        series=tuple(str(rating.label) for rating in series) or (_("Actions"),),
        row_heading=_("Day"),
        columns=(_("Actions"),),
    )


def _has(plan: FrozenPlan, rating: Rating) -> bool:
    return any(each.rating == rating for each in plan.actions)


def _bar(plan: FrozenPlan, series: list[Rating]) -> Bar:
    counts = ratings_of(plan)
    shares = _whole_percents([counts[rating] for rating in series]) if series else (0,)
    day = date_words(date.fromisoformat(plan.taken_on))
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
