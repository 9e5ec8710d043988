"""Frozen findings as charts, each with the sentence and the table that say the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from heard.design.charts import Bar, BarChart
from heard.design.words import (
    base_words,
    join_and,
    join_or,
    number_words,
    percent_words,
    shown_number,
    shown_percent,
)
from heard.results.axes import MODE_WORDS
from heard.results.findings import Breakdown, Figure, Findings, Line, Part, Question


def part_charts(part: Part) -> list[BarChart]:
    """One chart for neighbouring rated questions that share their answers, one for each other."""
    charts: list[BarChart] = []
    for labels, questions in groupby(part.questions, key=good_labels):
        if labels:
            charts.append(_rated_chart(part, list(questions), labels))
        else:
            charts += [options_chart(each) for each in questions if not each.is_writing]
    return charts


def good_labels(question: Question) -> tuple[str, ...]:
    """The answers that count as good."""
    return tuple(option.label for option in question.options if option.favour == 1)


def good_answers(question: Question) -> str:
    """The answers that count as good: “Strongly agree” or “Agree”."""
    return quoted(good_labels(question))


def _bad_labels(question: Question) -> tuple[str, ...]:
    return tuple(option.label for option in question.options if option.favour == -1)


def quoted(labels: Iterable[str]) -> str:
    """“Strongly agree” or “Agree”."""
    return join_or([f"“{label}”" for label in labels])


def _rated_chart(part: Part, questions: list[Question], labels: tuple[str, ...]) -> BarChart:
    return BarChart(
        key=f"part-{part.code}-{questions[0].code}",
        title=_who_chose(part, labels),
        sentence=_extremes(questions),
        bars=tuple(_rated_bar(question.label, question.everybody) for question in questions),
        series=(quoted(labels),),
        row_heading=_("Statement"),
        columns=(_("Likely between"), quoted(_bad_labels(questions[0])), _("Gave a view")),
    )


def _who_chose(part: Part, labels: tuple[str, ...]) -> str:
    return _("%(part)s: who chose %(answers)s") % {"part": part.title, "answers": quoted(labels)}


def _rated_bar(label: str, line: Line) -> Bar:
    cells = (likely_words(line.positive), _percent(line.negative), shown_number(line.rated))
    share = line.positive.share if line.positive else None
    return Bar(label, (share,), cells, likely_of(line.positive))


def likely_of(figure: Figure | None) -> tuple[int, int] | None:
    if figure is None or figure.low is None or figure.high is None:
        return None
    return figure.low, figure.high


def likely_words(figure: Figure | None) -> str:
    """The interval of a share: "35% to 42%"."""
    likely = likely_of(figure)
    if likely is None:
        return _("Not shown")
    low, high = map(percent_words, likely)
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _extremes(questions: list[Question]) -> str:
    """Say which statements had the largest and the smallest share, ties included."""
    shares: dict[int, list[str]] = {}
    for question in questions:
        figure = question.everybody.positive
        if figure is not None and figure.share is not None:
            shares.setdefault(figure.share, []).append(f"“{question.label}”")
    if not shares:
        return _("Too few people answered to show shares.")
    most, least = max(shares), min(shares)
    if len(questions) == 1:
        return question_sentence(questions[0])
    if most == least:
        return _("The share was %(share)s for each.") % {"share": percent_words(most)}
    return _(
        "The largest share was for %(most)s (%(top)s), the smallest for %(least)s (%(low)s)."
    ) % {
        "most": join_and(shares[most]),
        "top": percent_words(most),
        "least": join_and(shares[least]),
        "low": percent_words(least),
    }


def options_chart(question: Question) -> BarChart:
    """What everybody answered to one question, option by option."""
    line = question.everybody
    bars = [
        Bar(
            option.label,
            (figure.share,),
            (likely_words(figure), shown_number(figure.count)),
            likely_of(figure),
        )
        for option, figure in zip(question.options, line.figures, strict=True)
    ]
    return BarChart(
        key=f"question-{question.code}",
        title=question.label,
        sentence=question_sentence(question),
        bars=tuple(bars),
        series=(_("Share"),),
        row_heading=_("Answer"),
        columns=(_("Likely between"), _("People")),
    )


def question_sentence(question: Question) -> str:
    """What everybody answered, in a sentence with its base."""
    line = question.everybody
    if line.positive is not None and line.positive.share is not None:
        if line.positive.weighted is None:
            words = _("%(share)s chose %(answers)s: %(people)s who gave a view.")
        else:
            words = _("%(share)s chose %(answers)s. As counted: %(people)s who gave a view.")
        return words % {
            "share": percent_words(line.positive.share),
            "answers": good_answers(question),
            "people": base_words(line.positive.count or 0, line.rated or 0),
        }
    if line.base is None:
        return _("Too few people answered to show anything.")
    if question.is_several:
        answered = _("About %(base)s people answered. They could choose several.")
    else:
        answered = _("About %(base)s people answered.")
    return " ".join([answered % {"base": number_words(line.base)}, *_most_common(question)])


def shares_note(question: Question) -> str:
    """What the shares are of, where one page holds shares of more and of fewer people."""
    if not question.has_two_bases:
        return ""
    others = [option.label for option in question.options if option.favour is None]
    return _(
        "The shares are of those who gave a view. The share of %(answers)s is of everybody who "
        "answered, so it does not add up with the others."
    ) % {"answers": quoted(others)}


def _most_common(question: Question) -> list[str]:
    """The answer that most chose; nothing where a hidden one may be larger, or several tie."""
    shares = [figure.share for figure in question.everybody.figures]
    known = [share for share in shares if share is not None]
    if len(known) < len(shares) or len(known) < 2 or known.count(max(known)) > 1:
        return []
    label = question.options[shares.index(max(known))].label
    words = _("The most common answer was “%(answer)s” (%(share)s).")
    return [words % {"answer": label, "share": percent_words(max(known))}]


def breakdown_chart(question: Question, breakdown: Breakdown, findings: Findings) -> BarChart:
    """A rated question by one grouping: a bar for each group."""
    grouping = findings.grouping(breakdown.by)
    return BarChart(
        key=f"by-{breakdown.by}",
        title=_("Who chose %(answers)s: %(grouping)s")
        % {
            "answers": quoted(good_labels(question)),
            "grouping": grouping.label if grouping else breakdown.by,
        },
        sentence=_span_of_groups(breakdown),
        bars=tuple(_rated_bar(line.label, line) for line in breakdown.lines),
        series=(quoted(good_labels(question)),),
        row_heading=_("Group"),
        columns=(_("Likely between"), quoted(_bad_labels(question)), _("Gave a view")),
    )


def _span_of_groups(breakdown: Breakdown) -> str:
    """How far the groups lie apart. It names no first and no last: a few answers decide that."""
    shares = [line.positive.share for line in breakdown.lines if line.positive]
    known = [share for share in shares if share is not None]
    if not known:
        return _("Too few people answered to show groups.")
    if len(known) == 1:
        words = _("%(least)s, in the one of %(all)s groups that is shown.")
    elif len(known) < len(shares):
        words = _("From %(least)s to %(most)s, in the %(shown)s of %(all)s groups that are shown.")
    else:
        words = _("From %(least)s to %(most)s, in all %(all)s groups.")
    return words % {
        "least": percent_words(min(known)),
        "most": percent_words(max(known)),
        "shown": number_words(len(known)),
        "all": number_words(len(shares)),
    }


def breakdowns(
    question: Question, findings: Findings
) -> list[tuple[Breakdown, str, BarChart | None]]:
    """Each breakdown with its name, and a chart where the question is rated."""
    found = []
    for breakdown in question.breakdowns:
        grouping = findings.grouping(breakdown.by)
        is_drawn = question.is_rated and not breakdown.is_hidden
        chart = breakdown_chart(question, breakdown, findings) if is_drawn else None
        found.append((breakdown, grouping.label if grouping else breakdown.by, chart))
    return found


def modes_chart(findings: Findings) -> BarChart:
    """How people answered."""
    return BarChart(
        key="modes",
        title=_("How people answered"),
        sentence=replies_sentence(findings),
        bars=tuple(
            Bar(str(MODE_WORDS[mode]), (figure.percent,), (shown_number(figure.count),))
            for mode, figure in findings.modes
        ),
        series=(_("Share"),),
        row_heading=_("Way"),
        columns=(_("People"),),
    )


def replies_sentence(findings: Findings) -> str:
    """How many replied, and of how many asked where that is known."""
    if findings.replies is None:
        return _("Too few people replied to say how many.")
    if findings.asked:
        return _("About %(replies)s replied, of %(asked)s who were asked.") % {
            "replies": number_words(findings.replies),
            "asked": number_words(findings.asked),
        }
    return _("About %(replies)s replied.") % {"replies": number_words(findings.replies)}


def _percent(figure: Figure | None) -> str:
    return shown_percent(None if figure is None else figure.share)


@dataclass(frozen=True)
class GroupRow:
    """One question's share of good answers in each group, None where too few."""

    code: str
    label: str
    percents: tuple[int | None, ...]


@dataclass(frozen=True)
class GroupTable:
    """The rated questions of one part, by group."""

    code: str
    title: str
    groups: tuple[str, ...]
    rows: tuple[GroupRow, ...]


def group_tables(findings: Findings, by: str, among: Collection[str] = ()) -> list[GroupTable]:
    """A table for each part that has rated questions. among: codes, none for all."""
    tables = []
    for part in findings.parts:
        asked = [each for each in part.questions if not among or each.code in among]
        rated = [(each, each.by(by)) for each in asked if each.is_rated]
        rows = [(each, found.lines) for each, found in rated if found is not None]
        if rows:
            names = tuple(line.label for line in rows[0][1])
            answers = {good_labels(each) for each, _lines in rows}
            title = _who_chose(part, answers.pop()) if len(answers) == 1 else part.title
            shares = tuple(
                GroupRow(each.code, each.label, tuple(_share(line) for line in lines))
                for each, lines in rows
            )
            tables.append(GroupTable(part.code, title, names, shares))
    return tables


def _share(line: Line) -> int | None:
    return line.positive.share if line.positive else None
