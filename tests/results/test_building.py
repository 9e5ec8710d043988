"""Findings are put together from blocks, which fix what is counted and published."""

import msgspec
import pytest

from heard.engines.disclosure import Published
from heard.engines.questionnaire import read_questionnaire_bytes
from heard.partnerships.roles import PERMISSIONS, Permission
from heard.results import services
from heard.results.blocks import Block, Kind
from heard.results.models import Publication, Stage
from heard.results.papers.blocks import block_pieces
from heard.results.queries.building import Builder
from heard.results.shown import shown_blocks
from tests.access import Page, address_in, assert_access
from tests.partnerships import make as partnerships
from tests.results import make

pytestmark = pytest.mark.django_db(databases=["default", "answers"])


@pytest.fixture
def analyst():
    return make.analyst()


@pytest.fixture
def drafted(analyst):
    return services.draft_findings(make.closed_survey(analyst), by=analyst, groupings=["district"])


def again(publication):
    return Publication.objects.get(pk=publication.pk)


def block(publication, kind):
    return next(each for each in again(publication).built if each.kind == kind)


def only(drafted, analyst, **changes):
    """Keep who replied, and one block of questions with these changes."""
    first = block(drafted, Kind.ITEMS)
    services.change_block(drafted, msgspec.structs.replace(first, **changes), by=analyst)
    for each in again(drafted).built:
        if each.kind != Kind.RESPONSE and each.key != first.key:
            services.remove_block(drafted, each.key, by=analyst)


def worked_out(drafted, analyst):
    services.work_out_findings(services.begin_findings(drafted, by=analyst))
    return again(drafted)


def test_the_usual_blocks_show_everything(drafted):
    kinds = [each.kind for each in drafted.built]

    assert kinds == [
        *(Kind.RANKING, Kind.RESPONSE, Kind.ITEMS, Kind.ITEMS),
        *(Kind.COMPARISON, Kind.TREND, Kind.AUDIENCES, Kind.OTHERS),
    ]
    assert services.shown_by(drafted).questions == ("listened", "sources", "missing", "district")
    assert len({each.key for each in drafted.built}) == len(kinds)


def test_only_what_the_blocks_show_is_counted_published_and_attacked(drafted, analyst):
    only(drafted, analyst, questions=("listened",))

    found = worked_out(drafted, analyst)

    assert [each.code for each in found.findings.questions] == ["listened"]
    assert found.findings.groupings == ()
    shapes = Published.from_mapping(found.ledger).shapes
    variables = {axis.variable for shape in shapes for axis in shape.axes}
    assert variables == {"mode", "listened"}
    assert found.audit["opened"] == 0


def test_what_is_not_shown_has_no_page(drafted, analyst):
    only(drafted, analyst, questions=("listened",))
    found = worked_out(drafted, analyst)
    services.agree_findings(found, by=make.second(found), is_agreed=True)
    services.publish_findings(found, by=analyst, title="Views", summary="We heard.")
    client = partnerships.signed_in(analyst)

    def status(*place):
        return client.get(address_in(found.partnership, *place)).status_code

    assert status("results:question", found.key, "listened") == 200
    assert status("results:question", found.key, "sources") == 404
    assert status("results:grouping", found.key, "district") == 404


def test_a_grouping_compares_the_chosen_questions_only(drafted, analyst):
    compared = block(drafted, Kind.COMPARISON)
    changed = msgspec.structs.replace(compared, questions=("listened",))
    services.change_block(drafted, changed, by=analyst)

    found = worked_out(drafted, analyst).findings

    assert found.question("listened").by("district") is not None
    assert found.question("sources").by("district") is None


def test_everybody_reads_the_blocks_in_the_order_that_was_chosen(drafted, analyst):
    items = block(drafted, Kind.ITEMS)
    titled = msgspec.structs.replace(items, title="Being heard", words="We asked this first.")
    services.change_block(drafted, titled, by=analyst)
    for _step in range(3):
        services.move_block(drafted, items.key, by=analyst, is_up=True)

    found = worked_out(drafted, analyst)

    assert [each.place for each in shown_blocks(found.findings)] == [
        *("part-views", "in-short", "who-replied", "part-about", "by-district"),
    ]
    page = partnerships.signed_in(analyst).get(
        address_in(found.partnership, "results:findings", found.key)
    )
    words = page.content.decode()
    places = [words.index(each) for each in ("Being heard", "We asked this first.", "In short")]
    assert places == sorted(places)


def test_a_headline_is_told_in_a_sentence(drafted, analyst):
    services.add_block(drafted, Block(Kind.HEADLINE, questions=("listened",)), by=analyst)

    shown = shown_blocks(worked_out(drafted, analyst).findings)

    (headline,) = next(each.drawn for each in shown if each.place == "main-figures")
    assert "chose “Agree”" in headline.sentence


