"""Ages of children that a session, a phase or a household can be about: any number of them."""

from heard.boards.models.words import AgeBand

AGES = [choice for choice in AgeBand.choices if choice[0] != AgeBand.SEVERAL]
