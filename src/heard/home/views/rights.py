"""Requests of people for what is held on them, and how long things are kept."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.design.public_form import public_form, too_many_today, typed_values
from heard.home.forms.rights import AnswerForm, AskForm, WriteDownForm
from heard.home.holding import retention_rules
from heard.home.queries import rights as queries
from heard.home.rules import can_answer_request
from heard.home.services import rights as services
from heard.home.tags import count_tag, request_tag
from heard.home.views.answering import who_answers
from heard.mail.flooding import TooManyTodayError
from heard.partnerships.access import SignedInRequest, current_partnership

ON_A_PAGE = 50


@public_form
@require_http_methods(["GET", "POST"])
def ask_what_you_hold(request: HttpRequest) -> HttpResponse:
    """Anybody asks; they read their reference and the day by which they are answered."""
    partnership = current_partnership(request)
    form = AskForm(request.POST or None)
    if not form.is_valid():
        return render(request, "home/ask_what_you_hold.jinja", {"form": form})
    try:
        asked = services.ask_what_you_hold(partnership, services.NewRequest(**form.cleaned_data))
    except TooManyTodayError:
        typed = typed_values(request)
        return too_many_today(request, partnership.contact_phone, typed=typed)
    return render(request, "home/asked_what_you_hold.jinja", {"asked": asked})


@never_cache
@require_safe
def rights_requests(request: SignedInRequest) -> HttpResponse:
    member = who_answers(request)
    every = member.partnership.rights_requests.order_by("-asked_on", "-pk")
    page = Paginator(every, ON_A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rows = [(one, request_tag(one, today)) for one in page]
    links = page_links(page, "", before=_("Newer"), after=_("Older"))
    return render(request, "home/rights_requests.jinja", {"rows": rows, "links": links})


@never_cache
@require_http_methods(["GET", "POST"])
def add_rights_request(request: SignedInRequest) -> HttpResponse:
    """Write down what came by letter, by phone or in person."""
    member = who_answers(request)
    form = WriteDownForm(request.POST or None)
    if not form.is_valid():
        return render(request, "home/add_rights_request.jinja", {"form": form})
    new = services.NewRequest(**form.cleaned_data)
    asked = services.ask_what_you_hold(member.partnership, new, by=member)
    return redirect("home:rights_request", pk=asked.pk)


@never_cache
@require_http_methods(["GET", "POST"])
def rights_request(request: SignedInRequest, pk: int) -> HttpResponse:
    """One request: look up what is held, then write down what was answered."""
    member = who_answers(request)
    asked = get_object_or_404(member.partnership.rights_requests, pk=pk)
    if not can_answer_request(member, asked):
        raise PermissionDenied
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            services.answer_request(asked, by=member, **form.cleaned_data)
        except services.AlreadyAnsweredError:
            form.add_error(None, _("Somebody has answered this request already"))
        else:
            messages.success(request, _("Written down as answered"))
            return redirect("home:rights_requests")
    page = {"form": form, "asked": asked, "tag": request_tag(asked, timezone.localdate())}
    return render(request, "home/rights_request.jinja", page)


@require_safe
def retention(request: SignedInRequest) -> HttpResponse:
    """How long everything is kept, and the proof that the days are kept."""
    who_answers(request)
    rules = [(one, count_tag(one.last)) for one in queries.rules_at_work(retention_rules())]
    page = {"rules": rules, "runs": queries.last_runs()}
    return render(request, "home/retention.jinja", page)
