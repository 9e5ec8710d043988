"""Every component in every state, to look at and to test. Not served in production."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from heard.design import errors
from heard.design.gallery import charts
from heard.design.gallery.forms import GalleryForm, QuestionForm
from heard.design.public_form import public_form
from heard.design.words import Colour, Tag

WRONG = {
    "name": "Somebody with a very long name",
    "email": "not an address",
    "telephone": "call me",
    "children": "two",
    "helped": ["school", "none"],
    "met_on_day": "31",
    "met_on_month": "2",
    "met_on_year": "2026",
    "story": "More than forty characters are too many for this one.",
}


def in_development(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Open to everybody, and nowhere to be found in production."""

    @wraps(view)
    def shown(request: HttpRequest, **address: int) -> HttpResponse:
        if settings.IN_PRODUCTION:
            raise Http404
        return view(request, **address)

    return login_not_required(shown)


@in_development
def gallery(request: HttpRequest) -> HttpResponse:
    letter = SimpleUploadedFile("letter.exe", b"not a letter")
    return render(
        request,
        "design/gallery.jinja",
        {
            "empty": GalleryForm(prefix="empty"),
            "wrong": GalleryForm(WRONG, {"letter": letter}),
            "tags": [Tag(colour.capitalize(), colour) for colour in Colour],
            "charts": [charts.SINGLE, charts.STACKED],
            "error_statuses": list(errors.STORIES),
        },
    )


@in_development
@public_form
def form(request: HttpRequest) -> HttpResponse:
    asked = QuestionForm(request.POST or None)
    if asked.is_valid():
        return render(request, "design/gallery_done.jinja")
    return render(request, "design/gallery_form.jinja", {"form": asked})


@in_development
def report(request: HttpRequest) -> HttpResponse:
    return render(
        request, "design/gallery_report.jinja", {"charts": [charts.STACKED, charts.SINGLE]}
    )


@in_development
def error(request: HttpRequest, status: int) -> HttpResponse:
    if status not in errors.STORIES:
        raise Http404
    return errors.page(request, status)
