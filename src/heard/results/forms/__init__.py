"""What is asked of those who weight, prepare, agree to and publish findings."""

from heard.results.forms.exporting import (
    ApproveRowsForm,
    AskForRowsForm,
    RefuseRowsForm,
    RowColumnsForm,
)
from heard.results.forms.external import (
    MOST_OPTIONS,
    MOST_QUESTIONS,
    BringWaveForm,
    LoadWaveForm,
    MappingFileForm,
    MapWaveForm,
    RemoveWaveForm,
    content_of,
)
from heard.results.forms.publishing import (
    AgreeFindingsForm,
    CorrectFindingsForm,
    ForumStatementForm,
    PrepareFindingsForm,
    PublishFindingsForm,
)
from heard.results.forms.quality import (
    CombinationForm,
    TwoQuestionsForm,
)
from heard.results.forms.weighting import (
    PopulationForm,
    TryWeightsForm,
)

__all__ = [
    "MOST_OPTIONS",
    "MOST_QUESTIONS",
    "AgreeFindingsForm",
    "ApproveRowsForm",
    "AskForRowsForm",
    "BringWaveForm",
    "CombinationForm",
    "CorrectFindingsForm",
    "ForumStatementForm",
    "LoadWaveForm",
    "MapWaveForm",
    "MappingFileForm",
    "PopulationForm",
    "PrepareFindingsForm",
    "PublishFindingsForm",
    "RefuseRowsForm",
    "RemoveWaveForm",
    "RowColumnsForm",
    "TryWeightsForm",
    "TwoQuestionsForm",
    "content_of",
]
