"""What somebody typed, compared however it was written."""

from heard.design.typed import inland_digits, plain_letters


def test_a_phone_number_is_the_same_however_it_is_written():
    written = ["01632 960001", "+44 1632 960001", "0044 1632 960 001", "(01632) 960-001"]

    assert {inland_digits(each) for each in written} == {"1632960001"}


def test_a_postal_address_is_the_same_however_it_is_written():
    written = ["1 High Street,\nWestmere", "1, HIGH STREET Westmere."]

    assert {plain_letters(each) for each in written} == {"1highstreetwestmere"}
