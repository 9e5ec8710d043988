"""What is asked of those who weight, prepare, agree to and publish findings."""

from heard.results.forms.publishing import (
    AgreeFindingsForm,
    CorrectFindingsForm,
    ForumStatementForm,
    PrepareFindingsForm,
    PublishFindingsForm,
)
from heard.results.forms.weighting import PopulationForm, TryWeightsForm

__all__ = [
    "AgreeFindingsForm",
    "CorrectFindingsForm",
    "ForumStatementForm",
    "PopulationForm",
    "PrepareFindingsForm",
    "PublishFindingsForm",
    "TryWeightsForm",
]
