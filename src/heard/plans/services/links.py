"""The link of whoever holds a post: one for all of their actions, in one letter."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from heard.audit.services import record
from heard.mail.letters import Letter, letter
from heard.mail.services import send_letter
from heard.partnerships.addresses import AddressOf, addresses_of_install
from heard.partnerships.models import Member
from heard.partnerships.one_time_codes import Asked
from heard.partnerships.services import one_time_codes
from heard.plans.chasing import LETTER
from heard.plans.models import Holder, Update
from heard.plans.queries.posts import actions_of, link_of
from heard.plans.queries.rounds import Owes
from heard.plans.services.posts import locked_holder


class CannotBeReachedError(Exception):
    """No e-mail address is known for whoever holds the post."""


@transaction.atomic
def send_link(holder: Holder, *, at: AddressOf, by: Member) -> None:
    """Somebody wants them to have it now. Raises NotHeldError, CannotBeReachedError."""
    holder = locked_holder(holder)
    if not holder.address:
        raise CannotBeReachedError(holder)
    words = letter(
        "plans/mail/link.txt",
        holder=holder,
        actions=list(actions_of(holder.post)),
        link=at("plans:my_updates", link_of(holder)),
    )
    _send(holder, words, str(uuid4()))
    record("link for updates sent", holder, by=by.user)


def ask(owes: Owes, *, is_reminder: bool) -> bool:
    """Ask for all that they owe, in the caller's transaction; nobody is written to twice a day."""
    holder, today = locked_holder(owes.holder), timezone.localdate()
    if holder.sent_on == today or not holder.address:
        return False
    at = addresses_of_install(holder.post.partnership)
    words = letter(
        "plans/mail/asked.txt",
        holder=holder,
        actions=owes.actions,
        due_on=owes.due_on,
        is_reminder=is_reminder,
        is_late=owes.due_on < today,
        link=at("plans:my_updates", link_of(holder)),
    )
    _send(holder, words, today.isoformat())
    return True


def send_question(update: Update, holder: Holder) -> bool:
    """Their update comes back with a question, in the caller's transaction."""
    if not holder.address:
        return False
    at = addresses_of_install(holder.post.partnership)
    words = letter(
        "plans/mail/question.txt",
        holder=holder,
        action=update.action,
        question=update.question_back,
        link=at("plans:write_update", link_of(holder), update.action.key),
    )
    _send(holder, words, f"question {update.key}")
    return True


def send_update_code(holder: Holder) -> Asked:
    """A code to their own e-mail address, unless codes were asked for too often.

    Raises CannotBeReachedError.
    """
    if not holder.address:
        raise CannotBeReachedError(holder)

    def words(code: str) -> Letter:
        return letter("plans/mail/code.txt", holder=holder, code=code)

    by_mail = one_time_codes.CodeLetter("update code", holder.address, holder.partnership_id, words)
    return one_time_codes.send_code(holder, by_mail)


def _send(holder: Holder, words: Letter, occasion: str) -> None:
    send_letter(
        words,
        key=f"{LETTER}:{holder.key}:{occasion}",
        to=holder.address,
        partnership_id=holder.partnership_id,
        holds_secret=True,
    )
    holder.sent_on = timezone.localdate()
    holder.save(update_fields=["sent_on"])
