"""Published findings in Easy Read: one idea a sentence, 15 words at most, people for per cent.

The numbers are those of the frozen findings. The words of questions and answers are the
questionnaire's own Easy Read wordings where it has them, else those that are frozen.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from heard.design.words import join_or, number_words
from heard.results.axes import MODE, MODE_WORDS
from heard.results.findings import Contrast, Figure, Findings, Question
from heard.results.in_ten import InTen, in_ten

MOST_WORDS = 15
HALF = 50
CLEARLY_FEWER = 3  # percentage points by which a group is missing before we say so

# Code of a question and of an option, or "" -> its words in Easy Read; "" where there are none.
Wording = Callable[[str, str], str]


@dataclass(frozen=True)
class Answer:
    """What so many people did. `label` stands above the figures; empty where nothing need."""

    label: str
    people: InTen
    sentence: str


@dataclass(frozen=True)
class Told:
    """A question and what people answered to it."""

    question: str
    answers: tuple[Answer, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class EasyPage:
    """The page in order; `unknown` are the questions that too few people answered."""

    who: tuple[str, ...]
    ways: tuple[Answer, ...]
    missing: tuple[str, ...]
    good: tuple[Told, ...]
    better: tuple[Told, ...]
    other: tuple[Told, ...]
    unknown: tuple[str, ...]
    silent: int | None
    has_do_not_know: bool


def easy_page(findings: Findings, wording: Wording) -> EasyPage:
    """Put the findings in order for Easy Read. `wording` may give "" for any words."""
    asked = [question for question in findings.questions if not _is_hidden(question)]
    rated = sorted((each for each in asked if each.is_rated), key=_good_share)
    return EasyPage(
        who=tuple(_who(findings)),
        ways=tuple(_ways(findings)),
        missing=tuple(_missing(findings)),
        good=tuple(_rated(each, wording) for each in reversed(rated) if _good_share(each) >= HALF),
        better=tuple(_rated(each, wording) for each in rated if _good_share(each) < HALF),
        other=tuple(_other(each, wording) for each in asked if not each.is_rated),
        unknown=tuple(_words(each, wording) for each in findings.questions if _is_hidden(each)),
        silent=_silent(findings),
        has_do_not_know=any(question.has_two_bases for question in asked),
    )


def contents(page: EasyPage) -> Iterator[tuple[str, str]]:
    """Place on the page and heading of what there is to read, in order."""
    yield "help", _("If you want help to read this")
    yield "who", _("Who answered")
    yield "pictures", _("What the pictures mean")
    if page.good:
        yield "good", _("What is good")
    if page.better:
        yield "better", _("What must get better")
    yield "unknown", _("What we do not know")
    if page.other:
        yield "other", _("Other answers")


def _is_hidden(question: Question) -> bool:
    if question.is_rated:
        return _good_share(question) < 0
    if question.is_writing:
        return question.everybody.base is None
    return all(figure.share is None for figure in question.everybody.figures)


def _good_share(question: Question) -> int:
    """Whole per cent of good answers; -1 where it is hidden."""
    figure = question.everybody.positive
    return -1 if figure is None or figure.share is None else figure.share


def _silent(findings: Findings) -> int | None:
    if not findings.asked or findings.replies is None:
        return None
    return max(findings.asked - findings.replies, 0)


def _who(findings: Findings) -> Iterator[str]:
    if findings.asked:
        yield _("We asked %(asked)s people.") % {"asked": number_words(findings.asked)}
    if findings.replies is None:
        yield _("We do not know how many people answered.")
    else:
        replies = {"replies": number_words(findings.replies)}
        yield _("About %(replies)s people answered.") % replies
    if findings.is_weighted:
        yield _("Some groups answered less than others.")
        yield _("We count their answers a bit more, to be fair.")


def _ways(findings: Findings) -> Iterator[Answer]:
    for mode, figure in findings.modes:
        if figure.share is not None:
            yield _answer(str(MODE_WORDS[mode]), figure)


def _missing(findings: Findings) -> Iterator[str]:
    """Groups that are a clearly smaller share of the replies than of those who were asked."""
    for mirror in findings.mirrors:
        for share in mirror.shares:
            is_known = share.asked is not None and share.replied is not None
            if is_known and (share.asked or 0) - (share.replied or 0) >= CLEARLY_FEWER:
                yield share.label


def _words(question: Question, wording: Wording) -> str:
    return wording(question.code, "") or question.label


def _option(question: Question, code: str, label: str, wording: Wording) -> str:
    return wording(question.code, code) or label


def _answer(label: str, figure: Figure) -> Answer:
    people = in_ten(figure.share)
    return Answer(label, people, f"{people.words}.")


def _rated(question: Question, wording: Wording) -> Told:
    """Good answers alone: to go through all of them would be the grid that nobody can read."""
    good = [
        f"“{_option(question, each.code, each.label, wording)}”"
        for each in question.options
        if each.favour == 1
    ]
    people = in_ten(_good_share(question))
    said = {"people": people.words, "answers": join_or(good)}
    sentence = _("%(people)s said %(answers)s.") % said
    if len(sentence.split()) > MOST_WORDS:
        sentence = _("%(people)s gave a good answer.") % said
    return Told(
        _words(question, wording),
        (Answer("", people, sentence),),
        after=tuple(_groups(question, wording)),
    )


def _groups(question: Question, wording: Wording) -> Iterator[str]:
    """Groups that differ from the others by more than chance makes."""
    for breakdown in question.breakdowns:
        for line in breakdown.lines:
            contrast = breakdown.contrast(line.code)
            if contrast is not None and contrast.is_clear:
                own = wording(breakdown.by, line.code) if breakdown.by != MODE else ""
                yield _more_or_fewer(contrast) % {"group": own or line.label}


def _more_or_fewer(contrast: Contrast) -> str:
    if contrast.points > 0:
        return _("More people said this in one group: %(group)s.")
    return _("Fewer people said this in one group: %(group)s.")


def _other(question: Question, wording: Wording) -> Told:
    """A question that has no good and no bad answers."""
    words = _words(question, wording)
    if question.is_writing:
        people = {"people": number_words(question.everybody.base or 0)}
        return Told(words, before=(_("About %(people)s people wrote something here.") % people,))
    if question.is_scale:
        return Told(words, before=tuple(_scale(question)))
    several = (_("People could choose more than one answer."),) if question.is_several else ()
    answers = tuple(
        _answer(_option(question, each.code, each.label, wording), figure)
        for each, figure in zip(question.options, question.everybody.figures, strict=True)
    )
    return Told(words, answers, before=several)


def _scale(question: Question) -> Iterator[str]:
    """Its ends, and the number that most chose, where that is known and stands alone."""
    ends = {"first": question.options[0].label, "last": question.options[-1].label}
    yield _("People chose a number from %(first)s to %(last)s.") % ends
    shares = [figure.share for figure in question.everybody.figures]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares) and known.count(max(known)) == 1:
        number = question.options[shares.index(max(known))].label
        yield _("More people chose %(number)s than any other number.") % {"number": number}
    else:
        yield _("We do not know which number most people chose.")
