"""What a reader of the register asked for."""

from django.http import HttpRequest

from heard.partnerships.models import Partnership
from heard.scrutiny import queries
from heard.scrutiny.forms import RegisterForm


def asked(request: HttpRequest, partnership: Partnership) -> RegisterForm:
    """The search, with the choices that there are."""
    return RegisterForm(
        request.GET,
        committees=queries.committees(partnership),
        years=queries.years(partnership),
        meeting=queries.meeting_asked_for(partnership, request.GET.get("meeting", "")),
    )
