"""Coming in: after sign-in, by invitation, through an organisation's own sign-in."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from heard.accounts.models import User
from heard.partnerships import queries
from heard.partnerships.access import SignedInRequest
from heard.partnerships.forms.members import FindSignInForm, JoinForm
from heard.partnerships.models import Member
from heard.partnerships.rules import session_reaches
from heard.partnerships.services import members as services


@require_GET
def after_sign_in(request: SignedInRequest) -> HttpResponse:
    """To the one partnership that somebody belongs to, or a choice among several."""
    mine = [one for one in queries.memberships(request.user) if session_reaches(request, one)]
    here = [one for one in mine if one.partnership == getattr(request, "partnership", None)]
    if len(here or mine) == 1:
        return redirect(f"{(here or mine)[0].partnership.get_absolute_url()}staff/")
    return render(request, "partnerships/choose_partnership.jinja", {"memberships": mine})


@login_not_required
@require_http_methods(["GET", "POST"])
def find_sign_in(request: HttpRequest) -> HttpResponse:
    """From an e-mail address to the organisation that signs in its own people."""
    form = FindSignInForm(request.POST or None)
    if form.is_valid():
        here = getattr(request, "partnership", None)
        provider = queries.sign_in_provider_for(form.cleaned_data["email"], here)
        if provider:
            return redirect("openid_connect_login", provider_id=provider.key)
        form.add_error(
            "email",
            _("Sign in with your password: this organisation has no sign-in of its own here"),
        )
    return render(request, "partnerships/find_sign_in.jinja", {"form": form})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def take_up_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    try:
        member = services.open_invitation(secret)
    except services.InvitationGoneError:
        return render(request, "partnerships/invitation_gone.jinja", status=410)
    if member.user.has_usable_password():
        return _join_with_an_account(request, member)
    return _join_with_a_new_password(request, member)


def _join_with_an_account(request: HttpRequest, member: Member) -> HttpResponse:
    """Somebody who has an account signs in to it first, so that the link alone opens nothing."""
    is_them = request.user.pk == member.user_id
    if is_them and request.method == "POST":
        services.take_up_invitation(member)
        return redirect(f"{member.partnership.get_absolute_url()}staff/")
    return render(
        request, "partnerships/join_with_account.jinja", {"member": member, "is_them": is_them}
    )


def _join_with_a_new_password(request: HttpRequest, member: Member) -> HttpResponse:
    form = JoinForm(member, request.POST or None)
    if form.is_valid():
        joined = services.take_up_invitation(member, password=form.cleaned_data["password"])
        return _sign_in(request, joined.user)
    context = {"form": form, "member": member}
    return render(request, "partnerships/take_up_invitation.jinja", context)


def _sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """As after the sign-in page: a second step follows."""
    response: HttpResponse = perform_password_login(
        request, {"email": user.email}, Login(user=user, email=user.email)
    )
    return response
