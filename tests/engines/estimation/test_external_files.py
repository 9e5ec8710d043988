"""Results of others: files and mappings that cannot be used are refused with their place."""

import io

import pytest

from heard.engines.estimation.external import ExternalFileError, Mapping, Target, read_mapping
from heard.engines.estimation.external.table import MOST_BYTES, MOST_ROWS
from tests.engines.estimation import external_make as make
from tests.engines.estimation.quality_make import questionnaire

HEAD = "question,option,percent,base\n"
NAME_ONE = "name one “estimate” for shares from 0 to 1, or “percent” for 0 to 100"
NAME_PERCENT = "name the column “percent” if these are per cent"
GIVE_PEOPLE = "give how many answered, unweighted, as a whole number"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", ": the file is empty; choose another file"),
        (HEAD, ":1: there are no rows under the headings; give one for each option"),
        (b"PK\x03\x04x", ":1: this is an Excel, Word or ZIP file; save it as “CSV UTF-8”"),
        (b"\xff\xfeq\x00", ":1: this is UTF-16 text; save it as “CSV UTF-8”"),
        (b"<html>", ":1: this is a web page; save it as “CSV UTF-8”"),
        (
            HEAD.encode() + b"Q1,Caf\xe9,50,400\n",
            ":2: the text is not in UTF-8; save it as “CSV UTF-8”",
        ),
        (
            HEAD + "Q1,\x00,5,4\n",
            ":2: there are bytes that no text has; save it as “CSV UTF-8”",
        ),
        (
            HEAD.replace(",", ";"),
            ":1: the columns are parted by semicolons; save the file with commas",
        ),
        (
            "question,percent\nQ1,5\n",
            ":1: there is no column “option”; add it, or name it so",
        ),
        (
            "question,option,base\nQ1,Yes,5\n",
            ":1: there is no column of shares; " + NAME_ONE,
        ),
        (
            "question,option,percent,estimate\nQ1,Yes,5,0.05\n",
            ":1: there are both “estimate” and “percent”; " + NAME_ONE,
        ),
        (
            "question,option,percent,percent\nQ1,Yes,5,5\n",
            ":1: the column “percent” is there twice; keep one",
        ),
        (
            HEAD + 'Q1,"Yes"x,5,4\n',
            ":2: the line is no CSV (',' expected after '\"'); check quotation marks there",
        ),
        (
            HEAD + "Q1,Yes,5\n",
            ":2: the row has 3 cells, the headings 4; give one for each heading",
        ),
        (HEAD + f"Q1,{'x' * 501},5,4\n", ":2: a cell has over 500 characters; shorten it"),
        (HEAD + ",Yes,100,400\n", ":2: question is empty; say what the share is of"),
        (HEAD + "Q1,Yes,101,400\n", ":2: percent is 101, over 100; correct it"),
        (
            HEAD + "Q1,Yes,-5,400\n",
            ":2: percent is “-5”, which is no such number; give per cent, 0 to 100",
        ),
        (
            HEAD + "Q1,Yes,1e2,400\n",
            ":2: percent is “1e2”, which is no such number; give per cent, 0 to 100",
        ),
        (
            HEAD + "Q1,Yes,٥,400\n",
            ":2: percent is “٥”, which is no such number; give per cent, 0 to 100",
        ),
        (
            HEAD + "Q1,Yes,100,4.5\n",
            ":2: base is “4.5”, which is no number of people; " + GIVE_PEOPLE,
        ),
        (
            HEAD + "Q1,Yes,100,400\nQ1,Yes,100,400\n",
            ":3: “Q1”, “Yes” stands on line 2 too; keep one of them",
        ),
        (
            "question,option,estimate\nQ1,Yes,45\n",
            ":2: estimate is 45, over 1; " + NAME_PERCENT,
        ),
        (
            "question,option,estimate\nQ1,Yes,45%\n",
            ":2: estimate is “45%”, which is no such number; " + NAME_PERCENT,
        ),
        (
            "question,option,percent,low,high\nQ1,Yes,50,55,60\n",
            ":2: the share is not between low and high; correct one of the three",
        ),
        (
            "question,option,percent,breakdown,group\nQ1,Yes,50,Region,\n",
            ":2: only one of breakdown and group is given; give both, or neither",
        ),
        (
            HEAD + "Q9,Yes,100,400\n",
            ": the mapping names no question and option of this file; correct the mapping",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_told_by_its_line(text: str | bytes, told: str) -> None:
    assert make.refusal(text) == (f"poet.csv{told}",)


def test_shares_of_more_than_everybody_are_refused_beyond_rounding() -> None:
    rounded = HEAD + "Q1,Yes,34,400\nQ1,Neither,34,400\nQ1,No,33,400\n"
    wrong = rounded.replace("33", "36")

    assert make.refusal(rounded) == ()
    assert make.refusal(wrong) == (
        (
            "poet.csv:2: the shares of “Q1” sum to 1.04, more than everybody; correct them, begin "
            "options that sum up others with _, or name the question as one with several answers"
        ),
    )


def test_a_question_named_as_one_with_several_answers_may_sum_to_more() -> None:
    mapping = Mapping(make.SAME.pairs, several=frozenset({"Q1"}))

    assert make.refusal(HEAD + "Q1,Yes,80,400\nQ1,No,80,400\n", mapping) == ()


def test_several_answers_cannot_be_put_together() -> None:
    both = {("Q1", text): Target("plan_1", "agree") for text in ("Yes", "No")}
    mapping = Mapping(both, several=frozenset({"Q1"}))

    told = make.refusal(HEAD + "Q1,Yes,80,400\nQ1,No,80,400\n", mapping)

    assert told == (
        (
            "poet.csv:2: people could choose several answers to “Q1”, so their shares cannot be "
            "put together; map one of them alone to plan_1, agree"
        ),
    )


def test_every_problem_is_told_in_order_and_long_lists_are_cut() -> None:
    rows = "".join(f"Q1,Yes{n},five,400\n" for n in range(80))
    told = make.refusal(HEAD + rows)

    assert len(told) == 51
    assert told[0].startswith("poet.csv:2: percent is “five”")
    assert told[-1] == "poet.csv: 30 more problems are not listed; mend these"


def test_long_lists_of_doubts_are_cut() -> None:
    rows = "".join(f"Q{n},Yes,10,400\n" for n in range(80))
    doubts = make.wave(HEAD + rows).doubts

    assert len(doubts) == 51
    assert doubts[-1].what == "33 more doubts are not listed"


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    assert make.refusal(b"x" * (MOST_BYTES + 1)) == (
        "poet.csv: the file is larger than 5 MB; divide it",
    )


def test_more_rows_than_results_have_are_refused() -> None:
    rows = "".join(f"Q{n},Yes,100,400\n" for n in range(MOST_ROWS + 1))

    assert make.refusal(HEAD + rows) == (
        f"poet.csv:{MOST_ROWS + 2}: there are over 50,000 rows; divide the file",
    )


def test_messages_show_nothing_that_turns_words_round() -> None:
    told = make.refusal(HEAD + "Q1,Yes,\u202e5\x1b[31m,400\n")

    assert told == (
        "poet.csv:2: percent is “ 5 [31m”, which is no such number; give per cent, 0 to 100",
    )


def test_percentages_of_one_or_less_are_read_as_they_are_with_a_doubt() -> None:
    wave = make.wave(HEAD + "Q1,Yes,0.5,400\nQ1,Neither,0.1,400\nQ1,No,0.4,400\n")

    assert "no percentage is over 1: perhaps these are shares" in [d.what for d in wave.doubts]


def test_numbers_as_programs_write_them_are_read() -> None:
    wave = make.wave(
        "question,option,estimate,se\n"
        "Q1,Yes,0.66666666666666674,1.9e-16\n"
        "Q1,Neither,0.16666666666666669,0.01\n"
        "Q1,No,0.16666666666666669,0.01\n"
    )
    agree = wave.share("plan_1", "agree")

    assert agree is not None
    assert (agree.estimate, agree.se) == (0.66666666666666674, 1.9e-16)


def test_a_column_that_nobody_reads_is_told() -> None:
    wave = make.wave("question,option,percent,base,colour\nQ1,Yes,100,400,red\n")

    assert "the column “colour” is not read" in [d.what for d in wave.doubts]


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        (
            Mapping({("Q1", "Yes"): Target("town", "agree")}),
            "mapping: “Q1”, “Yes”: we have no question with options “town”; correct the mapping",
        ),
        (
            Mapping({("Q1", "Yes"): Target("plan_1", "yes")}),
            "mapping: “Q1”, “Yes”: “yes” is no option of “plan_1”; correct the mapping",
        ),
        (
            Mapping({("Q1", "Yes"): Target("age", "_positive")}),
            "mapping: “Q1”, “Yes”: no option of “age” has a favour; correct the mapping",
        ),
        (
            Mapping(
                {("Q1", "Yes"): Target("plan_1", "agree"), ("Q2", "Yes"): Target("plan_1", "agree")}
            ),
            "mapping: “Q1” and “Q2” are both mapped to plan_1, agree; correct the mapping",
        ),
        (
            Mapping(make.SAME.pairs, {("R", "a"): ("need", "x"), ("R", "b"): ("need", "x")}),
            "mapping: two groups of theirs are mapped to need, x; correct the mapping",
        ),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: Mapping, told: str) -> None:
    assert make.refusal(make.WHOLE, mapping) == (told,)


