"""The Jinja environment of every page.

Our own templates are strict: a name that nobody gave is an error. The GOV.UK macros expect the
opposite, so they live in an environment of their own and come into ours as globals:
`{{ govukButton({"text": "Save"}) }}` needs no import.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from heard.design import words
from heard.design.charts import draw_bars
from heard.design.fields import error_summary
from heard.design.frame import page_frame
from heard.design.funnelcharts import draw_funnel
from heard.design.linecharts import draw_line
from heard.design.papers.page import paper_chart
from heard.design.papers.pieces import in_order
from heard.design.public_form import form_guard
from heard.design.timelines import draw_timeline

GOVUK_MACROS = {
    "govukBackLink": "back-link",
    "govukBreadcrumbs": "breadcrumbs",
    "govukButton": "button",
    "govukDetails": "details",
    "govukErrorSummary": "error-summary",
    "govukFieldset": "fieldset",
    "govukInsetText": "inset-text",
    "govukNotificationBanner": "notification-banner",
    "govukPagination": "pagination",
    "govukPanel": "panel",
    "govukServiceNavigation": "service-navigation",
    "govukSkipLink": "skip-link",
    "govukSummaryList": "summary-list",
    "govukTable": "table",
    "govukTag": "tag",
    "govukTaskList": "task-list",
    "govukWarningText": "warning-text",
}


def environment(**options: Any) -> Environment:
    """Build it as Django asks: `options` hold the loader and autoescape=True."""
    options |= {
        "undefined": StrictUndefined,
        "extensions": ["jinja2.ext.i18n"],
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    env = Environment(**options)  # noqa: S701 - Django passes autoescape=True among the options
    env.globals.update(
        static=static,
        url=_url,
        page_frame=page_frame,
        form_guard=form_guard,
        error_summary=error_summary,
        draw_bars=draw_bars,
        draw_funnel=draw_funnel,
        draw_line=draw_line,
        draw_timeline=draw_timeline,
        paper_chart=paper_chart,
        paper_in_order=in_order,
        **{name: _macro(name, folder) for name, folder in GOVUK_MACROS.items()},
    )
    env.filters.update(words.FILTERS)
    env.install_gettext_callables(  # type: ignore[attr-defined] # added by the i18n extension
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    return env


def _url(name: str, *args: object) -> str:
    return reverse(name, args=args)


@cache
def _govuk() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, autoescape=True, auto_reload=False)


def _macro(name: str, folder: str) -> Callable[..., Markup]:
    """The package's macro, compiled when it is first called."""

    @cache
    def compiled() -> Callable[..., Markup]:
        path = f"govuk_frontend_jinja/components/{folder}/macro.html"
        macro: Callable[..., Markup] = getattr(_govuk().get_template(path).module, name)
        return macro

    def call(params: dict[str, Any], **extra: Any) -> Markup:
        return compiled()(params, **extra)

    return call
