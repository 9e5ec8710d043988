"""What reports to committees can be and hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    ISSUED = "issued", _("Issued")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class BlockKind(models.TextChoices):
    """What a block of a report shows, live until the report is issued."""

    WORDS = "words", _("Words of your own")
    ENGAGEMENT = "engagement", _("Engagement so far")
    FINDINGS = "findings", _("What a survey found")
    HEARD = "heard", _("What was heard at sessions")
    ANSWERS = "answers", _("What became of what families said")
    PLAN = "plan", _("How a plan stands")
    CHANGES = "changes", _("What changed in a plan")
    MEASURES = "measures", _("What is measured")
    SEATS = "seats", _("Seats on boards and groups")
    REQUESTS = "requests", _("Requests of the committee that are open")
    REPORTS_BACK = "reports_back", _("What members reported from sessions")


class ExemptParagraph(models.TextChoices):
    """Descriptions of exempt information: Local Government Act 1972, schedule 12A, part 1."""

    INDIVIDUAL = "1", _("Paragraph 1: about any individual")
    IDENTITY = "2", _("Paragraph 2: likely to reveal who an individual is")
    FINANCE = "3", _("Paragraph 3: the financial or business affairs of any person")
    LABOUR = "4", _("Paragraph 4: consultations or negotiations on labour relations")
    LEGAL = "5", _("Paragraph 5: legal professional privilege")
    NOTICE = "6", _("Paragraph 6: a notice or an order that the authority means to give")
    CRIME = "7", _("Paragraph 7: action on the prevention of crime")
