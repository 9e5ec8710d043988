"""Answering: one section a page, a look over everything, sending, stopping."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design import errors
from heard.design.public_form import public_form, typed_values
from heard.engines.questionnaire import next_section
from heard.surveys import services
from heard.surveys.forms import cookie
from heard.surveys.forms.section import SectionForm
from heard.surveys.queries.public import check_page, missing_answers, stages
from heard.surveys.views.visit import Visit, begin_visit

# What a button that switches to another way of reading sends, with the answers of its page.
SWITCH = "read_as"


@public_form
@require_http_methods(["GET", "POST"])
def answer_section(request: HttpRequest, key: UUID, code: str) -> HttpResponse:
    visit = begin_visit(request, key)
    section = visit.section(code)
    if not visit.survey.is_open:
        return visit.page("closed", 410)
    if request.method == "GET":
        if visit.is_sent:
            return visit.go("answers_sent")
        return _section_page(visit, SectionForm(section, visit.reading))

    form = SectionForm(section, visit.reading, request.POST)
    is_switching = SWITCH in request.POST and not form.errs_in_typing
    if form.may_be_wrong and not is_switching and not form.check(visit.answers):
        return _section_page(visit, form)
    try:
        return _keep_and_go_on(visit, form)
    except services.TooManyDraftsError:
        return _come_back_later(visit)


def _come_back_later(visit: Visit) -> HttpResponse:
    """No answer can be kept for somebody new: they keep it themselves, in the page."""
    return errors.page(
        visit.request,
        503,
        title=_("Too many people have begun this survey"),
        words=[
            _("We cannot keep your answers just now. What you entered is kept in this page only."),
            _("Keep this page open and send it again later."),
            _("If you cannot wait, contact: %(contact)s") % {"contact": visit.survey.contact},
        ],
        typed=typed_values(visit.request),
    )


def _section_page(visit: Visit, form: SectionForm) -> HttpResponse:
    known = visit.answers | form.answers
    return visit.page(
        "answer_section",
        form=form,
        questions=form.questions(known),
        stages=stages(visit.reading.voice, known, form.section.code),
        back=_address_before(visit, form.section.code, known),
    )


def _address_before(visit: Visit, code: str, answers: dict[str, Any]) -> str:
    if "change" in visit.request.GET:
        return visit.address("check_answers")
    before = ""
    for stage in stages(visit.reading.voice, answers):
        if stage.code == code:
            break
        before = stage.code
    return visit.address("answer_section", before) if before else visit.address("show_survey")


def _keep_and_go_on(visit: Visit, form: SectionForm) -> HttpResponse:
    answers, token = _keep(visit, form)
    if answers is None:
        return visit.go("answers_sent")
    following = next_section(visit.reading.questionnaire, answers, form.section.code)
    if SWITCH in visit.request.POST:
        response = _same_section(visit, form)
    elif following is None or "change" in visit.request.GET:
        response = visit.go("check_answers")
    else:
        response = visit.go("answer_section", following.code)
    if token:
        cookie.set_token(response, visit.survey, token, visit.path)
    return response


def _same_section(visit: Visit, form: SectionForm) -> HttpResponse:
    """The page again, in the way of reading whose button was pressed."""
    query = "change" if "change" in visit.request.GET else ""
    switched = visit.read_as(visit.request.POST[SWITCH])
    return switched.go("answer_section", form.section.code, query=query)


def _keep(visit: Visit, form: SectionForm) -> tuple[dict[str, Any] | None, str]:
    """All answers now kept (None: they had been sent before), and the token of a new draft."""
    if visit.token:
        kept = services.change_answers(
            visit.survey, visit.key, cleared=form.codes, answers=form.answers
        )
        if kept is not None:
            return kept, ""
        if visit.was_sent:
            return None, ""
    if not form.answers:
        return {}, ""
    return form.answers, services.begin_answers(visit.survey, form.answers)


@public_form
@require_http_methods(["GET", "POST"])
def check_answers(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = begin_visit(request, key, fresh=request.method == "POST")
    if visit.is_sent:
        return visit.go("answers_sent")
    if not visit.survey.is_open:
        return visit.page("closed", 410)
    voice = visit.reading.voice
    page = check_page(voice, visit.answers)
    missing = missing_answers(voice, visit.answers) if request.method == "POST" else []
    if request.method == "POST" and page.has_answers and not missing:
        return _send(visit)

    is_empty = request.method == "POST" and not page.has_answers
    sections = stages(voice, visit.answers)
    return visit.page(
        "check_answers", page=page, missing=missing, is_empty=is_empty, last=sections[-1].code
    )


def _send(visit: Visit) -> HttpResponse:
    services.send_answers(visit.survey, visit.key, visit.answers)
    response = visit.go("answers_sent")
    cookie.shorten_token(response, visit.survey, visit.token, visit.path)
    return response


@public_form
@require_http_methods(["GET", "POST"])
def answers_sent(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = begin_visit(request, key)
    if request.method == "POST" or not visit.was_sent:
        response = visit.go("show_survey")
        if visit.was_sent:
            cookie.drop_token(response, visit.path)
        return response
    return visit.page("answers_sent")


@public_form
@require_http_methods(["GET", "POST"])
def stop_answering(request: HttpRequest, key: UUID) -> HttpResponse:
    visit = begin_visit(request, key)
    if request.method == "GET":
        return visit.page("stop_answering")
    if visit.token:
        services.stop_answering(visit.key)
    response = visit.go("answers_deleted")
    cookie.drop_token(response, visit.path)
    return response


@public_form
@require_safe
def answers_deleted(request: HttpRequest, key: UUID) -> HttpResponse:
    return begin_visit(request, key).page("answers_deleted")
