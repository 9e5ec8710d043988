"""The pages that whoever holds a post has behind either door: the link, or their sign-in."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heard.partnerships.access import current_partnership
from heard.partnerships.one_time_codes import Tried
from heard.partnerships.services.one_time_codes import try_code
from heard.plans.forms.updates import UpdateForm, sent_key
from heard.plans.models import Action
from heard.plans.queries import my_updates as queries
from heard.plans.services.links import CannotBeReachedError, send_update_code
from heard.plans.services.updates import (
    Author,
    NotAskedError,
    NotYoursError,
    receive_update,
    the_same,
)
from heard.plans.update_tags import update_tag
from heard.plans.views.update_door import Door, let_in


def home_page(request: HttpRequest, door: Door) -> HttpResponse:
    """Their actions; a press on one of them says that nothing has changed."""
    if request.method == "POST":
        return _say_the_same(request, door, sent_key(request.POST, "same"))
    context = {
        "door": door,
        "lines": queries.my_actions(door.holders),
        "saved": request.GET.get("saved", ""),
        "tag": update_tag,
    }
    return render(request, "plans/my_updates.jinja", context)


def write_page(request: HttpRequest, door: Door, key: UUID) -> HttpResponse:
    """The form with the words of last month. What was written outlives a code that is too old."""
    mine = queries.my_action(door.holders, key)
    if mine is None:
        return _not_any_more(request, door, key)
    if door.is_open and request.POST.get("same"):
        return _say_the_same(request, door, key)
    sent = request.POST if request.method == "POST" else None
    form = UpdateForm(mine.action, mine.last if door.is_open else None, sent)
    if form.is_bound and not door.is_open:
        form.ask_for_code()
    if form.is_valid() and (door.is_open or _let_in_by(form, door)):
        answer = _send(request, door, mine.action, form)
        return answer if door.is_open or answer.status_code != 302 else let_in(answer, door)
    context = {"form": form, "door": door, "mine": mine, "tag": update_tag}
    return render(request, "plans/write_update.jinja", context)


def _say_the_same(request: HttpRequest, door: Door, key: UUID) -> HttpResponse:
    """No change since last month, in one press."""
    mine = queries.my_action(door.holders, key)
    if mine is None:
        return _not_any_more(request, door, key)
    if mine.last is None or not mine.can_say_the_same:
        return redirect(door.write(key))
    author = Author(sent_key(request.POST), door.holder_of(mine.action.lead_id))
    try:
        receive_update(mine.action, the_same(mine.last), author=author)
    except (NotYoursError, NotAskedError):
        return _not_any_more(request, door, key)
    return redirect(f"{door.home}?saved={mine.action.key}")


def _send(request: HttpRequest, door: Door, action: Action, form: UpdateForm) -> HttpResponse:
    author = Author(form.key, door.holder_of(action.lead_id))
    try:
        receive_update(action, form.said, author=author)
    except (NotYoursError, NotAskedError):
        return _not_any_more(request, door, action.key)
    return redirect(f"{door.home}?saved={action.key}")


def _let_in_by(form: UpdateForm, door: Door) -> bool:
    """Whether the code with it is right. Without one a new code is sent."""
    code = form.cleaned_data["code"]
    if not code:
        form.add_error("code", _send_code(door))
        return False
    tried = try_code(door.holders[0], code)
    if tried == Tried.WRONG:
        form.add_error("code", _("Enter the 6 digits of the code in the newest e-mail"))
    elif tried == Tried.GONE:
        form.add_error("code", _send_code(door))
    return tried == Tried.RIGHT


def _send_code(door: Door) -> str:
    try:
        send_update_code(door.holders[0])
    except CannotBeReachedError:
        return _("Ask whoever sent you the link: we know no e-mail address of yours")
    return _("Enter the 6 digits that we have sent to your e-mail address. Your words are kept")


def _not_any_more(request: HttpRequest, door: Door, key: UUID) -> HttpResponse:
    """Given to another post, done, or its plan closed: what they wrote is theirs to copy."""
    action = queries.any_action(current_partnership(request), key).first()
    written = [
        value
        for name in ("claim_words", "happened", "next_steps", "due_reason")
        if (value := request.POST.get(name, "").strip())
    ]
    if action is None or request.method != "POST":
        raise Http404
    context = {"door": door, "written": written, "is_theirs": door.holder_of(action.lead_id)}
    return render(request, "plans/update_not_any_more.jinja", context, status=409)
