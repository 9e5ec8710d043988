"""Real mail servers on this machine, one well behaved and several not."""

# ruff: noqa: N802 - the names of what a server does are aiosmtpd's

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Post:
    """A mail server's behaviour: takes everything, and keeps it in `received`."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.address = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content or b""
        assert isinstance(content, bytes)
        self.received.append(message_from_bytes(content, policy=policy.default))
        return "250 taken"


class DiesWithTheLetter(Post):
    """Takes the whole letter and falls over before it says so."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await super().handle_DATA(server, session, envelope)
        assert server.transport is not None
        server.transport.abort()
        return "250 taken"


class KnowsNobody(Post):
    async def handle_RCPT(  # type: ignore[override] # says no instead
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        return "550 no such mailbox"


class IsFullToday(Post):
    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        return "452 mailbox full"


class OnItsOwnPort(Controller):
    """Listens on a socket that is bound already, so that no two tests want the same port."""

    def __init__(self, post: Post) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        super().__init__(post, hostname="127.0.0.1", port=self.socket.getsockname()[1])

    def _create_server(self) -> Any:
        return self.loop.create_server(self._factory_invoker, sock=self.socket)


@contextmanager
def running(post: Post) -> Iterator[Post]:
    """The server at work; its HEARD_MAIL_URL is `post.address`."""
    controller = OnItsOwnPort(post)
    controller.start()
    post.address = f"smtp://127.0.0.1:{controller.port}?tls=none"
    try:
        yield post
    finally:
        controller.stop()