def read(text: str) -> Mapping:
    return read_mapping(io.BytesIO(text.encode()), "mapping.csv", questionnaire())


def test_a_mapping_is_read_from_a_file() -> None:
    mapping = read(
        "question,option,item,item_option,wording\n"
        "Q1,Yes,plan_1,agree,same\n"
        "Q1,No,plan_1,_negative,\n"
    )

    assert mapping == Mapping(
        {
            ("Q1", "Yes"): Target("plan_1", "agree", "same"),
            ("Q1", "No"): Target("plan_1", "_negative", "similar"),
        }
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "Q1,Yes,town,agree,same",
            ":2: we have no question with options “town”; use a code of the questionnaire",
        ),
        (
            "Q1,,plan_1,agree,same",
            ":2: question or option is empty; say which of theirs",
        ),
        ("Q1,Yes,plan_1,agree,near", ":2: wording is “near”; use same or similar"),
        (
            "Q1,Yes,plan_1,agree,same\nQ1,Yes,plan_1,agree,same",
            ":3: the same option stands above too; keep one of them",
        ),
        (
            "Q1,Yes,plan_1,agree,same\nQ2,Yes,plan_1,agree,same",
            ": “Q1” and “Q2” are both mapped to plan_1, agree; keep one of the two questions",
        ),
    ],
)
def test_a_file_of_a_mapping_that_does_not_fit_is_told_by_its_line(row: str, told: str) -> None:
    with pytest.raises(ExternalFileError) as refused:
        read(f"question,option,item,item_option,wording\n{row}\n")

    assert refused.value.lines == (f"mapping.csv{told}",)
