"""Results of others: from their words to ours, and what may be compared."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from heard.engines.estimation.external import (
    MEANINGS,
    AboutError,
    ExternalFileError,
    ExternalShare,
    ExternalWave,
    Mapping,
    Mark,
    Target,
    read_external_file,
)
from tests.engines.estimation import external_make as make
from tests.engines.estimation.quality_make import questionnaire


def share(wave: ExternalWave, option: str, item: str = "plan_1") -> ExternalShare:
    found = wave.share(item, option)
    assert found is not None
    return found


def test_per_cent_and_shares_are_told_by_the_heading_alone() -> None:
    percent = make.wave("question,option,percent,base\nQ1,Yes,0.5,400\nQ1,No,99.5,400\n")
    shares = make.wave("question,option,estimate,base\nQ1,Yes,0.5,400\nQ1,No,0.5,400\n")

    assert share(percent, "agree").estimate == 0.005
    assert share(shares, "agree").estimate == 0.5


def test_interval_error_and_base_come_with_the_share() -> None:
    wave = make.wave(
        "question,option,estimate,low,high,se,base\n"
        'Q1,Yes,0.5,0.45,0.55,0.025,"1,400"\n'
        "Q1,Neither,0.1,,,0.01,1400\n"
        "Q1,No,0.4,,,,1400\n"
        "Q1,Not sure,0,,,,1400\n"
    )
    agree = share(wave, "agree")

    assert (agree.low, agree.high, agree.se, agree.base) == (0.45, 0.55, 0.025, 1400)
    assert agree.marks == ()
    assert share(wave, "neither").marks == ()
    assert share(wave, "disagree").marks == (Mark.NO_INTERVAL,)
    assert agree.is_comparable
    assert agree.lines == (2,)
    assert agree.theirs == (("Q1", "Yes"),)


def test_do_not_know_leaves_the_base_as_it_leaves_ours() -> None:
    wave = make.wave(make.WHOLE + make.UNSURE)
    agree = share(wave, "agree")

    assert agree.estimate == pytest.approx(0.5)
    assert agree.base == 360
    assert agree.marks == (Mark.REBASED, Mark.NO_INTERVAL)
    assert share(wave, "dont_know").estimate == 0.1
    assert share(wave, "dont_know").base == 400


def test_do_not_know_with_a_base_of_its_own_changes_nothing() -> None:
    text = (
        "question,option,estimate,base\nQ1,Yes,0.5,360\nQ1,Neither,0.1,360\nQ1,No,0.4,360\n"
        "Q1,Not sure,0.1,400\nQ1,_positive,0.5,360\n"
    )
    wave = make.wave(text)

    assert share(wave, "agree").estimate == 0.5
    assert share(wave, "agree").marks == (Mark.NO_INTERVAL,)
    assert wave.doubts == ()
    assert wave.unmapped == (("Q1", "_positive"),)


def test_a_base_that_may_hold_do_not_know_cannot_be_compared() -> None:
    of = make.about(same_instrument=False)
    text = "question,option,percent,base\nQ1,Yes,50,400\nQ1,Neither,10,400\nQ1,No,40,400\n"

    agree = share(make.wave(text, of=of), "agree")

    assert Mark.UNKNOWN_BASE in agree.marks
    assert Mark.OTHER_INSTRUMENT in agree.marks
    assert not agree.is_comparable


def test_positive_and_negative_shares_are_put_together_where_every_option_is_there() -> None:
    mapping = Mapping(
        {
            ("Q1", "Very"): Target("plan_1", "agree"),
            ("Q1", "Fairly"): Target("plan_1", "agree"),
            ("Q1", "No"): Target("plan_1", "disagree"),
        }
    )
    wave = make.wave(
        "question,option,percent,base\nQ1,Very,20,400\nQ1,Fairly,30,400\nQ1,No,50,400\n", mapping
    )
    positive = share(wave, "_positive")

    assert (positive.estimate, positive.base) == (0.5, 400)
    assert positive.theirs == (("Q1", "Very"), ("Q1", "Fairly"))
    assert positive.lines == (2, 3)
    assert positive.marks == (Mark.SUMMED, Mark.NO_INTERVAL, Mark.SIMILAR_WORDING)
    assert share(wave, "_negative").estimate == 0.5


def test_their_own_positive_share_is_kept() -> None:
    mapping = Mapping({("Q1", "_net"): Target("plan_1", "_positive", "same")})
    wave = make.wave("question,option,percent,base\nQ1,_net,62,400\nQ1,Other,80,400\n", mapping)

    assert share(wave, "_positive").estimate == 0.62


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ("Q1,Yes,45,", Mark.NO_BASE),
        ("Q1,Yes,45,29", Mark.SMALL_BASE),
        ("Q1,Yes,c,400", Mark.NOT_SHOWN),
        ("Q1,Yes,[c],400", Mark.NOT_SHOWN),
        ("Q1,Yes,,400", Mark.NOT_SHOWN),
    ],
)
def test_what_cannot_be_compared_is_marked(row: str, mark: Mark) -> None:
    wave = make.wave(f"question,option,percent,base\n{row}\nQ1,No,55,400\n")

    assert mark in share(wave, "agree").marks
    assert not share(wave, "agree").is_comparable
    assert share(wave, "agree") not in wave.comparable


def test_thirty_who_answered_are_enough() -> None:
    wave = make.wave("question,option,percent,base\nQ1,Yes,45,30\nQ1,No,55,30\n")

    assert share(wave, "agree").is_comparable


def test_a_small_base_is_judged_after_do_not_know_left_it() -> None:
    wave = make.wave(make.WHOLE.replace("400", "32") + make.UNSURE.replace("400", "32"))

    assert share(wave, "agree").base == 29
    assert Mark.SMALL_BASE in share(wave, "agree").marks


def test_a_hidden_share_of_do_not_know_leaves_the_base_unknown() -> None:
    wave = make.wave(make.WHOLE + "Q1,Not sure,c,400\n")

    assert Mark.UNKNOWN_BASE in share(wave, "agree").marks


def test_shares_with_answers_missing_are_read_with_a_doubt() -> None:
    wave = make.wave("question,option,percent,base\nQ1,Yes,45,400\nQ1,No,36,400\n")

    assert [d.what for d in wave.doubts[:1]] == [
        "the shares of “Q1” sum to 0.81: answers are missing"
    ]
    assert Mark.INCOMPLETE in share(wave, "agree").marks


def test_rounding_is_no_missing_answer() -> None:
    wave = make.wave(
        "question,option,percent,base\nQ1,Yes,33,400\nQ1,Neither,33,400\nQ1,No,33,400\n"
    )

    assert Mark.INCOMPLETE not in share(wave, "agree").marks


def test_several_answers_may_sum_to_more_than_everybody() -> None:
    mapping = Mapping({("S", "At school"): Target("sources", "school", "same")})
    wave = make.wave("question,option,percent,base\nS,At school,80,400\nS,Web,70,400\n", mapping)

    assert share(wave, "school", "sources").estimate == 0.8
    assert wave.doubts == ()


def test_no_positive_share_is_put_together_of_several_answers() -> None:
    pairs = {("Q1", "Yes"): Target("plan_1", "agree"), ("Q1", "No"): Target("plan_1", "disagree")}
    text = "question,option,percent,base\nQ1,Yes,80,400\nQ1,No,80,400\n"

    wave = make.wave(text, Mapping(pairs, several=frozenset({"Q1"})))

    assert share(wave, "agree").estimate == 0.8
    assert wave.share("plan_1", "_positive") is None


def test_groups_that_are_mapped_become_ours_and_others_stay_theirs() -> None:
    mapping = Mapping(make.SAME.pairs, {("Region", "North"): ("district", "north")})
    wave = make.wave(
        "question,option,percent,base,breakdown,group\n"
        "Q1,Yes,100,400,Region,North\n"
        "Q1,Yes,100,400,Region,South\n",
        mapping,
    )

    ours = wave.share("plan_1", "agree", "district", "north")
    theirs = wave.share("plan_1", "agree", "Region", "South")
    assert ours is not None
    assert theirs is not None
    assert ours.is_comparable
    assert theirs.marks == (Mark.OTHER_GROUP, Mark.NO_INTERVAL)


def test_what_the_mapping_and_the_file_do_not_share_is_told() -> None:
    wave = make.wave("question,option,percent,base\nQ1,Yes,100,400\nQ7,Yes,100,400\n")

    assert wave.unmapped == (("Q7", "Yes"),)
    assert "the mapping names “Q1”, “No”, which is not there" in [d.what for d in wave.doubts]


def test_the_file_is_known_again_by_its_fingerprint() -> None:
    assert make.wave(make.WHOLE).fingerprint == make.wave(make.WHOLE).fingerprint
    assert make.wave(make.WHOLE).fingerprint != make.wave(make.WHOLE + "\n").fingerprint


def test_a_formula_in_a_cell_stays_words() -> None:
    formula = '=HYPERLINK("http://x.example")'
    quoted = '"' + formula.replace('"', '""') + '"'
    wave = make.wave(f"question,option,percent,base\nQ1,Yes,100,400\n{quoted},@SUM(A1),100,400\n")

    assert wave.unmapped == ((formula, "@SUM(A1)"),)


def test_a_file_on_disk_is_read_and_one_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "poet.csv"
    path.write_text(make.WHOLE, encoding="utf-8-sig")

    wave = read_external_file(path, make.about(), make.SAME, questionnaire())

    assert wave.share("plan_1", "agree") is not None
    with pytest.raises(ExternalFileError, match=r"other.csv: the file cannot be read"):
        read_external_file(tmp_path / "other.csv", make.about(), make.SAME, questionnaire())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": " "}, "title: is empty; say it"),
        ({"licence": ""}, "licence: is empty; say it"),
        ({"source": "x" * 501}, "source: has over 500 characters; shorten it"),
        ({"population": "a\u202eb"}, "population: holds signs that no page can show"),
        ({"fieldwork_to": date(2024, 1, 1)}, "fieldwork_to: is before fieldwork_from"),
        ({"published_on": date(2024, 1, 1)}, "published_on: is before the fieldwork"),
        ({"url": "javascript:alert(1)"}, "url: is no address of a web page"),
        ({"url": "https://[x"}, "url: is no address of a web page"),
    ],
)
def test_where_results_come_from_must_be_said(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(AboutError, match=told):
        make.about(**changes)


def test_every_mark_says_what_it_means() -> None:
    assert set(MEANINGS) == set(Mark)
