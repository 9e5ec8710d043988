"""Putting findings together from what may be seen."""

from collections.abc import Iterator
from datetime import datetime

import msgspec
from django.utils import timezone

from heard.engines.estimation import (
    Representativity,
    Study,
    margin_representativity,
    overall_representativity,
)
from heard.engines.estimation.margins import MERGED, Target
from heard.engines.questionnaire import Questionnaire
from heard.results import queries
from heard.results.blocks import Block, Kind
from heard.results.findings import (
    FORMAT,
    Findings,
    GoesWith,
    Grouping,
    Mirror,
    Part,
    Question,
    Quote,
    Share,
    SmallNumbersRule,
    Tipping,
)
from heard.results.freezing import Freezer, group_names, words
from heard.results.models import Publication, Weighting
from heard.results.rules import SMALL_NUMBERS
from heard.results.weighing import Weigher, tipping_of
from heard.surveys.models import Survey


def findings_of(survey: Survey, weighting: Weighting | None, freezer: Freezer) -> Findings:
    """Return what is known of a survey: nothing but what `freezer` shows."""
    questionnaire = freezer.questionnaire
    labels = {choice.code: choice.label for choice in queries.grouping_choices(questionnaire)}
    replies, parts = freezer.replies(), freezer.parts()
    bare = Findings(
        format=FORMAT,
        survey=survey.title,
        questionnaire=questionnaire.id,
        questionnaire_version=survey.version.version,
        questionnaire_sha256=survey.version.sha256,
        opened_on=_day(survey.opened_at),
        closed_on=_day(survey.closed_at),
        asked=survey.asked_count,
        replies=replies,
        modes=freezer.modes(),
        groupings=tuple(Grouping(code, labels[code]) for code in freezer.chosen.groupings),
        parts=parts,
        rule=msgspec.convert(SMALL_NUMBERS, SmallNumbersRule, from_attributes=True),
        tipping=tuple(_tipping(parts, replies, survey.asked_count)),
    )
    return _weighed(bare, weighting, freezer)


def built(publication: Publication, findings: Findings, freezer: Freezer) -> Findings:
    """Add the blocks of a publication, and what only they show."""
    blocks = publication.built
    kinds = {block.kind for block in blocks}
    quotes = queries.quotes_of(publication)
    numbers = {str(comment.key): str(number) for number, comment in enumerate(quotes, 1)}
    return msgspec.structs.replace(
        findings,
        blocks=tuple(_with_numbers(block, numbers) for block in blocks),
        trends=queries.trend_of(publication, findings) if Kind.TREND in kinds else (),
        audiences=queries.audiences(publication, findings) if Kind.AUDIENCES in kinds else (),
        others=queries.reference_lines(publication, findings) if Kind.OTHERS in kinds else (),
        goes_with=tuple(_goes_with(blocks, findings, freezer.weigher)),
        quotes=tuple(Quote(numbers[str(each.key)], each.item, each.text) for each in quotes),
    )


def _with_numbers(block: Block, numbers: dict[str, str]) -> Block:
    """Its quotes by number: what a comment is called at the desk is for the desk alone."""
    told = tuple(numbers[key] for key in block.quotes if key in numbers)
    return msgspec.structs.replace(block, quotes=told)


def _goes_with(
    blocks: list[Block], findings: Findings, weigher: Weigher | None
) -> Iterator[GoesWith]:
    shown = [each.code for each in findings.questions if _has_share(each)]
    scales = [each.code for each in findings.questions if each.is_scale and each.everybody.base]
    wanted = (block.questions for block in blocks if block.kind == Kind.GOES_WITH)
    for code in dict.fromkeys(code for questions in wanted for code in questions):
        if weigher is not None and code in (*shown, *scales):
            yield weigher.goes_with(code, shown, SMALL_NUMBERS.protection)


def _weighed(bare: Findings, weighting: Weighting | None, freezer: Freezer) -> Findings:
    """Add what follows from weights: ranks, and how those who replied mirror all who were asked."""
    weigher = freezer.weigher
    if weigher is None:
        return bare
    shown = [each.code for each in bare.questions if _has_share(each)]
    with_ranks = msgspec.structs.replace(bare, ranks=weigher.ranks(shown) if shown else ())
    if weighting is None:
        return with_ranks
    overall = overall_representativity(weigher.study.weights)
    return msgspec.structs.replace(
        with_ranks,
        weighted_by=tuple(_label(freezer.questionnaire, item) for item in weighting.items),
        mirrors=tuple(mirrors(bare, weigher.study, weighting, freezer.questionnaire)),
        evenness=_rounded(overall) if overall else None,
    )


def _has_share(question: Question) -> bool:
    positive = question.everybody.positive
    return positive is not None and positive.share is not None


def _tipping(parts: tuple[Part, ...], replies: int | None, asked: int | None) -> Iterator[Tipping]:
    for part in parts:
        for question in part.questions:
            point = tipping_of(question, replies, asked)
            if point is not None:
                yield point


def mirrors(
    findings: Findings, study: Study, weighting: Weighting, questionnaire: Questionnaire
) -> Iterator[Mirror]:
    """Set who was asked beside who replied, margin by margin, in shares that may be seen."""
    for target in study.weights.targets:
        yield Mirror(
            label=_label(questionnaire, target.item),
            source=weighting.population.source,
            shares=tuple(_shares(findings, target, weighting, questionnaire)),
            evenness=_rounded(margin_representativity(target)),
        )


def _shares(
    findings: Findings, target: Target, weighting: Weighting, questionnaire: Questionnaire
) -> Iterator[Share]:
    names = group_names(target.item, questionnaire)
    question = findings.question(target.item)
    total = weighting.population.total
    for category, people in weighting.population.margins[target.item].items():
        parts = category.split(MERGED)
        label = " / ".join(names[part] for part in parts)
        yield Share(label, round(100 * people / total), _replied(question, parts))


def _replied(question: Question | None, options: list[str]) -> int | None:
    """The share of those who replied, together where categories are put together."""
    if question is None:
        return None
    known = {
        option.code: figure.percent
        for option, figure in zip(question.options, question.everybody.figures, strict=True)
    }
    shares = [known.get(option) for option in options]
    return sum(share for share in shares if share is not None) if None not in shares else None


def _label(questionnaire: Questionnaire, item: str) -> str:
    return words(questionnaire.item(item).label, questionnaire)


def _rounded(found: Representativity) -> float:
    return round(found.adjusted, 2)


def _day(moment: datetime | None) -> str:
    return timezone.localdate(moment).isoformat() if moment else ""
