"""Official figures, taken into a measure."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.figures.queries import Series
from heard.partnerships.access import current_member
from heard.plans.forms.official import FindFigureForm, ReadFigureForm, figure_words
from heard.plans.models import Measure
from heard.plans.queries import official as queries
from heard.plans.services import reading_figures as services
from heard.plans.services.measures import NotAPercentageError
from heard.plans.views.measures import kept


@require_http_methods(["GET", "POST"])
def read_figures(request: HttpRequest, pk: int) -> HttpResponse:
    """The first time one chooses which; then all that is new is taken in with one press."""
    member, measure = kept(request, pk)
    chosen = queries.series_of(measure)
    search = FindFigureForm(request.GET)
    found = queries.offered(member.partnership, search.text)
    if chosen is not None and chosen not in found and not search.text:
        found = [chosen, *found]
    form = ReadFigureForm(request.POST or None, found)
    if chosen is not None:
        form.initial["which"] = "\t".join((chosen.topic, chosen.breakdown, chosen.indicator))
    if form.is_valid():
        _take_in(request, measure, form.series)
        return redirect("plans:keep_measure", pk)
    context = {"measure": measure, "form": form, "search": search, "found": found}
    context |= {"most": queries.MOST_OFFERED, "chosen": figure_words(chosen) if chosen else ""}
    return render(request, "plans/read_figures.jinja", context)


def _take_in(request: HttpRequest, measure: Measure, series: Series) -> None:
    try:
        taken = services.read_figures(measure, series, by=current_member(request))
    except services.NoSuchFigureError:
        messages.warning(request, _("No release that is loaded has this figure any more"))
    except NotAPercentageError:
        words = _("These are not shares: change in what the measure is counted, then try again")
        messages.warning(request, words)
    else:
        words = _("%(new)d values taken in, %(revised)d revised")
        messages.success(request, words % {"new": taken.new, "revised": taken.revised})
