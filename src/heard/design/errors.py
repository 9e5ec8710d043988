"""Pages for what goes wrong. They need no database, no session and no user.

Each says what happened, whether anything was lost, and what to do, as GOV.UK does.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

Words = str | Promise
# Nothing is to be sent again from these: they lead on instead.
LEADING_ON = {403, 404}
RETRY_AFTER = {429: 60, 503: 30}  # seconds


@dataclass(frozen=True)
class Story:
    """The heading and paragraphs of an error page."""

    title: Words
    words: Sequence[Words]


STORIES = {
    400: Story(
        _("We could not read this request"),
        (
            _("Something was wrong with what your browser sent. Nothing was saved."),
            _("Go back and try again."),
        ),
    ),
    403: Story(
        _("You do not have access to this page"),
        (
            _("You may have signed in as somebody who does not need this page."),
            _("If you do need it, ask your partnership's administrator."),
        ),
    ),
    404: Story(
        _("Page not found"),
        (
            _("If you typed the web address, check it is correct."),
            _("If you pasted the web address, check you copied all of it."),
            _("If a link brought you here, tell us, so that we can mend it."),
        ),
    ),
    405: Story(
        _("This cannot be done here"),
        (
            _("There is nothing to open at this address, or no form to send. Nothing was saved."),
            _("Go back to the page you came from, load it again and use its button."),
        ),
    ),
    413: Story(
        _("That is too large"),
        (
            _("What you sent is larger than we can take. Nothing was saved."),
            _("Go back, choose a smaller file or write less, and try again."),
        ),
    ),
    429: Story(
        _("Too many attempts"),
        (_("Wait a minute, then try again."),),
    ),
    500: Story(
        _("Sorry, there is a problem"),
        (
            _("Something went wrong on our side. We have made a note of it."),
            _("Go back and try again in a few minutes."),
        ),
    ),
    503: Story(
        _("Sorry, this is not available just now"),
        (
            _("You can use it again in a few minutes. Answers already sent are safe."),
            _("If you were sending something, keep this page open and load it again later."),
        ),
    ),
}


def page(
    request: HttpRequest,
    status: int,
    *,
    title: Words = "",
    words: Sequence[Words] = (),
    typed: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """The page for `status`, with its usual words or those given.

    `typed` are names and values to be sent again: the page offers a button that posts them to
    the same address.
    """
    story = STORIES[status]
    request.error_status = status  # type: ignore[attr-defined] # the frame asks for less
    response = render(
        request,
        "design/error.jinja",
        {
            "story": Story(title or story.title, words or story.words),
            "typed": typed,
            "leads_on": status in LEADING_ON,
        },
        status=status,
    )
    response.headers["Cache-Control"] = "no-store"
    if status in RETRY_AFTER:
        response.headers["Retry-After"] = str(RETRY_AFTER[status])
    return response


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Bad requests; among them Django counts those that are too large."""
    return page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 403)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, 404)


def handler429(request: HttpRequest) -> HttpResponse:
    return page(request, 429)


def handler500(request: HttpRequest) -> HttpResponse:
    """Whatever broke may be what draws pages, so there is a page that needs nothing."""
    try:
        return page(request, 500)
    except Exception:
        logger.exception("the error page itself could not be drawn")
        return HttpResponse(last_resort(), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token has gone, most often because it was open across a sign-in."""
    return page(
        request,
        403,
        title=_("This page was open for too long"),
        words=[
            _("To keep you safe we did not accept the form. Nothing was saved."),
            _("Go back, load the page again and send the form once more."),
        ],
    )


def last_resort() -> str:
    """HTML that needs no template, no style sheet and no translation."""
    return (Path(__file__).parent / "static" / "last_resort.html").read_text(encoding="utf-8")


def maintenance_page() -> str:
    """The page that a web server shows while Heard is stopped: the last resort in other words."""
    story = STORIES[503]
    return render_to_string("design/maintenance.jinja", {"story": story})
