"""What the columns of a plan are called when somebody says what they hold."""

from django.utils.translation import gettext_lazy as _

from heard.plans.tables.headings import Column

COLUMN_WORDS = {
    Column.REFERENCE: _("Reference"),
    Column.TITLE: _("Action: what is done"),
    Column.PRIORITY: _("Priority or theme"),
    Column.OUTCOME: _("Outcome sought"),
    Column.WHY: _("Why: finding or issue"),
    Column.PLAIN_WORDS: _("In plain words, for families"),
    Column.GROUP: _("Task and finish group"),
    Column.LEAD: _("Who leads"),
    Column.ORGANISATION: _("Organisation that leads"),
    Column.PARTNERS: _("Who helps"),
    Column.STARTS: _("Start"),
    Column.DUE: _("By when"),
    Column.REVISED: _("Revised day"),
    Column.REASON: _("Why the day moved"),
    Column.REVIEW: _("Review"),
    Column.DELIVERED: _("Day on which it was delivered"),
    Column.MILESTONES: _("Milestones or steps"),
    Column.STATUS: _("RAG or status"),
    Column.PROGRESS: _("Progress or update"),
    Column.MEASURE: _("Success measure"),
    Column.BASELINE: _("Baseline"),
    Column.TARGET: _("Target"),
    Column.IMPACT: _("Impact"),
    Column.EVIDENCE: _("Evidence"),
    Column.COST: _("Cost"),
    Column.RISK: _("Risk"),
}
