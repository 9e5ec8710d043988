"""What goes where in a template, by number."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Places:
    """The code of a section for the number of a heading, of a fact for that of a label."""

    places: Mapping[int, str]
    labels: Mapping[int, str] = field(default_factory=dict)
