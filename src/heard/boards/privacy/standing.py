"""The standing list: how to reach somebody, and the words that they agreed to."""

from django.utils.translation import gettext as _

from heard.boards.models import Subscriber
from heard.boards.models.words import Topic
from heard.boards.privacy.people import contact
from heard.boards.services.forgetting import forget_subscriber
from heard.design.words import moment_words
from heard.partnerships.likeness import candidates, is_alike
from heard.partnerships.privacy import Held, Subject, values


def held_on(subject: Subject) -> list[Held]:
    ours = Subscriber.objects.filter(partnership_id=subject.partnership_id)
    found = ((row, is_alike(row, subject)) for row in candidates(ours, subject))
    return [_subscriber(row, is_certain=alike) for row, alike in found if alike is not None]


def _topics(subscriber: Subscriber) -> list[str]:
    words = dict(Topic.choices)
    return [str(words.get(code, code)) for code in subscriber.topics]


def _subscriber(subscriber: Subscriber, *, is_certain: bool) -> Held:
    return Held(
        _("You on the list of people who asked to be kept posted"),
        f"subscriber:{subscriber.key}",
        values(
            *contact(subscriber),
            (_("Topics"), "; ".join(_topics(subscriber))),
            (_("Easy Read"), _("Yes") if subscriber.wants_easy_read else _("No")),
            (_("Came in"), subscriber.get_origin_display()),
            (_("Words you agreed to"), subscriber.consent),
            (_("Asked"), moment_words(subscriber.asked_at)),
            (
                _("Confirmed"),
                subscriber.confirmed_at and moment_words(subscriber.confirmed_at),
            ),
            (_("Left"), subscriber.left_at and moment_words(subscriber.left_at)),
        ),
        kept_until=subscriber.kept_until,
        is_certain=is_certain,
        forget=lambda by: forget_subscriber(subscriber, by=by),
    )
