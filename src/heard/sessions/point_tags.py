"""States of points and kinds of answers as tags: a word, and a colour for those who see it."""

from heard.design.words import Colour, Tag
from heard.sessions.models.words import AnswerKind, PointState

STATES = {
    PointState.NEW: Tag(PointState.NEW.label, Colour.BLUE),
    PointState.HELD: Tag(PointState.HELD.label, Colour.YELLOW),
    PointState.PUBLISHED: Tag(PointState.PUBLISHED.label, Colour.GREEN),
    PointState.NOT_PUBLISHED: Tag(PointState.NOT_PUBLISHED.label, Colour.GREY),
}
KINDS = {
    AnswerKind.DID: Tag(AnswerKind.DID.label, Colour.GREEN),
    AnswerKind.WILL: Tag(AnswerKind.WILL.label, Colour.BLUE),
    AnswerKind.CANNOT: Tag(AnswerKind.CANNOT.label, Colour.ORANGE),
    AnswerKind.LOOKING: Tag(AnswerKind.LOOKING.label, Colour.PURPLE),
}


def state_tag(state: str) -> Tag:
    return STATES[PointState(state)]


def kind_tag(kind: str) -> Tag:
    return KINDS[AnswerKind(kind)]
