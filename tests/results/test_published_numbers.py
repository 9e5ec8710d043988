"""Everything public of a publication is read back and attacked, without a look at the answers."""

from dataclasses import replace

import pytest

from heard.engines.disclosure import Fact, Rule, protect, suppress_unsafe
from heard.results import queries, services
from heard.results.models import Publication
from heard.results.tally import Tally
from tests.access import address_in
from tests.results import attacking, make, one_table
from tests.results.reading_back import Everything, gather

pytestmark = pytest.mark.django_db(databases=["default", "answers"])

# Whoever looked on the website was asked what was missing there, and nobody else.
ROUTING = Fact(
    ((("missing", "written"), 1), (("missing", "_blank"), 1), (("sources", "website"), -1)), "=="
)


def everything(found: Publication) -> Everything:
    return gather(address_in(found.partnership, "results:publication", found.key))


def tally_of(found: Publication) -> Tally:
    return Tally.of(found.survey.version.questionnaire, queries.responses(found.survey))


def test_all_pages_and_files_say_the_same_numbers_and_hide_the_same():
    found = everything(make.published())

    assert found.contradictions() == []
    assert len(found.pages) == 6
    assert found.numbers()[()] == 150


def test_what_pages_and_files_say_opens_no_hidden_count():
    found = everything(make.published())

    assert attacking.openings(attacking.rebuild(found, [ROUTING])) == []


def test_no_small_group_stands_anywhere():
    found = everything(make.published())

    assert attacking.shown_though_too_few(found, make.returns(), threshold=8) == []


def test_an_attacker_of_another_make_finds_no_hidden_count_either():
    found = everything(make.published())

    for hidden in one_table.hidden_options(found, 10):
        low, high = one_table.bounds(found, hidden)
        assert high >= 8, hidden.of
        assert high - low >= 5, hidden.of


def test_hiding_only_the_small_groups_would_give_them_away():
    publication = make.published()
    tally = tally_of(publication)
    weak = suppress_unsafe(tally.release(services.shown_by(publication)), Rule())
    found = attacking.files_of(weak.published, tally, publication.findings)

    assert attacking.openings(attacking.rebuild(found, [ROUTING]))


def test_a_threshold_of_one_would_show_the_three_families():
    publication = make.published()
    tally = tally_of(publication)
    rule = Rule(threshold=1, round_to=1, protection=0)
    weak = protect(tally.release(services.shown_by(publication)), rule)
    found = attacking.files_of(weak.published, tally, publication.findings)

    assert attacking.shown_though_too_few(found, make.returns(), threshold=8)
    assert attacking.openings(attacking.rebuild(found, [ROUTING]), Rule())


def test_exact_percentages_would_give_hidden_counts_away():
    found = everything(make.published())
    exact = attacking.exact_percentages(found, make.returns())

    published = replace(attacking.rebuild(found, [ROUTING]), percentages=exact)

    assert attacking.openings(published)
