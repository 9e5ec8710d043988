"""Describing a post, and saying who holds it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.design.fields import (
    DateField,
    EmailField,
    GovukForm,
    RadiosField,
    SelectField,
    TextField,
)
from heard.design.words import date_words
from heard.partnerships.models import Member, Organisation, Partnership
from heard.plans.models import Holder, Post
from heard.plans.services.posts import NewHolder, PostDetails


class PostForm(GovukForm):
    """`details` is what it says."""

    title = TextField(
        label=_("Job title"),
        help_text=_("For example, Designated Clinical Officer. Everybody can read it, so no name"),
        max_length=200,
        error_messages={"required": _("Enter a job title")},
    )
    organisation = SelectField(label=_("Organisation"), required=False)

    def __init__(self, partnership: Partnership, post: Post | None, sent: Any = None) -> None:
        before = {"title": post.title, "organisation": post.organisation_id or ""} if post else {}
        super().__init__(sent, initial=before)
        self._of: dict[str, Organisation] = {
            str(each.pk): each for each in partnership.organisations.all()
        }
        named = [(pk, each.name) for pk, each in self._of.items()]
        _choose(self, "organisation", [("", now("None, or several")), *named])

    @property
    def details(self) -> PostDetails:
        given = self.cleaned_data
        return PostDetails(given["title"], self._of.get(given["organisation"]))


class CorrectHolderForm(GovukForm):
    """Who it is and where their link goes. `new` is what it says."""

    name = TextField(
        label=_("Name"),
        help_text=_("Only staff see it. Families read the job title"),
        max_length=200,
        required=False,
    )
    email = EmailField(
        label=_("E-mail address"),
        help_text=_("Their link to write updates goes there, so they need no account"),
        required=False,
    )
    member = SelectField(
        label=_("Do they sign in to Heard?"),
        help_text=_("Then they can also write updates signed in"),
        required=False,
    )

    def __init__(self, post: Post, holder: Holder | None, sent: Any = None) -> None:
        super().__init__(sent, initial=_as_it_is(holder))
        joined = post.partnership.members.joined().select_related("user").order_by("user__name")
        self._members: dict[str, Member] = {str(each.pk): each for each in joined}
        named = [(pk, f"{one.user.name} ({one.user.email})") for pk, one in self._members.items()]
        _choose(self, "member", [("", now("No")), *named])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if self.names_somebody:
            if not given.get("name") and "name" not in self.errors:
                self.add_error("name", now("Enter their name"))
            if not given.get("email") and not given.get("member") and "email" not in self.errors:
                self.add_error("email", now("Enter an email address, or select their sign-in"))
        return given

    @property
    def names_somebody(self) -> bool:
        return True

    @property
    def new(self) -> NewHolder:
        given = self.cleaned_data
        return NewHolder(given["name"], given["email"], self._members.get(given["member"]))


class ChangeHolderForm(CorrectHolderForm):
    """Somebody else holds a post, or nobody, from a day that is not to come."""

    field_order = ("who", "name", "email", "member", "on")

    who = RadiosField(
        label=_("Who holds it now?"),
        choices=[("somebody", _("Somebody new")), ("nobody", _("Nobody at the moment"))],
        error_messages={"required": _("Select who holds it now")},
    )
    on = DateField(
        label=_("Since when?"), error_messages={"required": _("Enter the day of the change")}
    )

    def __init__(self, post: Post, holder: Holder | None, sent: Any = None) -> None:
        super().__init__(post, None, sent)
        today = timezone.localdate()
        self._last = holder.since if holder else None
        self.initial.update(on=today)
        if holder is None:
            del self.fields["who"]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise ValidationError(now("Enter today or an earlier day: the old link closes at once"))
        if self._last and on < self._last:
            words = now("Enter %(day)s, when they took the post, or a later day")
            raise ValidationError(words % {"day": date_words(self._last)})
        return on

    @property
    def names_somebody(self) -> bool:
        return "who" not in self.fields or self.cleaned_data.get("who") == "somebody"

    @property
    def new_holder(self) -> NewHolder | None:
        return self.new if self.names_somebody else None


def _as_it_is(holder: Holder | None) -> dict[str, Any]:
    if holder is None:
        return {}
    return {"name": holder.name, "email": holder.email, "member": holder.member_id or ""}


def _choose(form: GovukForm, name: str, choices: list[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined] # a choice field has them
