"""Who replied, and who is missing: numbers of replies, ways, and groups beside those asked."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heard.design.papers.page import bars_of
from heard.design.papers.pieces import Bullets, Heading, Note, Paragraph, Piece, Table
from heard.design.words import join_and, number_words, shown_percent
from heard.results.charts import modes_chart
from heard.results.findings import Findings, Mirror, Share

WORTH_SAYING = 3  # percentage points by which a group is missing before a sentence says so


def who_replied(findings: Findings) -> Iterator[Piece]:
    """How many and how, then each margin by which those who replied can be held to those asked."""
    if findings.asked and findings.replies is not None:
        silent = max(findings.asked - findings.replies, 0)
        yield Paragraph(
            _("About %(silent)s people who were asked did not reply. They may think otherwise.")
            % {"silent": number_words(silent)}
        )
    yield bars_of(modes_chart(findings))
    for mirror in findings.mirrors:
        yield from _mirror(mirror)
    if findings.evenness is not None:
        yield Paragraph(
            _(
                "How even replies are, over all these groups together: %(evenness).2f, where 1 "
                "is every group replying alike (R-indicator)."
            )
            % {"evenness": findings.evenness}
        )
    if not findings.mirrors:
        yield Paragraph(
            _("We cannot say which groups are missing: we know too little of all who were asked.")
        )


def _mirror(mirror: Mirror) -> Iterator[Piece]:
    yield Heading(mirror.label, 2)
    lines = tuple(filter(None, (_said(_too_few(), mirror, -1), _said(_too_many(), mirror, 1))))
    if lines:
        yield Bullets(lines)
    else:
        yield Paragraph(_("No group that can be shown is clearly missing."))
    yield Table(
        caption=_("Those who were asked beside those who replied: %(by)s") % {"by": mirror.label},
        columns=(_("Group"), _("Of those asked"), _("Of those who replied"), _("Difference")),
        rows=tuple(_row(share) for share in mirror.shares),
        widths=(3, 2, 2, 2),
        row_headers=True,
    )
    evenness = _("Evenness: %(evenness).2f, where 1 is every group replying alike.")
    source = _("Those who were asked: %(source)s.") % {"source": mirror.source.rstrip(".")}
    words = (evenness % {"evenness": mirror.evenness}, source if mirror.source else "")
    yield Note(" ".join(filter(None, words)))


def difference(share: Share) -> int | None:
    """Percentage points by which a group is larger among replies than among those asked."""
    if share.asked is None or share.replied is None:
        return None
    return share.replied - share.asked


def _too_few() -> str:
    return _("Missing most: %(groups)s. Their share of the replies is smaller than of those asked.")


def _too_many() -> str:
    return _("Heard most: %(groups)s. Their share of the replies is larger than of those asked.")


def _said(words: str, mirror: Mirror, sign: int) -> str:
    """The groups that lie far enough on one side, the farthest first."""
    apart = [(sign * (difference(share) or 0), share.label) for share in mirror.shares]
    far = sorted((each for each in apart if each[0] >= WORTH_SAYING), key=lambda each: -each[0])
    return words % {"groups": join_and([label for _points, label in far])} if far else ""


def _row(share: Share) -> tuple[str, ...]:
    points = difference(share)
    return (
        share.label,
        shown_percent(share.asked),
        shown_percent(share.replied),
        _("Not shown") if points is None else points_words(points),
    )


def points_words(points: int) -> str:
    """`3 points more`, `12 points fewer`, `no difference`."""
    if points == 0:
        return _("no difference")
    words = (
        ngettext("%(points)d point more", "%(points)d points more", points)
        if points > 0
        else ngettext("%(points)d point fewer", "%(points)d points fewer", -points)
    )
    return words % {"points": abs(points)}
