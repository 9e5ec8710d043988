"""Reads for panels: what each member has still to do, and what the scores say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from heard.boards.models import Call, Criterion, Expression, PanelMember, Score
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.applicants import applicants, undecided
from heard.boards.rules import can_run_call
from heard.boards.stages import UNDECIDED
from heard.design.words import number_words
from heard.partnerships.models import Member
from heard.partnerships.todo import Todo


@dataclass(frozen=True)
class Scored:
    """What the panel's members who scored an expression gave it, each counting the same.

    `means` has one mean for each criterion, 0 to 3, None where nobody scored it; `total` is the
    mean of what each gave altogether, exact, so that equal scores compare as equal.
    """

    expression: Expression
    means: tuple[Fraction | None, ...]
    total: Fraction | None
    panel_members: int
    by_parents: int

    @property
    def total_words(self) -> str:
        """Like `7.5`; empty where nobody has scored."""
        return _number(self.total)

    @property
    def mean_words(self) -> list[str]:
        return [_number(mean) for mean in self.means]


def panel_member_of(member: Member, call: Call) -> PanelMember | None:
    return next((one for one in call.panel.all() if one.member_id == member.pk), None)


def to_declare(panel_member: PanelMember) -> QuerySet[Expression]:
    """Applicants of whom they have not said whether they know them."""
    return undecided(panel_member.call).exclude(declared_by=panel_member)


def knows(member: Member, expression: Expression) -> bool:
    """Whether the member has declared a conflict with this applicant."""
    return expression.conflicts.filter(panel_member__member=member).exists()


def to_read(panel_member: PanelMember) -> QuerySet[Expression]:
    """What they may read and score, with `is_scored`: declared on, and nobody whom they know.

    By reference, which is drawn by lot: the order says nothing of who came first.
    """
    scored = Score.objects.filter(expression=OuterRef("pk"), panel_member=panel_member)
    return (
        applicants(panel_member.call)
        .filter(declared_by=panel_member)
        .exclude(conflicts__panel_member=panel_member)
        .select_related("district")
        .annotate(is_scored=Exists(scored))
        .order_by("reference")
    )


def to_score(panel_member: PanelMember) -> QuerySet[Expression]:
    mine = Score.objects.filter(panel_member=panel_member)
    rows = to_read(panel_member).filter(stage__in=UNDECIDED)
    return rows.exclude(pk__in=mine.values("expression"))


def may_see_scores(member: Member, call: Call) -> bool:
    """Whoever runs calls; who is on the panel only once they have scored all theirs themselves."""
    panel_member = panel_member_of(member, call)
    if panel_member is None:
        return can_run_call(member, call)
    return not (to_declare(panel_member).exists() or to_score(panel_member).exists())


def scores_of(call: Call, expressions: Iterable[Expression]) -> list[Scored]:
    """In the order of `expressions`. Three statements."""
    rows = list(expressions)
    criteria = list(call.criteria.all())
    scores = _scores(rows)
    sums = {
        (expression, criterion): Fraction(points, number)
        for expression, criterion, points, number in scores.values_list(
            "expression", "criterion"
        ).annotate(Sum("points"), Count("pk"))
    }
    whole = _altogether(rows)
    return [_scored(one, criteria, sums, whole.get(one.pk, (0, 0, 0))) for one in rows]


def totals_of(expressions: Iterable[Expression]) -> list[Scored]:
    """The same without means of criteria. One statement."""
    rows = list(expressions)
    whole = _altogether(rows)
    return [_scored(one, [], {}, whole.get(one.pk, (0, 0, 0))) for one in rows]


def unscored(expressions: Iterable[Expression]) -> list[Scored]:
    """The same rows for whoever may not see scores yet."""
    return [Scored(one, (), None, 0, 0) for one in expressions]


def ranking(call: Call, *, unseen_by: Member | None = None) -> list[Scored]:
    """All that are still in it, the best scored first; without those whom the member knows."""
    rows = applicants(call)
    if unseen_by is not None:
        rows = rows.exclude(conflicts__panel_member__member=unseen_by)
    found = scores_of(call, rows.select_related("district", "offered_group__body"))
    return sorted(found, key=_best_first)


def ties(scored: Iterable[Scored]) -> list[list[Expression]]:
    """Those that are undecided and have the same score, two or more each; no lot drawn yet."""
    by_total: dict[Fraction, list[Expression]] = {}
    for one in scored:
        if one.total is not None and one.expression.stage in UNDECIDED:
            by_total.setdefault(one.total, []).append(one.expression)
    return [
        tied for tied in by_total.values() if len(tied) > 1 and not any(one.lot for one in tied)
    ]


def panel_todo(member: Member, today: date) -> list[Todo]:
    """Say whom you know, and score. A few statements for each panel that is at work."""
    panels = member.panels.filter(call__state__in=[CallState.OPEN, CallState.CLOSED])
    asked = []
    for one in panels.select_related("call"):
        here = reverse("boards:panel", args=[one.call_id])
        due_on = one.call.told_by if one.call.is_over(today) else one.call.closes_on
        title = {"title": one.call.title}
        if to_declare(one).exists():
            words = _("Say which applicants you know: “%(title)s”") % title
            asked.append(Todo(words, here, due_on=due_on))
        elif to_score(one).exists():
            words = _("Read and score applications: “%(title)s”") % title
            asked.append(Todo(words, here, due_on=due_on))
    return asked


def panel_with_scores(call: Call) -> QuerySet[PanelMember]:
    """Who is on the panel, with `scored`: how many they have scored, and `known` to them."""
    return call.panel.select_related("member__user", "member__organisation").annotate(
        scored=Count("scores__expression", distinct=True),
        known=Count("conflicts", distinct=True),
    )


def _scores(rows: list[Expression]) -> QuerySet[Score]:
    return Score.objects.filter(expression__in=[one.pk for one in rows]).order_by()


def _altogether(rows: list[Expression]) -> dict[int, tuple[int, int, int]]:
    """Points, who scored, and parents among them, by expression."""
    counted = (
        _scores(rows)
        .values("expression")
        .annotate(
            given=Sum("points"),
            number=Count("panel_member", distinct=True),
            parents=Count("panel_member", distinct=True, filter=Q(panel_member__is_parent=True)),
        )
    )
    return {one["expression"]: (one["given"], one["number"], one["parents"]) for one in counted}


def _best_first(one: Scored) -> tuple[Fraction, int]:
    return (Fraction(-1) if one.total is None else one.total) * -1, one.expression.lot or 0


def _scored(
    expression: Expression,
    criteria: list[Criterion],
    sums: dict[tuple[int, int], Fraction],
    whole: tuple[int, int, int],
) -> Scored:
    points, number, parents = whole
    return Scored(
        expression=expression,
        means=tuple(sums.get((expression.pk, one.pk)) for one in criteria),
        total=Fraction(points, number) if number else None,
        panel_members=number,
        by_parents=parents,
    )


def members_to_add(call: Call) -> list[Member]:
    """Members who have joined and are not on the panel, by name."""
    rows = call.partnership.members.joined().exclude(panels__call=call)
    return list(rows.select_related("user").order_by("user__name", "pk"))


def given_before(panel_member: PanelMember, expression: Expression) -> dict[str, str]:
    """What a panel member gave already, as a form of scores names it."""
    given: dict[str, str] = {}
    for one in panel_member.scores.filter(expression=expression):
        given[f"points_{one.criterion_id}"] = str(one.points)
        given[f"note_{one.criterion_id}"] = one.note
    return given


def joined_with(expression: Expression) -> QuerySet[Expression]:
    """What the same person sent besides, to be read with it."""
    return expression.others.filter(stage=Stage.JOINED, forgotten_at=None)


def notes_on(expression: Expression) -> QuerySet[Score]:
    """What panel members wrote beside their points."""
    rows = expression.scores.exclude(note="").select_related("criterion")
    return rows.order_by("criterion__position", "pk")


def tied_with(call: Call, reference: str) -> list[Expression]:
    """All who have the same score as the one of that reference, itself with them."""
    for tied in ties(ranking(call)):
        if any(one.reference == reference for one in tied):
            return tied
    return []


def _number(mean: Fraction | None) -> str:
    return "" if mean is None else number_words(round(float(mean), 2))