def test_questions_of_any_section_may_stand_together(drafted, analyst):
    free = Block(Kind.ITEMS, title="Where we ask next", questions=("district", "listened"))
    services.add_block(drafted, free, by=analyst)

    shown = shown_blocks(worked_out(drafted, analyst).findings)

    (together,) = (each for each in shown if each.title == "Where we ask next")
    assert [each.code for each in together.drawn.part.questions] == ["listened", "district"]
    assert len({each.place for each in shown}) == len(shown)


def test_others_of_the_area_who_were_asked_the_same_stand_beside(analyst):
    young = make.VIEWS.replace(b"id: views", b"id: young").replace(
        b"kind: one_choice\n    label: {en: Staff listened to us}",
        b"kind: one_choice\n    construct: being_heard\n    label: {en: Do people listen to you?}",
    )
    ours = make.VIEWS.replace(
        b"kind: one_choice\n    label: {en: Staff listened to us}",
        b"kind: one_choice\n    construct: being_heard\n    label: {en: Staff listened to us}",
    )
    first = closed(analyst, young)
    said = services.draft_findings(first, by=analyst, groupings=[])
    said = worked_out(said, analyst)
    services.agree_findings(said, by=make.second(said), is_agreed=True)
    services.publish_findings(said, by=analyst, title="Young people 2026", summary="We heard.")

    found = worked_out(
        services.draft_findings(closed(analyst, ours), by=analyst, groupings=[]), analyst
    ).findings

    (line,) = found.audiences
    (reference,) = line.references
    assert (line.code, reference.title) == (
        "listened",
        "Young people 2026: Do people listen to you?",
    )
    assert reference.percent == said.findings.question("listened").everybody.positive.share
    (shown,) = (each for each in shown_blocks(found) if each.place == "others-here")
    assert "no difference is tested" in shown.drawn[0].chart.sentence


def closed(analyst, asked):
    questionnaire = read_questionnaire_bytes(asked, "views.yaml")
    return make.closed_survey(analyst, of=questionnaire)


def test_who_replied_is_always_told(drafted, analyst):
    with pytest.raises(services.BlockError):
        services.remove_block(drafted, block(drafted, Kind.RESPONSE).key, by=analyst)

    assert block(drafted, Kind.RESPONSE)


@pytest.mark.parametrize(
    "wrong",
    [
        Block(Kind.ITEMS, section="nowhere"),
        Block(Kind.HEADLINE, questions=("nothing",)),
        Block(Kind.RANKING),
        Block(Kind.QUOTES, quotes=("9f0e3c1e-5d65-4a3a-9a39-0f4c7f5ed1ce",)),
    ],
    ids=["section", "question", "twice", "quote"],
)
def test_a_block_of_nothing_that_there_is_is_refused(drafted, analyst, wrong):
    before = again(drafted).blocks

    with pytest.raises(services.BlockError):
        services.add_block(drafted, wrong, by=analyst)

    assert again(drafted).blocks == before


def test_an_unknown_grouping_is_refused(drafted, analyst):
    with pytest.raises(services.UnknownGroupingError):
        services.add_block(drafted, Block(Kind.COMPARISON, by="listened_to"), by=analyst)


def test_nothing_can_be_worked_out_without_a_question(drafted, analyst):
    for each in again(drafted).built:
        if each.kind != Kind.RESPONSE:
            services.remove_block(drafted, each.key, by=analyst)

    with pytest.raises(services.BlockError):
        services.begin_findings(drafted, by=analyst)

    assert again(drafted).stage == Stage.BUILDING


def test_blocks_stand_still_once_they_are_worked_out(drafted, analyst):
    services.begin_findings(drafted, by=analyst)

    with pytest.raises(services.NotBuildingError):
        services.move_block(drafted, "any", by=analyst, is_up=True)
    with pytest.raises(services.NotBuildingError):
        services.begin_findings(drafted, by=analyst)


def test_going_back_to_the_blocks_asks_the_second_person_again(analyst):
    found = make.agreed(analyst)

    services.build_again(found, by=analyst)

    found = again(found)
    assert (found.stage, found.content, found.ledger) == (Stage.BUILDING, "", {})
    assert not found.agreements.exists()
    worked_out(found, analyst)
    with pytest.raises(services.NotAgreedError):
        services.publish_findings(found, by=analyst, title="Views", summary="We heard.")


def test_a_correction_begins_with_the_blocks_of_what_it_puts_right(drafted, analyst):
    only(drafted, analyst, questions=("listened",), title="Being heard")
    first = worked_out(drafted, analyst)
    services.agree_findings(first, by=make.second(first), is_agreed=True)
    services.publish_findings(first, by=analyst, title="Views", summary="We heard.")

    second = services.draft_findings(
        first.survey, by=analyst, groupings=["mode"], what_changes="We add how they answered."
    )

    kinds = [each.kind for each in second.built]
    assert kinds == [Kind.RESPONSE, Kind.ITEMS, Kind.COMPARISON]
    assert block(second, Kind.ITEMS).title == "Being heard"


