"""Who the named leads are: by leads, and by whoever looks after members."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.partnerships.rules import can_manage_members
from heard.safeguarding.forms.setting_up import SetUpForm
from heard.safeguarding.queries.setup import role_holders, setup_of
from heard.safeguarding.rules import can_handle_concerns, can_set_up_safeguarding
from heard.safeguarding.services import setting_up as services


@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    member = current_member(request)
    if not can_set_up_safeguarding(member):
        raise PermissionDenied
    setup, leads = setup_of(member.partnership), list(role_holders(member.partnership))
    form = SetUpForm(setup, leads, request.POST or None)
    if form.is_valid():
        try:
            services.set_up(member.partnership, form.wanted, by=member)
        except services.NotALeadError:
            form.add_error("lead", _("Select somebody who is a safeguarding lead"))
        else:
            messages.success(request, _("Saved. Everybody who raises a concern sees it"))
            return redirect("safeguarding:set_up")
    context = {
        "form": form,
        "has_leads": bool(leads),
        "may_read": can_handle_concerns(member),
        "may_manage": can_manage_members(member),
    }
    return render(request, "safeguarding/set_up.jinja", context)
