"""The standing list: joining and leaving it, and telling those who are on it."""

from heard.boards.services.standing.joining import (
    AlreadyOnListError,
    Paper,
    add_subscriber,
    ask_to_join,
    confirm_subscription,
)
from heard.boards.services.standing.letters import LEAVE, leave_address, own_address
from heard.boards.services.standing.posting import tell_subscribers
from heard.boards.services.standing.staying import (
    LeftAlreadyError,
    change_subscription,
    leave_list,
    send_link_again,
)
from heard.boards.services.standing.wishes import Wishes

__all__ = [
    "LEAVE",
    "AlreadyOnListError",
    "LeftAlreadyError",
    "Paper",
    "Wishes",
    "add_subscriber",
    "ask_to_join",
    "change_subscription",
    "confirm_subscription",
    "leave_address",
    "leave_list",
    "own_address",
    "send_link_again",
    "tell_subscribers",
]
