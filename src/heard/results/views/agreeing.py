"""The second person's word, the forum's statement, and publishing."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.results import services
from heard.results.forms import AgreeFindingsForm, ForumStatementForm, PublishFindingsForm
from heard.results.models import Publication
from heard.results.rules import can_agree_findings, can_publish_findings, can_state_for_forum


@require_http_methods(["GET", "HEAD", "POST"])
def agree_findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say as a second person whether findings may be published."""
    member = current_member(request)
    found = get_object_or_404(member.partnership.publications, key=key)
    if not can_agree_findings(member, found):
        raise PermissionDenied

    form = AgreeFindingsForm(request.POST or None)
    if form.is_valid():
        is_agreed = form.cleaned_data["is_agreed"] == "yes"
        try:
            services.agree_findings(
                found, by=member, is_agreed=is_agreed, words=form.cleaned_data["words"]
            )
        except services.NotReadyError:
            form.add_error(None, _("These findings are not waiting for anybody's word"))
        else:
            messages.success(request, _("Thank you. Your word is kept"))
            return redirect("results:findings", found.key)
    return render(request, "results/agree_findings.jinja", {"form": form, "publication": found})


@require_http_methods(["GET", "HEAD", "POST"])
def say_for_forum(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the parent carer forum says of findings."""
    member = current_member(request)
    found = get_object_or_404(member.partnership.publications, key=key)
    if not can_state_for_forum(member, found):
        raise PermissionDenied

    statement = found.statement
    form = ForumStatementForm(
        request.POST or None, initial={"text": statement.text if statement else ""}
    )
    if form.is_valid():
        try:
            services.say_for_forum(found, by=member, text=form.cleaned_data["text"])
        except services.SaidAlreadyError:
            form.add_error(None, _("The findings are published: what the forum said stands"))
        except services.NotReadyError:
            form.add_error(None, _("These findings are not ready yet"))
        else:
            messages.success(request, _("What the forum says is kept"))
            return redirect("results:findings", found.key)
    return render(request, "results/say_for_forum.jinja", {"form": form, "publication": found})


@require_http_methods(["GET", "HEAD", "POST"])
def publish_findings(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give the findings their title and summary, and publish them for good."""
    member = current_member(request)
    found = get_object_or_404(member.partnership.publications, key=key)
    if not can_publish_findings(member, found):
        raise PermissionDenied

    initial = {"title": found.title, "summary": found.summary}
    agreed = found.agreements.exists()
    form = PublishFindingsForm(request.POST or None, initial=initial, is_agreed=agreed)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and _is_published(request, found, form):
        return redirect("results:publication", found.key)
    return render(request, "results/publish_findings.jinja", {"form": form, "publication": found})


def _is_published(request: HttpRequest, found: Publication, form: PublishFindingsForm) -> bool:
    try:
        services.publish_findings(found, by=current_member(request), **form.cleaned_data)
    except services.AlreadyPublishedError:
        form.add_error(None, _("These findings are already published"))
    except services.NotReadyError:
        form.add_error(None, _("These findings are not ready to publish"))
    except services.QuoteGoneError:
        form.add_error(None, _("Words that are quoted may not be any more. Choose others"))
    except services.NotAgreedError:
        form.add_error(None, _("A second person does not agree that they are published like this"))
    else:
        messages.success(request, _("Findings published"))
        return True
    return False
