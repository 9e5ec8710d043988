"""An area's pages: what it is asked to join, and its answer."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from heard.areas import queries, rules, services
from heard.areas.forms import JoinForm, NamingForm
from heard.areas.models import Area
from heard.areas.views.looking import area_to_answer_for, looking_at

REFUSED = {
    services.ProgrammeEndedError: gettext_lazy("This has ended, so no area joins any more"),
    services.RolledOutError: gettext_lazy("The survey is made already. Change it on its own page"),
    services.NotJoinedError: gettext_lazy("Your area has not joined"),
}
REFUSALS = tuple(REFUSED)


@require_safe
def invitation(request: HttpRequest, key: UUID) -> HttpResponse:
    """What would be asked, when, what the operator sees of it, and what the area said."""
    member, viewpoint = looking_at(request, key)
    area = viewpoint.area
    if area is None:
        raise Http404
    page = {
        "area": area,
        "programme": viewpoint.programme,
        "line": queries.line_of(area),
        "may_answer": rules.can_answer_for_area(member, area),
        "is_stuck": bool(area.problem),
    }
    return render(request, "areas/invitation.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
def join_programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Join, named or not, with whom families of this area can ask."""
    member, area = area_to_answer_for(request, key)
    form = JoinForm(request.POST or None, initial=_said_before(area))
    if form.is_valid():
        try:
            services.join_programme(area, joining=form.joining, by=member)
        except REFUSALS as refused:
            form.add_error(None, str(REFUSED[type(refused)]))
        else:
            messages.success(request, _("Your area has joined"))
            return redirect(area)
    page = {"form": form, "area": area, "programme": area.programme}
    return render(request, "areas/join_programme.jinja", page)


def _said_before(area: Area) -> dict[str, object]:
    """What was said on joining, or what the partnership says of itself."""
    if area.has_joined:
        naming = "yes" if area.may_be_named else "no"
        known = {name: getattr(area, name) for name in ("contact", "worried_contact")}
        return {"naming": naming, "asked_count": area.asked_count, **known}
    ours = area.partnership
    parts = (ours.contact_name, ours.contact_phone, ours.contact_email)
    return {"contact": ", ".join(part for part in parts if part)}


@require_POST
def decline_programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say no, or leave before the survey is made."""
    done = _("Your area does not join. You can change your mind")
    return _answer(request, key, services.decline_programme, done)


@require_http_methods(["GET", "HEAD", "POST"])
def change_naming(request: HttpRequest, key: UUID) -> HttpResponse:
    """Be named to other areas, or not any more."""
    member, area = area_to_answer_for(request, key)
    form = NamingForm(
        request.POST or None, initial={"naming": "yes" if area.may_be_named else "no"}
    )
    if form.is_valid():
        try:
            services.change_naming(area, may_be_named=form.may_be_named, by=member)
        except REFUSALS as refused:
            form.add_error(None, str(REFUSED[type(refused)]))
        else:
            messages.success(request, _("Saved"))
            return redirect(area)
    page = {"form": form, "area": area, "programme": area.programme}
    return render(request, "areas/change_naming.jinja", page)


@require_POST
def take_over_area(request: HttpRequest, key: UUID) -> HttpResponse:
    """Stand in for whoever joined."""
    done = _("You stand in for your area now. The operator can start again")
    return _answer(request, key, services.take_over_area, done)


def _answer(
    request: HttpRequest, key: UUID, answer: Callable[..., object], done: str
) -> HttpResponse:
    """Give an answer that needs no form, and say that it is done or why it cannot be."""
    member, area = area_to_answer_for(request, key)
    try:
        answer(area, by=member)
    except REFUSALS as refused:
        messages.error(request, str(REFUSED[type(refused)]))
    else:
        messages.success(request, done)
    return redirect(area)
