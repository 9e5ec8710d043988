"""What every page knows of the partnership."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from heard.partnerships import queries
from heard.partnerships.models import SignInProvider


def partnership(request: HttpRequest) -> dict[str, Any]:
    """`sign_in_providers` is a function, because only the sign-in page asks."""
    here = getattr(request, "partnership", None)

    def sign_in_providers() -> QuerySet[SignInProvider]:
        return queries.sign_in_providers(here)

    return {"partnership": here, "sign_in_providers": sign_in_providers}
