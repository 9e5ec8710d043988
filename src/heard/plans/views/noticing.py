"""“Do you notice it?”, asked of families. No cookie, no name, no script."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.public_form import public_form
from heard.partnerships.access import current_partnership
from heard.plans.forms.noticing import NoticeForm
from heard.plans.models import NoticeQuestion
from heard.plans.queries import noticing as queries
from heard.plans.services import noticing as services


@public_form
@require_http_methods(["GET", "POST"])
def notice(request: HttpRequest, key: UUID) -> HttpResponse:
    """One question. What was counted shows once it has closed."""
    question = _question(request, key)
    form = NoticeForm(request.POST or None)
    if queries.is_open(question) and form.is_valid():
        try:
            services.count_notice(question, form.notice, form=form.once)
        except services.QuestionClosedError:
            return redirect("plans:notice", key)
        return redirect("plans:noticed", key)
    context = {
        "question": question,
        "action": question.action,
        "form": form,
        "is_open": queries.is_open(question),
        "shown": queries.shown_counts(question),
    }
    return render(request, "plans/notice.jinja", context)


@login_not_required
@require_safe
def noticed(request: HttpRequest, key: UUID) -> HttpResponse:
    """Thanks, and what happens next."""
    question = _question(request, key)
    context = {"question": question, "action": question.action}
    return render(request, "plans/noticed.jinja", context)


def _question(request: HttpRequest, key: UUID) -> NoticeQuestion:
    return get_object_or_404(queries.public_questions(current_partnership(request)), key=key)
