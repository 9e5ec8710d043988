"""The standing list."""

from collections.abc import Callable

from heard.boards.models import Subscriber
from heard.boards.services.telling import tell
from heard.mail.letters import Letter
from heard.partnerships.models import Partnership


def tell_subscribers(
    partnership: Partnership,
    topic: str,
    letter: Letter | Callable[[Subscriber], Letter],
    *,
    key: str,
) -> int:
    told = 0
    for one in partnership.subscribers.current().filter(topics__contains=[topic]):
        words = letter if isinstance(letter, Letter) else letter(one)
        tell(one, words, key=f"{key}:{one.key}", partnership_id=partnership.pk)
        told += 1
    return told
