"""Putting a publication together from blocks, before anything is counted."""

from collections.abc import Callable, Iterable

import msgspec
from django.db import transaction
from procrastinate.contrib.django import app

from heard.audit.services import record
from heard.partnerships.models import Member
from heard.results import queries
from heard.results.blocks import (
    REPEATED,
    Block,
    Chosen,
    Kind,
    chosen_of,
    headline_of,
    keyed,
    usual_blocks,
)
from heard.results.models import Publication, Stage
from heard.results.services.publishing import AlreadyPublishedError
from heard.surveys.models import Survey

MOST_GROUPINGS = 6
MOST_BLOCKS = 60
CAN_BE_BUILT_AGAIN = (Stage.READY, Stage.REFUSED, Stage.FAILED)


class SurveyStillOpenError(Exception):
    """Findings are of closed surveys: counts that grow can be subtracted from each other."""


class UnknownGroupingError(Exception):
    """A grouping that this questionnaire does not have, or too many of them."""


class NotBuildingError(Exception):
    """These findings are being worked out, or are published."""


class BlockError(Exception):
    """A block that cannot stand in these findings: of nothing that there is, or one too many."""


@transaction.atomic
def draft_findings(
    survey: Survey, *, by: Member, groupings: Iterable[str], what_changes: str = ""
) -> Publication:
    """Begin to put findings of a closed survey together, with the usual blocks.

    Weighted by what is in use for the survey. what_changes: what the findings put right, where
    some are published already; they stay readable, and the new ones stand in their place. What
    findings without a ledger gave away is not known, so they cannot be put right.
    Raises SurveyStillOpenError, AlreadyPublishedError, UnknownGroupingError.
    """
    survey = Survey.objects.select_for_update().select_related("version").get(pk=survey.pk)
    if survey.closed_at is None:
        raise SurveyStillOpenError(survey)
    earlier = queries.published_of(survey)
    if earlier and (not what_changes or not earlier.ledger):
        raise AlreadyPublishedError(survey)
    chosen = _known_groupings(survey, groupings)
    blocks = _as_before(earlier, chosen) if earlier and earlier.blocks else _usual(survey, chosen)
    survey.publications.exclude(stage=Stage.PUBLISHED).delete()
    return Publication.objects.create(
        partnership_id=survey.partnership_id,
        survey=survey,
        title=earlier.title if earlier else survey.title,
        summary=earlier.summary if earlier else "",
        blocks=msgspec.to_builtins(keyed(blocks)),
        stage=Stage.BUILDING,
        weighting=queries.weighting_in_use(survey),
        prepared_by=by,
        corrects=earlier,
        what_changed=what_changes if earlier else "",
    )


def _usual(survey: Survey, groupings: Iterable[str]) -> list[Block]:
    questionnaire = survey.version.questionnaire
    sections = (section.code for section in questionnaire.sections)
    return usual_blocks(sections, groupings, headline_of(questionnaire))


def _as_before(earlier: Publication, groupings: Iterable[str]) -> list[Block]:
    """The blocks of what is put right, with these groupings and what may be quoted still."""
    wanted = list(groupings)
    allowed = {str(each.key) for each in queries.quotes_of(earlier)}
    kept = [
        msgspec.structs.replace(block, quotes=tuple(key for key in block.quotes if key in allowed))
        for block in earlier.built
        if block.kind != Kind.COMPARISON or block.by in wanted
    ]
    known = {block.by for block in kept}
    return [*kept, *(Block(Kind.COMPARISON, by=code) for code in wanted if code not in known)]


@transaction.atomic
def begin_findings(publication: Publication, *, by: Member) -> Publication:
    """Start working out what the blocks show, as a job. Raises NotBuildingError, BlockError."""
    publication = _building(publication)
    shown = shown_by(publication)
    if not shown.questions:
        raise BlockError("no question")
    publication.stage, publication.prepared_by = Stage.WAITING, by
    publication.save(update_fields=["stage", "prepared_by"])
    app.configure_task("results.jobs.work_out_findings").defer(publication_id=publication.pk)
    groupings = ", ".join(shown.groupings)
    record("findings asked for", publication, by=by.user, groupings=groupings)
    return publication


def prepare_findings(
    survey: Survey, *, by: Member, groupings: Iterable[str], what_changes: str = ""
) -> Publication:
    """Start working out all that can be shown of a closed survey: the usual blocks, as they are.

    Raises what `draft_findings` raises.
    """
    with transaction.atomic():
        drafted = draft_findings(survey, by=by, groupings=groupings, what_changes=what_changes)
        return begin_findings(drafted, by=by)


