"""A council's own Word template: what is in it, and filling it without altering its headings."""

from heard.design.papers.templates.filling import Filling, fill
from heard.design.papers.templates.opening import TemplateError
from heard.design.papers.templates.reading import (
    Template,
    TemplateHeading,
    TemplateLabel,
    read_template,
)
from heard.design.papers.templates.suggesting import suggest, suggest_labels

__all__ = [
    "Filling",
    "Template",
    "TemplateError",
    "TemplateHeading",
    "TemplateLabel",
    "fill",
    "read_template",
    "suggest",
    "suggest_labels",
]
