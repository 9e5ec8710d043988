"""Somebody at a survey: which survey, how they read it, what they answered so far."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from heard.engines.questionnaire import Section
from heard.partnerships.access import current_partnership
from heard.surveys.answers import drafts, responses
from heard.surveys.forms import cookie
from heard.surveys.forms.reading import Reading, read_query
from heard.surveys.models import Survey
from heard.surveys.queries.public import fitting_answers, public_survey
from heard.surveys.queries.remembered import find_survey
from heard.surveys.services.answering import draft_key


@dataclass
class Visit:
    """One request of somebody who answers. The draft is read when it is first asked for."""

    request: HttpRequest
    survey: Survey
    reading: Reading
    token: str

    @property
    def key(self) -> drafts.DraftKey:
        return draft_key(self.survey, self.token)

    @cached_property
    def draft(self) -> drafts.KeptDraft | None:
        return drafts.read_draft(self.key) if self.token else None

    @cached_property
    def answers(self) -> dict[str, Any]:
        """The draft's answers, less those that this version of the questionnaire does not allow."""
        if self.draft is None:
            return {}
        if self.draft.version == self.survey.version.sha256:
            return self.draft.answers
        return fitting_answers(self.survey.version.questionnaire, self.draft.answers)

    @cached_property
    def was_sent(self) -> bool:
        """Whether this browser's answers have been taken in."""
        return bool(self.token) and responses.was_taken_in(self.survey.key, self.key.key)

    @property
    def is_sent(self) -> bool:
        """Whether there is nothing left to answer; asks for a receipt only where no draft is."""
        return self.draft is None and self.was_sent

    @property
    def is_lost(self) -> bool:
        """Whether the browser brought a cookie that leads to no answers, sent or not."""
        brought = cookie.NAME in self.request.COOKIES
        return brought and self.draft is None and not self.was_sent

    def section(self, code: str) -> Section:
        """The section of this code. Raises Http404."""
        for section in self.survey.version.questionnaire.sections:
            if section.code == code:
                return section
        raise Http404

    @property
    def path(self) -> str:
        """The survey's own address, below which its cookie is sent."""
        return reverse("surveys:show_survey", args=[self.survey.key])

    def address(self, name: str, *args: str, query: str = "") -> str:
        """The address of one of the survey's pages, in the same way of reading."""
        carried = self.reading.query or ("?" if query else "")
        separator = "&" if self.reading.query and query else ""
        return reverse(f"surveys:{name}", args=[self.survey.key, *args]) + (
            f"{carried}{separator}{query}"
        )

    def read_as(self, query: str) -> "Visit":
        """The same visit in the way of reading that `query` asks for."""
        asked = QueryDict(query.removeprefix("?"))
        return replace(self, reading=read_query(asked, self.survey.version))

    def go(self, name: str, *args: str, query: str = "") -> HttpResponseRedirect:
        return HttpResponseRedirect(self.address(name, *args, query=query))

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """One of the survey's pages."""
        context |= {"visit": self, "survey": self.survey, "reading": self.reading}
        return render(self.request, f"surveys/{template}.jinja", context, status=status)


def begin_visit(request: HttpRequest, key: UUID, *, fresh: bool = False) -> Visit:
    """The visit that a request is. Raises Http404 where there is no such survey to be seen.

    With `fresh`, whether the survey is open is what is true now, not some seconds ago.
    """
    find = public_survey if fresh else find_survey
    try:
        survey = find(current_partnership(request), key)
    except Survey.DoesNotExist:
        raise Http404 from None
    token = cookie.read_token(request, survey)
    return Visit(request, survey, read_query(request.GET, survey.version), token)
