"""Changing the codebook. Whoever is refused keeps what they typed."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.partnerships.access import current_member
from heard.partnerships.models import Member
from heard.themes.forms.codebook import MergeThemeForm, ReasonForm, SplitThemeForm, ThemeForm
from heard.themes.models import Theme
from heard.themes.rules import can_keep_theme, can_keep_themes
from heard.themes.services import codebook as services
from heard.themes.services import reshaping
from heard.themes.services.changing import Because
from heard.themes.views.refusals import REFUSALS, say_why_not


@require_http_methods(["GET", "POST"])
def add_theme(request: HttpRequest) -> HttpResponse:
    """A new theme."""
    member = current_member(request)
    if not can_keep_themes(member):
        raise PermissionDenied
    area = member.partnership
    form = ThemeForm(request.POST or None, partnership=area)
    added = done(form, member, lambda why: services.add_theme(area, form.words, why))
    if added is not None:
        messages.success(request, _("Theme added"))
        return redirect("themes:theme", added.pk)
    return render(request, "themes/add_theme.jinja", {"form": form})


@require_http_methods(["GET", "POST"])
def change_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words, another place, another key."""
    member, theme = kept_theme(request, pk)
    form = ThemeForm(request.POST or None, partnership=member.partnership, theme=theme)
    if done(form, member, lambda why: services.change_theme(theme, form.words, why)):
        messages.success(request, _("Theme changed"))
        return redirect("themes:theme", pk)
    return render(request, "themes/change_theme.jinja", {"form": form, "theme": theme})


@require_http_methods(["GET", "POST"])
def split_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """A part of it becomes a theme of its own."""
    member, theme = kept_theme(request, pk)
    form = SplitThemeForm(request.POST or None, partnership=member.partnership, splits=theme)
    new = done(form, member, lambda why: reshaping.split_theme(theme, split_of(form), why))
    if new is not None:
        messages.success(request, _("Theme split. This is the new one"))
        return redirect("themes:theme", new.pk)
    return render(request, "themes/split_theme.jinja", {"form": form, "theme": theme})


@require_http_methods(["GET", "POST"])
def merge_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """It goes into another one."""
    member, theme = kept_theme(request, pk)
    form = MergeThemeForm(request.POST or None, partnership=member.partnership, theme=theme)
    if done(form, member, lambda why: reshaping.merge_theme(theme, form.chosen, why)):
        messages.success(request, _("Theme merged"))
        return redirect("themes:theme", form.chosen.pk)
    return render(request, "themes/merge_theme.jinja", {"form": form, "theme": theme})


@require_http_methods(["GET", "POST"])
def retire_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing more is sorted under it."""
    member, theme = kept_theme(request, pk)
    form = ReasonForm(request.POST or None, partnership=member.partnership)
    if done(form, member, lambda why: services.retire_theme(theme, why)):
        messages.success(request, _("Theme retired"))
        return redirect("themes:theme", pk)
    return render(request, "themes/retire_theme.jinja", {"form": form, "theme": theme})


@require_http_methods(["GET", "POST"])
def bring_back_theme(request: HttpRequest, pk: int) -> HttpResponse:
    """It is in use again."""
    member, theme = kept_theme(request, pk)
    form = ReasonForm(request.POST or None, partnership=member.partnership)
    if done(form, member, lambda why: services.bring_back_theme(theme, why)):
        messages.success(request, _("Theme brought back"))
        return redirect("themes:theme", pk)
    return render(request, "themes/bring_back_theme.jinja", {"form": form, "theme": theme})


def kept_theme(request: HttpRequest, pk: int) -> tuple[Member, Theme]:
    """A theme that the member keeps. Raises Http404, PermissionDenied."""
    member = current_member(request)
    theme = get_object_or_404(member.partnership.themes.select_related("parent"), pk=pk)
    if not can_keep_theme(member, theme):
        raise PermissionDenied
    return member, theme


def done(form: ReasonForm, member: Member, deed: Callable[[Because], Theme]) -> Theme | None:
    """Do it if the form is right; None if not, or if it was refused: the form then says why."""
    if not form.is_valid():
        return None
    try:
        return deed(Because(form.cleaned_data["because"], member, form.version))
    except REFUSALS as refusal:
        say_why_not(form, refusal)
        return None


def split_of(form: SplitThemeForm) -> reshaping.Split:
    sent = form.cleaned_data
    return reshaping.Split(
        comes_off=form.words,
        belongs=sent["stays"],
        belongs_not=sent["stays_not"],
        sort_again=sent["sort_again"] == "yes",
    )
