"""Asking to be kept posted."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from heard.boards.consent import standing_list_words
from heard.boards.forms.standing import JoinForm
from heard.boards.services import standing
from heard.design.public_form import public_form, too_many_today, typed_values
from heard.mail.flooding import TooManyTodayError
from heard.partnerships.access import current_partnership
from heard.partnerships.addresses import addresses_of_request


@public_form
@require_http_methods(["GET", "POST"])
def keep_me_posted(request: HttpRequest) -> HttpResponse:
    partnership = current_partnership(request)
    words = standing_list_words(partnership.name)
    form = JoinForm(words, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            standing.ask_to_join(
                partnership,
                wishes=standing.Wishes(**form.wishes),
                consent=words,
                at=addresses_of_request(request),
            )
        except TooManyTodayError:
            typed = typed_values(request)
            return too_many_today(request, partnership.contact_phone, typed=typed)
        return redirect("boards:asked_to_join", form.cleaned_data["channel"])
    return render(request, "boards/keep_me_posted.jinja", {"form": form})


@login_not_required
@require_safe
def asked_to_join(request: HttpRequest, channel: str) -> HttpResponse:
    """What happens next: the same words whether or not they were on the list before."""
    current_partnership(request)
    return render(request, "boards/asked_to_join.jinja", {"channel": channel})
