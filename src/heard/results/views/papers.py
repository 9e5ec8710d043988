"""Published findings to print, to keep and to read easily, and what their table means."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heard.design.papers.pdf import PDF
from heard.design.papers.word import WORD
from heard.results import queries
from heard.results.easy_read import contents, easy_page
from heard.results.metadata import CSVM
from heard.results.models import Publication
from heard.results.views.public import frozen, published_here


@login_not_required
@require_safe
@frozen
def report_word(request: HttpRequest, key: UUID) -> HttpResponse:
    """The report as a Word document, to work on and to read aloud."""
    found = published_here(request, key)
    return _file(found, queries.word_of(found, _address(request, found)), WORD, "docx")


@login_not_required
@require_safe
@frozen
def report_pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The report as a tagged PDF, to print."""
    found = published_here(request, key)
    return _file(found, queries.pdf_of(found, _address(request, found)), PDF, "pdf")


@login_not_required
@require_safe
@frozen
def findings_metadata(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the columns of the table mean, where a program that reads it looks first."""
    found = published_here(request, key)
    described = queries.metadata_of(found, _address(request, found))
    return HttpResponse(described, content_type=CSVM)


@login_not_required
@require_safe
@frozen
def easy_read(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same findings in short sentences, with people drawn in place of per cent."""
    found = published_here(request, key)
    page = easy_page(found.findings, queries.easy_wording(found))
    context = {"publication": found, "page": page, "contents": list(contents(page))}
    return render(request, "results/easy_read.jinja", context)


def _address(request: HttpRequest, found: Publication) -> str:
    return request.build_absolute_uri(found.get_absolute_url())


def _file(found: Publication, content: bytes, kind: str, suffix: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="findings-{found.key}.{suffix}"'
    return response
