"""From the page of a plan to all that belongs to it."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from heard.plans.models import Finding, Inspection, Plan


@dataclass(frozen=True)
class Door:
    text: str
    href: str


def address(name: str, *args: object) -> str:
    """Empty where this install has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def public_address(thing: Inspection | Finding | Plan) -> str:
    """Where everybody reads it; empty while nobody may."""
    shown = thing.inspection if isinstance(thing, Finding) else thing
    if not shown.is_public:
        return ""
    try:
        return thing.get_absolute_url()
    except NoReverseMatch:
        return ""


def doors_of(plan: Plan, *, keeps: bool) -> list[Door]:
    """In the order in which one works with a plan; files only for who `keeps` it."""
    pk, slug = plan.pk, plan.slug
    found = [
        Door(_("Actions"), address("plans:actions", pk)),
        Door(_("Updates"), address("plans:updates", pk)),
        Door(_("Who leads: posts and whoever holds them"), address("plans:posts")),
        Door(_("Measures"), address("plans:measures")),
        Door(_("Versions, and who approved them"), address("plans:approvals", pk)),
        Door(_("What the parent carer forum says"), address("plans:forum_statement", pk)),
        Door(_("What the board saw, month by month"), address("plans:snapshots", pk)),
        Door(_("The plan on a page"), address("plans:plan_on_a_page", slug)),
        Door(_("Timeline"), address("plans:timeline", slug)),
        Door(_("What slipped, and why"), address("plans:slipped", slug)),
    ]
    if keeps:
        words = _("Bring in a Word or Excel table")
        found.insert(1, Door(words, address("plans:bring_plan_file", pk)))
    return [door for door in found if door.href]
