"""The tenant: a local area partnership, its organisations, its places and its members."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from heard.partnerships.roles import PERMISSIONS, ROLE_NAMES, Permission, Role

HEX_COLOUR = RegexValidator(r"^#[0-9a-f]{6}$", _("Enter a colour such as #1d4f91"))


class Partnership(models.Model):
    """Council, NHS, schools and parents of one local area. All else hangs on it."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    host = models.CharField(max_length=253, blank=True)
    colour = models.CharField(max_length=7, default="#1d4f91", validators=[HEX_COLOUR])
    logo = models.FileField(upload_to="logos", blank=True)
    contact_name = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_address = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["host"],
                condition=~models.Q(host=""),
                name="no_two_partnerships_share_a_host",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/a/{self.slug}/"


class OrganisationKind(models.TextChoices):
    COUNCIL = "council", _("Council")
    HEALTH = "health", _("NHS body")
    SCHOOL = "school", _("School or college")
    FORUM = "forum", _("Parent carer forum")
    VOLUNTARY = "voluntary", _("Voluntary organisation")
    OTHER = "other", _("Other")


class Organisation(models.Model):
    """A partner: its members may sign in through its own provider."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="organisations")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    logo = models.FileField(upload_to="logos", blank=True)
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="organisations_have_their_own_names",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """A part of the area that families know by name. `code` is what questionnaires use."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="districts")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"], name="district_codes_are_unique_in_a_partnership"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Division(models.Model):
    """What an elected member represents."""

    district = models.ForeignKey(District, models.CASCADE, related_name="divisions")
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "name"], name="division_names_are_unique_in_a_district"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A user in a partnership, with the roles that say what they may do there."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True)
    division = models.ForeignKey(Division, models.SET_NULL, null=True, blank=True)
    roles = ArrayField(models.CharField(max_length=30, choices=list(ROLE_NAMES.items())))
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user"], name="a_user_is_one_member_of_a_partnership"
            ),
        ]

    def __str__(self) -> str:
        return self.user.name

    def may(self, permission: Permission) -> bool:
        """Whether any of this member's roles allows it; nothing is allowed to who has left."""
        held = {Role(role) for role in self.roles}
        return self.left_at is None and bool(held & PERMISSIONS[permission])

    @property
    def role_names(self) -> list[str]:
        return [str(ROLE_NAMES[Role(role)]) for role in self.roles]
