"""Form fields that render themselves as GOV.UK components."""

from django.forms.renderers import Jinja2


class GovukRenderer(Jinja2):
    """Renders forms with our Jinja environment."""
