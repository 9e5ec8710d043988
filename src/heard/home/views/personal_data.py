"""Everything held on one person, for whoever answers requests.

Whom it is about is sent in the body of a form and never stands in an address, where browsers and
servers would keep it.
"""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from heard.home import holding, tags
from heard.home.as_json import as_json
from heard.home.forms.personal_data import ForgetForm, LookUpForm
from heard.home.services import personal_data as services
from heard.home.views.answering import who_answers
from heard.partnerships.access import SignedInRequest

PAGE = {"goes": tags.GOES, "stays": tags.STAYS, "to_check": tags.TO_CHECK}


@never_cache
@require_http_methods(["GET", "POST"])
def personal_data(request: SignedInRequest) -> HttpResponse:
    """Look somebody up; the answer to the form is everything that is held on them."""
    member = who_answers(request)
    form = LookUpForm(request.POST or None)
    if not form.is_valid():
        return render(request, "home/personal_data.jinja", {"form": form})
    subject = holding.subject_of(member.partnership, **form.whom)
    found = services.show_personal_data(
        member.partnership, subject, by=member, reference=form.cleaned_data["request"]
    )
    return render(request, "home/personal_data_found.jinja", PAGE | _asked(form, found))


@never_cache
@require_POST
def personal_data_file(request: SignedInRequest) -> HttpResponse:
    """The same as a file, to be given to the person."""
    member = who_answers(request)
    form = LookUpForm(request.POST)
    if not form.is_valid():
        return render(request, "home/personal_data.jinja", {"form": form})
    subject = holding.subject_of(member.partnership, **form.whom)
    found = services.show_personal_data(
        member.partnership, subject, by=member, reference=form.cleaned_data["request"]
    )
    response = JsonResponse(
        as_json(found), safe=False, json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def forget_person(request: SignedInRequest) -> HttpResponse:
    """Say what will go and what stays and why; with the box ticked, do it and prove it."""
    member = who_answers(request)
    form = LookUpForm(request.POST or None)
    if not form.is_valid():
        return redirect("home:personal_data")
    subject = holding.subject_of(member.partnership, **form.whom)
    also = frozenset(request.POST.getlist("also"))
    reference = form.cleaned_data["request"]
    sure = ForgetForm(request.POST if "confirming" in request.POST else None)
    if not sure.is_valid():
        found = services.show_personal_data(
            member.partnership, subject, by=member, reference=reference
        )
        page = _asked(form, found) | {"sure": sure, "also": also}
        return render(request, "home/forget_person.jinja", PAGE | page)
    proof = services.forget_subject(
        member.partnership, subject, by=member, also=also, reference=reference
    )
    page = {"proof": proof, "reference": reference}
    return render(request, "home/forgotten.jinja", page)


def _asked(form: LookUpForm, found: list[holding.HeldInRoom]) -> dict[str, object]:
    """What the pages show: who was asked for, what was found, and how much of it goes."""
    held = [one for room in found for one in room.held]
    return {
        "asked": {name: form.cleaned_data[name] for name in (*form.whom, "request")},
        "found": [room for room in found if room.held],
        "going": sum(1 for one in held if not one.why_kept and one.is_certain),
        "unsure": [one for one in held if not one.why_kept and not one.is_certain],
        "staying": [one for one in held if one.why_kept],
    }
