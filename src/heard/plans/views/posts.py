"""Posts that lead actions: who holds them, and their links."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.design.paging import page_links
from heard.partnerships.access import current_member
from heard.partnerships.addresses import addresses_of_request
from heard.partnerships.models import Member
from heard.plans.forms.posts import ChangeHolderForm, CorrectHolderForm, PostForm
from heard.plans.models import Holder, Post
from heard.plans.queries import posts as queries
from heard.plans.rules import can_keep_plans, can_see_plans
from heard.plans.services import posts as services
from heard.plans.services.links import CannotBeReachedError, send_link

PAGE_LENGTH = 50


@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """Every post with whoever holds it."""
    member = current_member(request)
    if not can_see_plans(member):
        raise PermissionDenied
    found = queries.posts_of(member.partnership)
    page = Paginator(found, PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": queries.post_lines(list(page.object_list), member.partnership),
        "links": page_links(page, "", before=_("Page before"), after=_("Next page")),
        "can_keep": can_keep_plans(member),
    }
    return render(request, "plans/posts.jinja", context)


@require_http_methods(["GET", "POST"])
def make_post(request: HttpRequest) -> HttpResponse:
    member = _keeper(request)
    form = PostForm(member.partnership, None, request.POST or None)
    if form.is_valid():
        try:
            post = services.make_post(member.partnership, form.details, by=member)
        except services.PostThereError:
            form.add_error("title", _("Enter another title. This post is there already"))
        else:
            messages.success(request, _("Post added. Now say who holds it"))
            return redirect("plans:change_holder", post.pk)
    return render(request, "plans/make_post.jinja", {"form": form})


@require_safe
def keep_post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post: who holds it, who held it, what it leads."""
    member = current_member(request)
    if not can_see_plans(member):
        raise PermissionDenied
    post = get_object_or_404(queries.posts_of(member.partnership), pk=pk)
    context = {
        "post": post,
        "line": queries.post_lines([post], member.partnership)[0],
        "before": queries.holders_of(post).exclude(until=None),
        "actions": queries.actions_of(post),
        "can_keep": can_keep_plans(member),
    }
    return render(request, "plans/keep_post.jinja", context)


@require_http_methods(["GET", "POST"])
def change_post(request: HttpRequest, pk: int) -> HttpResponse:
    member = _keeper(request)
    post = _post(member, pk)
    form = PostForm(member.partnership, post, request.POST or None)
    if form.is_valid():
        try:
            services.change_post(post, form.details, by=member)
        except services.PostThereError:
            form.add_error("title", _("Enter another title. This post is there already"))
        else:
            messages.success(request, _("Changes saved"))
            return redirect("plans:keep_post", pk)
    return render(request, "plans/change_post.jinja", {"form": form, "post": post})


@require_http_methods(["GET", "POST"])
def change_holder(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else holds the post, or nobody: the old link is shut at once."""
    member = _keeper(request)
    post = _post(member, pk)
    holder = queries.holders_of(post).filter(until=None).first()
    form = ChangeHolderForm(post, holder, request.POST or None)
    if form.is_valid():
        try:
            on = form.cleaned_data["on"]
            services.change_holder(post, form.new_holder, on=on, by=member)
        except services.NotOnThisDayError:
            form.add_error("on", _("Somebody took this post later than that. Enter a later day"))
        else:
            messages.success(request, _("Saved. The link of whoever held it before is closed"))
            return redirect("plans:keep_post", pk)
    context = {"form": form, "post": post, "holder": holder}
    return render(request, "plans/change_holder.jinja", context)


@require_http_methods(["GET", "POST"])
def correct_holder(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name or address for the same person."""
    member = _keeper(request)
    post = _post(member, pk)
    holder = get_object_or_404(queries.holders_of(post), until=None)
    form = CorrectHolderForm(post, holder, request.POST or None)
    if form.is_valid():
        try:
            services.correct_holder(holder, form.new, by=member)
        except services.NotHeldError:
            messages.warning(request, _("They do not hold it any more, so nothing was saved"))
        else:
            messages.success(request, _("Changes saved"))
        return redirect("plans:keep_post", pk)
    return render(request, "plans/correct_holder.jinja", {"form": form, "post": post})


@require_POST
def send_update_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Send whoever holds the post their link."""
    member = _keeper(request)
    holder: Holder = get_object_or_404(queries.holders_of(_post(member, pk)), until=None)
    try:
        send_link(holder, at=addresses_of_request(request), by=member)
    except services.NotHeldError:
        messages.warning(request, _("They do not hold it any more, so nothing was sent"))
    except CannotBeReachedError:
        messages.warning(request, _("Nothing was sent. Say what their e-mail address is"))
    else:
        messages.success(request, _("Link sent"))
    return redirect("plans:keep_post", pk)


def _keeper(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_keep_plans(member):
        raise PermissionDenied
    return member


def _post(member: Member, pk: int) -> Post:
    post: Post = get_object_or_404(member.partnership.posts.select_related("organisation"), pk=pk)
    return post
