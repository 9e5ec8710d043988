"""Values of measures: typed in, corrected, taken from published findings."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.plans.forms.measures import CorrectReadingForm, ReadingForm
from heard.plans.forms.why import LinkResultForm
from heard.plans.models import Measure
from heard.plans.queries import measures as queries
from heard.plans.queries.why import questions_of
from heard.plans.result_words import results_of
from heard.plans.services import measures as services
from heard.plans.services.measures import Choice
from heard.plans.views.measures import kept
from heard.results.models import Publication


@require_http_methods(["GET", "POST"])
def add_reading(request: HttpRequest, pk: int) -> HttpResponse:
    member, measure = kept(request, pk)
    form = ReadingForm(request.POST or None, measure)
    if form.is_valid():
        try:
            services.add_reading(measure, form.read, by=member)
        except services.ReadAlreadyError:
            form.add_error("on", _("There is a value of this day. Correct that one"))
        else:
            messages.success(request, _("Value added"))
            return redirect("plans:keep_measure", pk)
    return render(request, "plans/add_reading.jinja", {"form": form, "measure": measure})


@require_http_methods(["GET", "POST"])
def correct_reading(request: HttpRequest, pk: int, reading_pk: int) -> HttpResponse:
    """The old value stays readable."""
    member, measure = kept(request, pk)
    reading = get_object_or_404(measure.readings.current(), pk=reading_pk)
    form = CorrectReadingForm(request.POST or None, measure, reading)
    if form.is_valid():
        because = form.cleaned_data["because"]
        try:
            services.correct_reading(reading, form.read, because=because, by=member)
        except services.ReadAlreadyError:
            form.add_error("on", _("There is a value of this day already"))
        except services.CorrectedMeanwhileError:
            form.add_error(None, _("Somebody has corrected this value meanwhile"))
        else:
            messages.success(request, _("Value corrected"))
            return redirect("plans:keep_measure", pk)
    context = {"form": form, "measure": measure, "reading": reading}
    return render(request, "plans/correct_reading.jinja", context)


@require_http_methods(["GET", "POST"])
def read_result(request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
    """A published result: the question first, the first time; then which share of it."""
    _member, measure = kept(request, pk)
    publication = queries.publications_to_read(measure).filter(key=key).first()
    if publication is None:
        messages.warning(request, _("These findings are taken in already"))
        return redirect("plans:keep_measure", pk)
    code = request.GET.get("question", measure.question)
    shares = results_of(publication, code)
    context: dict[str, Any] = {"measure": measure, "publication": publication}
    if not shares:
        context |= {"questions": questions_of(publication), "is_asked": bool(code)}
        return render(request, "plans/choose_question.jinja", context)
    form = LinkResultForm(request.POST or None, shares, measure.answer)
    if form.is_valid():
        _take_in(request, measure, publication, Choice(code, form.cleaned_data["answer"]))
        return redirect("plans:keep_measure", pk)
    return render(request, "plans/read_result.jinja", context | {"form": form})


def _take_in(
    request: HttpRequest, measure: Measure, publication: Publication, choice: Choice
) -> None:
    try:
        reading = services.read_result(measure, publication, choice, by=current_member(request))
    except services.ReadAlreadyError:
        messages.warning(request, _("There is a value of that day. Correct that one"))
    else:
        broken = _("Taken in. The series breaks here: the words were others before")
        messages.success(request, broken if reading.is_break else _("Taken in"))
