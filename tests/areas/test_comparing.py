"""Areas beside each other: numbers by hand, words, who is left out and who is marked."""

from datetime import date

import pytest

from heard.areas.comparing import (
    RESPONSE,
    Measure,
    compare,
    effective_size,
    measures_of,
    told,
    unlike,
)
from heard.areas.sentences import own_sentence, sentence
from heard.results.findings import Figure
from tests.areas import make
from tests.results.made_findings import HIDDEN

SHA = "ab" * 32
LISTENED = Measure("listened", "Staff listened to us", ("Agree",))


def tells(*percents: int | None, **other):
    return {number: told(make.findings(each, **other)) for number, each in enumerate(percents)}


def comparison(areas, measure=LISTENED):
    return compare(measure, areas, unlike(areas, SHA))


def test_the_middle_and_the_places_are_those_worked_out_by_hand():
    # Five areas of 200 at 50 % and one of 400 at 40 %: the middle is (5 x 100 + 160) / 1400.
    areas = tells(50, 50, 50, 50, 50) | {9: told(make.findings(40, 400))}

    found = comparison(areas)

    assert found.funnel.target == pytest.approx(660 / 1400)
    # z of the sixth: (0.4 - 0.4714) / sqrt(0.4714 x 0.5286 / 400) = -2.86: beyond 95 %, not 99.8 %.
    assert [each.place for each in found.standings] == ["within"] * 5 + ["low"]
    assert sentence(found) == (
        "5 of 6 areas lie where chance alone could put them. 0 above, 1 below."
    )
    assert own_sentence(found, 9, "Ashby") == "Ashby (40%) lies below the inner lines."
    assert own_sentence(found, 0, "Calder") == "Calder (50%) lies within the lines."
    assert own_sentence(found, None, "") == ""


def test_where_areas_differ_by_more_than_chance_the_sentence_says_so():
    found = comparison(tells(20, 40, 60, 80, 30, 70))

    assert found.funnel.spread > 0
    assert "chance and the usual differences between areas" in sentence(found)


def test_an_area_with_under_100_answers_is_left_out_and_named():
    areas = tells(50, 50, 50, 50, 50) | {9: told(make.findings(90, 95))}

    found = comparison(areas)

    assert found.of(9).place is None
    assert found.funnel.target == 0.5
    assert sentence(found).endswith("1 area is left out: too few answers, or no share is shown.")
    assert own_sentence(found, 9, "Ashby") == "Ashby is left out: fewer than 100 gave a view."


def test_with_fewer_than_five_areas_nobody_is_placed():
    found = comparison(tells(50, 60, 40, 50))

    assert found.funnel is None
    assert {each.place for each in found.standings} == {None}
    assert sentence(found) == (
        "Too few areas to compare: 4 have 100 answers or more, and 5 are needed."
    )


def test_an_area_that_shows_no_share_is_left_out():
    found = comparison(tells(50, 50, 50, 50, 50, None))

    assert found.of(5).place is None
    assert own_sentence(found, 5, "Ashby") == "Ashby is left out: no share is shown."


def test_a_share_as_counted_stands_on_everybody_who_gave_a_view():
    assert effective_size(Figure(100, 50, low=43, high=57), 200, is_weighted=False) == 200


def test_a_weighted_share_stands_on_what_its_interval_says():
    # 50 % from 40 to 60: half the width is 10 points, so n = 0.25 (1.96 / 0.1)^2.
    assert effective_size(Figure(100, 50, 50, 40, 60), 200, is_weighted=True) == pytest.approx(
        96.036, abs=0.001
    )


@pytest.mark.parametrize(
    "figure",
    [Figure(100, 50, 50, 49, 51), Figure(100, 50, 50), Figure(100, 50, 50, 50, 50)],
    ids=["narrow", "no interval", "equal ends"],
)
def test_no_share_stands_on_more_people_than_answered(figure):
    assert effective_size(figure, 200, is_weighted=True) == 200


def test_a_weighted_share_is_compared_by_its_weighted_number():
    found = told(make.findings(50, weighted=(44, 37, 51), weighted_by=("District",)))

    assert found.shares["listened"].percent == 44
    assert found.is_weighted


def test_response_is_of_those_asked_in_all_and_by_mode():
    shares = told(make.findings(asked=1000, replies=250)).shares

    assert (shares[RESPONSE].percent, shares[RESPONSE].base) == (25, 1000)
    assert [shares[f"{RESPONSE}_{mode}"].percent for mode in ("web", "paper", "helped")] == [
        15,
        10,
        None,
    ]


def test_response_is_not_known_where_nobody_knows_how_many_were_asked():
    areas = {number: told(make.findings(asked=1000)) for number in range(5)}
    areas[9] = told(make.findings(asked=None))

    found = comparison(areas, Measure(RESPONSE, "Of those asked, who replied"))

    assert found.of(9).place is None
    assert own_sentence(found, 9, "Ashby") == ("Ashby is left out: not known how many were asked.")


def test_areas_that_are_alike_are_not_marked():
    assert set(unlike(tells(50, 40, 60), SHA).values()) == {()}


def test_another_questionnaire_is_marked():
    areas = tells(50, 50) | {9: told(make.findings(50, questionnaire_sha256="cd" * 32))}

    assert unlike(areas, SHA)[9] == ("asked by another questionnaire",)


def test_another_mix_of_modes_is_marked_beyond_20_points():
    def mixed(web: int):
        modes = (("web", Figure(web, web)), ("paper", Figure(100 - web, 100 - web)))
        return told(make.findings(50, modes=(*modes, ("helped", HIDDEN))))

    found = unlike({0: mixed(60), 1: mixed(60), 2: mixed(40), 3: mixed(39)}, SHA)

    # The middle of 60, 60, 40 and 39 is 50.
    assert set(found.values()) == {()}
    found = unlike({0: mixed(60), 1: mixed(60), 2: mixed(60), 3: mixed(39)}, SHA)
    assert found[3] == (
        "39% answered online, in the middle area 60%",
        "61% answered on paper, in the middle area 40%",
    )
    assert found[0] == ()


def test_weights_are_marked_where_most_others_have_none():
    areas = tells(50, 50) | {9: told(make.findings(50, weighted_by=("District",)))}

    assert unlike(areas, SHA)[9] == ("weighted, most others are not",)
    areas |= {10: told(make.findings(50, weighted_by=("District",)))}
    assert unlike(areas, SHA)[0] == ("not weighted, most others are",)


def test_closing_far_apart_is_marked_beyond_92_days():
    areas = tells(50, 50, 50, closed_on="2026-02-27")
    areas[8] = told(make.findings(50, closed_on="2026-05-30"))
    areas[9] = told(make.findings(50, closed_on="2026-05-31"))

    found = unlike(areas, SHA)

    assert (date(2026, 5, 30) - date(2026, 2, 27)).days == 92
    assert found[8] == ()
    assert found[9] == ("closed on 31 May 2026, others around 27 February 2026",)


def test_questions_come_once_in_the_order_of_the_questionnaire():
    assert [each.code for each in measures_of(list(tells(50, 40).values()))] == ["listened"]
