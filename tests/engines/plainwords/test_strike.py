import pytest
from hypothesis import given
from hypothesis import strategies as st

from heard.engines.plainwords import KnownNames, Strike, StrikeError, apply, strike
from heard.engines.questionnaire.answers import LONG_TEXT_BYTES


def kinds(text: str, known: KnownNames | None = None) -> list[tuple[str, str]]:
    strikes = strike(text, known or KnownNames()).strikes
    return [(each.kind, text[each.start : each.end]) for each in strikes]


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("My son Jayden waits.", "My son [name] waits."),
        ("my son jayden is 7", "my son [name] is 7"),
        ("MY SON JAYDEN IS 7", "MY SON [name] IS 7"),
        ("Our daughter, Aaliyah-Rose, sings", "Our daughter, [name], sings"),
        ("Mrs O'Brien and Miss de Souza", "Mrs [name] and Miss [name]"),
        ("mrs patel said no", "mrs [name] said no"),
        ("Ethan's teacher left", "[name]'s teacher left"),
        ("JAYDEN'S MUM", "[name]'S MUM"),
        ("jaydens mum says", "[name] mum says"),
        ("a man named Tony", "a man named [name]"),
        ("Thanks, Karen", "Thanks, [name]"),
        ("Regards Priya Patel", "Regards [name]"),
        ("Kind regards,\nTom x", "Kind regards,\n[name] x"),
        ("J.S. has been out of school", "[name] has been out of school"),
        ("A.B. Kaminski wrote", "[name] [name] wrote"),
        ("I saw Wendy Harrop there", "I saw [name] there"),
        ("I thank Karen Baker and Tom Hill.", "I thank [name] and [name]."),
        ("Jen, Lucy, Oswin and Brax left", "[name], [name], [name] and [name] left"),
    ],
)
def test_names_are_struck_by_what_stands_round_them(text, struck):
    assert strike(text).text == struck


@pytest.mark.parametrize(
    "text",
    [
        "After that, nothing. Nobody came. Speech therapy stopped.",
        "CAMHS, SENDIAS, the Local Offer, the NHS and an EHCP.",
        "Down's syndrome, Asperger's, Tourette's, Rett syndrome, Williams syndrome, ADHD.",
        "Will you call? May I ask? Hope is not a plan. Mark my words.",
        "We moved from Bradford to Leeds in May. Reading is hard for her.",
        "Leeds City Council and the Maple Centre on Park Road.",
        "my son will be 9 and my daughter may need help",
        "Being his carer, I miss college. Sir, can I speak?",
        "In 2021 we paid £4,500 for 10 of 12 sessions, 1,500 families did.",
        "Transport from LS12 takes a 40 minute drive. year 2 1st term",
        "30 children in the street. He was born in 2014.",
        "e.g. P.E. lessons at 9 a.m. in the U.K.",
        "The school said the primary school and the nursery were full.",
        "Judged, blamed & ignored :( 😡😡",
    ],
)
def test_words_that_are_no_names_stay(text):
    assert strike(text).text == text


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("Will loves maths", "[name] loves maths"),
        ("Grace (8) can't", "[name] (8) can't"),
        ("my son mark is 9", "my son [name] is 9"),
        ("She had Summer in summer", "She had [name] in summer"),
        ("Hope's school is far", "[name]'s school is far"),
        ("May said she would", "[name] said she would"),
    ],
)
def test_names_that_are_words_as_well_are_told_by_their_surroundings(text, struck):
    assert strike(text).text == struck


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("میرا بیٹا احمد انتظار کر رہا ہے", "احمد"),
        ("ابنتي فاطمة تحتاج", "فاطمة"),
        ("আমার ছেলে রহিম স্কুলে", "রহিম"),
        ("ਮੇਰੀ ਧੀ ਸਿਮਰਨ ਨੂੰ", "ਸਿਮਰਨ"),
        ("我女儿美玲很喜欢", "美玲"),
        ("她的王老师", "王"),
        ("Mój syn Łukasz czeka", "Łukasz"),
        ("Мой сын Артём не говорит", "Артём"),
    ],
)
def test_names_in_other_scripts_are_struck_after_words_for_kin(text, name):
    assert kinds(text) == [("name", name)]


@pytest.mark.parametrize(
    "text", ["ابني لا يذهب إلى المدرسة", "我儿子没有学校", "میرا بیٹا بہت اچھا ہے"]
)
def test_kin_in_other_scripts_without_a_name_is_left(text):
    assert strike(text).text == text


@pytest.mark.parametrize(
    "phone",
    [
        "07700900123", "07700 900 123", "07700-900-871", "(01632) 960 417", "01632960222",
        "020 7946 0958", "+44 7700 900456", "+44 (0)113 496 0126", "0044 7700 900333",
        "(0113) 4960125", "+33 1 70 18 99 00",
    ],
)  # fmt: skip
def test_telephone_numbers_are_struck_in_every_shape(phone):
    assert kinds(f"ring {phone} after six") == [("phone", phone)]


