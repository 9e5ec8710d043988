"""The records that are here, as what is read in again is compared with them."""

from heard.partnerships.models import Partnership
from heard.scrutiny.known import Known, Row, folded, folded_names
from heard.scrutiny.models import BatchFile, DecisionRecord, State
from heard.scrutiny.models.importing_words import Choice

_COLUMNS = ("pk", "key", "state", "title", "decision_maker", "meeting_body")
_MORE = ("decision_date", "meeting_date", "source_url", "source__sha256")


def known_records(partnership: Partnership) -> Known:
    """All of them; files of which somebody said that ours is kept; and files that wait."""
    known, latest = Known(), set()
    rows = DecisionRecord.objects.filter(partnership=partnership).order_by("-edition", "-pk")
    for values in rows.values_list(*_COLUMNS, *_MORE).iterator(chunk_size=5_000):
        pk, key, state, title, maker, body, decided, met, address, sha256 = values
        known.add(
            Row(
                pk=pk,
                title=folded(title),
                committees=folded_names((maker, body)),
                day=decided or met,
                address=address,
                sha256=sha256,
                is_withdrawn=state == State.WITHDRAWN,
                is_latest=key not in latest,
            )
        )
        latest.add(key)
    files = BatchFile.objects.filter(batch__partnership=partnership).exclude(record=None)
    for sha256, record in files.filter(choice=Choice.KEPT).values_list("sha256", "record"):
        known.by_sha.setdefault(sha256, record)
    known.waiting = dict(files.to_settle().values_list("sha256", "record"))
    return known
