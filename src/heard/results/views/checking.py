"""Checking comments, one at a time."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.design.typed import sent_revision
from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.results.forms.comments import LeaveOutForm, StrikeMoreForm
from heard.results.models import Comment, CommentState, LeftOutBecause
from heard.results.queries import comments as queries
from heard.results.rules import can_check_comment, can_check_comments
from heard.results.services import comment_checking as services
from heard.results.services import comment_flags
from heard.safeguarding.forms.flagging import FlagForm
from heard.safeguarding.queries.setup import setup_of
from heard.surveys.models import Survey


@require_safe
def next_comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """On to the next one, after the one that is skipped."""
    member = current_member(request)
    if not can_check_comments(member):
        raise PermissionDenied
    survey = get_object_or_404(member.partnership.surveys, key=key)
    skipped = queries.comment_by_key(survey, request.GET.get("after", ""))
    return _go_on(request, survey, after=skipped)


@never_cache
@require_safe
def check_comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """One comment, struck, and what can be done with it."""
    return _page(request, _opened(request, key)[1])


@require_POST
def release_comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """Nothing in it tells who somebody is: to the coders."""
    member, comment = _opened(request, key)
    try:
        services.release_comment(comment, revision=sent_revision(request.POST), by=member)
    except services.CheckedMeanwhileError:
        _say_changed(request)
    return _go_on(request, comment.survey, after=comment)


@require_POST
def strike_more(request: HttpRequest, key: UUID) -> HttpResponse:
    """Strike words that tell who somebody is, then look at it again."""
    member, comment = _opened(request, key)
    form = StrikeMoreForm(request.POST)
    if not form.is_valid():
        return _page(request, comment, strike_form=form)
    phrases, revision = form.cleaned_data["phrases"], sent_revision(request.POST)
    try:
        services.strike_more(comment, phrases, form.struck_as, revision=revision, by=member)
    except services.NotInItError as wrong:
        words = _("“%(phrase)s” does not stand in the comment. Copy the words as they stand there")
        form.add_error("phrases", words % {"phrase": wrong.phrase})
        return _page(request, comment, strike_form=form)
    except services.CheckedMeanwhileError:
        _say_changed(request)
        return _go_on(request, comment.survey, after=comment)
    messages.success(request, _("Struck. Read it again"))
    return redirect("results:check_comment", comment.key)


@require_POST
def leave_out_comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """Nobody sorts it."""
    member, comment = _opened(request, key)
    form = LeaveOutForm(request.POST)
    if not form.is_valid():
        return _page(request, comment, leave_out_form=form)
    reason = LeftOutBecause(form.cleaned_data["reason"])
    try:
        services.leave_out_comment(comment, reason, revision=sent_revision(request.POST), by=member)
    except services.CheckedMeanwhileError:
        _say_changed(request)
    return _go_on(request, comment.survey, after=comment)


@require_POST
def check_comment_again(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take it back from the coders, or from what was left out."""
    member, comment = _opened(request, key)
    try:
        services.check_comment_again(comment, revision=sent_revision(request.POST), by=member)
    except services.CheckedMeanwhileError:
        _say_changed(request)
    return redirect("results:check_comment", comment.key)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def flag_comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """Pass it to the safeguarding lead; then the page says who looks, and by when."""
    member, comment = _opened(request, key)
    form = FlagForm(request.POST or None)
    if form.is_valid():
        concern = comment_flags.flag_comment(comment, form.flagged, by=member)
        return redirect("safeguarding:concern_raised", concern.reference)
    context = {
        "form": form,
        "comment": comment,
        "parts": queries.comment_parts(comment),
        "setup": setup_of(member.partnership),
    }
    return render(request, "results/flag_comment.jinja", context)


def _opened(request: HttpRequest, key: UUID) -> tuple[Member, Comment]:
    """A comment that the member may check. Raises Http404, PermissionDenied."""
    member = current_member(request)
    if not can_check_comments(member):
        raise PermissionDenied
    comment = get_object_or_404(queries.readable_comments(member.partnership), key=key)
    if not can_check_comment(member, comment):
        raise PermissionDenied
    return member, comment


def _page(request: HttpRequest, comment: Comment, **forms: Any) -> HttpResponse:
    bound = next(iter(forms.values()), None)
    context = {
        "strike_form": StrikeMoreForm(),
        "leave_out_form": LeaveOutForm(),
        **forms,
        "form": bound,
        "comment": comment,
        "question": queries.question_of(comment),
        "parts": queries.comment_parts(comment),
        "left": queries.comment_counts(comment.survey)[CommentState.WAITING],
        "is_waiting": comment.state == CommentState.WAITING,
    }
    return render(request, "results/check_comment.jinja", context)


def _go_on(request: HttpRequest, survey: Survey, after: Comment | None = None) -> HttpResponse:
    found = queries.next_comment(survey, after=after)
    if found is not None:
        return redirect("results:check_comment", found.key)
    if after is not None and queries.is_waiting(after):
        messages.info(request, _("Only what you skipped is left"))
        return redirect("results:check_comment", after.key)
    messages.success(request, _("No comment waits to be checked"))
    return redirect("results:comments", survey.key)


def _say_changed(request: HttpRequest) -> None:
    words = _("Somebody else dealt with that comment meanwhile. What you chose was not kept")
    messages.warning(request, words)
