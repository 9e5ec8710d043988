"""The code that opens an elected member's reports: sent to their own e-mail address."""

from heard.mail.letters import Letter, letter
from heard.partnerships.one_time_codes import Asked
from heard.partnerships.services import one_time_codes
from heard.sessions.models import Listener


def send_code(listener: Listener) -> Asked:
    """Send a new code, unless codes were asked for too often."""
    member = listener.member

    def words(code: str) -> Letter:
        return letter("sessions/mail/visit_code.txt", member=member, code=code)

    by_mail = one_time_codes.CodeLetter(
        "visit code", member.user.email, member.partnership_id, words
    )
    return one_time_codes.send_code(listener, by_mail)
