"""Letters to whoever holds a post of which a committee asked something: one link for all of it."""

from django.db import transaction
from django.utils import timezone

from heard.mail.letters import Letter, letter
from heard.mail.services import send_letter
from heard.partnerships.addresses import addresses_of_install
from heard.plans.chasing import LETTER
from heard.plans.models import Holder
from heard.plans.queries.posts import link_of
from heard.plans.services.posts import locked_holder
from heard.scrutiny.models import Request, RequestUpdate
from heard.scrutiny.queries.asking import Owed, holder_of


def send_request_letter(request: Request) -> bool:
    """Ask for a response, in the caller's transaction. False where no e-mail reaches them."""
    holder = holder_of(request)
    if holder is None or not holder.address or request.waits_for_call_in:
        return False
    words = letter(
        "scrutiny/mail/request_sent.txt",
        holder=holder,
        request=request,
        due_on=request.response_due_on,
        link=_link(holder, request),
    )
    _send(holder, words, f"sent {request.key} {timezone.localdate().isoformat()}")
    return True


@transaction.atomic
def chase(owed: Owed) -> bool:
    """One letter on all that they owe; nobody is written to twice a day."""
    holder, today = locked_holder(owed.holder), timezone.localdate()
    ours = Request.objects.select_for_update().filter(post=holder.post_id)
    if not holder.address or ours.filter(asked_on=today).exists():
        return False
    words = letter(
        "scrutiny/mail/requests_asked.txt",
        holder=holder,
        lines=owed.lines,
        link=_link(holder),
    )
    _send(holder, words, f"requests {today.isoformat()}")
    Request.objects.filter(pk__in=[line.request.pk for line in owed.lines]).update(asked_on=today)
    return True


def send_question_back(update: RequestUpdate, question: str) -> bool:
    """What they sent comes back with a question, in the caller's transaction."""
    holder = holder_of(update.request)
    if holder is None or not holder.address:
        return False
    words = letter(
        "scrutiny/mail/request_question.txt",
        holder=holder,
        request=update.request,
        question=question,
        link=_link(holder, update.request),
    )
    _send(holder, words, f"question {update.key}")
    return True


def _link(holder: Holder, request: Request | None = None) -> str:
    at = addresses_of_install(holder.post.partnership)
    if request is None:
        return at("scrutiny:my_requests", link_of(holder))
    return at("scrutiny:answer_request", link_of(holder), request.key)


def _send(holder: Holder, words: Letter, occasion: str) -> None:
    send_letter(
        words,
        key=f"{LETTER}:{holder.key}:{occasion}",
        to=holder.address,
        partnership_id=holder.partnership_id,
        holds_secret=True,
    )
