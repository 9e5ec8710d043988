"""The ways out. A sender returns when the message is out, or says in which way it is not."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from heard.mail.models import Message

SECONDS = 30  # a mail server that is silent for longer is taken to be gone


class LeaveUrlHeader(UnstructuredHeader, BaseHeader):
    """One address on one line: folded as words are, it would be coded and no address any more."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("list-unsubscribe", LeaveUrlHeader)
_POLICY = SMTP.clone(header_factory=_HEADERS)


class RefusedError(Exception):
    """The other side will not take this message, now or later."""


class NotNowError(Exception):
    """It is certain that the message is not out; trying again later may work."""


class NobodyKnowsError(Exception):
    """The connection broke while the message was under way: it may have arrived."""


class Sender(Protocol):
    """Takes one message out, or raises one of the three errors above."""

    @property
    def name(self) -> str: ...
    def send(self, message: Message) -> None: ...


@dataclass(frozen=True)
class Outbox:
    """Keeps messages here, to be read on the outbox page: for development and trying out."""

    name: str = "outbox"

    def send(self, message: Message) -> None:
        """Nothing goes anywhere."""


@dataclass(frozen=True)
class SmtpServer:
    """A mail server (RFC 5321), with TLS from the start (`smtps`) or by STARTTLS (`smtp`)."""

    host: str
    port: int
    user: str
    password: str
    from_address: str
    tls: str  # "start", "now" or "none"
    name: str = "smtp"

    def send(self, message: Message) -> None:
        """Hand `message` over. Raises RefusedError, NotNowError or NobodyKnowsError."""
        letter = self._letter(message)
        with self._connection() as server:
            _before_the_letter(server, self.from_address, message.to)
            _the_letter_itself(server, letter)

    @contextmanager
    def _connection(self) -> Iterator[smtplib.SMTP]:
        try:
            server = self._connect()
        except OSError as problem:
            raise NotNowError(f"{self.host}: {problem}") from problem
        try:
            self._introduce_ourselves(server)
            yield server
        finally:
            server.close()  # a polite QUIT could hang, and what counts has been said

    def _connect(self) -> smtplib.SMTP:
        if self.tls == "now":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=context)
        return smtplib.SMTP(self.host, self.port, timeout=SECONDS)

    def _introduce_ourselves(self, server: smtplib.SMTP) -> None:
        try:
            if self.tls == "start":
                server.starttls(context=ssl.create_default_context())
            if self.user:
                server.login(self.user, self.password)
        except OSError as problem:
            raise NotNowError(f"{self.host}: {problem}") from problem

    def _letter(self, message: Message) -> EmailMessage:
        letter = EmailMessage(policy=_POLICY)
        letter["Subject"] = message.subject
        letter["From"] = self.from_address
        letter["To"] = message.to
        letter["Date"] = message.queued_at
        # The same message sent again carries the same name, so a reader's programme can tell.
        letter["Message-ID"] = f"<{message.pk}@{Address(addr_spec=self.from_address).domain}>"
        letter["Auto-Submitted"] = "auto-generated"
        if message.leave_url:  # RFC 8058
            letter["List-Unsubscribe"] = f"<{message.leave_url}>"
            letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        letter.set_content(message.body)  # forgets headers that start with Content-
        letter["Content-Language"] = message.language
        return letter


def _before_the_letter(server: smtplib.SMTP, from_address: str, to: str) -> None:
    try:
        server.ehlo_or_helo_if_needed()
        for code, answer in (server.mail(from_address), server.rcpt(to)):
            _judge(code, answer)
    except UnicodeEncodeError as problem:
        raise RefusedError(f"{to}: an e-mail address may hold plain letters only") from problem
    except OSError as problem:
        raise NotNowError(str(problem)) from problem


def _the_letter_itself(server: smtplib.SMTP, letter: EmailMessage) -> None:
    try:
        code, answer = server.data(letter.as_bytes())
    except smtplib.SMTPDataError as problem:
        _judge(problem.smtp_code, problem.smtp_error)
    except OSError as problem:  # which smtplib's own errors are too
        raise NobodyKnowsError(str(problem)) from problem
    else:
        _judge(code, answer)


def _judge(code: int, answer: bytes | str) -> None:
    """Replies from 500 are final, from 400 for now (RFC 5321, 4.2.1)."""
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    if code >= 500:
        raise RefusedError(f"{code} {words}")
    if code >= 400:
        raise NotNowError(f"{code} {words}")


def current_sender() -> Sender:
    """The sender that HEARD_MAIL_URL names. Raises ImproperlyConfigured for one that is unusable.

    `outbox:` keeps messages here; `smtp://user:password@host:587` uses STARTTLS, with `?tls=none`
    for a relay on the same machine; `smtps://user:password@host:465` speaks TLS from the start.
    """
    return sender_from(settings.MAIL_URL, settings.DEFAULT_FROM_EMAIL)


def sender_from(url: str, from_address: str) -> Sender:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme == "outbox":
        return Outbox()
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "HEARD_MAIL_URL is not the address of a mail server. "
            "Set it to smtp://user:password@host:587, smtps://user:password@host:465 or outbox:."
        )
    without_tls = parse_qs(parts.query).get("tls") == ["none"]
    start = "none" if without_tls else "start"
    return SmtpServer(
        host=parts.hostname,
        port=port or (465 if parts.scheme == "smtps" else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        from_address=from_address,
        tls="now" if parts.scheme == "smtps" else start,
    )
