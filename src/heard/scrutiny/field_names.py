"""The fields of a decision record by the names of the public format, and what people call them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELD_LABELS: dict[str, Promise | str] = {
    "title": _("Title"),
    "decision_maker": _("Decision maker"),
    "status": _("Decision status"),
    "is_key_decision": _("Key decision"),
    "is_subject_to_call_in": _("Subject to call-in"),
    "decision_date": _("Date of decision"),
    "meeting": _("Meeting"),
    "publication_date": _("Publication date"),
    "effective_from": _("Effective from"),
    "purpose": _("Purpose"),
    "text": _("Decision in full"),
    "reasons": _("Reasons for the decision"),
    "alternatives": _("Other options considered"),
    "divisions": _("Divisions affected"),
    "contacts": _("Contacts"),
    "report_authors": _("Report authors"),
    "documents": _("Documents"),
    "resolutions": _("What was resolved"),
    "source_url": _("Page in the committee system"),
}
# What a save may change beside them: the boxes "I have compared this with the source".
CHECKED = "checked"

# Fields of the format that are more than one column of the record.
COLUMNS: dict[str, tuple[str, ...]] = {
    "status": ("status_raw", "status"),
    "meeting": ("meeting_date", "meeting_body"),
}


def columns(field: str) -> tuple[str, ...]:
    """The columns of a record that a field of the format fills."""
    return COLUMNS.get(field, (field,))


def field_of(column: str) -> str:
    """The field of the format that a column belongs to."""
    return next((field for field, names in COLUMNS.items() if column in names), column)
