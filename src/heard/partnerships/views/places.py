"""Organisations, districts and divisions."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from heard.design.fields import GovukForm
from heard.partnerships import queries
from heard.partnerships.access import SignedInRequest, current_member
from heard.partnerships.forms.face import LogoForm, OrganisationForm, PlaceNameForm
from heard.partnerships.logos import NotALogoError
from heard.partnerships.models import Member
from heard.partnerships.rules import can_change_partnership
from heard.partnerships.services import partnership as faces
from heard.partnerships.services import places as services

Deed = Callable[[GovukForm], object]


@require_GET
def places(request: SignedInRequest) -> HttpResponse:
    member = _keeper(request)
    return render(
        request,
        "partnerships/places.jinja",
        {
            "organisations": member.partnership.organisations.all(),
            "districts": member.partnership.districts.prefetch_related("divisions"),
        },
    )


@require_http_methods(["GET", "POST"])
def add_organisation(request: SignedInRequest) -> HttpResponse:
    member = _keeper(request)
    form = OrganisationForm(request.POST or None)

    def add(form: GovukForm) -> object:
        return services.add_organisation(member.partnership, by=member, **form.cleaned_data)

    return _page(request, form, gettext_lazy("Add an organisation"), add)


@require_http_methods(["GET", "POST"])
def change_organisation(request: SignedInRequest, pk: int) -> HttpResponse:
    member = _keeper(request)
    organisation = get_object_or_404(member.partnership.organisations, pk=pk)
    before = {name: getattr(organisation, name) for name in OrganisationForm.base_fields}
    form = OrganisationForm(request.POST or None, initial=before)

    def change(form: GovukForm) -> object:
        return services.change_organisation(organisation, by=member, **form.cleaned_data)

    return _page(request, form, gettext_lazy("Change an organisation"), change)


@require_http_methods(["GET", "POST"])
def change_organisation_logo(request: SignedInRequest, pk: int) -> HttpResponse:
    member = _keeper(request)
    organisation = get_object_or_404(member.partnership.organisations, pk=pk)
    if request.method == "POST" and "remove" in request.POST:
        faces.remove_logo(organisation, by=member)
        return redirect("partnerships:places")

    form = LogoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            faces.change_logo(organisation, by=member, image=form.cleaned_data["logo"].read())
        except NotALogoError as problem:
            form.add_error("logo", str(problem))
        else:
            return redirect("partnerships:places")
    return render(request, "partnerships/change_logo.jinja", {"form": form, "thing": organisation})


@require_http_methods(["GET", "POST"])
def add_district(request: SignedInRequest) -> HttpResponse:
    member = _keeper(request)
    form = PlaceNameForm(request.POST or None)

    def add(form: GovukForm) -> object:
        return services.add_district(member.partnership, by=member, **form.cleaned_data)

    return _page(request, form, gettext_lazy("Add a district"), add)


@require_http_methods(["GET", "POST"])
def rename_district(request: SignedInRequest, pk: int) -> HttpResponse:
    member = _keeper(request)
    district = get_object_or_404(member.partnership.districts, pk=pk)
    form = PlaceNameForm(request.POST or None, initial={"name": district.name})

    def rename(form: GovukForm) -> object:
        return services.rename_district(district, by=member, **form.cleaned_data)

    return _page(request, form, gettext_lazy("Rename a district"), rename)


@require_http_methods(["GET", "POST"])
def add_division(request: SignedInRequest, pk: int) -> HttpResponse:
    member = _keeper(request)
    district = get_object_or_404(member.partnership.districts, pk=pk)
    form = PlaceNameForm(request.POST or None)

    def add(form: GovukForm) -> object:
        return services.add_division(district, by=member, **form.cleaned_data)

    return _page(request, form, gettext_lazy("Add a division"), add)


@require_http_methods(["GET", "POST"])
def rename_division(request: SignedInRequest, pk: int) -> HttpResponse:
    member = _keeper(request)
    divisions = queries.divisions_of(member.partnership)
    division = get_object_or_404(divisions, pk=pk)
    form = PlaceNameForm(request.POST or None, initial={"name": division.name})

    def rename(form: GovukForm) -> object:
        return services.rename_division(division, by=member, **form.cleaned_data)

    return _page(request, form, gettext_lazy("Rename a division"), rename)


def _keeper(request: HttpRequest) -> Member:
    member = current_member(request)
    if not can_change_partnership(member):
        raise PermissionDenied
    return member


def _page(request: HttpRequest, form: GovukForm, heading: Promise, deed: Deed) -> HttpResponse:
    """One small form: do the deed, or say that the name is taken."""
    if form.is_valid():
        try:
            deed(form)
        except services.NameTakenError:
            form.add_error("name", _("Enter another name: there is one like this already"))
        else:
            messages.success(request, _("Changes saved"))
            return redirect("partnerships:places")
    return render(request, "partnerships/place.jinja", {"form": form, "heading": heading})
