"""What the list holds on somebody, for whoever has their private link."""

from contextlib import suppress

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from heard.boards import subscriptions
from heard.boards.forms.standing import WishesForm, wishes_of
from heard.boards.models import Subscriber
from heard.boards.queries.standing import by_link
from heard.boards.services import standing
from heard.design.public_form import public_form
from heard.partnerships.access import current_partnership
from heard.partnerships.addresses import addresses_of_request


@public_form
@require_http_methods(["GET", "POST"])
def my_subscription(request: HttpRequest, link: str) -> HttpResponse:
    """All that is held on them. The button confirms: mail scanners open links, and press none."""
    subscriber = _found(request, link)
    if request.method == "POST":
        with suppress(standing.LeftAlreadyError):  # the page says so
            standing.confirm_subscription(subscriber, by=None)
        return redirect("boards:my_subscription", link)
    context = {
        "subscriber": subscriber,
        "link": link,
        "rows": subscriptions.held_on(subscriber),
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "boards/my_subscription.jinja", context)


@public_form
@require_http_methods(["GET", "POST"])
def change_subscription(request: HttpRequest, link: str) -> HttpResponse:
    subscriber = _found(request, link)
    if subscriber.left_at:
        return redirect("boards:my_subscription", link)
    sent = request.POST if request.method == "POST" else None
    form = WishesForm(sent, initial=wishes_of(subscriber))
    if form.is_valid():
        wishes, at = standing.Wishes(**form.wishes), addresses_of_request(request)
        try:
            waits = standing.change_subscription(subscriber, by=None, wishes=wishes, at=at)
        except standing.LeftAlreadyError:
            return redirect("boards:my_subscription", link)
        page = redirect("boards:my_subscription", link)
        page["Location"] += "?saved=later" if waits else "?saved=now"
        return page
    return render(request, "boards/change_subscription.jinja", {"form": form, "link": link})


@login_not_required
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def leave_list(request: HttpRequest, link: str) -> HttpResponse:
    """Leave, by the button of a mail programme (RFC 8058) or by the one on our page.

    Whoever holds the link may do it and can do no other thing here, so no stamp is asked for: a
    mail programme comes from no page of ours. It is answered with nothing, and never sent on.
    """
    subscriber = _found(request, link)
    if request.method == "GET":
        context = {"subscriber": subscriber, "link": link}
        page = render(request, "boards/leave_list.jinja", context)
        page.headers["Referrer-Policy"] = "same-origin"
        return page
    standing.leave_list(subscriber, by=None)
    if request.POST.get("List-Unsubscribe") == "One-Click":
        return HttpResponse(status=200)
    return redirect("boards:my_subscription", link)


def _found(request: HttpRequest, link: str) -> Subscriber:
    found = by_link(current_partnership(request), link).select_related("partnership")
    return get_object_or_404(found)
