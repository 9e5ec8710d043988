"""A plan as a Word document that a screen reader can read and a board can print."""

import io
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Cm

from heard.design.papers import word_parts as parts
from heard.design.papers.clean import clean
from heard.design.words import date_words, iso_date_words
from heard.plans.exports.document import PlanDocument, led_by, told
from heard.plans.exports.ratings_picture import ratings_picture
from heard.plans.frozen import FrozenAction, FrozenMeasure, FrozenReading
from heard.plans.measure_words import value_words
from heard.plans.models.words import PlanKind, Rating, Symbol
from heard.plans.rating import RatingRule, rating_tag, rule_words

ACTION_WIDTHS = (2.3, 4.8, 3.7, 2.6, 2.6, 3.0, 6.7)  # cm: together a page on its side
MEASURE_WIDTHS = (7.7, 5.0, 6.0, 7.0)
RULE_WIDTHS = (6.0, 19.7)


def to_word(document: PlanDocument) -> bytes:
    """Headings in order, header rows marked, no row split, alternative text on the picture."""
    word = Document()
    _set_up(word, document)
    _beginning(word, document)
    _findings(word, document)
    _measures(word, document.plan.measures)
    _voices(word, document)
    _rule(word, document)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def _set_up(word: WordDocument, document: PlanDocument) -> None:
    plan, about = document.plan, word.core_properties
    about.title = clean(plan.title)
    about.author = about.last_modified_by = clean(document.partnership)
    about.subject, about.comments = str(PlanKind(plan.kind).label), ""
    about.language = document.language
    parts.set_language(word, document.language)
    parts.set_look(word)
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    day = date_words(document.taken_on)
    section.header.paragraphs[0].text = clean(
        _("%(title)s, as it stood on %(day)s") % {"title": plan.title, "day": day}
    )
    parts.number_pages(section.footer.paragraphs[0], document.partnership)


def _beginning(word: WordDocument, document: PlanDocument) -> None:
    plan = document.plan
    parts.heading(word, plan.title, 1)
    parts.paragraph(word, str(PlanKind(plan.kind).label))
    parts.paragraph(word, plan.summary)
    day = date_words(document.taken_on)
    parts.paragraph(word, _("This is the plan as it stood on %(day)s.") % {"day": day})
    parts.paragraph(word, document.count_words)
    where = _("The newest is always at %(address)s") % {"address": document.address}
    parts.paragraph(word, where)
    if document.ratings:
        parts.heading(word, _("How the actions stand"), 2)
        counted = [f"{rating_tag(rating).word}: {n}" for rating, n in document.ratings]
        words = _("A bar in parts, from left to right: %(parts)s.") % {"parts": "; ".join(counted)}
        parts.picture(word, ratings_picture(document.ratings), words)
        parts.paragraph(word, _("From left to right:"))
        for line in counted:
            parts.bullet(word, line)


def _findings(word: WordDocument, document: PlanDocument) -> None:
    if not document.parts:
        return
    parts.heading(word, _("What was found, and what we do about it"), 2)
    for part in document.parts:
        found = part.finding
        title = f"{found.number}. {found.title}" if found else _("What else we do")
        parts.heading(word, title, 3)
        if found:
            parts.paragraph(word, found.plain_words or found.text)
        if found and found.closed_on:
            parts.paragraph(
                word, _("Closed on %(day)s.") % {"day": iso_date_words(found.closed_on)}
            )
        if part.actions:
            rows = [_action(each) for each in part.actions]
            parts.table(word, _action_columns(), rows, ACTION_WIDTHS)
        else:
            parts.paragraph(word, _("No action answers this yet."))


def _action_columns() -> tuple[str, ...]:
    return (
        _("Number"),
        _("What we do"),
        _("Who leads"),
        _("First promised"),
        _("By now"),
        _("How it stands"),
        _("What families read"),
    )


def _action(action: FrozenAction) -> tuple[str, ...]:
    first = iso_date_words(action.due_on) or action.due_words or _("No day set")
    now = iso_date_words(action.revised_due_on) if action.revised_due_on else first
    moves = action.due_changes
    if moves:
        now = _("%(day)s. Why it moved: %(why)s") % {"day": now, "why": moves[-1].reason}
    if action.delivered_on:
        now = _("Done on %(day)s") % {"day": iso_date_words(action.delivered_on)}
    stands = "\n".join([str(rating_tag(Rating(action.rating)).word), *action.reasons])
    read = "\n".join([told(action), *action.impacts])
    return (action.reference, action.title, led_by(action), first, now, stands, read)


def _measures(word: WordDocument, measures: Sequence[FrozenMeasure]) -> None:
    if not measures:
        return
    parts.heading(word, _("What the numbers say"), 2)
    columns = (_("What is counted"), _("Where we began"), _("Now"), _("What we want to reach"))
    rows = [
        (
            each.name,
            _value(each, each.baseline, each.baseline_on),
            _last(each, each.last),
            _value(each, each.target, each.target_on),
        )
        for each in measures
    ]
    parts.table(word, columns, rows, MEASURE_WIDTHS)


def _value(measure: FrozenMeasure, value: str | None, on: str | None) -> str:
    if value is None:
        return _("Not set")
    words = value_words(Decimal(value), measure)
    return _("%(value)s on %(day)s") % {"value": words, "day": iso_date_words(on)} if on else words


def _last(measure: FrozenMeasure, last: FrozenReading | None) -> str:
    if last is None:
        return _("Not counted yet")
    if last.value is None:
        words = f"{Symbol(last.symbol).label}, {iso_date_words(last.on)}"
    else:
        words = _value(measure, last.value, last.on)
    if last.base is not None:
        words = _("%(words)s, of about %(base)d people") % {"words": words, "base": last.base}
    return "\n".join(each for each in (words, last.source) if each)


def _voices(word: WordDocument, document: PlanDocument) -> None:
    if document.statements:
        parts.heading(word, _("What the parent carer forum says"), 2)
        parts.paragraph(word, _("The forum wrote this. The council cannot change it."))
    for said in document.statements:
        parts.paragraph(word, f"{date_words(said.on)}: {said.words}")
    if document.approvals:
        parts.heading(word, _("Who approved it"), 2)
    for each in document.approvals:
        day = date_words(each.on) if each.on else ""
        words = ", ".join(filter(None, (f"{each.name}: {each.decision}", day)))
        parts.bullet(word, f"{words}. {each.words}" if each.words else words)


def _rule(word: WordDocument, document: PlanDocument) -> None:
    plan = document.plan
    rule = rule_words(RatingRule(soon_days=plan.soon_days, stale_days=plan.stale_days))
    parts.heading(word, _("What “on track” and “at risk” mean here"), 2)
    rows = [(str(tag.word), words) for tag, words in rule]
    parts.table(word, (_("How it stands"), _("When we say so")), rows, RULE_WIDTHS)
