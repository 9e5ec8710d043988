"""Writes of the room, by subject. What the rooms above call stands here."""

from heard.themes.services.handing import Handed, hand_down, withdraw_remark

__all__ = ["Handed", "hand_down", "withdraw_remark"]
