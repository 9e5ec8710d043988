"""What is asked of those who prepare and publish findings."""

from heard.results.forms.publishing import PrepareFindingsForm, PublishFindingsForm
from heard.results.forms.quality import CombinationForm, TwoQuestionsForm

__all__ = ["CombinationForm", "PrepareFindingsForm", "PublishFindingsForm", "TwoQuestionsForm"]
