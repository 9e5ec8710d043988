"""Organisations, districts and divisions of a partnership."""

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from heard.audit.services import record
from heard.partnerships.models import District, Division, Member, Organisation, Partnership


class NameTakenError(Exception):
    """There is one with this name already."""


@transaction.atomic
def add_organisation(
    partnership: Partnership, *, by: Member, name: str, kind: str, website: str = ""
) -> Organisation:
    """Raises NameTakenError."""
    organisation = Organisation(partnership=partnership, name=name, kind=kind, website=website)
    _keep(organisation)
    record("organisation added", organisation, by=by.user)
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation, *, by: Member, name: str, kind: str, website: str = ""
) -> Organisation:
    """Raises NameTakenError."""
    organisation.name, organisation.kind, organisation.website = name, kind, website
    _keep(organisation)
    record("organisation changed", organisation, by=by.user)
    return organisation


@transaction.atomic
def add_district(partnership: Partnership, *, by: Member, name: str) -> District:
    """A district's code comes from its first name and stays: answers refer to it.

    Raises NameTakenError.
    """
    district = District(partnership=partnership, name=name, code=slugify(name)[:40])
    _keep(district)
    record("district added", district, by=by.user)
    return district


@transaction.atomic
def rename_district(district: District, *, by: Member, name: str) -> District:
    """The code stays."""
    before, district.name = district.name, name
    _keep(district)
    record("district renamed", district, by=by.user, before=before)
    return district


@transaction.atomic
def add_division(district: District, *, by: Member, name: str) -> Division:
    """Raises NameTakenError."""
    division = Division(district=district, name=name)
    _keep(division)
    record("division added", district, by=by.user, division=name)
    return division


@transaction.atomic
def rename_division(division: Division, *, by: Member, name: str) -> Division:
    """Whoever represents it stays. Raises NameTakenError."""
    before, division.name = division.name, name
    _keep(division)
    record("division renamed", division.district, by=by.user, before=before, division=name)
    return division


def _keep(thing: Organisation | District | Division) -> None:
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError as problem:
        raise NameTakenError(thing) from problem
