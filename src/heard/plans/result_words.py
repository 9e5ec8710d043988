"""A published result as words that stand for good: its share, its base, when it was asked."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext as _

from heard.design.words import base_words, date_words, percent_words
from heard.results.findings import Figure, Findings, Question
from heard.results.models import Publication

POSITIVE, NEGATIVE = "positive", "negative"


@dataclass(frozen=True)
class Result:
    """One share that a publication shows. `answer` is positive, negative or an option's code."""

    question: str
    answer: str
    label: str
    percent: int
    words: str
    base: int | None  # about how many it is a share of
    wording_sha256: str  # of the question and all of its answers, as they were worded

    @property
    def share(self) -> Decimal:
        return Decimal(self.percent)


def results_of(publication: Publication, code: str) -> list[Result]:
    """Every share of one question that may be cited, of everybody; what is hidden is left out."""
    findings = publication.findings
    question = findings.question(code)
    if question is None or question.is_writing:
        return []
    wording = _wording(question)
    return [
        Result(
            code,
            answer,
            label,
            figure.percent,
            _words(question, label, figure, base, findings),
            base,
            wording,
        )
        for answer, label, figure, base in _shares(question)
        if figure is not None and figure.percent is not None
    ]


def find_result(publication: Publication, code: str, answer: str) -> Result | None:
    found = results_of(publication, code)
    return next((each for each in found if each.answer == answer), None)


def asked_until(publication: Publication) -> date | None:
    return publication.findings.asked_until


def _shares(question: Question) -> list[tuple[str, str, Figure | None, int | None]]:
    line = question.everybody
    grouped = [
        (POSITIVE, _labels(question, 1), line.positive, line.rated),
        (NEGATIVE, _labels(question, -1), line.negative, line.rated),
    ]
    single = [
        (option.code, option.label, figure, line.base if option.favour is None else line.rated)
        for option, figure in zip(question.options, line.figures, strict=True)
    ]
    return [each for each in grouped if each[2] is not None] + single


def _wording(question: Question) -> str:
    words = "\n".join([question.label, *(option.label for option in question.options)])
    return sha256(words.encode()).hexdigest()


def _labels(question: Question, favour: int) -> str:
    return " / ".join(option.label for option in question.options if option.favour == favour)


def _words(
    question: Question, label: str, figure: Figure, base: int | None, findings: Findings
) -> str:
    said = _("“%(question)s”: %(share)s chose “%(answer)s”") % {
        "question": question.label,
        "share": percent_words(figure.percent or 0),
        "answer": label,
    }
    if figure.count is not None and base is not None:
        said = f"{said} ({base_words(figure.count, base)})"
    until = findings.asked_until
    when = _(", asked until %(day)s") % {"day": date_words(until)} if until else ""
    return f"{said}. {findings.survey}{when}."
