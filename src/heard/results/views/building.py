"""Putting findings together from blocks."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.partnerships.access import current_member
from heard.results import services
from heard.results.blocks import REPEATED
from heard.results.forms.building import AddBlockForm, BlockForm
from heard.results.models import Publication
from heard.results.queries.building import Builder, block_of
from heard.results.rules import can_prepare_findings

View = Callable[..., HttpResponse]


def _here(request: HttpRequest, key: UUID) -> Publication:
    member = current_member(request)
    found = get_object_or_404(
        member.partnership.publications.select_related("survey__version", "weighting"), key=key
    )
    if not can_prepare_findings(member, found.survey):
        raise PermissionDenied
    return found


def while_building(view: View) -> View:
    """Give a view the publication; where it is no longer put together, show how far it is."""

    @wraps(view)
    def open_page(request: HttpRequest, key: UUID, **place: Any) -> HttpResponse:
        found = _here(request, key)
        try:
            if found.is_building:
                return view(request, found, **place)
        except services.NotBuildingError:
            pass  # somebody else had them worked out meanwhile
        messages.error(request, _("These findings are worked out already, or are published"))
        return redirect("results:findings", found.key)

    return open_page


@require_http_methods(["GET", "HEAD", "POST"])
@while_building
def blocks(request: HttpRequest, found: Publication) -> HttpResponse:
    """All blocks in order, one more, and the button that works them out."""
    builder = Builder(found)
    form = AddBlockForm(request.POST or None, choices=builder.addable())
    if form.is_valid():
        try:
            block = services.add_block(found, form.block, by=current_member(request))
        except (services.BlockError, services.UnknownGroupingError):
            form.add_error("what", _("This is one too many. Remove a block first"))
        else:
            is_whole = bool(block.section or block.by) or block.kind not in REPEATED
            if is_whole:
                return redirect("results:blocks", found.key)
            return redirect("results:change_block", found.key, block.key)
    page = {"form": form, "publication": found, "lines": builder.lines()}
    return render(request, "results/blocks.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
@while_building
def change_block(request: HttpRequest, found: Publication, block: str) -> HttpResponse:
    """What one block shows."""
    kept = block_of(found, block)
    if kept is None:
        raise Http404
    builder = Builder(found)
    form = BlockForm(request.POST or None, kept, builder)
    if form.is_valid():
        try:
            services.change_block(found, form.block, by=current_member(request))
        except services.BlockError:
            form.add_error(None, _("Some of this is not there any more. Choose again"))
        else:
            return redirect("results:blocks", found.key)
    page = {"form": form, "publication": found, "line": builder.line(kept)}
    return render(request, "results/change_block.jinja", page)


@require_POST
@while_building
def move_block(request: HttpRequest, found: Publication, block: str) -> HttpResponse:
    is_up = request.POST.get("step") == "up"
    services.move_block(found, block, by=current_member(request), is_up=is_up)
    return redirect("results:blocks", found.key)


@require_POST
@while_building
def remove_block(request: HttpRequest, found: Publication, block: str) -> HttpResponse:
    try:
        services.remove_block(found, block, by=current_member(request))
    except services.BlockError:
        messages.error(request, _("Who replied is always told"))
    else:
        messages.success(request, _("Block removed"))
    return redirect("results:blocks", found.key)


@require_POST
@while_building
def begin_findings(request: HttpRequest, found: Publication) -> HttpResponse:
    """Work out what the blocks show."""
    try:
        services.begin_findings(found, by=current_member(request))
    except services.BlockError:
        messages.error(request, _("Add a block with questions first"))
        return redirect("results:blocks", found.key)
    return redirect("results:findings", found.key)


@require_POST
def build_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Back from what was worked out to the blocks."""
    found = _here(request, key)
    try:
        services.build_again(found, by=current_member(request))
    except services.NotBuildingError:
        messages.error(request, _("These findings are worked out already, or are published"))
        return redirect("results:findings", found.key)
    return redirect("results:blocks", found.key)
