"""What members were asked to do, for everybody: who has reported, and what they heard."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from heard.partnerships.access import current_partnership
from heard.scrutiny import duty_tags
from heard.scrutiny.queries import duties as queries
from heard.sessions.when_words import when_words


@login_not_required
@require_safe
def duty(request: HttpRequest, key: UUID) -> HttpResponse:
    """Of a committee that is public."""
    found = queries.duties_in(current_partnership(request)).filter(committee__body__is_public=True)
    context = {
        "told": queries.public_duty(get_object_or_404(found, key=key)),
        "today": timezone.localdate(),
        "tag": duty_tags.duty_tag,
        "when": when_words,
    }
    return render(request, "scrutiny/duty.jinja", context)
