"""Who changed a session last, as the audit says."""

from heard.audit.models import Entry
from heard.sessions.models import Session


def last_changed_by(session: Session) -> str:
    """Their name; empty where Heard itself did it, or nobody."""
    entries = Entry.objects.filter(
        subject_kind=session._meta.label_lower,
        subject_id=str(session.pk),
        actor_id__isnull=False,
    )
    entry = entries.order_by("-pk").first()
    return entry.actor_name if entry else ""
