"""What a publication is being put together from, in words, and what may be added."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.engines.questionnaire import Item, Questionnaire, Text
from heard.results.blocks import REPEATED, Block, Kind, chosen_of, is_told
from heard.results.models import Comment, Publication
from heard.results.queries.findings import grouping_choices
from heard.results.queries.quotes import quotable

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class BlockLine:
    """One block in the list: `title` stands above it, `what` is what it shows."""

    block: Block
    title: str
    what: str

    @property
    def is_fixed(self) -> bool:
        """Whether it cannot be taken out."""
        return self.block.kind == Kind.RESPONSE


class Builder:
    """The words of a publication's questionnaire, for its blocks."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        self.questionnaire: Questionnaire = publication.survey.version.questionnaire
        self.groupings = {each.code: each.label for each in grouping_choices(self.questionnaire)}
        self._sections = {section.code: section for section in self.questionnaire.sections}

    def lines(self) -> list[BlockLine]:
        return [self.line(block) for block in self.publication.built]

    def line(self, block: Block) -> BlockLine:
        return BlockLine(block, block.title or self._title(block), self._what(block))

    def _title(self, block: Block) -> str:
        if block.kind == Kind.ITEMS and block.section:
            return self._words(self._sections[block.section].title)
        if block.kind == Kind.COMPARISON:
            return _("By group: %(grouping)s") % {"grouping": self.groupings[block.by]}
        return str(Kind(block.kind).label)

    def _what(self, block: Block) -> str:
        if block.kind == Kind.QUOTES:
            number = len(block.quotes)
            words = ngettext("%(number)d quote", "%(number)d quotes", number)
            return words % {"number": number}
        if block.kind in (Kind.HEADLINE, Kind.GOES_WITH):
            return " ".join(f"“{self.label(code)}”" for code in block.questions)
        if block.kind not in (Kind.ITEMS, Kind.COMPARISON):
            return ""
        everything = len(self.questions_of(block))
        chosen = len(block.questions) or everything
        if chosen == everything:
            return ngettext("%(n)d question", "All %(n)d questions", chosen) % {"n": chosen}
        return _("%(some)d of %(all)d questions") % {"some": chosen, "all": everything}

    def questions_of(self, block: Block) -> Choices:
        """The questions that a block may show, code and words."""
        items: tuple[Item, ...]
        if block.kind == Kind.ITEMS:
            section = self._sections.get(block.section, self.questionnaire)
            items = tuple(filter(is_told, section.items))
        elif block.kind == Kind.COMPARISON:
            shown = chosen_of(self._without(block), self.questionnaire).questions
            asked = (self.questionnaire.item(code) for code in shown)
            items = tuple(item for item in asked if item.code != block.by and not item.is_text)
        else:
            may_be_high = block.kind == Kind.GOES_WITH
            items = tuple(
                item
                for item in self.questionnaire.items
                if item.has_favour or (may_be_high and item.kind == "scale")
            )
        return [(item.code, self._words(item.label)) for item in items]

    def _without(self, block: Block) -> list[Block]:
        return [each for each in self.publication.built if each.key != block.key]

    def quotes(self) -> list[tuple[str, str]]:
        """The comments that may be quoted: key, and the words with the question before them."""
        comments: list[Comment] = list(quotable(self.publication.survey))
        return [(str(each.key), f"{self.label(each.item)} {each.text}") for each in comments]

    def addable(self) -> Choices:
        """What may be added, as `kind` or `kind:of what`."""
        has = {block.kind for block in self.publication.built}
        choices: Choices = []
        for kind in Kind:
            if kind == Kind.ITEMS:
                choices.append((f"{kind}:", _("Questions of any section")))
                choices += [
                    (f"{kind}:{code}", _("Questions: %(of)s") % {"of": self._words(section.title)})
                    for code, section in self._sections.items()
                ]
            elif kind == Kind.COMPARISON:
                choices += [
                    (f"{kind}:{code}", _("By group: %(of)s") % {"of": label})
                    for code, label in self.groupings.items()
                ]
            elif kind in REPEATED or kind not in has:
                choices.append((str(kind), str(kind.label)))
        return choices

    def label(self, code: str) -> str:
        return self._words(self.questionnaire.item(code).label)

    def _words(self, text: Text) -> str:
        return text.get(self.questionnaire.default_language)


def block_of(publication: Publication, key: str) -> Block | None:
    return next((each for each in publication.built if each.key == key), None)
