"""Bringing in a file of returns: keep, check, then all rows, all but the wrong ones, or none."""

from heard.surveys.services.returns.checking import (
    PROBLEMS_NOTED,
    check_returns,
    problem_cells,
    problems_of,
)
from heard.surveys.services.returns.choosing import NotCheckedError, choose_rows, drop_returns
from heard.surveys.services.returns.keeping import (
    DAYS_KEPT,
    LARGEST_FILE,
    FileTooLargeError,
    SameFileError,
    Upload,
    bring_in_file,
    forget_waiting_files,
)
from heard.surveys.services.returns.taking_in import import_returns

__all__ = [
    "DAYS_KEPT",
    "LARGEST_FILE",
    "PROBLEMS_NOTED",
    "FileTooLargeError",
    "NotCheckedError",
    "SameFileError",
    "Upload",
    "bring_in_file",
    "check_returns",
    "choose_rows",
    "drop_returns",
    "forget_waiting_files",
    "import_returns",
    "problem_cells",
    "problems_of",
]
