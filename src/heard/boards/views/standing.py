"""The standing list, for those who keep it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.boards import subscriptions
from heard.boards.consent import standing_list_words
from heard.boards.forms.standing import AddSubscriberForm, FindSubscriberForm
from heard.boards.models import Subscriber
from heard.boards.queries.standing import find_subscribers, standing_counts
from heard.boards.rules import can_keep_standing_list
from heard.boards.services import standing
from heard.design.paging import as_query, page_links
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.addresses import addresses_of_request
from heard.partnerships.models import Member

PAGE_LENGTH = 50


@require_safe
def standing_list(request: SignedInRequest) -> HttpResponse:
    member = _keeper(request)
    form = FindSubscriberForm(request.GET)
    found = find_subscribers(member.partnership, form.wanted)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    query = as_query({"words": form.wanted})
    context = {
        "form": form,
        "page": page,
        "rows": [subscriptions.row(each) for each in page],
        "links": page_links(page, query, before=_("Newer"), after=_("Older")),
        "counts": standing_counts(member.partnership),
    }
    return render(request, "boards/standing_list.jinja", context)


@require_safe
def subscriber(request: SignedInRequest, pk: int) -> HttpResponse:
    _member, found = _keeper_and(request, pk)
    context = {
        "subscriber": found,
        "rows": subscriptions.held_on(found),
        "tag": subscriptions.state_tag(found),
    }
    return render(request, "boards/subscriber.jinja", context)


@require_http_methods(["GET", "POST"])
def add_subscriber(request: SignedInRequest) -> HttpResponse:
    member = _keeper(request)
    words = standing_list_words(member.partnership.name)
    form = AddSubscriberForm(words, request.POST if request.method == "POST" else None)
    if form.is_valid():
        paper = standing.Paper(consent=words, **form.paper)
        wishes, at = standing.Wishes(**form.wishes), addresses_of_request(request)
        try:
            standing.add_subscriber(
                member.partnership, by=member, wishes=wishes, paper=paper, at=at
            )
        except standing.AlreadyOnListError:
            form.add_error(None, _("Somebody with this address is on the list already"))
        else:
            messages.success(request, _("Added to the list"))
            return redirect("boards:standing_list")
    return render(request, "boards/add_subscriber.jinja", {"form": form})


@require_POST
def confirm_subscriber(request: SignedInRequest, pk: int) -> HttpResponse:
    """They said yes to whoever rang or wrote."""
    member, found = _keeper_and(request, pk)
    try:
        standing.confirm_subscription(found, by=member)
    except standing.LeftAlreadyError:
        messages.info(request, _("They have left the list"))
    else:
        messages.success(request, _("They are on the list"))
    return redirect("boards:subscriber", pk)


@require_http_methods(["GET", "POST"])
def take_off_list(request: SignedInRequest, pk: int) -> HttpResponse:
    member, found = _keeper_and(request, pk)
    if request.method == "POST":
        standing.leave_list(found, by=member)
        messages.success(request, _("Taken off the list"))
        return redirect("boards:standing_list")
    return render(request, "boards/take_off_list.jinja", {"subscriber": found})


@require_POST
def send_link_again(request: SignedInRequest, pk: int) -> HttpResponse:
    member, found = _keeper_and(request, pk)
    try:
        is_sent = standing.send_link_again(found, by=member, at=addresses_of_request(request))
    except standing.LeftAlreadyError:
        messages.info(request, _("They have left the list"))
        return redirect("boards:subscriber", pk)
    if is_sent:
        messages.success(request, _("The message is on its way, or in the outbox to be done"))
    else:
        messages.info(request, _("They were sent one not long ago. Try again later"))
    return redirect("boards:subscriber", pk)


def _keeper(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_keep_standing_list(member):
        raise PermissionDenied
    return member


def _keeper_and(request: HttpRequest, pk: int) -> tuple[Member, Subscriber]:
    member = current_member(request)
    found = get_object_or_404(member.partnership.subscribers, pk=pk)
    if not can_keep_standing_list(member):
        raise PermissionDenied
    return member, found
