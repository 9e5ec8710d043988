"""What is asked of those who prepare and publish findings."""

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
from heard.results.forms.publishing import PrepareFindingsForm, PublishFindingsForm
from heard.results.forms.quality import CombinationForm, TwoQuestionsForm

__all__ = [
    "MOST_OPTIONS",
    "MOST_QUESTIONS",
    "BringWaveForm",
    "CombinationForm",
    "LoadWaveForm",
    "MapWaveForm",
    "MappingFileForm",
    "PrepareFindingsForm",
    "PublishFindingsForm",
    "RemoveWaveForm",
    "TwoQuestionsForm",
    "content_of",
]
