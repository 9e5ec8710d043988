"""A mapping to begin with: what has our codes or our words is ours, and a person looks at it."""

from collections.abc import Iterable, Iterator

from heard.engines.questionnaire import Item, Questionnaire
from heard.results.external.kept import MappedOption, MappedQuestion, Wording
from heard.results.external.theirs import TheirQuestion

POSITIVE, NEGATIVE = "_positive", "_negative"
NOT_OURS = ""


def proposed(
    theirs: Iterable[TheirQuestion], questionnaire: Questionnaire, *, same_instrument: bool
) -> tuple[MappedQuestion, ...]:
    """Map what is named alike. Each question of ours goes to the first of theirs that fits."""
    taken: set[str] = set()
    found = []
    for each in theirs:
        item = _item_like(each.question, questionnaire)
        if item is not None and item.code not in taken:
            taken.add(item.code)
            wording: Wording = "same" if same_instrument else "similar"
            found.append(proposed_for(each, item, questionnaire.default_language, wording))
    return tuple(found)


def proposed_for(
    theirs: TheirQuestion, item: Item, language: str, wording: Wording
) -> MappedQuestion:
    """Map the options of one question that are named alike."""
    names = dict(names_of(item, language))
    return MappedQuestion(
        theirs.question,
        item.code,
        tuple(
            MappedOption(option, names[plain_name(option)], wording)
            for option in theirs.options
            if plain_name(option) in names
        ),
        is_several=item.kind == "several_choices",
    )


def _item_like(question: str, questionnaire: Questionnaire) -> Item | None:
    for item in questionnaire.items:
        label = item.label.get(questionnaire.default_language)
        if item.is_choice and plain_name(question) in {plain_name(item.code), plain_name(label)}:
            return item
    return None


def names_of(item: Item, language: str) -> Iterator[tuple[str, str]]:
    """What an answer may be called, plain, and its code; the later of the same name holds."""
    for option in item.options:
        yield plain_name(option.label.get(language)), option.code
    for option in item.options:  # a code says more surely what is meant than words do
        yield plain_name(option.code), option.code
    if item.has_favour:
        yield POSITIVE, POSITIVE
        yield NEGATIVE, NEGATIVE


def plain_name(name: str) -> str:
    """Letters and digits alone; what sums up others keeps its sign."""
    letters = "".join(sign for sign in name.casefold() if sign.isalnum())
    return f"_{letters}" if name.startswith("_") else letters
