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
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_http_methods

from heard.design.paging import page_links
from heard.mail import queries, services
from heard.mail.models import Channel, Message
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.models import Member
from heard.partnerships.rules import can_see_outbox
from heard.partnerships.tags import message_tag

ON_A_PAGE = 50
# What a person does with a message that nothing sends by itself.
BY_HAND = {
    Channel.LETTER: _lazy("Print this letter and post it, then say that it is done."),
    Channel.TEXT: _lazy("Send this as a text message, then say that it is done."),
    Channel.PHONE: _lazy("Call this number and say what stands below, then say that it is done."),
}


@require_GET
def outbox(request: SignedInRequest) -> HttpResponse:
    _member, found = _asked(request)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    rows = [(message, message_tag(message.state)) for message in page]
    links = page_links(page, "", before=_("Newer"), after=_("Older"))
    return render(request, "partnerships/outbox.jinja", {"links": links, "rows": rows})


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
        "by_hand": BY_HAND.get(Channel(message.channel)),
        "body": message.body if _may_be_read(message) else "",
    }
    return render(request, "partnerships/message.jinja", context)


def _may_be_read(message: Message) -> bool:
    """A private link is shown where messages stay here to be read, and to who posts the letter."""
    return message.sender == "outbox" or message.is_by_hand or not message.holds_secret


def _asked(request: HttpRequest) -> tuple[Member, QuerySet[Message]]:
    member = current_member(request)
    if not can_see_outbox(member):
        raise PermissionDenied
    with_sign_in = not settings.IN_PRODUCTION
    return member, queries.outbox(member.partnership_id, with_sign_in=with_sign_in)
