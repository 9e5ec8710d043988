"""Every write of the room, by subject; other rooms hand down what they flag by `raise_concern`."""

from heard.safeguarding.services.raising import Flag, raise_concern

__all__ = ["Flag", "raise_concern"]
