"""Reports as files. PDF has our own look; Word the council's template, if there is one."""

import logging
from functools import lru_cache

from django.utils.translation import get_language

from heard.design.papers.pdf import pages_of, to_pdf
from heard.design.papers.pieces import Paper
from heard.design.papers.word import to_word
from heard.scrutiny.briefing import fitting
from heard.scrutiny.frozen_report import FrozenReport, read_appendix, read_report
from heard.scrutiny.models import Report, RestrictedAppendix
from heard.scrutiny.queries.reports import template_of
from heard.scrutiny.report_paper import appendix_paper, report_paper
from heard.scrutiny.template_filling import filled

BRIEFING_PAGES = 2
_log = logging.getLogger(__name__)


def length(report: FrozenReport) -> int:
    """How many pages its PDF has."""
    return pages_of(to_pdf(report_paper(report)))


def word_of(report: Report, frozen: FrozenReport) -> bytes:
    """In the committee's newest template; without one in our own look."""
    template = template_of(report)
    if template is None:
        return to_word(report_paper(frozen))
    try:
        with template.file.open("rb") as file:
            content: bytes = file.read()
    except OSError:
        # A reader gets the report all the same; whoever runs the install reads what is missing.
        _log.warning("the file of report template %s is gone from the store", template.pk)
        return to_word(report_paper(frozen))
    return filled(content, template, frozen).content


def pdf_of(content: str) -> bytes:
    """Of an issue as it is frozen."""
    return _pdf(content, get_language() or "")


def briefing_of(content: str) -> Paper:
    """The members' briefing of an issue, shortened until it fits two pages."""
    return _briefing(content, get_language() or "")


def briefing_pdf_of(content: str) -> bytes:
    return to_pdf(briefing_of(content), small=True)


def appendix_word_of(appendix: RestrictedAppendix) -> bytes:
    return to_word(appendix_paper(read_appendix(appendix.frozen)))


def _fits(paper: Paper) -> bool:
    return pages_of(to_pdf(paper, small=True)) <= BRIEFING_PAGES


# Setting one takes a moment, and an issue never changes; its headings are in the page's language.
@lru_cache(maxsize=16)
def _pdf(content: str, _language: str) -> bytes:
    return to_pdf(report_paper(read_report(content)))


@lru_cache(maxsize=64)
def _briefing(content: str, _language: str) -> Paper:
    return fitting(read_report(content), _fits)
