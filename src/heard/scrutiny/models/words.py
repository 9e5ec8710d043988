"""Vocabularies: the same words as in the public format of a decision record."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    PASTED = "pasted", _("Pasted text")
    TEXT = "text", _("Text file")
    HTML = "html", _("Saved web page")
    PDF = "pdf", _("PDF")


class State(models.TextChoices):
    """Life of an edition: draft -> published -> replaced by the next edition, or withdrawn."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    REPLACED = "replaced", _("Replaced")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class StatusWord(models.TextChoices):
    """What a printed status comes to."""

    APPROVED = "approved", _("Approved")
    APPROVED_WITH_AMENDMENTS = "approved_with_amendments", _("Approved with amendments")
    NOT_APPROVED = "not_approved", _("Not approved")
    NOTED = "noted", _("Noted")
    IMPLEMENTED = "implemented", _("Implemented")
    DEFERRED = "deferred", _("Deferred")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CALLED_IN = "called_in", _("Called in")
    FOR_DETERMINATION = "for_determination", _("For determination")
    UNKNOWN = "unknown", _("Not stated")


class VerbWord(models.TextChoices):
    """What a resolution does or asks for."""

    NOTE = "note", _("Note")
    APPROVE = "approve", _("Approve")
    AGREE = "agree", _("Agree")
    REQUEST = "request", _("Request")
    RECOMMEND = "recommend", _("Recommend")
    REFER = "refer", _("Refer")
    ATTEND = "attend", _("Attend")
    REPORT_BACK = "report_back", _("Report back")
    APPOINT = "appoint", _("Appoint")
    DELEGATE = "delegate", _("Delegate")
    OTHER = "other", _("Other")


VERB_WORDS: list[str] = list(VerbWord.values)
