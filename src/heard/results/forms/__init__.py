"""What is asked of those who prepare and publish findings."""

from heard.results.forms.exporting import (
    ApproveRowsForm,
    AskForRowsForm,
    RefuseRowsForm,
    RowColumnsForm,
)
from heard.results.forms.publishing import PrepareFindingsForm, PublishFindingsForm

__all__ = [
    "ApproveRowsForm",
    "AskForRowsForm",
    "PrepareFindingsForm",
    "PublishFindingsForm",
    "RefuseRowsForm",
    "RowColumnsForm",
]
