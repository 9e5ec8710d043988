"""What shows that a delivered action changed something; asking families."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.partnerships.models import Member
from heard.partnerships.rules import can_speak_for_forum
from heard.plans import noticing, rating
from heard.plans.forms.noticing import (
    AskFamiliesForm,
    ForumSaysForm,
    PaperAnswersForm,
    WithdrawForm,
)
from heard.plans.models import Action, NoticeQuestion
from heard.plans.queries import why as queries
from heard.plans.queries.noticing import is_open
from heard.plans.queries.ratings import rated
from heard.plans.rules import can_keep_plan, can_publish_plan
from heard.plans.services import impact as services
from heard.plans.services import noticing as asking
from heard.plans.services.impact import Shown
from heard.plans.views.opening_actions import action_kept, action_seen
from heard.sessions.qr import qr_picture

_REFUSALS: dict[type[Exception], Promise] = {
    services.NotDeliveredError: lazy("Say first that it is delivered"),
    services.DidNotMoveError: lazy("This measure has not moved the right way since the delivery"),
    services.FamiliesDoNotSayError: lazy("Families do not say that they notice it"),
    services.ShownAlreadyError: lazy("This stands here already"),
    asking.NotDeliveredError: lazy("Families are asked once it is delivered and the plan public"),
    asking.AlreadyAskedError: lazy("One question about this action is open already"),
    asking.QuestionClosedError: lazy("The question has closed"),
}
_TOLD = tuple(_REFUSALS)


@require_safe
def impacts(request: HttpRequest, pk: int) -> HttpResponse:
    """What shows it, what could, and the questions that families were asked."""
    member, action = action_seen(request, pk)
    context = {
        "action": action,
        "rated": rated(action),
        "page": queries.impact_page(action),
        "keeps": can_keep_plan(member, action.plan),
        "asks": can_publish_plan(member, action.plan),
        "speaks": can_speak_for_forum(member),
        "rule": noticing.rule_words(),
        "rating_tag": rating.rating_tag,
    }
    return render(request, "plans/impacts.jinja", context)


@require_POST
def evidence_impact(request: HttpRequest, pk: int) -> HttpResponse:
    """With a measure that moved, or a question that families answered."""
    member, action = action_kept(request, pk)
    measure, question = request.POST.get("measure", ""), request.POST.get("question", "")
    if measure.isdigit():
        shown = Shown(measure=get_object_or_404(action.measures, pk=measure[:9]))
    elif question.isdigit():
        shown = Shown(question=get_object_or_404(action.notice_questions, pk=question[:9]))
    else:
        messages.warning(request, _("Select what shows it"))
        return redirect("plans:impacts", pk)
    try:
        services.evidence_impact(action, shown, by=member)
    except _TOLD as refusal:
        return _refused(request, refusal, pk)
    messages.success(request, _("Written down. It is delivered, and noticed"))
    return redirect("plans:impacts", pk)


@require_http_methods(["GET", "POST"])
def forum_says(request: HttpRequest, pk: int) -> HttpResponse:
    """In the forum's words: nobody else may write here."""
    member, action = action_seen(request, pk)
    if not can_speak_for_forum(member):
        raise PermissionDenied
    form = ForumSaysForm(request.POST or None)
    if form.is_valid():
        try:
            services.evidence_impact(
                action, Shown(forum_words=form.cleaned_data["words"]), by=member
            )
        except _TOLD as refusal:
            return _refused(request, refusal, pk)
        messages.success(request, _("Saved. Everybody can read it"))
        return redirect("plans:impacts", pk)
    return render(request, "plans/forum_says.jinja", {"action": action, "form": form})


@require_http_methods(["GET", "POST"])
def withdraw_impact(request: HttpRequest, pk: int, impact_pk: int) -> HttpResponse:
    member, action = action_seen(request, pk)
    impact = get_object_or_404(action.impacts.filter(withdrawn_on=None), pk=impact_pk)
    is_theirs = impact.kind == "forum" and can_speak_for_forum(member)
    if not (is_theirs or (impact.kind != "forum" and can_keep_plan(member, action.plan))):
        raise PermissionDenied
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        services.withdraw_impact(impact, because=form.cleaned_data["because"], by=member)
        messages.success(request, _("Taken back"))
        return redirect("plans:impacts", pk)
    context = {"action": action, "impact": impact, "form": form}
    return render(request, "plans/withdraw_impact.jinja", context)


@require_http_methods(["GET", "POST"])
def ask_families(request: HttpRequest, pk: int) -> HttpResponse:
    """“Do you notice it?”, on the public pages and as a sheet to print."""
    member, action = _asked_by(request, pk)
    form = AskFamiliesForm(request.POST or None)
    if form.is_valid():
        try:
            asking.ask_families(action, form.asking, by=member)
        except _TOLD as refusal:
            return _refused(request, refusal, pk)
        messages.success(request, _("Families can answer now"))
        return redirect("plans:impacts", pk)
    return render(request, "plans/ask_families.jinja", {"action": action, "form": form})


@require_safe
def notice_sheet(request: HttpRequest, pk: int, question_pk: int) -> HttpResponse:
    """A sheet for sessions and waiting rooms: the question, and the address to scan."""
    _member, action, question = _question(request, pk, question_pk)
    address = request.build_absolute_uri(reverse("plans:notice", args=[question.key]))
    context = {"action": action, "question": question, "address": address}
    return render(request, "plans/notice_sheet.jinja", context | {"qr": qr_picture(address)})


@require_http_methods(["GET", "POST"])
def paper_answers(request: HttpRequest, pk: int, question_pk: int) -> HttpResponse:
    """Answers that were counted by hand."""
    member, action, question = _question(request, pk, question_pk)
    form = PaperAnswersForm(request.POST or None)
    if form.is_valid():
        try:
            asking.count_paper(question, form.paper, form=form.once, by=member)
        except _TOLD as refusal:
            return _refused(request, refusal, pk)
        messages.success(request, _("Counted"))
        return redirect("plans:impacts", pk)
    context = {"action": action, "question": question, "form": form, "is_open": is_open(question)}
    return render(request, "plans/paper_answers.jinja", context)


@require_POST
def close_question(request: HttpRequest, pk: int, question_pk: int) -> HttpResponse:
    member, _action, question = _question(request, pk, question_pk)
    asking.close_question(question, by=member)
    messages.success(request, _("Closed. The numbers are shown now"))
    return redirect("plans:impacts", pk)


def _refused(request: HttpRequest, refusal: Exception, pk: int) -> HttpResponse:
    messages.warning(request, str(_REFUSALS[type(refusal)]))
    return redirect("plans:impacts", pk)


def _asked_by(request: HttpRequest, pk: int) -> tuple[Member, Action]:
    member, action = action_seen(request, pk)
    if not can_publish_plan(member, action.plan):
        raise PermissionDenied
    return member, action


def _question(
    request: HttpRequest, pk: int, question_pk: int
) -> tuple[Member, Action, NoticeQuestion]:
    member, action = _asked_by(request, pk)
    return member, action, get_object_or_404(action.notice_questions, pk=question_pk)
