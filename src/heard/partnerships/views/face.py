"""Name, colour, contacts and logo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.doors import doors
from heard.partnerships.forms.face import FaceForm, LogoForm, face_of
from heard.partnerships.logos import NotALogoError
from heard.partnerships.rules import can_change_partnership
from heard.partnerships.services import partnership as services


@require_GET
def partnership(request: SignedInRequest) -> HttpResponse:
    """What a member may look after, and their own sign-in."""
    member = current_member(request)
    return render(
        request, "partnerships/partnership.jinja", {"member": member, "doors": doors(member)}
    )


@require_http_methods(["GET", "POST"])
def change_partnership(request: SignedInRequest) -> HttpResponse:
    member = current_member(request)
    if not can_change_partnership(member):
        raise PermissionDenied

    form = FaceForm(request.POST or None, initial=face_of(member.partnership))
    if form.is_valid():
        services.change_partnership(member.partnership, by=member, face=form.face)
        messages.success(request, _("Changes saved"))
        return redirect("partnerships:change_partnership")
    return render(request, "partnerships/change_partnership.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_logo(request: SignedInRequest) -> HttpResponse:
    member = current_member(request)
    if not can_change_partnership(member):
        raise PermissionDenied
    if request.method == "POST" and "remove" in request.POST:
        services.remove_logo(member.partnership, by=member)
        return redirect("partnerships:change_partnership")

    form = LogoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            services.change_logo(
                member.partnership, by=member, image=form.cleaned_data["logo"].read()
            )
        except NotALogoError as problem:
            form.add_error("logo", str(problem))
        else:
            messages.success(request, _("Logo changed"))
            return redirect("partnerships:change_partnership")
    return render(
        request, "partnerships/change_logo.jinja", {"form": form, "thing": member.partnership}
    )
