"""Forms for a line of the tracker. What everybody reads names nobody who is shown by role."""

from datetime import date
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from heard.boards.forms.naming import PublicWordsForm
from heard.boards.queries.shown_by_role import names_within
from heard.design.fields import (
    DateField,
    LongTextField,
    SelectField,
    TextField,
)
from heard.design.words import join_and
from heard.partnerships.models import Organisation, Partnership
from heard.plans.models import Post
from heard.plans.queries.posts import holder_names
from heard.scrutiny.models import Request
from heard.scrutiny.tracker_deeds import Asked, RequestDetails

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
EVERYBODY = _("Everybody can read this. Write job titles, and no names of families")
LONGEST = 3000


class RequestForm(PublicWordsForm):
    """Public words name neither people shown by role alone nor whoever holds a post."""

    def __init__(self, sent: Any, line: Request, initial: dict[str, Any] | None = None) -> None:
        super().__init__(sent, within=line.partnership, initial=initial or {})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        names = holder_names(self._within)
        for field in self.public_texts:
            if found := names_within([given.get(field) or ""], names):
                words = now("Write the job title in place of %(names)s")
                self.add_error(field, words % {"names": join_and(found)})
        return given

    def over(self, name: str) -> date:
        """A day that is today or over."""
        on: date = self.cleaned_data[name]
        if on > timezone.localdate():
            self.add_error(name, now("Enter today or an earlier day"))
        return on


def post_choices(partnership: Partnership) -> list[tuple[str, Any]]:
    posts = Post.objects.filter(partnership=partnership).select_related("organisation")
    return [("", _("Not decided yet"))] + [
        (str(post.pk), f"{post.title}, {post.organisation}" if post.organisation else post.title)
        for post in posts.order_by("title", "pk")
    ]


def chosen_post(value: str) -> Post | None:
    """The form has checked that it is one of the choices."""
    return Post.objects.select_related("organisation").get(pk=int(value)) if value else None


def post_field(**more: Any) -> SelectField:
    hint = _("Whoever holds the post is asked by a link in an e-mail. Posts are those of the plans")
    return SelectField(label=_("Which post leads it?"), help_text=hint, required=False, **more)


class _WhatIsAskedForm(RequestForm):
    """Shared by a new line and one that is changed."""

    public_texts: ClassVar[tuple[str, ...]] = ("text", "title", "addressee")

    text = LongTextField(
        label=_("What did the committee ask for?"),
        help_text=_("As resolved, word for word"),
        max_length=5000,
        rows=4,
        error_messages={"required": _("Enter what the committee asked for")},
    )
    title = TextField(
        label=_("In a few plain words (optional)"),
        help_text=_("Stands in lists: “Fund two more psychologists”"),
        max_length=200,
        required=False,
    )
    addressee = TextField(
        label=_("Whom did it ask? (optional)"),
        help_text=_("As the committee put it: the Cabinet Member for Children's Services"),
        max_length=300,
        required=False,
    )
    post = post_field()


class MakeRequestForm(_WhatIsAskedForm):
    """A line that no record here holds; `asked` is what it says."""

    made_on = DateField(
        label=_("When was it resolved?"),
        earliest=EARLIEST,
        latest=LATEST,
        error_messages={"required": _("Enter when it was resolved")},
    )
    due_on = DateField(
        label=_("By when is it to be done? (optional)"),
        earliest=EARLIEST,
        latest=LATEST,
        required=False,
    )
    field_order = ("text", "made_on", "title", "addressee", "post", "due_on")

    def __init__(self, sent: Any, within: Partnership) -> None:
        super().__init__(sent, Request(partnership=within))
        self.fields["post"].choices = post_choices(within)  # type: ignore[attr-defined] # it has them

    def clean_made_on(self) -> date:
        return self.over("made_on")

    @property
    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(
            text=given["text"],
            made_on=given["made_on"],
            title=given["title"],
            addressee=given["addressee"],
            due_on=given["due_on"],
            post=chosen_post(given["post"]),
        )


class ChangeRequestForm(_WhatIsAskedForm):
    """`details` is what it says. The words of a record are changed by correcting the record."""

    organisation = SelectField(label=_("Which organisation? (optional)"), required=False)

    def __init__(self, sent: Any, line: Request) -> None:
        before = {
            "text": line.text,
            "title": line.title,
            "addressee": line.addressee,
            "post": str(line.post_id or ""),
            "organisation": str(line.organisation_id or ""),
        }
        super().__init__(sent, line, before)
        self.fields["post"].choices = post_choices(line.partnership)  # type: ignore[attr-defined] # it has them
        several = Organisation.objects.filter(partnership=line.partnership).order_by("name")
        names = [(str(each.pk), each.name) for each in several]
        self.fields["organisation"].choices = [("", _("None")), *names]  # type: ignore[attr-defined] # it has them
        if line.resolution is not None:
            del self.fields["text"]

    def say_what_stands_now(self, line: Request) -> None:
        """Somebody else saved it: what they wrote stays, beside what stands there now."""
        stands = {
            "text": line.text,
            "title": line.title,
            "addressee": line.addressee,
            "post": line.post.title if line.post else "",
        }
        for name, value in stands.items():
            if name in self.fields:
                words = now("Somebody else saved meanwhile. It is now: %(value)s")
                self.add_error(name, words % {"value": value or now("empty")})

    @property
    def details(self) -> RequestDetails:
        given, chosen = self.cleaned_data, self.cleaned_data["organisation"]
        return RequestDetails(
            title=given["title"],
            addressee=given["addressee"],
            post=chosen_post(given["post"]),
            organisation=Organisation.objects.get(pk=int(chosen)) if chosen else None,
            text=given.get("text", ""),
        )
