"""Frameworks for inspecting an area, by the days on which they hold: dated configuration.

What inspectors may find, and the words of the outcome, change with each framework. They stand in
`frameworks.json` beside this file; HEARD_FRAMEWORKS names a file of an install's own that adds to
them, or replaces those with the same code, when the law changes before Heard does.
"""

from heard.plans.frameworks.choosing import (
    NoFrameworkError,
    TwoFrameworksError,
    choose,
    framework_of,
    hand_in_by,
    kind_of,
    known_frameworks,
    outcome_of,
)
from heard.plans.frameworks.reading import BadFrameworksError, read_frameworks
from heard.plans.frameworks.words import FindingKind, Framework, Outcome

__all__ = [
    "BadFrameworksError",
    "FindingKind",
    "Framework",
    "NoFrameworkError",
    "Outcome",
    "TwoFrameworksError",
    "choose",
    "framework_of",
    "hand_in_by",
    "kind_of",
    "known_frameworks",
    "outcome_of",
    "read_frameworks",
]
