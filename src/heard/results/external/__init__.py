"""Results of others as this room keeps them: mapped by a person, read by the engine, frozen."""

from heard.results.external.kept import Content, MappedOption, MappedQuestion, as_mapping
from heard.results.external.mapping_file import mapped_from_file, mapping_csv
from heard.results.external.proposing import (
    NOT_OURS,
    names_of,
    plain_name,
    proposed,
    proposed_for,
)
from heard.results.external.theirs import TheirQuestion, their_questions

__all__ = [
    "NOT_OURS",
    "Content",
    "MappedOption",
    "MappedQuestion",
    "TheirQuestion",
    "as_mapping",
    "mapped_from_file",
    "mapping_csv",
    "names_of",
    "plain_name",
    "proposed",
    "proposed_for",
    "their_questions",
]
