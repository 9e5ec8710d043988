"""What somebody sees and does with the private link to their expression of interest."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.forms.my_expression import (
    AnswerOfferForm,
    AskMeAgainForm,
    ChangeContactForm,
    ChangeExpressionForm,
    TakeBackForm,
)
from heard.boards.links import NotALinkError
from heard.boards.models import Expression
from heard.boards.queries import expressions as queries
from heard.boards.queries.held_expression import held_in, told_us
from heard.boards.services import answering_offers as services
from heard.design.fields import GovukForm
from heard.design.public_form import public_form
from heard.partnerships.access import current_partnership

NOTHING_LEFT = (services.NoOfferError, services.TooLateError, services.OverError)


@public_form
@require_safe
def my_expression(request: HttpRequest, link: str) -> HttpResponse:
    """How far it is, what happens next, and all that they told us."""
    expression = _find(request, link)
    if expression.is_forgotten:
        return render(request, "boards/expression_forgotten.jinja", {"expression": expression})
    context = {
        "mine": queries.mine(expression, timezone.localdate()),
        "told_us": told_us(expression),
        "is_new": "sent" in request.GET,
        "changed": "changed" in request.GET,
    }
    return render(request, "boards/my_expression.jinja", context)


@public_form
@require_http_methods(["GET", "POST"])
def answer_offer(request: HttpRequest, link: str) -> HttpResponse:
    expression = _find(request, link)
    mine = queries.mine(expression, timezone.localdate())
    form = AnswerOfferForm(request.POST or None)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            services.answer_offer(expression, accepts=form.accepts, words=words)
        except NOTHING_LEFT:
            return _page(request, expression, "not_any_more")
        return _back(link, changed=True)
    if not mine.can_answer:
        return _page(request, expression, "not_any_more")
    return _page(request, expression, "answer_offer", form)


@public_form
@require_http_methods(["GET", "POST"])
def withdraw_expression(request: HttpRequest, link: str) -> HttpResponse:
    expression = _find(request, link)
    if request.method == "POST":
        try:
            services.withdraw_expression(expression)
        except services.OverError:
            return _page(request, expression, "not_any_more")
        return _back(link, changed=True)
    if not queries.mine(expression, timezone.localdate()).can_withdraw:
        return _back(link)
    return _page(request, expression, "withdraw_expression", GovukForm())


@public_form
@require_http_methods(["GET", "POST"])
def change_contact(request: HttpRequest, link: str) -> HttpResponse:
    expression = _find(request, link)
    if not queries.can_be_changed(expression):
        return _page(request, expression, "not_any_more")
    form = ChangeContactForm(expression, request.POST or None)
    if form.is_valid():
        try:
            services.change_contact(expression, columns=form.columns)
        except NOTHING_LEFT:
            return _page(request, expression, "not_any_more")
        return _back(link, changed=True)
    return _page(request, expression, "change_contact", form)


@public_form
@require_http_methods(["GET", "POST"])
def change_expression(request: HttpRequest, link: str) -> HttpResponse:
    expression = _find(request, link)
    form = ChangeExpressionForm(expression, request.POST or None)
    if form.is_valid():
        try:
            services.change_expression(expression, columns=form.columns)
        except NOTHING_LEFT:
            return _page(request, expression, "too_late_to_change", form)
        return _back(link, changed=True)
    if not queries.mine(expression, timezone.localdate()).can_change_words:
        return _page(request, expression, "too_late_to_change", form)
    return _page(request, expression, "change_expression", form)


@public_form
@require_http_methods(["GET", "POST"])
def ask_me_again(request: HttpRequest, link: str) -> HttpResponse:
    expression = _find(request, link)
    now = {"may_ask_again": expression.may_ask_again}
    form = AskMeAgainForm(request.POST or None, initial=now)
    if form.is_valid():
        may_ask = form.cleaned_data["may_ask_again"]
        try:
            services.ask_me_again(expression, may_ask_again=may_ask)
        except NOTHING_LEFT:
            return _back(link)
        return _back(link, changed=True)
    return _page(request, expression, "ask_me_again", form)


@public_form
@require_http_methods(["GET", "POST"])
def take_back_expression(request: HttpRequest, link: str) -> HttpResponse:
    """Delete what was written. A box is ticked first: it cannot be undone."""
    expression = _find(request, link)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        services.take_back_expression(expression)
        return _back(link)
    return _page(request, expression, "take_back_expression", form)


@public_form
@require_safe
def my_expression_file(request: HttpRequest, link: str) -> HttpResponse:
    """All that is held in this expression, as JSON."""
    expression = _find(request, link)
    response = JsonResponse(held_in(expression), json_dumps_params={"indent": 2})
    name = f"my-interest-{expression.reference}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _find(request: HttpRequest, link: str) -> Expression:
    try:
        return queries.find_expression(current_partnership(request), link)
    except (NotALinkError, Expression.DoesNotExist):
        raise Http404 from None


def _back(link: str, *, changed: bool = False) -> HttpResponseRedirect:
    there = redirect("boards:my_expression", link)
    return HttpResponseRedirect(f"{there.url}?changed=1") if changed else there


def _page(
    request: HttpRequest, expression: Expression, name: str, form: GovukForm | None = None
) -> HttpResponse:
    """One of the pages behind the link; of what has been deleted there is one page only."""
    if expression.is_forgotten:
        return _back(queries.link_of(expression))
    context = {"mine": queries.mine(expression, timezone.localdate()), "form": form}
    return render(request, f"boards/{name}.jinja", context)
