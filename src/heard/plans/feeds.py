"""What changed in a plan, as entries of an Atom feed."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from heard.design.feeds import Entry
from heard.plans.news import News


def entries(news: Iterable[News]) -> Iterator[Entry]:
    for each in news:
        name, key = each.page
        yield Entry(
            id=each.id,
            title=each.title,
            path=reverse(name, args=[key]),
            lines=each.sentences,
            updated_at=each.at,
            published_at=each.at,
        )
