"""The tenant: a local area partnership, its organisations, its places and its members."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
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


class SignInProvider(models.Model):
    """An organisation's own OpenID Connect provider. It signs in that organisation's members."""

    organisation = models.OneToOneField(
        Organisation, models.CASCADE, related_name="sign_in_provider"
    )
    # In addresses; never reused, so a link between an account and a provider stays with it.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    issuer = models.URLField()
    client_id = models.CharField(max_length=300)
    sealed_secret = models.TextField()
    # E-mail domains that it may speak for; an address elsewhere is refused, whatever it claims.
    domains = ArrayField(models.CharField(max_length=253))
    # Values of `acr` or `amr` in the ID token that count as a second factor; none: ours is asked.
    second_factor_claims = ArrayField(models.CharField(max_length=100), default=list, blank=True)

    def __str__(self) -> str:
        return str(self.organisation)


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


class MemberQuerySet(models.QuerySet["Member"]):
    def current(self) -> "MemberQuerySet":
        """Members and invited people: those who left keep their row, for what they did."""
        return self.filter(left_at=None)

    def joined(self) -> "MemberQuerySet":
        """Who may come in."""
        return self.current().exclude(joined_at=None)

    def holding(self, role: Role) -> "MemberQuerySet":
        return self.joined().filter(roles__contains=[str(role)])


class Member(models.Model):
    """A user in a partnership, with the roles that say what they may do there."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True)
    division = models.ForeignKey(Division, models.SET_NULL, null=True, blank=True)
    roles = ArrayField(models.CharField(max_length=30, choices=list(ROLE_NAMES.items())))
    invited_at = models.DateTimeField(null=True, blank=True)
    # Null while an invitation is open; members who were never invited joined when they were made.
    joined_at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user"], name="a_user_is_one_member_of_a_partnership"
            ),
            models.CheckConstraint(
                name="a_member_was_invited_or_has_joined",
                condition=models.Q(invited_at__isnull=False) | models.Q(joined_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.user.name

    def may(self, permission: Permission) -> bool:
        """Whether any of this member's roles allows it; nothing is allowed to who has left."""
        held = {Role(role) for role in self.roles}
        return self.left_at is None and bool(held & PERMISSIONS[permission])

    @property
    def is_invited(self) -> bool:
        """Whether the invitation has not been taken up yet."""
        return self.joined_at is None

    @property
    def role_names(self) -> list[str]:
        return [str(ROLE_NAMES[Role(role)]) for role in self.roles]
