"""What a publication is built from: blocks, in the order in which everybody reads them.

The blocks are chosen before anything is counted, since they fix which tables are published, and
so what has to be hidden.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import uuid4

import msgspec
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from heard.engines.questionnaire import Item, Questionnaire


class Kind(TextChoices):
    """What a block tells."""

    HEADLINE = "headline", _("The main figures, in sentences")
    RANKING = "ranking", _("What works best, and what most needs to get better")
    RESPONSE = "response", _("Who replied, and who is missing")
    ITEMS = "items", _("Questions")
    COMPARISON = "comparison", _("By group")
    TREND = "trend", _("Over time")
    AUDIENCES = "audiences", _("The same, asked of others here")
    OTHERS = "others", _("What others found")
    GOES_WITH = "goes_with", _("What goes together with one answer")
    QUOTES = "quotes", _("In their own words")


PERMISSION = "permission_to_quote"  # the construct of the question that asks for leave to quote
OVERALL = "overall_experience"  # the construct whose question opens findings, where it is asked
# What may stand in a publication more than once, each time of something else.
REPEATED = frozenset({Kind.HEADLINE, Kind.ITEMS, Kind.COMPARISON, Kind.GOES_WITH, Kind.QUOTES})


class Block(msgspec.Struct, frozen=True, omit_defaults=True):
    """One block. `section` is of questions, `by` of a comparison, `quotes` are keys of comments.

    Questions without a section are chosen from all of them.
    questions: codes, none for all that there are. title: a heading of its own. words: what is said
    before the figures.
    """

    kind: Kind
    key: str = ""
    title: str = ""
    words: str = ""
    section: str = ""
    by: str = ""
    questions: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def usual_blocks(
    sections: Iterable[str], groupings: Iterable[str], headline: str = ""
) -> list[Block]:
    """What findings show where nobody chose: everything, the plain sentences first."""
    return [
        *([Block(Kind.HEADLINE, questions=(headline,))] if headline else []),
        Block(Kind.RANKING),
        Block(Kind.RESPONSE),
        *(Block(Kind.ITEMS, section=code) for code in sections),
        *(Block(Kind.COMPARISON, by=code) for code in groupings),
        Block(Kind.TREND),
        Block(Kind.AUDIENCES),
        Block(Kind.OTHERS),
    ]


def keyed(blocks: Iterable[Block]) -> list[Block]:
    """Give each a key of its own, by which it is found again while they are moved about."""
    return [
        block if block.key else msgspec.structs.replace(block, key=uuid4().hex[:8])
        for block in blocks
    ]


def is_told(item: Item) -> bool:
    """Whether findings tell of a question: leave to quote is between us and a family."""
    return item.construct != PERMISSION


def headline_of(questionnaire: Questionnaire) -> str:
    """The rated question about everything together; nothing where it is not asked."""
    asked = (each for each in questionnaire.items if each.construct == OVERALL and each.has_favour)
    return next((each.code for each in asked), "")


@dataclass(frozen=True)
class Chosen:
    """The tables of a publication: these questions, and of each grouping these by it."""

    questions: tuple[str, ...]
    by: dict[str, frozenset[str]]

    @property
    def groupings(self) -> tuple[str, ...]:
        return tuple(self.by)

    @classmethod
    def everything(cls, questionnaire: Questionnaire, groupings: Iterable[str] = ()) -> "Chosen":
        codes = tuple(item.code for item in questionnaire.items)
        return cls(codes, {code: frozenset(codes) for code in groupings})


def chosen_of(
    blocks: Sequence[Block], questionnaire: Questionnaire, always: Iterable[str] = ()
) -> Chosen:
    """Return what the blocks show, in the order of the questionnaire.

    always: questions that are shown whatever the blocks say, such as the margins of weights.
    """
    wanted = {*always, *_asked_by(blocks, questionnaire)}
    questions = tuple(item.code for item in questionnaire.items if item.code in wanted)
    by: dict[str, frozenset[str]] = {}
    for block in blocks:
        if block.kind == Kind.COMPARISON:
            compared = frozenset(block.questions or questions) & frozenset(questions)
            by[block.by] = by.get(block.by, frozenset()) | compared
    return Chosen(questions, by)


def _asked_by(blocks: Sequence[Block], questionnaire: Questionnaire) -> Iterator[str]:
    of_section = {
        section.code: tuple(item.code for item in section.items if is_told(item))
        for section in questionnaire.sections
    }
    for block in blocks:
        yield from block.questions
        if block.kind == Kind.ITEMS and not block.questions:
            yield from of_section.get(block.section, ())
