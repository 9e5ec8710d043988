"""People in seats. They may have no sign-in."""

import uuid
from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from heard.boards.models.reachable import Reachable, by_email
from heard.boards.models.words import AccessNeed, DeclarationKind
from heard.partnerships.models import Member, Organisation, Partnership


class Person(Reachable):
    """Somebody in a seat, or who was. Popolo: Person.

    Printed, a person is a reference and no name: what the audit keeps outlives their consent.
    """

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="people")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, related_name="people", null=True, blank=True
    )
    # Their sign-in, if they have one: who chairs a body looks after its meetings.
    member = models.OneToOneField(
        Member, models.SET_NULL, related_name="person", null=True, blank=True
    )
    job_title = models.CharField(max_length=200, blank=True)
    # Shown to the public by role alone: somebody may be in danger if they can be found.
    is_role_only = models.BooleanField(default=False)
    access_needs = ArrayField(
        models.CharField(max_length=20, choices=AccessNeed), default=list, blank=True
    )
    support_wanted = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [by_email("people")]
        constraints = [
            models.CheckConstraint(
                name="a_person_has_a_name_until_they_are_forgotten",
                condition=Q(forgotten_at=None) & ~Q(name="")
                | Q(forgotten_at__isnull=False, name="", email="", phone="", address=""),
            ),
        ]

    def __str__(self) -> str:
        return f"P-{str(self.key)[:8].upper()}"

    @property
    def shown_name(self) -> str:
        """What staff read. Whether the public may read it is another question: `is_role_only`."""
        return self.name or _("Somebody who was forgotten")


class DeclarationQuerySet(models.QuerySet["Declaration"]):
    def public(self, on: date) -> Self:
        """What everybody may read on `on`: made, not over, with words that name nobody else."""
        made = self.filter(declared_on__lte=on, names_third_person=False).exclude(public_words="")
        return made.filter(Q(ended_on=None) | Q(ended_on__gt=on))


class Declaration(models.Model):
    """What somebody declared. `text` is for the chair and officers; `public_words` name nobody."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="declarations")
    kind = models.CharField(max_length=20, choices=DeclarationKind)
    text = models.TextField(blank=True)
    # Whether `text` names or points at somebody who has not agreed to that.
    names_third_person = models.BooleanField(default=False)
    public_words = models.CharField(max_length=300, blank=True)
    declared_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["-declared_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="a_declaration_ends_after_it_is_made",
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("declared_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_kind_display()}"

    @property
    def partnership_id(self) -> int:
        return self.person.partnership_id
