"""Every write of the room, by subject; other rooms hand down what they flag by `raise_concern`."""

from heard.safeguarding.services.raising import Flag, Worry, raise_concern

__all__ = ["Flag", "Worry", "raise_concern"]
