"""What results of others would show, question by question, before or after they are loaded."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.design.words import number_words, percent_words
from heard.engines.estimation.external import ExternalShare
from heard.engines.questionnaire import Item, Questionnaire
from heard.results.external.kept import Content
from heard.results.external.words import mark_words

MOST_LISTED = 100


@dataclass(frozen=True)
class ShareLine:
    """One share under our names, with what stands between it and ours."""

    question: str
    option: str
    share: str
    base: str
    marks: tuple[str, ...]
    is_comparable: bool


@dataclass(frozen=True)
class Preview:
    """groups: how many shares are of groups of theirs; they are kept and stand nowhere.

    unmapped: their question and option, in their words. unlisted: how many more there are.
    """

    comparable: tuple[ShareLine, ...]
    left_out: tuple[ShareLine, ...]
    groups: int
    unmapped: tuple[str, ...]
    unlisted: int
    doubts: tuple[str, ...]


def preview_of(content: Content, questionnaire: Questionnaire) -> Preview:
    everybody = [share for share in content.shares if not share.group]
    lines = [_line(share, questionnaire) for share in everybody]
    return Preview(
        comparable=tuple(line for line in lines if line.is_comparable),
        left_out=tuple(line for line in lines if not line.is_comparable),
        groups=len(content.shares) - len(everybody),
        unmapped=tuple(": ".join(pair) for pair in content.unmapped[:MOST_LISTED]),
        unlisted=max(len(content.unmapped) - MOST_LISTED, 0),
        doubts=tuple(_doubt(doubt.line, doubt.what) for doubt in content.doubts),
    )


def _doubt(line: int, what: str) -> str:
    return _("Line %(line)d: %(what)s") % {"line": line, "what": what} if line else what


def _line(share: ExternalShare, questionnaire: Questionnaire) -> ShareLine:
    item = questionnaire.item(share.item)
    language = questionnaire.default_language
    shown = _("Not shown")
    if share.estimate is not None:
        shown = percent_words(int(100 * share.estimate + 0.5))
    return ShareLine(
        item.label.get(language),
        _option(item, share.option, language),
        shown,
        _("Not given") if share.base is None else number_words(share.base),
        tuple(mark_words(mark) for mark in share.marks),
        share.is_comparable,
    )


def _option(item: Item, code: str, language: str) -> str:
    sums = {"_positive": _("All good answers"), "_negative": _("All bad answers")}
    return sums[code] if code in sums else item.option(code).label.get(language)
