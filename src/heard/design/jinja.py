"""The Jinja environment of every page."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined


def environment(**options: Any) -> Environment:
    """Build it as Django asks: `options` hold the loader and autoescape=True."""
    options |= {"undefined": StrictUndefined, "extensions": ["jinja2.ext.i18n"]}
    env = Environment(**options)  # noqa: S701 - Django passes autoescape=True among the options
    env.globals.update(static=static, url=_url)
    env.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    return env


def _url(name: str, *args: object) -> str:
    return reverse(name, args=args)