def test_what_is_published_is_never_built_again(analyst):
    with pytest.raises(services.NotBuildingError):
        services.build_again(make.published(analyst), by=analyst)


def test_the_builder_is_for_those_who_prepare_findings(drafted):
    for name, place in (
        ("results:blocks", (drafted.key,)),
        ("results:change_block", (drafted.key, drafted.built[0].key)),
    ):
        assert_access(
            Page(name, place, partnership=drafted.partnership),
            roles=PERMISSIONS[Permission.PREPARE_FINDINGS],
        )


def test_blocks_are_added_changed_moved_and_removed_on_the_page(drafted, analyst):
    client = partnerships.signed_in(analyst)
    builder = address_in(drafted.partnership, "results:blocks", drafted.key)

    added = client.post(builder, {"what": "headline"}, follow=True)
    headline = block(drafted, Kind.HEADLINE)
    too_many = client.post(added.request["PATH_INFO"], {"title": "", "questions": []})
    saved = client.post(
        added.request["PATH_INFO"], {"questions": ["listened"], "title": "One number"}
    )
    moved = address_in(drafted.partnership, "results:move_block", drafted.key, headline.key)
    client.post(moved, {"step": "down"})
    kinds = [each.kind for each in again(drafted).built]
    client.post(address_in(drafted.partnership, "results:remove_block", drafted.key, headline.key))

    assert "Select at least one question" in too_many.content.decode()
    assert saved.status_code == 302
    assert kinds[:2] == [Kind.RANKING, Kind.HEADLINE]
    assert all(each.kind != Kind.HEADLINE for each in again(drafted).built)


def test_the_page_of_findings_that_are_being_built_is_the_builder(drafted, analyst):
    client = partnerships.signed_in(analyst)
    builder = address_in(drafted.partnership, "results:blocks", drafted.key)

    page = client.get(address_in(drafted.partnership, "results:findings", drafted.key))
    assert page.headers["Location"].endswith(builder.removeprefix("http://testserver"))

    client.post(address_in(drafted.partnership, "results:begin_findings", drafted.key))
    assert again(drafted).stage == Stage.WAITING
    late = client.get(builder, follow=True).content.decode()
    assert "These findings are worked out already" in late


def test_association_is_told_in_words_and_called_no_cause(analyst):
    said = [{"listened": "agree", "overall": "good"}, {"listened": "disagree", "overall": "bad"}]
    said += [{"listened": "neither", "overall": "bad"}, {"listened": "dont_know"}, {}]
    families = [("web", said[min(n % 10, 4) if n % 2 else n % 4 // 2]) for n in range(300)]
    survey = make.closed_survey(analyst, families=families, of=make.with_overall())
    drafted = services.draft_findings(survey, by=analyst, groupings=[])
    services.add_block(drafted, Block(Kind.GOES_WITH, questions=("overall",)), by=analyst)

    found = worked_out(drafted, analyst).findings

    assert found.blocks[0].kind == Kind.HEADLINE
    (told,) = found.goes_with
    assert told.items == (("listened", "strongly"),)
    (shown,) = (each for each in shown_blocks(found) if each.place == "goes-with")
    assert shown.drawn.strongly == ["Staff listened to us"]


def test_what_goes_together_with_a_scale_is_told_of_higher_numbers(analyst):
    said = [{"listened": "agree", "overall": "9"}, {"listened": "disagree", "overall": "3"}]
    said += [{"listened": "neither", "overall": "1"}, {"listened": "dont_know"}, {}]
    families = [("web", said[min(n % 10, 4) if n % 2 else n % 4 // 2]) for n in range(300)]
    survey = make.closed_survey(analyst, families=families, of=make.with_scale())
    drafted = services.draft_findings(survey, by=analyst, groupings=[])
    services.add_block(drafted, Block(Kind.GOES_WITH, questions=("overall",)), by=analyst)

    publication = worked_out(drafted, analyst)

    (told,) = publication.findings.goes_with
    assert told.items == (("listened", "strongly"),)
    words = "Who chose a higher number for “All in all” more often gave a good answer"
    page = address_in(publication.partnership, "results:findings", publication.key)
    assert words in partnerships.signed_in(analyst).get(page).content.decode()
    (shown,) = (e for e in shown_blocks(publication.findings) if e.place == "goes-with")
    _, sentence, *_ = block_pieces(shown, publication.findings)
    assert words in sentence.words


def test_a_scale_may_be_what_others_go_together_with_and_no_main_figure(analyst):
    survey = make.closed_survey(analyst, of=make.with_scale())
    builder = Builder(services.draft_findings(survey, by=analyst, groupings=[]))

    offered = {kind: dict(builder.questions_of(Block(kind))) for kind in Kind}

    assert offered[Kind.GOES_WITH] == {"listened": "Staff listened to us", "overall": "All in all"}
    assert "overall" not in offered[Kind.HEADLINE]
