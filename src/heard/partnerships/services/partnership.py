"""The partnership's own face: name, colour, contacts and logo."""

import hashlib
from dataclasses import asdict, dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models.fields.files import FieldFile

from heard.audit.services import record
from heard.partnerships import remembered
from heard.partnerships.logos import redraw
from heard.partnerships.models import Member, Organisation, Partnership


@dataclass(frozen=True)
class Face:
    """What families see of a partnership."""

    name: str
    colour: str = "#1d4f91"
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    contact_address: str = ""


@transaction.atomic
def change_partnership(partnership: Partnership, *, by: Member, face: Face) -> Partnership:
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    changed = [name for name, value in asdict(face).items() if getattr(partnership, name) != value]
    for name in changed:
        setattr(partnership, name, getattr(face, name))
    if changed:
        partnership.save(update_fields=changed)
        record("partnership changed", partnership, by=by.user, changed=", ".join(changed))
        transaction.on_commit(remembered.forget)
    return partnership


@transaction.atomic
def change_logo(thing: Partnership | Organisation, *, by: Member, image: bytes) -> str:
    """Draw `image` anew and show it; returns the file's name. Raises logos.NotALogoError."""
    drawn = redraw(image)
    before = thing.logo.name
    name = f"{thing._meta.model_name}-{thing.pk}-{hashlib.sha256(drawn).hexdigest()[:16]}.png"
    if before != f"logos/{name}":
        thing.logo.save(name, ContentFile(drawn), save=False)
        thing.save(update_fields=["logo"])
        _forget_file(thing.logo, before)
    record("logo changed", thing, by=by.user)
    return str(thing.logo.name)


@transaction.atomic
def remove_logo(thing: Partnership | Organisation, *, by: Member) -> None:
    before = thing.logo.name
    thing.logo = ""
    thing.save(update_fields=["logo"])
    _forget_file(thing.logo, before)
    record("logo removed", thing, by=by.user)


def _forget_file(field: FieldFile, name: str | None) -> None:
    """Only once the change is kept: a change that is rolled back still needs its file."""
    storage = field.storage

    def afterwards() -> None:
        remembered.forget()
        if name:
            storage.delete(name)

    transaction.on_commit(afterwards)
