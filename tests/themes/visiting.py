"""Opening pages of the room as a member."""

from typing import Any

from django.http import HttpResponse

from heard.partnerships.models import Member
from tests.access import address_in
from tests.partnerships import make as partnerships


def visit(
    member: Member, name: str, *args: Any, sent: dict[str, Any] | None = None, query: str = ""
) -> HttpResponse:
    client = partnerships.signed_in(member)
    address = address_in(member.partnership, f"themes:{name}", *args) + query
    return client.get(address) if sent is None else client.post(address, sent)
