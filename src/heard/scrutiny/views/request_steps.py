"""What happens to a line of the tracker, one page for each deed."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from heard.scrutiny.forms import request_steps as forms
from heard.scrutiny.queries.request_page import actions_to_choose, meetings_held
from heard.scrutiny.services import confirming, tracking
from heard.scrutiny.views.opening_requests import deed_page, line_kept, sent


@require_http_methods(["GET", "POST"])
def send_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a response."""
    member, line = line_kept(request, pk)
    form = forms.ButtonForm(sent(request), line)
    return deed_page(
        request, line, "send_request", form, lambda: tracking.send_request(line, by=member)
    )


@require_http_methods(["GET", "POST"])
def record_response(request: HttpRequest, pk: int) -> HttpResponse:
    """Accepted, in part, or not, and why."""
    member, line = line_kept(request, pk)
    form = forms.ResponseForm(sent(request), line)

    def save() -> None:
        tracking.record_response(line, form.answer, by=member)

    return deed_page(request, line, "record_response", form, save)


@require_http_methods(["GET", "POST"])
def say_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How it goes, in public words, with something to look at."""
    member, line = line_kept(request, pk)
    form = forms.ProgressForm(sent(request), line)

    def save() -> None:
        given = form.cleaned_data
        tracking.say_progress(line, given["words"], by=member, claim=given["claim"])
        if form.evidence:
            tracking.add_request_evidence(line, form.evidence, by=member)

    return deed_page(request, line, "say_progress", form, save)


@require_http_methods(["GET", "POST"])
def complete_request(request: HttpRequest, pk: int) -> HttpResponse:
    """An officer says that it is done."""
    member, line = line_kept(request, pk)
    form = forms.CompleteForm(sent(request), line)

    def save() -> None:
        tracking.complete_request(line, form.done, by=member)

    return deed_page(request, line, "complete_request", form, save)


@require_http_methods(["GET", "POST"])
def confirm_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Members confirmed it at a meeting that was held."""
    member, line = line_kept(request, pk)
    form = forms.ConfirmForm(sent(request), line, meetings_held(line))

    def save() -> None:
        confirming.confirm_request(line, at=form.meeting, by=member)

    return deed_page(request, line, "confirm_request", form, save)


@require_http_methods(["GET", "POST"])
def reopen_request(request: HttpRequest, pk: int) -> HttpResponse:
    """The committee does not take it as complete."""
    member, line = line_kept(request, pk)
    form = forms.ReopenForm(sent(request), line)

    def save() -> None:
        confirming.reopen_request(line, because=form.cleaned_data["because"], by=member)

    return deed_page(request, line, "reopen_request", form, save)


@require_http_methods(["GET", "POST"])
def link_action(request: HttpRequest, pk: int) -> HttpResponse:
    """The action of a plan that it led to."""
    member, line = line_kept(request, pk)
    form = forms.LinkActionForm(sent(request), line, list(actions_to_choose(member.partnership)))

    def save() -> None:
        tracking.link_action(line, form.action, by=member)

    return deed_page(request, line, "link_action", form, save)


@require_http_methods(["GET", "POST"])
def move_request_due(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day, with the reason."""
    member, line = line_kept(request, pk)
    form = forms.MoveForm(sent(request), line)

    def save() -> None:
        tracking.move_request_due(line, form.moved, by=member)

    return deed_page(request, line, "move_request_due", form, save)


@require_http_methods(["GET", "POST"])
def pause_request(request: HttpRequest, pk: int) -> HttpResponse:
    """It rests, and why."""
    member, line = line_kept(request, pk)
    form = forms.PauseForm(sent(request), line)

    def save() -> None:
        tracking.pause_request(line, because=form.cleaned_data["because"], by=member)

    return deed_page(request, line, "pause_request", form, save)


@require_http_methods(["GET", "POST"])
def resume_request(request: HttpRequest, pk: int) -> HttpResponse:
    """It is taken up again."""
    member, line = line_kept(request, pk)
    form = forms.ButtonForm(sent(request), line)
    return deed_page(
        request, line, "resume_request", form, lambda: tracking.resume_request(line, by=member)
    )
