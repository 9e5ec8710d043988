"""What is asked of those who prepare and publish findings."""

from heard.results.forms.publishing import PrepareFindingsForm, PublishFindingsForm

__all__ = ["PrepareFindingsForm", "PublishFindingsForm"]
