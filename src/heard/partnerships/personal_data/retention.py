"""How long messages and names in the audit are kept."""

from django.utils.translation import gettext_lazy as _

from heard.audit.models import Entry
from heard.audit.queries import with_names_before
from heard.audit.services import forget_names
from heard.mail.models import Message
from heard.mail.queries import settled_before
from heard.mail.services import forget_message
from heard.partnerships.personal_data.messages import KEPT
from heard.partnerships.privacy import RetentionRule, end_of, rule, years_before


def retention_rules() -> list[RetentionRule]:
    return [
        rule(
            (
                "messages",
                _("Messages that we sent: address and words"),
                _("90 days"),
                _("the day on which they were sent"),
                _("So that what went astray can be found"),
            ),
            due=lambda today: settled_before(end_of(today - KEPT)),
            forget=forget_message,
            every=Message.objects.all,
        ),
        rule(
            (
                "audit",
                _("Names of members in the record of who did what"),
                _("6 years"),
                _("the day on which they did it"),
                _("Claims can be brought for six years (Limitation Act 1980)"),
            ),
            due=lambda today: with_names_before(end_of(years_before(today, 6))),
            forget=forget_names,
            every=Entry.objects.all,
        ),
    ]
