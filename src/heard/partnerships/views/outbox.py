"""Messages out, and settling those that nobody knows of."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from heard.mail import queries, services
from heard.mail.models import Message
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.models import Member
from heard.partnerships.rules import can_see_outbox
from heard.partnerships.tags import message_tag

ON_A_PAGE = 50


@require_GET
def outbox(request: SignedInRequest) -> HttpResponse:
    _member, found = _asked(request)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(message, message_tag(message.state)) for message in page]
    return render(request, "partnerships/outbox.jinja", {"page": page, "rows": rows})


@require_http_methods(["GET", "POST"])
def message(request: SignedInRequest, pk: UUID) -> HttpResponse:
    member, found = _asked(request)
    message = get_object_or_404(found, pk=pk)
    if request.method == "POST":
        settle = services.settle_as_sent if "arrived" in request.POST else services.send_again
        try:
            settle(message, by=member.user)
        except services.NotToBeSettledError:
            messages.info(request, _("Somebody has settled this message already"))
        return redirect("partnerships:message", pk=message.pk)
    context = {
        "message": message,
        "tag": message_tag(message.state),
        # A sign-in link is for one person; it is shown only where messages stay here to be read.
        "body": message.body if message.sender == "outbox" or not message.holds_secret else "",
    }
    return render(request, "partnerships/message.jinja", context)


def _asked(request: HttpRequest) -> tuple[Member, QuerySet[Message]]:
    member = current_member(request)
    if not can_see_outbox(member):
        raise PermissionDenied
    with_sign_in = not settings.IN_PRODUCTION
    return member, queries.outbox(member.partnership_id, with_sign_in=with_sign_in)
