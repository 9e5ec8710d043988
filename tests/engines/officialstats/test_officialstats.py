"""Files of official statistics: three years of other columns, symbols, doubts, and bad files."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tracemalloc import get_traced_memory, start, stop

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.engines.officialstats import (
    Level,
    Period,
    StatsFileError,
    Symbol,
    census_day,
    day_of,
    read_period,
    read_statistics,
    read_statistics_file,
    read_value,
)

FILES = Path(__file__).parent / "files"
OURS = "E10000901"
START = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
START += "region_name,new_la_code,la_name,breakdown_topic,breakdown,ehcplans\n"
HERE = "202425,Academic year,Local authority,E92000001,England,E12000002,North West,E10000901,"
HERE += "Westmere,"


def read(text, of=(OURS,)):
    content = text.encode() if isinstance(text, str) else text
    return read_statistics(BytesIO(content), "plans.csv", of)


def of_year(year):
    return read_statistics_file(FILES / f"caseload_{year}.csv", {OURS})


def values(found, indicator="ehc_plans", topic=None, code=OURS):
    return {
        figure.breakdown: figure.symbol or figure.value
        for figure in found.figures
        if figure.area.code == code
        and figure.indicator == indicator
        and topic in {None, figure.topic}
    }


def doubts(found):
    return [(doubt.line, doubt.column, doubt.what) for doubt in found.doubts]


def refused(text):
    with pytest.raises(StatsFileError) as problem:
        read(text)
    return problem.value.lines


def test_one_thing_has_one_name_in_the_files_of_three_years():
    totals = [values(of_year(year), topic="total") for year in (2022, 2024, 2025)]

    assert totals == [{"Total": 2000}, {"Total": 2600}, {"Total": 3000}]
    assert values(of_year(2022), "ehc_plans_percent", "age_band")["Under 5"] == 4
    assert values(of_year(2024), "ehc_plans_percent", "age_band")["Under 5"] == Decimal("4.6")


def test_old_age_bands_are_another_topic_than_years_of_age():
    bands = ["Under 5", "5 to 10", "11 to 15", "16 to 19", "20 to 25"]

    assert list(values(of_year(2022), topic="age_band")) == bands
    assert list(values(of_year(2024), topic="age_band")) == bands
    assert list(values(of_year(2025), topic="age")) == ["Age 10", "Age 11"]


def test_plans_with_statements_are_not_taken_for_plans():
    assert values(of_year(2024), topic="plan_type") == {"Total": 2600}


def test_gender_became_sex():
    before = START.replace("breakdown_topic,breakdown", "gender") + HERE + "Female,900\n"

    assert values(read(before), topic="sex") == {"Female": 900}
    assert values(of_year(2025), topic="sex") == {"Female": 900, "Male": 2100}


def test_symbols_stay_what_they_mean_and_are_never_nought():
    found = of_year(2025)

    assert values(found, "mainstream_total") == {
        "Total": 1300,
        "Female": Symbol.CONFIDENTIAL,
        "Male": 900,
        "Age 10": Symbol.UNAVAILABLE,
        "Age 11": 110,
    }
    assert values(found, "ap_pru_total_percent") == {
        "Total": Symbol.LOW,
        "Female": Symbol.LOW,
        "Male": Symbol.LOW,
        "Age 10": Symbol.UNAVAILABLE,
        "Age 11": 0,
    }
    assert values(found, "special_academy_free")["Male"] is Symbol.UNRELIABLE
    assert values(found, "mainstream_total_percent")["Age 10"] is Symbol.UNAVAILABLE


def test_what_is_odd_is_a_doubt_with_its_line_and_column():
    new = "a column that is new to us: read as what is counted, under its own name"
    sum_of = "Westmere, Academic year 2024/25: the total %s more than the parts by age together"

    assert doubts(of_year(2025)) == [
        (1, "hospital_beds", new),
        (7, "hospital_beds", "“*” is neither a number nor a sign that we know: left out"),
        (8, "hospital_beds", "an empty cell: left out"),
        (10, "geographic_level", "rows about “School” are left out"),
        (4, "ehc_plans", sum_of % "3,000 is 2,510"),
        (4, "special_academy_free", sum_of % "200 is 159"),
    ]


def test_a_total_that_its_parts_do_not_add_up_to_is_said_and_kept():
    found = of_year(2024)
    difference = "the total 2,600 is 200 more than the parts by age_band together"

    assert values(found, topic="total") == {"Total": 2600}
    assert doubts(found) == [(4, "ehc_plans", f"Westmere, January 2024: {difference}")]


def test_only_our_area_our_region_and_the_nation_are_kept():
    found = of_year(2025)

    assert {(each.area.level, each.area.name) for each in found.figures} == {
        (Level.NATIONAL, "England"),
        (Level.REGIONAL, "North West"),
        (Level.LOCAL, "Westmere"),
    }
    assert [each.name for each in found.local_authorities] == ["Moor, Dale and Fell", "Westmere"]
    assert found.rows == 9


def test_every_area_can_be_read_and_none():
    path = FILES / "caseload_2025.csv"
    all_of_them = {"England", "North West", "Westmere", "Moor, Dale and Fell"}

    assert {each.area.name for each in read_statistics_file(path, None).figures} == all_of_them
    assert read_statistics_file(path).figures == ()


def test_a_file_of_another_area_has_nothing_of_ours():
    found = read_statistics_file(FILES / "caseload_2025.csv", {"E10000999"})

    assert found.figures == ()
    assert found.local_authority("E10000999") is None


def test_thousands_with_commas_and_per_cent_signs_are_numbers():
    assert values(of_year(2022), code="E92000001")["Total"] == 473255
    assert values(of_year(2025), "mainstream_total_percent")["Age 11"] == 44


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1,234,567.5", Decimal("1234567.5")),
        (" 12.5 % ", Decimal("12.5")),
        ("-3", Decimal(-3)),
        ("−3", Decimal(-3)),
        ("[c]", Symbol.CONFIDENTIAL),
        ("Z", Symbol.NOT_APPLICABLE),
        ("0", Decimal(0)),
        *((cell, None) for cell in ("", "*", "-", ".", "1,23", "1e9", "NaN", "inf", "٣", "12-13")),
        ("9" * 15, None),
    ],
)
def test_a_cell_is_a_number_a_symbol_or_nothing(cell, value):
    assert read_value(cell) == value


@given(st.text(max_size=40))
def test_no_text_is_read_as_a_number_that_it_is_not(text):
    value = read_value(text)

    assert value is None or isinstance(value, Symbol) or value.is_finite()


def test_a_mark_at_the_start_is_no_part_of_a_name():
    assert values(read(b"\xef\xbb\xbf" + (START + HERE + "Sex,Female,900\n").encode()))


def test_windows_letters_are_read_with_a_doubt():
    found = read((START + HERE + "Ethnicity major,Caf\u00e9 \u2013 other,90\n").encode("cp1252"))

    assert values(found) == {"Café – other": 90}
    assert doubts(found) == [(2, "", "letters that are not UTF-8 were read as Windows-1252")]


def test_a_row_that_stands_twice_is_read_once_and_two_that_differ_not_at_all():
    row = HERE + "Sex,Female,900\n"
    same = read(START + row + row)
    differing = read(START + row + HERE + "Sex,Female,910\n")

    assert values(same) == {"Female": 900}
    assert doubts(same) == [(3, "", "the row says again what line 2 says: read once")]
    assert values(differing) == {}
    same_thing = "of the same (Westmere, Academic year 2024/25, Female): both left out"
    assert doubts(differing) == [(3, "ehc_plans", f"“910”, and line 2 says “900” {same_thing}")]


@pytest.mark.parametrize(
    ("code", "kind", "words", "last"),
    [
        ("202425", "Academic year", "Academic year 2024/25", date(2025, 8, 31)),
        ("2024", "Calendar year", "Calendar year 2024", date(2024, 12, 31)),
        ("2024", "January", "January 2024", date(2024, 1, 31)),
        ("202425", "January", "January 2025", date(2025, 1, 31)),
        ("202425", "September", "September 2024", date(2024, 9, 30)),
        ("2024", "December", "December 2024", date(2024, 12, 31)),
        ("202425", "Autumn term", "Autumn term 2024/25", date(2024, 12, 31)),
        ("202425", "Financial year", "Financial year 2024/25", date(2025, 3, 31)),
        ("199900", "academic  year", "Academic year 1999/00", date(2000, 8, 31)),
    ],
)
def test_periods_have_words_and_a_last_day(code, kind, words, last):
    period = read_period(code, kind)

    assert (period.words, period.last_day) == (words, last)


@pytest.mark.parametrize("code", ["2024/25", "202426", "24", "", "１２３４", "3024"])
def test_what_is_no_period_is_left_out_with_a_doubt(code):
    row = HERE.replace("202425", code) + "Sex,Female,900\n"
    found = read(START + row)

    assert found.figures == ()
    assert found.doubts[0].column == "time_period"


def test_plans_are_counted_on_the_day_of_the_census_and_flows_by_the_end_of_their_year():
    assert day_of(Period("202425", "Academic year"), "ehc_plans") == date(2025, 1, 16)
    assert day_of(Period("2024", "January"), "mainstream_total") == date(2024, 1, 18)
    assert day_of(Period("2024", "Calendar year"), "new_ehc_plans") == date(2024, 12, 31)
    assert day_of(Period("202425", "Academic year"), "absence_rate") == date(2025, 8, 31)


def test_names_that_are_longer_than_any_are_refused_or_left_out():
    assert "column 12 has a name" in refused(START.replace("ehcplans", "e" * 101))[0]
    found = read(START + HERE + f"Sex,{'x' * 201},900\n")

    assert found.figures == ()
    assert found.doubts[0].what.startswith("“xxx")


def test_the_census_is_on_the_third_thursday_of_january():
    assert census_day(Period("202425", "Academic year")) == date(2025, 1, 16)
    assert census_day(Period("2024", "January")) == date(2024, 1, 18)


ROWS = START.encode()


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        *((content, 0, "the file is empty") for content in (b"", b"\n\n")),
        (b"PK\x03\x04xxxx", 1, "this is an Excel, Word or ZIP file"),
        (b"\xd0\xcf\x11\xe0", 1, "this is an old Excel file"),
        (b"%PDF-1.4", 1, "this is a PDF file"),
        (b"  <!DOCTYPE html>", 1, "this is a web page"),
        ("x".encode("utf-16"), 1, "this is UTF-16 text"),
        (b"a;b;c", 1, "the columns are parted by semicolons"),
        (b"a\tb", 1, "the columns are parted by tabs"),
        (b"time_period,geographic_level\n1,2", 1, "the column time_identifier is missing"),
        (b"col_name,col_type,label\n", 1, "this is the file that explains the columns"),
        (b",".join([b"a"] * 501), 1, "there are more than 500 columns"),
        (ROWS, 1, "there is no row below the column names"),
        (ROWS + b"1\x00", 2, "there are bytes that no text has"),
        (ROWS + b'"open', 2, "the line is no CSV"),
        (ROWS + b"x" * 300_000, 2, "the line is longer than any of such a file"),
        (ROWS.replace(b"ehcplans", b"ehcplans,"), 1, "column 13 has no name"),
        (ROWS.replace(b"ehcplans", b"ehcplans,num_caseload"), 1, "two columns are the same"),
        (ROWS.replace(b"ehcplans", b"sex"), 1, "no column holds numbers"),
        (ROWS + HERE.replace("Local a", "A").encode() + b"a,b,1", 0, "no row is about England"),
    ],
)
def test_a_file_of_another_kind_says_what_to_do(content, line, what):
    (refusal,) = refused(content)

    assert refusal.startswith(f"plans.csv:{line}: {what}" if line else f"plans.csv: {what}")
    assert "; " in refusal


def test_rows_that_do_not_fit_are_all_listed():
    what = "cells, and there are 12 columns; use the file as it was downloaded"

    assert refused(START + "1,2\n" + HERE + "Sex,Female,9\n" + HERE + "Sex,Male,9,9\n") == (
        f"plans.csv:2: the row has 2 {what}",
        f"plans.csv:4: the row has 13 {what}",
    )


def test_a_file_that_is_not_there_is_refused_too(tmp_path):
    with pytest.raises(StatsFileError, match="cannot be read"):
        read_statistics_file(tmp_path / "none.csv")


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(content):
    with suppress(StatsFileError):
        assert read(ROWS + content, None).rows


def big_file(path, years):
    """2,015 rows a year, with 12 columns of numbers."""
    indicators = [f"mainstream_{name}" for name in ("la_maintained", "academy", "total")]
    indicators += [f"count_{number}" for number in range(8)]
    cells = ",".join("1234" for _ in indicators)
    with path.open("w", encoding="utf-8") as file:
        file.write(START.strip() + "," + ",".join(indicators) + "\n")
        for year in range(1950, 1950 + years):
            period = f"{year}{(year + 1) % 100:02},Academic year,Local authority,E92000001,England"
            for number in range(155):
                area = f"E12000002,North West,E10000{number:03},Area {number}"
                for part in range(13):
                    file.write(f"{period},{area},Sex,Part {part},17,{cells}\n")
    return path


def test_a_large_file_takes_no_more_memory_than_what_is_wanted_of_it(tmp_path):
    path = big_file(tmp_path / "big.csv", years=10)
    start()

    found = read_statistics_file(path, {"E10000007"})

    most = get_traced_memory()[1]
    stop()
    assert found.rows == 20_150
    assert len(found.figures) == 13 * 10 * 12
    assert most < 4_000_000
