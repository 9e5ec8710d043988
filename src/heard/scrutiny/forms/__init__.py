"""What officers and readers send."""

from heard.scrutiny.forms.decision import DecisionForm, FieldRow
from heard.scrutiny.forms.reading import MAX_UPLOAD, ReadDecisionForm
from heard.scrutiny.forms.register import RegisterForm
from heard.scrutiny.forms.resolutions import ResolutionForm, ResolutionForms
from heard.scrutiny.forms.steps import DiscardForm, PublishForm, WithdrawForm

__all__ = [
    "MAX_UPLOAD",
    "DecisionForm",
    "DiscardForm",
    "FieldRow",
    "PublishForm",
    "ReadDecisionForm",
    "RegisterForm",
    "ResolutionForm",
    "ResolutionForms",
    "WithdrawForm",
]