@transaction.atomic
def build_again(publication: Publication, *, by: Member) -> Publication:
    """Go back from what was worked out to its blocks. Nobody has agreed to what comes of them.

    Raises NotBuildingError where it is published, or being worked out.
    """
    found = Publication.objects.select_for_update().filter(pk=publication.pk).first()
    if found is None or found.stage not in CAN_BE_BUILT_AGAIN:
        raise NotBuildingError(publication)
    found.agreements.all().delete()
    found.stage, found.problem, found.prepared_by = Stage.BUILDING, "", by
    found.content, found.audit, found.ledger = "", {}, {}
    found.weighting = queries.weighting_in_use(found.survey)
    found.save()
    record("findings taken back to be put together anew", found, by=by.user)
    return found


def add_block(publication: Publication, block: Block, *, by: Member) -> Block:
    """Add a block at the end; the main figures at the beginning, where they are read.

    Raises NotBuildingError, BlockError.
    """
    (new,) = keyed([block])
    is_first = new.kind == Kind.HEADLINE
    _change(publication, lambda blocks: [new, *blocks] if is_first else [*blocks, new], by)
    return new


def change_block(publication: Publication, block: Block, *, by: Member) -> None:
    """Put a block in the place of the one that has its key. Raises NotBuildingError, BlockError."""
    _change(
        publication,
        lambda blocks: [block if each.key == block.key else each for each in blocks],
        by,
    )


def remove_block(publication: Publication, key: str, *, by: Member) -> None:
    """Take a block out. Who replied stays in. Raises NotBuildingError, BlockError."""
    _change(publication, lambda blocks: [each for each in blocks if each.key != key], by)


def move_block(publication: Publication, key: str, *, by: Member, is_up: bool) -> None:
    """Move a block by one place; the first stays the first. Raises NotBuildingError."""

    def moved(blocks: list[Block]) -> list[Block]:
        keys = [each.key for each in blocks]
        if key in keys:
            place = keys.index(key)
            other = place - 1 if is_up else place + 1
            if 0 <= other < len(blocks):
                blocks[place], blocks[other] = blocks[other], blocks[place]
        return blocks

    _change(publication, moved, by)


@transaction.atomic
def _change(
    publication: Publication, change: Callable[[list[Block]], list[Block]], by: Member
) -> None:
    publication = _building(publication)
    blocks = change(publication.built)
    _check(publication, blocks)
    publication.blocks = msgspec.to_builtins(blocks)
    publication.save(update_fields=["blocks"])
    record("blocks of findings changed", publication, by=by.user, blocks=len(blocks))


def _building(publication: Publication) -> Publication:
    found = (
        Publication.objects.select_for_update(of=("self",))
        .select_related("survey__version", "weighting")
        .filter(pk=publication.pk, stage=Stage.BUILDING)
        .first()
    )
    if found is None:
        raise NotBuildingError(publication)
    return found


def shown_by(publication: Publication) -> Chosen:
    """The tables that the blocks of a publication show, the margins of its weights with them."""
    margins = publication.weighting.items if publication.weighting else ()
    return chosen_of(publication.built, publication.survey.version.questionnaire, margins)


def _check(publication: Publication, blocks: list[Block]) -> None:
    """Raise BlockError for what no form offers: somebody changed it first, or sent it by hand."""
    questionnaire = publication.survey.version.questionnaire
    kinds = [block.kind for block in blocks]
    once = [kind for kind in kinds if kind not in REPEATED]
    if Kind.RESPONSE not in kinds:
        raise BlockError("who replied is always told")
    if len(blocks) > MOST_BLOCKS or len(once) > len(set(once)):
        raise BlockError("too many blocks")
    sections = {"", *(section.code for section in questionnaire.sections)}
    asked = {question for block in blocks for question in block.questions}
    if {block.section for block in blocks if block.kind == Kind.ITEMS} - sections:
        raise BlockError("a section that there is not")
    if asked - questionnaire.items_by_code.keys():
        raise BlockError("a question that there is not")
    _known_groupings(
        publication.survey, [block.by for block in blocks if block.kind == Kind.COMPARISON]
    )
    quoted = [key for block in blocks for key in block.quotes]
    if len(quoted) > len(queries.quotable(publication.survey, quoted)):
        raise BlockError("a comment that may not be quoted")


def _known_groupings(survey: Survey, groupings: Iterable[str]) -> list[str]:
    choices = queries.grouping_choices(survey.version.questionnaire)
    wanted = set(groupings)
    unknown = wanted - {choice.code for choice in choices}
    if unknown or len(wanted) > MOST_GROUPINGS:
        raise UnknownGroupingError(sorted(unknown))
    return [choice.code for choice in choices if choice.code in wanted]
