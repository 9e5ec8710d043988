"""Open calls for machines: other sites may show them and lead people to the form.

The keys below stay as they are; new ones may come. An open call is an object of

- `id`: a UUID as a URN, which never changes (`urn:uuid:...`)
- `title`: plain text
- `address`: the call's page, an absolute URL
- `bodies`: names of the bodies with seats to fill, each once
- `seats`: objects of `body` (a name), `constituency` (a code of `models.words.Constituency`) and
  `number` (1 or more)
- `criteria`: plain texts, in order
- `paid`, `time_needed`: plain texts, with line breaks
- `opens_on`, `closes_on`, `told_by`: days, `YYYY-MM-DD` (RFC 3339); the last day counts
- `apply_address`, `paper_form_address`: absolute URLs
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from heard.boards.queries.public_calls import PublicCall

Absolute = Callable[[str], str]  # from a path to its full address


def open_call(each: PublicCall, absolute: Absolute) -> dict[str, Any]:
    """One call with the keys above."""
    call = each.call
    groups = [seats.group for seats in call.seats.all()]
    return {
        "id": f"urn:uuid:{call.key}",
        "title": call.title,
        "address": absolute(call.get_absolute_url()),
        "bodies": list(dict.fromkeys(group.body.name for group in groups)),
        "seats": [
            {
                "body": seats.group.body.name,
                "constituency": str(seats.group.constituency),
                "number": seats.number,
            }
            for seats in call.seats.all()
        ],
        "criteria": each.criteria,
        "paid": call.paid,
        "time_needed": call.time_needed,
        "opens_on": timezone.localdate(call.opened_at).isoformat(),
        "closes_on": call.closes_on.isoformat(),
        "told_by": call.told_by.isoformat(),
        "apply_address": absolute(reverse("boards:express_interest", args=[call.slug])),
        "paper_form_address": absolute(reverse("boards:paper_form", args=[call.slug])),
    }
