"""What is kept of results of others: which question is which, and the shares under our names."""

from collections.abc import Iterable
from typing import Literal

import msgspec

from heard.engines.estimation.external import Doubt, ExternalShare, Mapping, Target

Wording = Literal["same", "similar"]


class MappedOption(msgspec.Struct, frozen=True):
    """An option of theirs, and the option of ours that it is; how near the wordings are."""

    option: str
    ours: str
    wording: Wording = "similar"


class MappedQuestion(msgspec.Struct, frozen=True):
    """A question of theirs, and the question of ours that it is."""

    question: str
    item: str
    options: tuple[MappedOption, ...] = ()
    is_several: bool = False

    @property
    def wording(self) -> Wording:
        is_same = bool(self.options) and all(each.wording == "same" for each in self.options)
        return "same" if is_same else "similar"

    def ours(self, option: str) -> str:
        """Our option for theirs; nothing where there is none."""
        return next((each.ours for each in self.options if each.option == option), "")


class Content(msgspec.Struct, frozen=True):
    """A wave as it was read: frozen, and never read from its file again."""

    shares: tuple[ExternalShare, ...]
    unmapped: tuple[tuple[str, str], ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def share(self, item: str, option: str) -> ExternalShare | None:
        """What everybody together said, where it is there."""
        return next(
            (
                share
                for share in self.shares
                if (share.item, share.option, share.breakdown) == (item, option, "")
            ),
            None,
        )


def as_mapping(mapped: Iterable[MappedQuestion]) -> Mapping:
    """The mapping as the engine reads it."""
    questions = tuple(mapped)
    return Mapping(
        {
            (each.question, option.option): Target(each.item, option.ours, option.wording)
            for each in questions
            for option in each.options
        },
        several=frozenset(each.question for each in questions if each.is_several),
    )
