"""What pages show of somebody on the standing list."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heard.boards.models import Subscriber
from heard.boards.models.words import Origin
from heard.boards.queries.standing import language_name
from heard.design.words import Colour, Tag, date_words, join_and
from heard.mail.models import Channel

_CURRENT = Tag(gettext_lazy("On the list"), Colour.GREEN)
_WAITING = Tag(gettext_lazy("Not confirmed"), Colour.YELLOW)
_LEFT = Tag(gettext_lazy("Left"), Colour.GREY)
_ORIGINS = {
    Origin.WEB: gettext_lazy("on this website"),
    Origin.PAPER: gettext_lazy("on paper"),
    Origin.SESSION: gettext_lazy("at a session"),
}


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    pk: int
    called: str
    channel: str
    topics: str
    tag: Tag


def state_tag(subscriber: Subscriber) -> Tag:
    if subscriber.left_at:
        return _LEFT
    return _CURRENT if subscriber.confirmed_at else _WAITING


def row(subscriber: Subscriber) -> Row:
    return Row(
        pk=subscriber.pk,
        called=subscriber.name or " ".join(subscriber.reached_at.split()),
        channel=str(Channel(subscriber.channel).label),
        topics=join_and(subscriber.topic_words),
        tag=state_tag(subscriber),
    )


def held_on(subscriber: Subscriber) -> list[tuple[str, str]]:
    """All that the list holds on somebody, in words: (what, value)."""
    asked = _("%(day)s, %(place)s") % {
        "day": date_words(subscriber.asked_at),
        "place": _ORIGINS[Origin(subscriber.origin)],
    }
    rows = [
        (_("What you hear about"), "\n".join(subscriber.topic_words)),
        (_("How we tell you"), str(Channel(subscriber.channel).label)),
        (_("E-mail address"), subscriber.email),
        (_("Phone number"), subscriber.phone),
        (_("Postal address"), subscriber.address),
        (_("Name"), subscriber.name),
        (_("Easy Read"), _("Yes") if subscriber.wants_easy_read else _("No")),
        (_("Language"), language_name(subscriber.language)),
        (_("Asked on"), asked),
        (_("Confirmed on"), date_words(subscriber.confirmed_at) if subscriber.confirmed_at else ""),
        (_("Left on"), date_words(subscriber.left_at) if subscriber.left_at else ""),
        (_("What you agreed to"), subscriber.consent),
    ]
    return [(what, value) for what, value in rows if value]
