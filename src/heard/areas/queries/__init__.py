"""Reads of the room; rooms above use these by name."""

from heard.areas.queries.comparison import Compared, compared, published_areas, unnamed
from heard.areas.queries.progress import (
    AreaProgress,
    Progress,
    line_of,
    pack_of,
    progress_of,
    to_prepare,
)
from heard.areas.queries.todos import todo
from heard.areas.queries.viewpoints import (
    Viewpoint,
    areas_of,
    partnerships_to_ask,
    run_by,
    viewpoint,
)

__all__ = [
    "AreaProgress",
    "Compared",
    "Progress",
    "Viewpoint",
    "areas_of",
    "compared",
    "line_of",
    "pack_of",
    "partnerships_to_ask",
    "progress_of",
    "published_areas",
    "run_by",
    "to_prepare",
    "todo",
    "unnamed",
    "viewpoint",
]
