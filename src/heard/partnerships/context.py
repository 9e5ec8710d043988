"""What every page knows of the partnership."""

from typing import Any

from django.http import HttpRequest


def partnership(request: HttpRequest) -> dict[str, Any]:
    return {"partnership": getattr(request, "partnership", None)}
