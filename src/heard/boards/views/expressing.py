"""The form with which somebody says that they are interested, at home or at a session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.addresses import private_links
from heard.boards.forms.expressions import ExpressInterestForm
from heard.boards.models import Call
from heard.boards.models.words import Origin
from heard.boards.queries.expressions import link_of, was_sent
from heard.boards.queries.public_calls import as_seen
from heard.boards.services import expressing as services
from heard.boards.views.calls_public import find_call
from heard.design.public_form import public_form, too_many_today, typed_values
from heard.mail.flooding import TooManyTodayError
from heard.partnerships.references import REFERENCE


@public_form
@require_http_methods(["GET", "POST"])
def express_interest(request: HttpRequest, slug: str) -> HttpResponse:
    """On one's own device. The answer is the private page of what was sent."""
    call = find_call(request, slug)
    form = ExpressInterestForm(call, request.POST or None)
    if form.is_valid():
        arrival, link = services.Arrival(Origin.WEB, form.token), private_links(request)
        try:
            sent = services.express_interest(call, form.interest, arrival=arrival, link=link)
        except services.CallClosedError:
            return _closed(request, call, form)
        except TooManyTodayError:
            return too_many_today(request, call.contact, typed=typed_values(request))
        return redirect(reverse("boards:my_expression", args=[link_of(sent)]) + "?sent=1")
    return _form_page(request, call, form)


@public_form
@require_http_methods(["GET", "POST"])
def express_interest_at_session(request: HttpRequest, slug: str) -> HttpResponse:
    """On a tablet that goes round. Nothing of what was typed stays on it.

    The page of an error could be asked for again by the back button, with what was typed then:
    once the form has been sent, it is answered with nothing of that.
    """
    call = find_call(request, slug)
    form = ExpressInterestForm(call, request.POST or None, is_shared=True)
    if form.is_valid():
        arrival, link = services.Arrival(Origin.SESSION, form.token), private_links(request)
        try:
            sent = services.express_interest(call, form.interest, arrival=arrival, link=link)
        except services.CallClosedError:
            return _closed(request, call, form)
        except TooManyTodayError:
            return _keep_nothing(too_many_today(request, call.contact))
        return _keep_nothing(redirect("boards:interest_taken", call.slug, sent.reference))
    if form.is_bound and was_sent(call, form.token):
        return _keep_nothing(redirect("boards:express_interest_at_session", call.slug))
    return _form_page(request, call, form, is_shared=True)


@public_form
@require_safe
def interest_taken(request: HttpRequest, slug: str, reference: str) -> HttpResponse:
    """Thanks, and on to the next person. A reference opens nothing, so any that looks like one."""
    if not REFERENCE.fullmatch(reference):
        raise Http404
    context = {"call": find_call(request, slug), "reference": reference}
    return _keep_nothing(render(request, "boards/interest_taken.jinja", context))


def _form_page(
    request: HttpRequest, call: Call, form: ExpressInterestForm, *, is_shared: bool = False
) -> HttpResponse:
    today = timezone.localdate()
    if not call.takes_expressions(today):
        return _closed(request, call, form)
    context = {"call": call, "form": form, "seen": as_seen(call, today), "is_shared": is_shared}
    return render(request, "boards/express_interest.jinja", context)


def _closed(request: HttpRequest, call: Call, form: ExpressInterestForm) -> HttpResponse:
    """What was typed is shown, so that it can be copied."""
    context = {"call": call, "typed": form.typed if form.is_bound else []}
    return render(request, "boards/call_closed.jinja", context, status=410)


def _keep_nothing(response: HttpResponse) -> HttpResponse:
    """Browsers may keep a page that is not to be stored for the back button; this ends it."""
    response.headers["Clear-Site-Data"] = '"cache"'
    return response
