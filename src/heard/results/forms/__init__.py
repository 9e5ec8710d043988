"""What is asked of those who weight, prepare, agree to and publish findings."""

from heard.results.forms.exporting import (
    ApproveRowsForm,
    AskForRowsForm,
    RefuseRowsForm,
    RowColumnsForm,
)
from heard.results.forms.publishing import (
    AgreeFindingsForm,
    CorrectFindingsForm,
    ForumStatementForm,
    PrepareFindingsForm,
    PublishFindingsForm,
)
from heard.results.forms.weighting import (
    PopulationForm,
    TryWeightsForm,
)

__all__ = [
    "AgreeFindingsForm",
    "ApproveRowsForm",
    "AskForRowsForm",
    "CorrectFindingsForm",
    "ForumStatementForm",
    "PopulationForm",
    "PrepareFindingsForm",
    "PublishFindingsForm",
    "RefuseRowsForm",
    "RowColumnsForm",
    "TryWeightsForm",
]
