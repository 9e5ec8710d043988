"""How to read findings on paper, and how they were made."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from heard.design.papers.pieces import Bullets, Heading, Inset, Link, Paragraph, Piece
from heard.design.words import join_and
from heard.results.findings import Findings


def how_to_read(findings: Findings) -> Iterator[Piece]:
    """Before the first share: whom it is of, and what is hidden."""
    yield Heading(_("How to read these figures"), 2)
    yield Inset(whose_answers(findings))
    yield Inset(rule_words(findings))
    yield Paragraph(
        _(
            "A share is of those who gave a view, unless the line says that it is of all who "
            "answered. “I do not know” is no view."
        )
    )


def whose_answers(findings: Findings) -> str:
    """Whether answers are counted as they are, or weighted to all who were asked."""
    if not findings.is_weighted:
        return _(
            "These are the answers of those who replied, counted as they are. Families who did not "
            "reply may see things differently."
        )
    return _(
        "Where it can be shown, a share is of all families: groups that replied less count for "
        "more, by %(margins)s. It holds if those who did not reply are like those who did, within "
        "these groups."
    ) % {"margins": join_and(findings.weighted_by)}


def rule_words(findings: Findings) -> str:
    """The small numbers rule as the public page says it."""
    return _(
        "To protect people, numbers of %(most)s or fewer are hidden and other numbers are rounded "
        "to the nearest %(step)s. Some larger numbers are hidden too, because the small ones could "
        "be worked out from them. Percentages are worked out from the rounded numbers and are "
        "shown where at least %(base)s people answered."
    ) % {
        "most": findings.rule.threshold - 1,
        "step": findings.rule.round_to,
        "base": findings.rule.percentage_base,
    }


def method(findings: Findings, address: str) -> Iterator[Piece]:
    """What anybody needs who wants to check: survey, questions, rule, files."""
    yield Heading(_("How these findings were made"))
    lines = [
        _("Survey: %(survey)s.") % {"survey": findings.survey.rstrip(".")},
        _("Whoever was asked could reply; it is no random sample. Every answer was counted once."),
        _("A hidden number has a range of at least %(width)s in which it may lie.")
        % {"width": findings.rule.protection},
        _("Before they were published, a program tried to work the hidden numbers out."),
    ]
    if findings.is_weighted:
        lines.append(
            _(
                "Weights fit those who replied to all families by %(margins)s (raking). Intervals "
                "are of 95%% and allow for the weights."
            )
            % {"margins": join_and(findings.weighted_by)}
        )
    lines.append(
        _("Questions: version %(version)s. Their fingerprint (SHA-256): %(sha256)s")
        % {"version": findings.questionnaire_version, "sha256": findings.questionnaire_sha256}
    )
    yield Bullets(tuple(lines))
    yield Link(_("These findings on the web, where they stay"), address)
    yield Link(_("All figures as a table (CSV)"), f"{address}findings.csv")
    yield Link(_("All figures for computers (JSON)"), f"{address}findings.json")
