"""Published findings as files to print, and in Easy Read, in the page's language."""

from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language

from heard.design.papers.pdf import to_pdf
from heard.design.papers.pieces import Paper
from heard.design.papers.word import to_word
from heard.engines.questionnaire import EASY_READ
from heard.results.downloads import to_csv
from heard.results.easy_read import Wording
from heard.results.metadata import to_metadata
from heard.results.models import Publication, decoded
from heard.results.papers.report import Edition, report_paper


def word_of(publication: Publication, address: str) -> bytes:
    """The report as a Word document. `address` is the whole one of the publication's page."""
    return _word(publication.content, _edition(publication, address), get_language() or "")


def pdf_of(publication: Publication, address: str) -> bytes:
    """The report as a tagged PDF."""
    return _pdf(publication.content, _edition(publication, address), get_language() or "")


def easy_wording(publication: Publication) -> Wording:
    """Words of the survey's own questionnaire in Easy Read; a version never changes."""
    version = publication.survey.version
    questionnaire = version.questionnaire
    voice = version.voice(questionnaire.default_language, EASY_READ)

    def words(code: str, option: str) -> str:
        item = questionnaire.items_by_code.get(code)
        if item is None or (option and option not in item.option_codes):
            return ""
        return voice.option(code, option) if option else voice.question(code)

    return words


def metadata_of(publication: Publication, address: str) -> bytes:
    """What the table of findings means, as CSV on the Web."""
    findings = publication.findings
    return to_metadata(findings, _edition(publication, address), to_csv(findings).encode())


def _edition(publication: Publication, address: str) -> Edition:
    """Raises ValueError for findings that are not published."""
    if publication.published_at is None:
        raise ValueError("only published findings have a report")
    return Edition(
        title=publication.title,
        summary=publication.summary,
        asked_by=publication.partnership.name,
        published_on=timezone.localdate(publication.published_at),
        address=address,
    )


# A publication never changes; setting it takes a moment, and many ask for it on its first day.
@lru_cache(maxsize=16)
def _word(content: str, edition: Edition, language: str) -> bytes:
    return to_word(_paper(content, edition, language))


@lru_cache(maxsize=16)
def _pdf(content: str, edition: Edition, language: str) -> bytes:
    return to_pdf(_paper(content, edition, language))


def _paper(content: str, edition: Edition, language: str) -> Paper:
    return report_paper(decoded(content), edition, language or "en-GB")