@pytest.mark.parametrize(
    "postcode", ["LS12 4QT", "ls124qt", "W1A 1AA", "EC1A 1BB", "M1 1AE", "B33 8TH", "ne6 5dq"]
)
def test_postcodes_are_struck(postcode):
    assert kinds(f"in {postcode} now") == [("postcode", postcode)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("write to J.Whittle+send@example.co.uk ok", "email", "J.Whittle+send@example.co.uk"),
        ("mail wells82 at gmail dot com", "email", "wells82 at gmail dot com"),
        ("see https://example.org/a?b=c.", "link", "https://example.org/a?b=c"),
        ("insta @jaydensmum82!", "link", "@jaydensmum82"),
        ("NHS 943 476 5919 ok", "number", "943 476 5919"),
        ("pupil P038854214304 ok", "number", "P038854214304"),
        ("NI JG103759A ok", "number", "JG103759A"),
        ("ref 2023004518 ok", "number", "2023004518"),
        ("born on 3 May 2012 in Leeds", "born", "3 May 2012"),
        ("DOB: 2012-05-03 ok", "born", "2012-05-03"),
        ("dob 03/05/12 ok", "born", "03/05/12"),
        ("at 14 Elm Grove since", "address", "14 Elm Grove"),
        ("at flat 3, 27b station road since", "address", "flat 3, 27b station road"),
        ("at St Mary's Primary School since", "school", "St Mary's Primary School"),
        ("at hillcrest special school since", "school", "hillcrest special school"),
    ],
)
def test_details_with_a_shape_of_their_own_are_struck(text, kind, words):
    assert kinds(text) == [(kind, words)]


def test_a_number_that_fails_the_check_of_the_nhs_is_struck_only_as_a_long_number():
    valid, other = strike("9434765919").strikes, strike("9434765918").strikes

    assert (valid[0].why, other[0].why) == ("an NHS number", "a long number")


def test_schools_stay_where_a_partnership_says_so():
    text = "Oakwood Academy excluded Riley."

    assert strike(text, KnownNames(strike_schools=False)).text.endswith("excluded [name].")
    assert strike(text).text == "[school] excluded [name]."


def test_a_partnership_gives_names_to_strike_always_and_words_to_strike_never():
    known = KnownNames(always=("Bo Xi", "Zed"), never=("Snaresbrook", "Thrive Plus"))

    struck = strike("bo xi and ZED like Snaresbrook and Thrive Plus", known)

    assert struck.text == "[name] and [name] like Snaresbrook and Thrive Plus"
    assert struck.strikes[0].confidence == 0.99


def test_what_is_hidden_inside_a_name_does_not_hide_it():
    text = "my son Jay\u200bden, Zoe\u0308 and \u202bＫａｒｅｎ\u202c"

    assert strike(text).text == "my son [name], [name] and \u202b[name]\u202c"


def test_every_strike_says_where_why_and_how_surely():
    (found,) = strike("Dr Osei came").strikes

    assert found == Strike(3, 7, "name", "after a title", 0.95)


def test_a_person_undoes_one_strike_and_adds_another():
    text = "Jayden and will o wisp"
    first, *others = strike(text).strikes

    mine = [*others, Strike(11, 22, "name", "a person struck it", 1.0)]

    assert apply(text, [first]) == "[name] and will o wisp"
    assert apply(text, mine) == "Jayden and [name]"


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (0, 99), (-1, 2)])
def test_a_strike_outside_the_text_is_refused(span):
    with pytest.raises(StrikeError):
        apply("some words", [Strike(*span, "name", "", 1.0)])


def test_strikes_over_each_other_are_refused():
    with pytest.raises(StrikeError):
        apply("some words", [Strike(0, 4, "name", "", 1.0), Strike(2, 6, "name", "", 1.0)])


PIECES = st.sampled_from(
    [
        "my son ", "Jayden", " Will ", "Mrs ", "Baker", " and ", ", ", ". ", "\n", "'s ", "school",
        "St ", "Oak ", "Academy", "[name]", "[school] ", "07700 900123", " 14 ", "Elm ", "Road ",
        "@", "J.", "S. ", "thanks", " from ", "called ", "x", "born ", "3/5/12", "\u200b", "é",
        "我儿子", "小明", "ابني ", "محمد ", "is ", "has ", "kyle ", "MUM ", "(", ")", "9434765919",
        "I'm ", "https://a.uk ", "May ", "Hill ", "of ",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_stands_together_striking_twice_is_striking_once(text):
    once = strike(text)

    assert strike(once.text).strikes == ()
    assert apply(text, once.strikes) == once.text


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    struck = strike(text)

    assert apply(text, struck.strikes) == struck.text


def test_the_longest_answer_is_struck_at_its_very_end():
    text = "we wait " * (LONG_TEXT_BYTES // 8 - 3) + "for Jayden"

    assert strike(text).text.endswith("for [name]")
