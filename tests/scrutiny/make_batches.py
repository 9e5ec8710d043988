"""Files with decision records, and batches of them: name only what your test is about."""

import io
import zipfile
from collections.abc import Mapping

from heard.partnerships.models import Member
from heard.scrutiny import services
from heard.scrutiny.archives import Packed
from heard.scrutiny.field_names import FIELD_LABELS
from heard.scrutiny.models import Batch, BatchFile, DecisionRecord
from heard.scrutiny.services import batches

PAGE = """\
<!DOCTYPE html>
<html><head><link rel="canonical" href="{address}"><title>Decision details</title></head><body>
<h1>Decision details</h1><h2>{title}</h2>
<p>Decision Maker: Children and Families Scrutiny Committee</p>
<p>Purpose: {purpose}</p>
<p>Decision:</p><p>Resolved: That;</p>
<p>i. {first}</p><p>ii. {second}</p>
<p>Publication date: {published}</p><p>Date of decision: {decided}</p>
</body></html>
"""
WORDS = {
    "address": "https://democracy.westmere.example/ieDecisionDetails.aspx?ID=812",
    "title": "Listening to families",
    "purpose": "To hear how families are listened to.",
    "first": "The report presented be noted.",
    "second": "Members attend listening sessions in their areas and report back to the Committee.",
    "published": "05/07/2024",
    "decided": "04/07/2024",
}


def page(**words: str) -> str:
    """A page saved from a committee system; without words of your own, always the same one."""
    return PAGE.format(**{**WORDS, **words})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP file with these files in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def batch(by: Member, files: Mapping[str, str | bytes], *, is_read: bool = True) -> Batch:
    """Files that were brought in together, and, unless you say otherwise, read."""
    packed = [
        Packed(name, content.encode() if isinstance(content, str) else content)
        for name, content in files.items()
    ]
    made = batches.bring_batch("records.zip", packed, by=by)
    return batches.read_batch(made) if is_read else made


def waiting(by: Member, before: str, after: str, *, is_published: bool = True) -> BatchFile:
    """A file of a record that was here in the words of `before`, and is now in those of `after`."""
    first = batch(by, {"812.html": before}).files.get().record
    if is_published:
        publish(first, by)
    return batch(by, {"812.html": after}).files.get()


def publish(record: DecisionRecord, by: Member) -> DecisionRecord:
    """Check everything that was read, and put it in the register."""
    services.change_decision(record, {"checked": sorted(FIELD_LABELS)}, revision=0, by=by)
    record.refresh_from_db()
    return services.publish_decision(record, by=by, revision=record.revision)
