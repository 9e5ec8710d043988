"""The axes that a questionnaire's items have in tables of counts."""

from django.utils.translation import gettext_lazy as _

from heard.engines.disclosure import BLANK, NOT_ASKED, TOTAL, Axis, item_axis, option_axis
from heard.engines.estimation import scale_points
from heard.engines.questionnaire import MODES, Item

MODE = "mode"
MODE_WORDS = {
    "web": _("On the web"),
    "paper": _("On paper"),
    "helped": _("With somebody's help"),
}
WRITTEN = "written"

MODE_AXIS = item_axis(MODE, dict.fromkeys(MODES), may_be_blank=False)


def axes_of(item: Item, *, is_routed: bool) -> list[Axis]:
    """One axis for an item, or one for each option where several may be ticked.

    Of texts, dates and free numbers only whether something was written is counted.
    """
    if item.kind == "several_choices":
        return [option_axis(item.code, code, is_routed=is_routed) for code in item.option_codes]
    if item.kind in {"one_choice", "scale"}:
        return [item_axis(item.code, favours_of(item), is_routed=is_routed)]
    silences = (BLANK, NOT_ASKED) if is_routed else (BLANK,)
    return [Axis(item.code, (WRITTEN, *silences), bases={WRITTEN: TOTAL})]


def favours_of(item: Item) -> dict[str, int | None]:
    """Option code -> favour; the points of a scale are options without one."""
    if item.kind == "scale":
        return {str(point): None for point in scale_points(item)}
    return {option.code: option.favour for option in item.options}
