"""Answers to forms that are kept on a device until they are sent: `static/sessions/unsent.js`."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse


def is_sent_by_script(request: HttpRequest) -> bool:
    """Whether the script sends it, which wants a word of JSON in place of a page."""
    return request.headers.get("X-Unsent") == "1"


def taken(**more: str | int | None) -> HttpResponse:
    """The device may forget it. `more` goes to the page's own script."""
    return JsonResponse({"taken": True, **more})


def refused(why: Form | str, *, status: int = 400) -> HttpResponse:
    """It will not be taken however often it is sent. Says the first thing that is wrong."""
    words = why if isinstance(why, str) else _first_error(why)
    return JsonResponse({"error": words}, status=status)


def _first_error(form: Form) -> str:
    return next(str(errors[0]) for errors in form.errors.values())
