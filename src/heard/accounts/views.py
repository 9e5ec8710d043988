"""Starting a sign-in through an organisation's own provider."""

from allauth.socialaccount.providers.openid_connect.views import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET
from requests import RequestException


@login_not_required
@require_GET
def openid_connect_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the visitor to the provider. Started by a link, so only from a page of ours:

    another site could otherwise sign its visitors in, or out of what they are in.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return redirect("account_login")
    try:
        response: HttpResponse = login(request, provider_id=provider_id)
    except (RequestException, KeyError):
        return render(request, "accounts/organisation_away.jinja", status=503)
    return response
