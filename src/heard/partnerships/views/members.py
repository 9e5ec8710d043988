"""Who is in the partnership."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from heard.partnerships import queries
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.forms.members import InviteForm, PlaceForm, place_of
from heard.partnerships.models import Member
from heard.partnerships.rules import can_manage_member, can_manage_members
from heard.partnerships.services import members as services
from heard.partnerships.services.second_factor import NotInYourCareError
from heard.partnerships.services.second_factor import reset_second_factor as reset
from heard.partnerships.tags import INVITED


@require_GET
def members(request: SignedInRequest) -> HttpResponse:
    member = _administrator(request)
    context = {
        "members": queries.members_of(member.partnership),
        "secured": queries.users_with_second_factor(member.partnership),
        "invited_tag": INVITED,
        "me": member,
    }
    return render(request, "partnerships/members.jinja", context)


@require_http_methods(["GET", "POST"])
def invite_member(request: SignedInRequest) -> HttpResponse:
    member = _administrator(request)
    form = InviteForm(member.partnership, request.POST or None)
    if form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("name", "email")}
        try:
            invited = services.invite_member(
                member.partnership, by=member, place=form.place, **asked
            )
        except services.AlreadyAMemberError:
            form.add_error("email", _("This person is a member already, or has been invited"))
        else:
            _send(request, invited, by=member)
            return redirect("partnerships:members")
    return render(request, "partnerships/invite_member.jinja", {"form": form})


@require_POST
def send_invitation(request: SignedInRequest, pk: int) -> HttpResponse:
    member, other = _administrator_and(request, pk)
    try:
        _send(request, other, by=member)
    except services.InvitationGoneError:
        messages.info(request, _("This person has joined already"))
    return redirect("partnerships:members")


@require_http_methods(["GET", "POST"])
def change_roles(request: SignedInRequest, pk: int) -> HttpResponse:
    member, other = _administrator_and(request, pk)
    form = PlaceForm(member.partnership, request.POST or None, initial=place_of(other))
    if form.is_valid():
        try:
            services.change_roles(other, by=member, place=form.place)
        except services.LastAdministratorError:
            form.add_error("roles", _("Make somebody else an administrator first"))
        else:
            messages.success(request, _("Roles changed"))
            return redirect("partnerships:members")
    return render(request, "partnerships/change_roles.jinja", {"form": form, "member": other})


@require_http_methods(["GET", "POST"])
def remove_member(request: SignedInRequest, pk: int) -> HttpResponse:
    member, other = _administrator_and(request, pk)
    if request.method == "POST":
        try:
            services.remove_member(other, by=member)
        except services.LastAdministratorError:
            messages.info(request, _("Make somebody else an administrator first"))
        else:
            messages.success(request, _("Member removed"))
        return redirect("partnerships:members")
    return render(request, "partnerships/remove_member.jinja", {"member": other})


@require_http_methods(["GET", "POST"])
def reset_second_factor(request: SignedInRequest, pk: int) -> HttpResponse:
    member, other = _administrator_and(request, pk)
    if request.method == "POST":
        try:
            reset(other.user, by=member)
        except NotInYourCareError:
            return redirect("partnerships:reset_second_factor", pk)
        messages.success(request, _("Second step reset"))
        return redirect("partnerships:members")
    context = {
        "member": other,
        "is_own": other == member,
        "is_in_care": queries.is_in_care_of(other.user, member),
    }
    return render(request, "partnerships/reset_second_factor.jinja", context)


def _administrator(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_manage_members(member):
        raise PermissionDenied
    return member


def _administrator_and(request: HttpRequest, pk: int) -> tuple[Member, Member]:
    member = current_member(request)
    everybody = queries.members_of(member.partnership)
    other = get_object_or_404(everybody, pk=pk)
    if not can_manage_member(member, other):
        raise PermissionDenied
    return member, other


def _send(request: HttpRequest, invited: Member, *, by: Member) -> None:
    def link(secret: str) -> str:
        return request.build_absolute_uri(reverse("partnerships:take_up_invitation", args=[secret]))

    services.send_invitation(invited, by=by, link=link)
    messages.success(request, _("Invitation sent to %(email)s") % {"email": invited.user.email})
