"""Boards and groups, for everybody: who they are, which seats are empty, what they do."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from heard.boards import task_words, vacancy_words
from heard.boards.queries import bodies as queries
from heard.boards.queries.body_pages import body_page
from heard.partnerships.access import current_partnership


@login_not_required
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Bodies as the tree that they are, with the seats that are empty."""
    partnership = current_partnership(request)
    context = {
        "branches": queries.public_tree(partnership),
        "closed": list(queries.closed(partnership).public()),
        "words": vacancy_words,
    }
    return render(request, "boards/bodies.jinja", context)


@login_not_required
@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: who sits on it, what it does, how to join. One that closed can still be read."""
    public = current_partnership(request).bodies.all().public()
    found = get_object_or_404(public.select_related("parent"), slug=slug)
    context = {
        "body": found,
        "page": body_page(found, for_staff=False),
        "for_staff": False,
        "today": timezone.localdate(),
        "tasks": task_words,
        "words": vacancy_words,
    }
    return render(request, "boards/body.jinja", context)


@login_not_required
@require_safe
def terms_of_reference(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version, and which one replaced it."""
    public = current_partnership(request).bodies.all().public()
    found = get_object_or_404(public, slug=slug)
    version = get_object_or_404(found.terms_of_reference, number=number)
    others = list(found.terms_of_reference.exclude(pk=version.pk).defer("text"))
    following = [each for each in others if each.number > number]
    context = {"body": found, "version": version, "others": others}
    context["next"] = following[-1] if following else None
    return render(request, "boards/terms_of_reference.jinja", context)
