"""Form fields that render themselves as GOV.UK components.

In a template `{{ form.reason }}` is the whole component: label, hint, error and control. A plain
Django field (allauth's forms have them) renders as the component that fits its widget.
"""

from heard.design.fields.choices import (
    CheckboxesField,
    ConfirmField,
    RadiosField,
    SelectField,
)
from heard.design.fields.dates import DateField
from heard.design.fields.files import FileField
from heard.design.fields.forms import (
    FindForm,
    GovukForm,
    GovukRenderer,
    SummaryError,
    error_summary,
)
from heard.design.fields.text import (
    CodeField,
    DecimalField,
    EmailField,
    LinesField,
    LongTextField,
    NumberField,
    PasswordField,
    TelephoneField,
    TextField,
)

__all__ = [
    "CheckboxesField",
    "CodeField",
    "ConfirmField",
    "DateField",
    "DecimalField",
    "EmailField",
    "FileField",
    "FindForm",
    "GovukForm",
    "GovukRenderer",
    "LinesField",
    "LongTextField",
    "NumberField",
    "PasswordField",
    "RadiosField",
    "SelectField",
    "SummaryError",
    "TelephoneField",
    "TextField",
    "error_summary",
]
