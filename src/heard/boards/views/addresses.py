"""Full addresses that go into messages, in the language of whoever reads them."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from heard.boards.applicant_letters import Link
from heard.boards.links import make_link
from heard.boards.models import Call, Expression
from heard.boards.services.calls import Address

PURPOSE = "my interest"


def private_link(request: HttpRequest) -> Link:
    def link(expression: Expression) -> str:
        with translation.override(expression.language):
            path = reverse("boards:my_expression", args=[make_link(expression.key, PURPOSE)])
        return request.build_absolute_uri(path)

    return link


def public_address(request: HttpRequest) -> Address:
    def address(call: Call) -> str:
        return request.build_absolute_uri(call.get_absolute_url())

    return address
