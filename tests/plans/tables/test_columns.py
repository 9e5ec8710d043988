"""What cells say of references, people, days and everything else a plan writes down."""

from datetime import date

from heard.plans.tables.leads import Lead
from heard.plans.tables.status import Said
from tests.plans.tables.making import HEADINGS, ROW, doubts, proposed, titles, word


def test_references_that_are_double_missing_or_two_at_once():
    rows = [
        ("1.1", "Recruit"),
        ("1.1", "Train"),
        ("", "Publish waits"),
        ("1.2 and 1.3", "Meet families"),
    ]

    found = proposed(word([HEADINGS, *((*row, *ROW[2:]) for row in rows)]))

    assert titles(found) == [
        ("1.1", "Recruit"),
        ("1.1b", "Train"),
        ("R3", "Publish waits"),
        ("1.2 and 1.3", "Meet families"),
    ]
    assert [doubts(row) for row in found] == [
        [("same_reference", "")],
        [("same_reference", "")],
        [("no_reference", "")],
        [("two_references", "Ref")],
    ]


def test_a_reference_that_stands_before_the_action_is_taken_from_it():
    found = proposed(word([HEADINGS[1:], ("2.4 Publish waits", *ROW[2:])]))

    assert titles(found) == [("2.4", "Publish waits")]
    assert found[0].doubts == ()


def test_people_are_left_out_and_posts_and_organisations_are_proposed():
    leads = (
        "J Smith / Head of SEND",
        "J Smith",
        "Head of SEND, Westmere Council; Designated Clinical Officer, Westmere ICB",
    )
    rows = [(f"1.{n}", "Recruit", lead, "31/03/2025", "G") for n, lead in enumerate(leads)]

    found = proposed(word([HEADINGS, *rows]))

    assert [row.leads for row in found] == [
        (Lead("Head of SEND"),),
        (),
        (
            Lead("Head of SEND", "Westmere Council"),
            Lead("Designated Clinical Officer", "Westmere ICB"),
        ),
    ]
    assert found[2].partners == ("Westmere ICB",)
    assert [doubts(row) for row in found] == [
        [("person_left_out", "Lead")],
        [("person_alone", "Lead")],
        [("several_leads", "Lead")],
    ]


def test_a_day_that_was_moved_without_a_reason_asks_for_one():
    whens = ("September 2024 - revised to Jan 2025", "31/03/2025 now 30/06/2025 (nobody applied)")
    rows = [(f"1.{n}", "Recruit", "Head of SEND", when, "G") for n, when in enumerate(whens)]

    first, second = proposed(word([HEADINGS, *rows]))

    assert (first.due_on, first.revised_due_on) == (date(2024, 9, 30), date(2025, 1, 31))
    assert doubts(first) == [
        ("month_only", "By when"),
        ("month_only", "By when"),
        ("no_reason", "By when"),
    ]
    assert (second.revised_due_on, second.reason) == (date(2025, 6, 30), "nobody applied")
    assert second.doubts == ()


def test_every_other_column_has_its_place():
    headings = (
        *("Ref", "What we will do", "Why", "Outcome", "Task & finish group", "Who", "Partners"),
        *("Start", "Timescale", "Review", "Success measure", "Baseline", "Progress", "Impact"),
        *("Evidence", "Cost", "Risk", "Status"),
    )
    row = (
        *("PA1a", "Recruit", "Waits are long", "Shorter waits", "Waits group", "DCO", "PCF"),
        *("1 September 2024", "31 March 2025", "30 June 2025", "60% in 20 weeks", "40%"),
        *("Two started", "Families wait less", "Data of May", "£25,000", "High - nobody applies"),
        "Blue - complete",
    )

    found = proposed(word([headings, row]))[0]

    assert (found.why, found.group, found.lead, found.partners) == (
        "Waits are long",
        "Waits group",
        Lead("DCO"),
        ("PCF",),
    )
    assert found.outcome_sought == "Shorter waits\nHow we will know: 60% in 20 weeks\nBaseline: 40%"
    assert (found.starts_on, found.due_on, found.review_on) == (
        date(2024, 9, 1),
        date(2025, 3, 31),
        date(2025, 6, 30),
    )
    assert (found.progress, found.impact, found.evidence) == (
        "Two started",
        "Families wait less",
        "Data of May",
    )
    assert (str(found.cost), found.cost_words, found.risk) == (
        "25000.00",
        "",
        "High - nobody applies",
    )
    assert (found.said, doubts(found)) == (
        Said.DELIVERED,
        [("no_delivered_day", "Status"), ("impact", "Impact")],
    )
