"""Staff pages of files of returns: bring one in, see what is in it, choose, follow it."""

from collections.abc import Iterator
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.csv_lines import csv_line
from heard.partnerships.access import current_member
from heard.surveys import rules
from heard.surveys.answers import files
from heard.surveys.forms.returns import ChooseRowsForm, ReturnsForm
from heard.surveys.models import ReturnsFile, ReturnsState, Survey
from heard.surveys.queries.tags import RETURNS_TAGS
from heard.surveys.services import SurveyNotOpenError, returns


def _survey(request: HttpRequest, pk: int) -> Survey:
    member = current_member(request)
    survey = get_object_or_404(member.partnership.surveys, pk=pk)
    if not rules.can_bring_in_returns(member, survey):
        raise PermissionDenied
    return survey


def _file(request: HttpRequest, pk: int, key: UUID) -> ReturnsFile:
    own = _survey(request, pk).returns_files.select_related("survey__version", "brought_by__user")
    return get_object_or_404(own, key=key)


@require_http_methods(["GET", "POST"])
def bring_in_returns(request: HttpRequest, pk: int) -> HttpResponse:
    survey = _survey(request, pk)
    form, known = ReturnsForm(request.POST or None, request.FILES or None), None
    if form.is_valid():
        file = form.cleaned_data["file"]
        upload = returns.Upload(file.name, file.chunks(), form.cleaned_data["default_mode"])
        try:
            kept = returns.bring_in_file(survey, upload, by=current_member(request))
        except returns.SameFileError as error:
            known = error.returns
            form.add_error("file", _("This very file is here already"))
        except returns.FileTooLargeError:
            form.add_error("file", _("The file is larger than 60 MB. Divide it"))
        except SurveyNotOpenError:
            form.add_error(None, _("This survey is not open, so nothing can be brought in"))
        else:
            return redirect(kept)
    context = {"form": form, "survey": survey, "known": known}
    return render(request, "surveys/bring_in_returns.jinja", context)


@require_http_methods(["GET", "POST"])
def show_returns(request: HttpRequest, pk: int, key: UUID) -> HttpResponse:
    file = _file(request, pk, key)
    form = ChooseRowsForm(request.POST or None, has_wrong_rows=bool(file.wrong_rows))
    if form.is_valid():
        choose = (
            returns.choose_rows if form.cleaned_data["rows"] == "good" else returns.drop_returns
        )
        try:
            return redirect(choose(file, by=current_member(request)))
        except returns.NotCheckedError:
            form.add_error(
                None, _("The choice has been made already, or there is no row to bring in")
            )
        except SurveyNotOpenError:
            form.add_error(None, _("This survey is not open, so nothing can be brought in"))
    context = {
        "file": file,
        "survey": file.survey,
        "form": form,
        "tag": RETURNS_TAGS[ReturnsState(file.state)],
        "problems": files.noted_problems(file.key),
    }
    return render(request, "surveys/show_returns.jinja", context)


@require_safe
def returns_problems(request: HttpRequest, pk: int, key: UUID) -> StreamingHttpResponse:
    """Everything wrong in a waiting file, as CSV."""
    file = _file(request, pk, key)
    if file.state != ReturnsState.CHECKED:
        raise Http404
    response = StreamingHttpResponse(_lines(file), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="problems.csv"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _lines(file: ReturnsFile) -> Iterator[str]:
    yield csv_line(["row", "column", "value", "message"])
    for problem in returns.problems_of(file):
        yield csv_line(returns.problem_cells(problem))
